"""What the heads of the columns of a notice mean: known words, with the usual words before, between and behind them."""

from __future__ import annotations

from collections.abc import Iterable

from scorecard.base.pattern import pattern
from scorecard.load.actuals.words import (
    CORNERS,
    INDICATORS,
    MEASURES,
    NUMBERING,
    TARGETS,
    UNITS,
    is_total,
    says_another_time,
)

_ASSESS = "(?:考核|考评|评价|评估|评议|评定|评比|测评|绩效)"
_SCORE = "(?:评分|计分|记分|赋分|打分|给分|扣分|加分|加减分|加扣分|奖惩分|得分计算|得分|量化|折算)"
_WAY = "(?:办法|标准|方法|细则|规则|方式|公式|依据|原则|说明|要求)"
_AND = "(?:及其?|和|与|或|、|/)?"
_OFFICE = "(?:单位|部门|科室|处室|机构|主体|股室|局)"

_ROLES = {
    "points": (
        rf"(?:{_ASSESS}|指标|项目|目标|单项|[一二三四]级(?:指标)?)?(?:分值|满分|权重|权数|配分|赋权|分数)"
        r"(?:权重|分?值|分|占比|系数|设置|分配|比例)?|(?:标准|基本|基础|基准|额定|总)分值?|赋分值?|points|weights?|fullpoints"
    ),
    "clause": (
        rf"(?:(?:{_ASSESS}|{_SCORE}|指标|具体|分值|内容){_AND})*(?:{_ASSESS}|{_SCORE}|内容及)(?:{_AND}{_WAY})+"
        rf"(?:{_AND}(?:{_ASSESS}|{_SCORE})?{_WAY})*|(?:scoring)?rules?|scoring|criteria"
    ),
    "provider": (
        rf"(?:数据|资料|信息|材料|指标)?(?:来源|出处)(?:{_OFFICE}|渠道|及.*)?"
        rf"|(?:数据|资料|信息|材料|指标)?(?:提供|采集|报送|填报|审核|认定|统计|核定|核实)(?:责任)?{_OFFICE}|数据(?:责任)?{_OFFICE}"
        rf"|(?:{_ASSESS}|{_SCORE})(?:责任|牵头|实施|负责)?(?:部门|科室|处室|机构|主体|责任单位|牵头单位|实施单位)"
        rf"|(?:考评|评分|计分|赋分|打分){_OFFICE}|(?:data)?sources?|provider"
    ),
    "responsible": (
        r"(?:[市区县]级?直?)?(?:责任|牵头|主要|第一|直接|负责|主管|承办|主办|协办|配合|落实|实施|分管|包抓|包联|挂钩|督办|督导|推进|"
        rf"协同|具体|完成|承担|参与|[及和、/])+(?:{_OFFICE}|领导|负责人|人员?)(?:(?:及|和|、).*)?|[市区县镇]领导|负责人|responsible|(?:lead)?office"
    ),
    "when": (
        rf"(?:完成|{_ASSESS}|评分|时间|时限|办结|实施|推进|起止|报送)?(?:时限|时间|期限|节点|日期|周期|频次|频率|时段)"
        "(?:要求|安排|节点)?|(?:时间|序时)?进度(?:要求|安排)?|due|deadline"
    ),
    "note": (
        r"备注(?:说明|事项)?|说明|注|(?:指标|计算|统计|核算|口径|目标)(?:说明|解释|释义|口径|定义|内涵|范围|方法|公式)(?:及说明)?"
        r"|(?:佐证|证明|支撑|印证|所需|报送|提供)(?:材料|资料)(?:要求|清单)?|notes?|remarks?"
    ),
}
"""What each says of the indicator of its row; `when` and `note` are kept as remarks."""
_PATTERNS = {role: pattern(words) for role, words in _ROLES.items()}
_ANY = pattern("|".join(_ROLES.values()))

GROUPS = frozenset(("分组", "组别", "类别", "分类", "group"))
_INDICATORS = pattern(
    rf"(?:(?:[一二三四]级)|{_ASSESS}|评分|主要|重点|具体|工作|目标|任务|核心|创新|监测|指标|项目|事项)*"
    "(?:指标|项目|内容|任务|事项|要点|要素|体系|维度|类别|类型|分类|领域|方面|模块|(?<!^)名称)(?:名称|体系)?"
)
_UNITS = pattern(
    r"(?:(?:被?考核|参评|参考|考评|评价)?(?:单位|对象)|乡镇|镇街|街镇|镇|街道|园区|板块|地区|区域)(?:名称)?"
)
_YEAR = r"(?:\d{4}年?度?|本?年度?|全年|[全各][区市县镇省]|当年)?"
_TARGET = pattern(rf"{_YEAR}(?:任务|计划)?(?:目标|任务|计划|指标)(?:任务|目标)?(?:数|值|要求)?")
_DONE = pattern(
    r"(?:\d{4}年?度?|历年|近[两三]年|前[两三]年|截至.*|[上去]年度?|当前|目前)?(?:的?平均|预计)?"
    r"(?:(?:实际|预计)?完成(?:数|值|情况|量|额|率)?|实绩|实际(?:数|值|完成数?|完成值)?|基数|基准[数值]?|基期[数值]?|现状[数值]?"
    r"|历史(?:最好)?水平)"
)
_FILLED_IN = pattern(
    rf"(?:自评|自查|{_ASSESS}|复核|核定|最终|实际|初评|本项|单项|综合)?(?:得分|评分|打分|分)"
    r"|(?:完成|进展|落实|工作)情况|扣分(?:原因|理由|情况)"
)


def head_role(name: str) -> str:
    """What a column says of the indicators by its head (folded, without measure): `points`, `clause` and so on; "" for none.

    >>> [head_role(head) for head in ("考核计分办法", "评分标准及办法", "权重", "数据来源单位", "责任领导", "完成时限")]
    ['clause', 'clause', 'points', 'provider', 'responsible', 'when']
    >>> [head_role(head) for head in ("计分办法(镇/街道)", "牵头部门(单位)", "备注说明", "考核指标", "甲镇", "创新计分园")]
    ['clause', 'responsible', 'note', '', '', '']
    """
    for text in (name, name.partition("(")[0]):
        if text in NUMBERING:
            return "number"
        role = next((role for role, words in _PATTERNS.items() if words.fullmatch(text)), "")
        if role:
            return role
    return ""


def any_head_role(names: Iterable[str]) -> bool:
    """Whether any of many names (folded) is a head that says something of indicators."""
    return any(_ANY.fullmatch(name) is not None or name in MEASURES for name in names)


def names_indicators(name: str) -> bool:
    """Whether indicators, or headings of theirs, stand below a head.

    >>> [names_indicators(head) for head in ("二级指标", "考核内容", "重点工作任务", "目标任务", "甲镇", "单位")]
    [True, True, True, False, False, False]
    """
    other = name in GROUPS or is_target_head(name)
    return name in INDICATORS or (_INDICATORS.fullmatch(name) is not None and not other)


def names_units(name: str) -> bool:
    """Whether units stand below a head.

    >>> [names_units(head) for head in ("考核对象", "镇(街道)", "甲镇")]
    [True, True, False]
    """
    return name in UNITS or _UNITS.fullmatch(name.partition("(")[0]) is not None


def is_target_head(name: str) -> bool:
    """Whether a column has one target for a row, of whichever unit.

    >>> [is_target_head(head) for head in ("2026年目标值", "全区目标", "年度目标任务", "一级指标", "2025年完成数")]
    [True, True, True, False, False]
    """
    return name in TARGETS or (_TARGET.fullmatch(name) is not None and name not in INDICATORS)


def tells_what_is_done(name: str) -> bool:
    """Whether a column holds what was done or how much of it, or is to be filled in with it: never a target.

    >>> [tells_what_is_done(head) for head in ("2025年完成数", "基准值", "上年实绩", "自评得分", "完成情况", "甲镇")]
    [True, True, True, True, True, False]
    """
    return says_another_time(name) or any(words.fullmatch(name) for words in (_DONE, _FILLED_IN))


def is_known_head(name: str) -> bool:
    """Whether a head is any of these, or that of a total."""
    fixed = CORNERS | GROUPS | MEASURES
    known = name in fixed or bool(head_role(name)) or names_indicators(name) or names_units(name)
    return known or is_target_head(name) or tells_what_is_done(name) or is_total(name)
