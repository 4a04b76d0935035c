"""What differs from a seal, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard import __version__
from scorecard.base.message import Text, message, sense, sequence, term
from scorecard.language.nodes import NODES
from scorecard.study.seal.difference import SealDifference
from scorecard.tables import words


def what_of(difference: SealDifference) -> Text:
    """What differs, in words; a field inside another is called as schemes call it."""
    first, *inner = difference.what.split(".")
    known = _FIGURES if difference.cause in ("others", "tool", "seal") else _PROMISED
    text = known.get(first) or field_named(first)
    rest = sequence([field_named(name, first) for name in inner], ".")
    return message("{words} {rest}", words=text, rest=rest) if inner else text


def field_named(name: str, inside: str = "") -> Text:
    """A field of a scheme by its name, the Chinese one where Chinese is spoken; a name that is no field's stays.

    inside : the field that it stands in, which tells it from others of its name
    """
    own = NODES[inside].by_name.get(name) if inside in NODES else None
    every = [own] if own else [node.by_name[name] for node in NODES.values() if name in node.by_name]
    chinese = {field.chinese for field in every}
    return term(name, zh=chinese.pop()) if len(chinese) == 1 else name


_FIGURES = {
    "status": words.STATUS,
    "actual": words.ACTUAL,
    "word": words.ACTUAL,
    "target": words.TARGET,
    "due": words.DUE,
    "completion": words.COMPLETION,
    "progress": words.PROGRESS,
    "points": words.POINTS,
    "full_points": sense("what a row is worth", "full points"),
    "counted": message("counted"),
    "printed": message("printed"),
    "met": sense("a sealed figure", "met"),
    "pace": message("pace"),
    "light": words.LIGHT,
    "light_said": message("words of the light"),
    "judges": message("marks"),
    "juries": message("juries"),
    "items": message("objects"),
    "by_period": message("points by period"),
    "target_printed": message("target as printed"),
    "earned": message("earned"),
    "total": words.TOTAL,
    "rank": words.RANK,
    "group": words.GROUP,
    "assessed": message("assessed"),
    "group_rank": words.GROUP_RANK,
    "rank_range": message("ranks still open"),
    "grade": words.GRADE,
    "effects": message("effects"),
    "lacking": sense("a sealed figure", "lacking"),
    "coverage": message("coverage"),
    "parts": message("part"),
    "gaps": message("gap"),
    "account": message("account of rows"),
    "choices": message("choices"),
    "resolved": message("scheme as it holds"),
    "hashes": message("hash"),
}
_PROMISED = {
    "actual": words.ACTUAL,
    "mark": message("mark"),
    "target": words.TARGET,
    "points": sense("what a row is worth", "full points"),
    "assessed": message("assessed"),
    "pace": message("pace"),
    "rule": message("rule"),
    "judging": message("judging"),
    "unscored": message("unscored"),
    "weights": message("weights"),
    "rounding": message("rounding"),
    "decimals": message("decimals"),
    "ties": message("ties"),
    "grade": words.GRADE,
    "grades": message("grades"),
    "effects": message("effects"),
    "rank_on": message("ranks formed on"),
    "among": message("ranked among"),
    "interim": message("interim"),
    "reported": message("reported"),
    "nature": message("nature"),
    "direction": message("direction"),
    "measure": message("measure"),
    "due_in": message("due in"),
    "words": message("words"),
    "allowed": message("allowed"),
    "name": message("name"),
    "short": message("short name"),
    "group": message("group"),
    "title": message("title"),
    "units": message("units"),
    "unit": sense("a sealed figure", "unit"),
    "order": message("order of rows"),
    "indicator": words.INDICATOR,
    "table": message("table"),
    "total": words.TOTAL,
}


def cause_of(difference: SealDifference) -> Text:
    """Why it differs, with the reason a correction gives."""
    text = _CAUSES[difference.cause]
    return message("{words}: {name}", words=text, name=difference.reason) if difference.reason else text


def cures_of(
    differences: Sequence[SealDifference], period: str, tool: str, lacking: bool
) -> tuple[Text, ...]:
    """What to do about figures that the seal's own scheme and rows do not give.

    tool : the version that wrote the seal; lacking : it was sealed with gaps
    """
    causes = {each.cause for each in differences}
    gaps = " --with-gaps" if lacking else ""
    by_tool = message(
        "“This version reckons otherwise”: it was sealed by {tool}, this is {version}, and the "
        "same scheme and rows give other figures, see CHANGELOG {version}. Check each against "
        "that, then seal again with scorecard publish --amend REASON{gaps} {period}. The seal "
        "alone cannot tell a changed program from an edited file: hold its hash against the "
        "one that was printed.",
        tool=tool,
        version=__version__,
        gaps=gaps,
        period=period,
    )
    by_hand = message(
        "“The seal was edited”: this version sealed it, and yet its own scheme and rows do not "
        "give these figures. Take the file back from a copy or from version control."
    )
    return tuple(cure for cause, cure in (("tool", by_tool), ("seal", by_hand)) if cause in causes)


_CAUSES = {
    "row": message("the row was changed"),
    "corrected": message("corrected after the seal"),
    "reported": message("reported after the seal"),
    "scheme": message("the scheme was changed"),
    "others": message("follows from the others"),
    "tool": message("this version reckons otherwise"),
    "seal": message("the seal was edited"),
}
