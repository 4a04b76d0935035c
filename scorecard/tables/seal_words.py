"""What differs from a seal, and why, in words."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.study.seal.difference import Difference
from scorecard.tables import words


def what_of(found: Difference) -> Text:
    """What differs, in words; a field of a rule or of a policy keeps its own name."""
    first, _, rest = found.what.partition(".")
    known = _FIGURES if found.cause in ("others", "tool") else _PROMISED
    said = known.get(first) or Text(first, first)
    return Text(f"{said.zh} {rest}", f"{said.en} {rest}") if rest else said


_FIGURES = {
    "status": words.STATUS,
    "actual": words.ACTUAL,
    "word": words.ACTUAL,
    "target": words.TARGET,
    "due": words.DUE,
    "completion": words.COMPLETION,
    "progress": words.PROGRESS,
    "points": words.POINTS,
    "full_points": Text("分值", "full points"),
    "counted": Text("计入得分", "counted"),
}
_PROMISED = {
    "actual": words.ACTUAL,
    "mark": Text("评分", "mark"),
    "target": words.TARGET,
    "points": Text("分值", "full points"),
    "assessed": Text("是否考核", "assessed"),
    "pace": Text("序时进度", "pace"),
    "rule": Text("计分规则", "rule"),
    "judging": Text("评议办法", "judging"),
    "unscored": Text("未计分的处理", "unscored"),
    "weights": Text("权重", "weights"),
    "rounding": Text("修约", "rounding"),
    "decimals": Text("打印位数", "decimals"),
    "ties": Text("并列", "ties"),
    "grade": words.GRADE,
    "grades": Text("等次", "grades"),
    "effects": Text("结果运用", "effects"),
    "rank_on": Text("排名依据", "ranks formed on"),
    "among": Text("排名范围", "ranked among"),
    "interim": Text("年中计分", "interim"),
    "reported": Text("报送口径", "reported"),
    "nature": Text("性质", "nature"),
    "direction": Text("方向", "direction"),
    "measure": Text("计量单位", "measure"),
    "due_in": Text("考核期", "due in"),
    "words": Text("可报的词", "words"),
    "allowed": Text("允许值", "allowed"),
    "name": Text("名称", "name"),
    "short": Text("简称", "short name"),
    "group": Text("分组", "group"),
    "title": Text("标题", "title"),
    "units": Text("考核单位", "units"),
    "unit": Text("考核单位", "unit"),
    "order": Text("指标顺序", "order of rows"),
    "indicator": words.INDICATOR,
    "table": Text("表", "table"),
    "total": words.TOTAL,
}


def cause_of(found: Difference) -> Text:
    """Why it differs, with the reason a correction gives."""
    said = _CAUSES[found.cause]
    return Text(f"{said.zh}：{found.reason}", f"{said.en}: {found.reason}") if found.reason else said


_CAUSES = {
    "row": Text("数据改了", "the row was changed"),
    "corrected": Text("发布后更正", "corrected after the seal"),
    "reported": Text("发布后补报", "reported after the seal"),
    "scheme": Text("方案改了", "the scheme was changed"),
    "others": Text("随其他差异而变", "follows from the others"),
    "tool": Text("本版本算法不同", "this version reckons otherwise"),
}
