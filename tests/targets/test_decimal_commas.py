"""Decimal commas in the tables beside a scheme are read as in returns: told where they are, refused where they may part thousands."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.load.disk import opener_of
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from tests.boards import write

SCHEME = """
title: 考核
year: 2017
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}}
tables:
  表:
    title: 表
    targets: {from: a.csv}
    indicators:
      占比: {name: 占比, measure: "%", number: 1}
"""


@pytest.mark.parametrize(
    ("text", "codes", "targets"),
    [
        ("指标;甲镇;乙镇\n占比;12,5;1,250\n", ["SC373", "SC373"], [12.5, 1.25]),
        ("指标;甲镇;乙镇\n占比;12.5;13\n", [], [12.5, 13.0]),
        ("指标\t甲镇\t乙镇\n占比\t12,5\t13\n", ["SC373"], [12.5, 13.0]),
        ("指标\t甲镇\t乙镇\n占比\t1,250\t13\n", ["SC372"], None),
        ('指标,甲镇,乙镇\n占比,"1,250",13\n', [], [1250.0, 13.0]),
        ('指标,甲镇,乙镇\n占比,"0,75",13\n', ["SC373"], [0.75, 13.0]),
    ],
)
def test_decimal_commas(tmp_path: Path, text: str, codes: list[str], targets: list[float] | None) -> None:
    write(tmp_path / "a.csv", text)
    file = load_scheme(Source("a.yaml", SCHEME.encode()), "", opener_of(tmp_path, tmp_path))
    assert [fault.code for fault in file.faults] == codes
    row = file.scheme.tables[0].rows[0] if file.scheme else None
    assert (row and [cell.value for cells in row.targets.values() for cell in cells]) == targets
