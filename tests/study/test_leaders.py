"""Who leads where equals share a place that is not the first: the sentence says the rank that the table prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run

SCHEME = """title: 考核
year: 2017
language: LANG
ranking: {RANKING}
units: {UNITS}
tables:
  t:
    title: 考核
    indicators:
      patents: {name: 专利, number: 1, nature: stock, targets: 100}
"""


def opening(place: Path, lang: str, ranking: str, best: int) -> str:
    """What is said first of `best` units that are equal and two behind them, in groups by turns."""
    units = ", ".join(f"u{n}: {{name: 单位{n}, group: {'甲乙'[n % 2]}}}" for n in range(best + 2))
    scheme = SCHEME.replace("LANG", lang).replace("RANKING", ranking).replace("{UNITS}", f"{{{units}}}")
    rows = (f"2017,单位{n},专利,{80 if n < best else 50}\n" for n in range(best + 2))
    for name, text in (
        ("config/indicators.yaml", scheme),
        ("data/2017.csv", "期间,单位,指标,数值\n" + "".join(rows)),
    ):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return run("evaluate", "-p", "2017", "-f", "markdown", at=place).out


@pytest.mark.parametrize(
    ("ranking", "best", "english", "chinese"),
    [
        ("ties: competition", 2, "单位1 with 8.00 points share first place", "单位1得8.00分并列第1。"),
        ("ties: last", 2, "单位1 with 8.00 points lead, each with rank 2.", "单位1得8.00分领先，并列第2。"),
        (
            "ties: average",
            2,
            "单位1 with 8.00 points lead, each with rank 1.5.",
            "单位1得8.00分领先，并列第1.5。",
        ),
        ("ties: last", 6, "6 units lead, each with rank 6.", "6个单位领先，并列第6。"),
        ("ties: last, among: group", 2, "First in their groups are 甲", "各组第1名为甲"),
        (
            "ties: last, among: group",
            3,
            "Leading their groups are 甲: 单位0 with 8.00 points, 单位2 with 8.00 points, each with rank 2; 乙",
            "各组领先的是甲：单位0得8.00分、单位2得8.00分（并列第2）；乙",
        ),
    ],
)
def test_the_rank_of_those_who_lead(
    ranking: str, best: int, english: str, chinese: str, tmp_path: Path
) -> None:
    assert english in opening(tmp_path, "en", ranking, best)
    assert chinese in opening(tmp_path, "zh", ranking, best)
