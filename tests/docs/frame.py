"""Makes whole schemes of the pieces that the pages show."""

from __future__ import annotations

import textwrap

from scorecard.base.message import Lang

_UNITS: dict[Lang, str] = {
    "en": """\
  eastwind:  {name: Eastwind, group: towns}
  newriver:  {name: Newriver, group: towns}
  southgate: {name: Southgate, group: streets}
""",
    "zh": """\
  dongfeng: {name: 东风镇, group: 镇}
  xinhe:    {name: 新河镇, group: 镇}
  chengnan: {name: 城南街道, group: 街道}
""",
}
_INDICATORS: dict[Lang, str] = {
    "en": "applications: {name: Applications, number: 1, targets: [120, 80, 200]}\n",
    "zh": "applications: {name: 专利申请, number: 1, targets: [120, 80, 200]}\n",
}


def framed(piece: str, place: str, lang: Lang) -> str:
    """A scheme around a piece of one: its `indicators`, the fields of a `table`, or fields at its `top`.

    >>> framed("totals: {overall: {towns: 100}}", "top", "en").splitlines()[-1]
    'totals: {overall: {towns: 100}}'
    """
    if not place:
        return piece
    indicators = piece if place == "indicators" else _INDICATORS[lang]
    table = piece if place == "table" else "indicators:\n" + textwrap.indent(indicators, "  ")
    return (
        "title: Scheme\nyear: 2026\nfrequency: quarter\n"
        f"units:\n{_UNITS[lang]}"
        "tables:\n  towns:\n    title: Tasks\n"
        f"{textwrap.indent(table, '    ')}"
        "  rubric:\n    title: Rubric\n    indicators:\n"
        "      attention: {name: Attention of the board, number: 1, judges: mean}\n"
        + (piece if place == "top" else "")
    )
