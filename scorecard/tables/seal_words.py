"""What differs from a seal, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard import __version__
from scorecard.base.text import Text
from scorecard.study.seal.difference import Difference
from scorecard.tables import words


def what_of(found: Difference) -> Text:
    """What differs, in words; a field of a rule or of a policy keeps its own name."""
    first, _, rest = found.what.partition(".")
    known = _FIGURES if found.cause in ("others", "tool", "seal") else _PROMISED
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
    "printed": Text("印出的得分", "printed"),
    "met": Text("是否达标", "met"),
    "pace": Text("序时进度", "pace"),
    "light": words.LIGHT,
    "light_said": Text("灯旁的字", "words of the light"),
    "judges": Text("各评委的评分", "marks"),
    "juries": Text("各评委组的平均分", "juries"),
    "items": Text("对象", "objects"),
    "by_period": Text("各期得分", "points by period"),
    "target_printed": Text("印出的目标值", "target as printed"),
    "earned": Text("已得分", "earned"),
    "total": words.TOTAL,
    "rank": words.RANK,
    "group_rank": words.GROUP_RANK,
    "rank_range": Text("可能的名次", "ranks still open"),
    "grade": words.GRADE,
    "effects": Text("结果运用", "effects"),
    "lacking": Text("缺报的项", "lacking"),
    "coverage": Text("覆盖面", "coverage"),
    "parts": Text("各表折算得分", "part"),
    "gaps": Text("缺报", "gap"),
    "account": Text("数据行数", "account of rows"),
    "choices": Text("方案的选择", "choices"),
    "resolved": Text("本期有效的方案", "scheme as it holds"),
    "hashes": Text("编号", "hash"),
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


def cures_of(found: Sequence[Difference], period: str, tool: str, lacking: bool) -> tuple[Text, ...]:
    """What to do about figures that the seal's own scheme and rows do not give.

    tool : the version that wrote the seal; lacking : it was sealed with gaps
    """
    causes = {each.cause for each in found}
    gaps = " --with-gaps" if lacking else ""
    by_tool = Text(
        f"“本版本算法不同”：封存的是 {tool}，现在是 {__version__}，同样的方案和数据算出来不一样，见 CHANGELOG {__version__}。"
        f"对照它逐项核实后，用 scorecard publish --amend “理由”{gaps} {period} 重新封存；"
        "单凭封存文件，分不清是程序变了还是有人改过文件，要与当时印发的编号对照。",
        f"“This version reckons otherwise”: it was sealed by {tool}, this is {__version__}, and the same scheme and rows give "
        f"other figures, see CHANGELOG {__version__}. Check each against that, then seal again with "
        f"scorecard publish --amend REASON{gaps} {period}. The seal alone cannot tell a changed program from an edited "
        "file: hold its hash against the one that was printed.",
    )
    by_hand = Text(
        "“封存文件被改过”：本版本封存的数，用封存的方案和数据却算不出来。从备份或版本库取回原来的文件。",
        "“The seal was edited”: this version sealed it, and yet its own scheme and rows do not give these figures. "
        "Take the file back from a copy or from version control.",
    )
    return tuple(said for cause, said in (("tool", by_tool), ("seal", by_hand)) if cause in causes)


_CAUSES = {
    "row": Text("数据改了", "the row was changed"),
    "corrected": Text("发布后更正", "corrected after the seal"),
    "reported": Text("发布后补报", "reported after the seal"),
    "scheme": Text("方案改了", "the scheme was changed"),
    "others": Text("随其他差异而变", "follows from the others"),
    "tool": Text("本版本算法不同", "this version reckons otherwise"),
    "seal": Text("封存文件被改过", "the seal was edited"),
}
