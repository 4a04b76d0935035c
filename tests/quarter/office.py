"""A quarter as an office does it: the notice, its scheme, forms out, forms back, what is wrong mended, papers, a seal.

Nothing is computed here that the program computes: the figures are those that towns send in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from scorecard.base.names import fold_name
from tests.forms.clerk import Clerk
from tests.notice.printed import ROWS, as_document

PERIOD = "2017Q2"
LINES = tuple((parts or above, targets.split()) for _, above, parts, targets in ROWS)
"""The lines of the notice by name, in its order, with the targets of the towns."""

SHARES = (52, 47, 50, 61, 38, 44, 57, 49, 55, 41, 50)
"""How much of its targets each town has reached by June, in percent."""


class Words(NamedTuple):
    """What the office calls things in its language."""

    notice: str
    forms: str
    papers: str
    rules: tuple[tuple[str, str], ...]


WORDS = {
    "zh": Words(
        "附件2.docx",
        "填报表",
        "报告",
        (
            ("    指标:\n", "    默认: {数据来源: 区科技局}\n    指标:\n"),
            ("        序号: 1\n", "        序号: 1\n        数据来源: 统计部门\n"),
            ("        序号: 9\n", "        序号: 9\n        计分规则: {得分上限: 120%}\n"),
        ),
    ),
    "en": Words(
        "annex2.docx",
        "forms",
        "papers",
        (
            ("    indicators:\n", "    defaults: {provider: 区科技局}\n    indicators:\n"),
            ("        number: 1\n", "        number: 1\n        provider: 统计部门\n"),
            ("        number: 9\n", "        number: 9\n        rule: {max_points: 120%}\n"),
        ),
    ),
}


def draw_notice(place: Path, lang: str) -> None:
    """The notice comes as a Word document."""
    as_document(place / WORDS[lang].notice)


def declare_rules(place: Path, lang: str) -> None:
    """The one step with a text editor: who provides the figures, and the rule that differs."""
    scheme = place / "config" / "indicators.yaml"
    text = scheme.read_text(encoding="utf-8")
    for before, after in WORDS[lang].rules:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    scheme.write_text(text, encoding="utf-8")


def figure(name: str, n: int, target: str) -> float:
    """What a town reports on a line: of its counts a share, its share itself, its level."""
    if target.endswith("%"):
        return round(float(target[:-1]) * SHARES[n] / 50, 1)
    return round(int(target) * SHARES[n] / (50 if "总数" in name else 100))


def fill_forms(place: Path, lang: str, wrong: Mapping[tuple[str, str], Any]) -> None:
    """Each provider fills in its form and sends it back; some cells are filled in wrongly."""
    for path in sorted((place / WORDS[lang].forms).glob("*.xlsx")):
        clerk = Clerk(path)
        for _, unit, indicator in clerk.cells():
            clerk.fill(unit, indicator, wrong.get((unit, indicator), right(unit, indicator)))
        clerk.send(place / "data")


TOWNS = (
    "春江镇",
    "孟河镇",
    "新桥镇",
    "薛家镇",
    "罗溪镇",
    "西夏墅镇",
    "奔牛镇",
    "河海街道",
    "三井街道",
    "龙虎塘街道",
    "创意产业基地",
)


def right(unit: str, indicator: str) -> float:
    """The figure that belongs into a cell."""
    n = TOWNS.index(unit)
    wanted = fold_name(indicator.rpartition("/")[2])
    name, targets = next((name, targets) for name, targets in LINES if wanted in fold_name(name))
    return figure(name, n, targets[n])


MISTAKES: Mapping[tuple[str, str], Any] = {
    ("三井街道", "专利申请"): "约800",
    ("奔牛镇", "举办专场产学研活动"): datetime(2017, 2, 3),
}
"""A word before a figure, and `2-3` that Excel took for a day."""


def mend_forms(place: Path) -> None:
    """The two cells are put right, in the very files."""
    for path in sorted((place / "data").glob("*.xlsx")):
        clerk = Clerk(path)
        asked = {(unit, indicator) for _, unit, indicator in clerk.cells()}
        for unit, indicator in asked & MISTAKES.keys():
            clerk.make_general(unit, indicator)
            clerk.fill(unit, indicator, right(unit, indicator))
        clerk.send(place / "data")
