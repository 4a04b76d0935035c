"""A unit that answers “not applicable” where it is asked: what is said of it fits rows with targets, without, and raw figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run

SCHEME = """title: 考核
year: 2017
frequency: quarter
language: LANG
units: {jia: {name: 甲镇}, yi: {name: 乙镇}}
inputs:
  staff: {name: 职工数, nature: stock}
tables:
  t:
    title: 考核
    indicators:
      patents: {name: 专利, number: 1, nature: stock, targets: 100}
      served: {name: 服务企业, number: 2, nature: stock, rule: {compare: value, each: 0.1}}
      share: {name: 人均, number: 3, formula: served / staff, rule: {compare: value, each: 0.1}}
"""
ROWS = "期间,单位,指标,数值\n" + "".join(
    f"2017Q1,{unit},{row},{value}\n"
    for unit, value in (("甲镇", "--"), ("乙镇", "10"))
    for row in ("专利", "服务企业", "职工数")
)


def said(lang: str, place: Path, *command: str) -> str:
    """What a command says of the project, in one line."""
    for name, text in (("config/indicators.yaml", SCHEME.replace("LANG", lang)), ("data/2017.csv", ROWS)):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    outcome = run(*command, "-p", "2017Q1", at=place)
    assert outcome.code == 0, outcome.err
    return " ".join((outcome.out + outcome.err).split())


@pytest.mark.parametrize(
    ("lang", "targeted", "asked"),
    [
        ("en", "甲镇 {} has a target; the “--” sent in", "甲镇 {} is asked for; the “--” sent in"),
        ("zh", "甲镇 {}有目标值，报的“--”", "甲镇 {}要报数，报的“--”"),
    ],
)
def test_the_warning(lang: str, targeted: str, asked: str, tmp_path: Path) -> None:
    told = said(lang, tmp_path, "check")
    assert targeted.format("专利") in told and told.count("SC213]") == 1
    assert all(asked.format(name) in told for name in ("服务企业", "职工数")) and told.count("SC518]") == 2


@pytest.mark.parametrize(
    ("lang", "targeted", "asked"),
    [
        ("en", "专利 has a target for 甲镇; “not applicable”", "服务企业 is asked of 甲镇; “not applicable”"),
        ("zh", "甲镇的“专利”有目标值，报“不适用”", "甲镇的“服务企业”要报数，报“不适用”"),
    ],
)
def test_the_note(lang: str, targeted: str, asked: str, tmp_path: Path) -> None:
    told = said(lang, tmp_path, "evaluate", "-f", "markdown")
    assert targeted in told and asked in told and asked.replace("服务企业", "职工数") in told


@pytest.mark.parametrize(
    ("lang", "asked"), [("en", "but the scheme asks for the figure"), ("zh", "但方案要这个数")]
)
@pytest.mark.parametrize("row", ["服务企业", "职工数"])
def test_why(row: str, lang: str, asked: str, tmp_path: Path) -> None:
    assert asked in said(lang, tmp_path, "explain", "甲镇", row, "-f", "csv")
