"""A correction of a figure for several months: its cell is called in words, as everywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run

SCHEME = """title: 考核
year: 2017
frequency: quarter
units: {jia: {name: 甲镇}}
tables:
  t:
    title: 考核
    indicators:
      patents: {name: 专利, number: 1, reported: period, targets: 100}
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "2017年1—6月 甲镇 专利 要更正原值 17"),
        ("en", "January to June 2017 甲镇 专利: 17 is to be corrected"),
    ],
)
def test_its_cell_is_called_in_words(lang: str, said: str, tmp_path: Path) -> None:
    rows = "期间,单位,指标,数值,原值,原因\n2017H1,甲镇,专利,20,17,复核\n"
    for name, text in (("config/indicators.yaml", SCHEME), ("data/2017.csv", rows)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = run("check", "--lang", lang, at=tmp_path, columns=300)
    assert outcome.code == 1 and said in outcome.out
