"""Which forms there are, and what plain data becomes."""

from __future__ import annotations

import json
import math

import pytest

from scorecard.render.formats import FORMATS, format_of
from scorecard.render.json import to_json
from scorecard.tables.table import Document
from tests.render.rendered import render
from tests.render.samples import CIRCULAR, RANKING
from tests.render.samples import DOCUMENTS as SAMPLES


def test_a_suffix_names_a_form() -> None:
    asked = [".md", ".htm", ".html", ".CSV", ".json", ".txt"]
    found = [format_of(suffix) for suffix in asked]
    assert [format.name for format in found] == ["markdown", "html", "html", "csv", "json", "plain"]
    assert format_of(".pages") is None
    assert set(found) <= set(FORMATS)


@pytest.mark.parametrize("form", ["json", "pages"])
def test_a_document_has_no_other_form(form: str) -> None:
    with pytest.raises(ValueError, match=form):
        render(CIRCULAR, form, "zh")


def test_json_keeps_every_digit_and_ends_its_line() -> None:
    data = {"单位": "春江镇", "total": 0.1 + 0.2, "rank": None}
    text = to_json(data)
    assert json.loads(text) == data
    assert text.startswith('{\n  "单位": "春江镇"')
    assert "0.30000000000000004" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_json_refuses_what_is_no_number(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_json({"total": value})


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii"])
def test_json_holds_any_text_in_any_encoding(encoding: str) -> None:
    data = {"name": "春江\x1b[31m\x9b2J\u202e⚠\ud800𠮷"}
    text = to_json(data, encoding=encoding)
    assert json.loads(text.encode(encoding)) == data
    assert not set("\x1b\x9b\u202e") & set(text)


def test_csv_renders_the_first_table_and_what_is_known_in_part_is_a_number_that_says_so() -> None:
    lines = render(CIRCULAR, "csv", "zh").splitlines()
    assert lines[0] == "名次,单位,得分,得分（是否齐全）,达标项,平均完成率,强项,短板"
    assert lines[1] == "1,空港产业园（罗溪镇）,98.09,,10,112.5%,专利申请 140.0%,—"
    assert lines[-1] == ",奔牛镇,72.31,部分,5,,专利申请 102.0%,缺 发明授权"
    assert len(lines) == 1 + len(RANKING.rows)


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "csv"])
@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_form_fits_every_encoding(form: str, encoding: str, name: str) -> None:
    text = render(SAMPLES[name], form, "en", encoding=encoding)
    assert text.encode(encoding).decode(encoding) == text
    assert "98.09" in text or name != "circular"


def test_only_what_gbk_lacks_is_replaced() -> None:
    gbk = render(CIRCULAR, "markdown", "zh", encoding="gbk")
    assert gbk == render(CIRCULAR, "markdown", "zh")


def test_colour_is_emphasis_only() -> None:
    plain = render(CIRCULAR, "terminal", "zh")
    coloured = render(CIRCULAR, "terminal", "zh", colour=True)
    assert "\x1b[1m" in coloured
    assert "\x1b" not in plain
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("form", ["terminal", "plain"])
def test_a_table_too_wide_for_its_keys_points_to_another_form(form: str) -> None:
    text = render(Document((), (RANKING,)), form, "zh", width=14)
    assert "-f html" in text
    assert "98.09" not in text
