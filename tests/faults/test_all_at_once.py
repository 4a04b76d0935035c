"""Every fault is told whatever else is wrong; one cause once, a kind twenty times, and in JSON all of them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.faults.gallery import HERE

BROKEN = """\
title: 甲
year: !!int 2017
frequency: 每季
units:
  jia: {name: 甲镇
  yi:  {name: 乙镇}
tables:
  towns：
    title: 表
  rubric:
    title: "没有结束
    indicators:
      a: {name: A, nature: 存量, targets: [1, 010]}
      b: {nmae: B, targets: @}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for part in ("config", "data"):
        shutil.copytree(HERE / "base" / part, tmp_path / part)
    return tmp_path


def scheme(place: Path, text: str) -> None:
    (place / "config" / "indicators.yaml").write_text(text, encoding="utf-8")


def rows(place: Path, *lines: str) -> None:
    with (place / "data" / "2017Q2.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def codes(place: Path) -> list[str]:
    said = run("check", "-f", "json", "--lang", "en", at=place)
    return [fault["code"] for fault in json.loads(said.out)["faults"]]


def test_what_breaks_yaml_hides_nothing(place: Path) -> None:
    scheme(place, BROKEN)
    rows(place, '2017Q2,甲镇,专利申请,"1', "2017Q2,\x1b甲镇,专利申请,1")
    found = codes(place)
    assert found[:3] == ["SC006", "SC015", "SC001"]
    assert {"SC003", "SC004", "SC009", "SC015", "SC107", "SC108"} <= set(found)
    # What was left out is not called lacking.
    assert not {"SC013", "SC018", "SC151", "SC152"} & set(found)


def test_a_second_document_hides_nothing_in_the_first(place: Path) -> None:
    scheme(place, "title: 甲\nfrequency: 每季\n---\ntitle: 乙\n")
    assert codes(place) == ["SC015", "SC010"]


def test_one_cause_is_told_once(place: Path) -> None:
    rows(place, *(f"2017Q2,无名镇,专利申请,{n}," for n in range(1000)))
    said = run("check", "--lang", "zh", at=place, columns=400)
    assert said.out.count("[SC151]") == 1
    assert "第25行 B列：" in said.out and "同样的共 1000 处，还在：第26行 B列、第27行 B列" in said.out
    assert "1000 个错误" in said.out
    assert codes(place) == ["SC151"] * 1000


def test_of_a_kind_twenty_are_told_and_the_rest_counted(place: Path) -> None:
    rows(place, *(f"2017Q2,无名{n}镇,专利申请,1," for n in range(1000)))
    said = run("check", "--lang", "en", at=place, columns=400)
    assert said.out.count("error[SC151]") == 20
    assert "[SC151] 980 more are not listed; scorecard check -f json lists all" in said.out
    assert "1000 errors" in said.out
    parent = place.parent
    elsewhere = run("check", "-C", place.name, "-p", "2017Q2", "--lang", "en", at=parent, columns=400)
    line = f"scorecard check -C {place.name} -p 2017Q2 -f json"
    assert f"{line} lists all" in elsewhere.out
    listed = json.loads(run(*line.split()[1:], at=parent).out)
    assert [fault["code"] for fault in listed["faults"]].count("SC151") == 1000


def test_two_or_three_of_a_cause_keep_their_lines(place: Path) -> None:
    rows(place, *(f"2017Q2,无名镇,专利申请,{n}," for n in range(3)))
    assert run("check", "--lang", "zh", at=place).out.count("[SC151]") == 3


def test_cells_are_those_of_a_spreadsheet(place: Path) -> None:
    (place / "data" / "2017Q2.csv").write_text(
        'sep=;\nperiod;unit;indicator;value;note\n2017Q2;甲镇;专利申请;1;"一\n二"\n\n'
        '2017Q2;无名镇;专利申请;1;\n"2017Q2";"甲镇";"专利";"x;y";\n',
        encoding="utf-8",
    )
    said = run("check", "-f", "json", "--lang", "en", at=place)
    cells = [(fault["line"], fault["cell"]) for fault in json.loads(said.out)["faults"]]
    assert (6, "B4") in cells and (7, "C5") in cells


@pytest.mark.parametrize("form", ["csv", "html", "markdown"])
def test_what_is_kept_holds_every_fault(form: str, place: Path) -> None:
    rows(place, *(f"2017Q2,无名{n}镇,专利申请,1," for n in range(30)))
    out = run("check", "-f", form, "--lang", "en", at=place).out
    assert len(re.findall(r"has no unit", out)) == 30


def test_ten_thousand_unknown_names_have_an_answer(place: Path) -> None:
    text = (HERE / "base" / "config" / "indicators.yaml").read_text(encoding="utf-8")
    scheme(place, text + "".join(f"unknown_{n}: 1\n" for n in range(10_000)))
    said = run("check", "--lang", "en", at=place)
    assert "10000 errors" in said.out and said.out.count("\n") < 150
