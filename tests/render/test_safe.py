"""Names from data stay text in every form."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.render.safe import fit_encoding, is_number, visible
from scorecard.tables.table import Column, Document, Table
from tests.render.rendered import render
from tests.render.sample_page import FIRST_PAGE
from tests.render.samples import HOSTILE, HOSTILE_NAMES

NAMES = st.text(
    st.sampled_from("镇（）|=+-@'\"<>&\\`*_[]~#!\t\r\n\x00\x07\x1b\x85\x9b\u2028\u202e\ufeff\ufe0f⚠＝﹦ 1.,a")
)
FORMS = ("terminal", "plain", "markdown", "html", "csv")


def named(*names: str) -> Document:
    rows = tuple((name, float(k)) for k, name in enumerate(names))
    columns = (Column("unit", "单位", key=True), Column("x", "得分", "number", 1))
    return Document((), (Table("t", (), columns, rows),))


class Page(HTMLParser):
    """The tags of a page and the text of its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.cells: list[str] = []
        self.in_cell = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.in_cell = tag == "td" or (tag == "th" and ("scope", "row") in attrs)
        if self.in_cell:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self.in_cell = False

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.cells[-1] += data


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("colour", [False, True])
def test_no_name_steers_a_terminal(form: str, colour: bool) -> None:
    text = render(HOSTILE, form, "zh", colour=colour)
    text = re.sub("\x1b\\[[012]m", "", text) if colour else text
    assert not [char for char in text if char != "\n" and not char.isprintable()]


@given(
    st.lists(NAMES, min_size=1, max_size=4),
    st.sampled_from(FORMS),
    st.sampled_from(["utf-8", "gbk", "ascii"]),
)
def test_no_name_steers_a_terminal_in_any_encoding(names: list[str], form: str, encoding: str) -> None:
    text = render(named(*names), form, "zh", encoding=encoding)
    assert not [char for char in text if char != "\n" and not char.isprintable()]


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_no_name_is_markup_in_html(names: list[str]) -> None:
    hostile, harmless = (Page(render(named(*some), "html", "zh")) for some in (names, ["镇"] * len(names)))
    assert hostile.tags == harmless.tags
    assert hostile.attributes == harmless.attributes
    assert hostile.cells[::2] == [visible(name) for name in names]


def test_html_asks_nobody_for_anything() -> None:
    page = render(HOSTILE, "html", "zh")
    assert not {"img", "link", "iframe", "object", "base", "form"} & set(Page(page).tags)
    assert not re.search(r"https?:|url\((?!#)|@import", page)
    assert "src" not in Page(page).attributes


def test_no_name_is_markup_in_a_chart() -> None:
    page = render(FIRST_PAGE, "html", "zh")
    found = Page(page)
    assert found.tags.count("script") == 1 and found.tags.count("svg") == 10
    assert not {"i", "u"} & set(re.findall(r"<(\w+)>", page.partition("<svg")[2].partition("</main>")[0])) - {
        "i"
    }
    assert "&lt;script&gt;alert(1)" in page and "onload" not in found.attributes


def test_a_figure_of_points_is_a_link_to_how_it_came_about() -> None:
    page = render(FIRST_PAGE, "html", "zh")
    links = re.findall(r'href="#(w-[^"]+)"', page)
    assert len(links) == 7
    assert all(page.count(f'<table id="{link}">') == 1 for link in links)


def test_two_runs_give_the_same_bytes() -> None:
    assert len({render(FIRST_PAGE, "html", "zh") for _ in range(2)}) == 1


def test_nothing_is_styled_or_run_in_html_but_what_the_policy_names() -> None:
    page = render(HOSTILE, "html", "zh")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    said = unescape(policy[1])
    assert said.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        (held,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in said
        assert held.isascii()
    assert not [name for name in Page(page).attributes if name == "style" or name.startswith("on")]


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from(["utf-8", "ascii"]))
def test_no_name_is_a_formula_in_a_spreadsheet(names: list[str], encoding: str) -> None:
    rows = list(csv.reader(io.StringIO(render(named(*names), "csv", "zh", encoding=encoding), newline="")))[
        1:
    ]
    assert [row[1] for row in rows] == [f"{k}.0" for k in range(len(names))]
    for cell, name in zip((row[0] for row in rows), names, strict=True):
        assert cell[:1] == "'" or cell.strip()[:1] not in set("=+-@") or is_number(cell) or set(cell) == {"-"}
        assert cell.removeprefix("'") == fit_encoding(visible(name), encoding).removeprefix("'")


@given(st.lists(NAMES, min_size=1, max_size=4))
def test_no_name_breaks_a_cell_in_markdown(names: list[str]) -> None:
    lines = render(named(*names), "markdown", "zh").splitlines()
    assert len(lines) == 2 + len(names)
    for line in lines:
        # What stands before a bar: an even number of backslashes leaves it a bar.
        bars = [m for m in re.finditer(r"(\\*)\|", line) if len(m[1]) % 2 == 0]
        assert len(bars) == 3


def test_markdown_shows_marks_and_never_obeys_them() -> None:
    text = render(HOSTILE, "markdown", "zh")
    assert r"\[bold\]孟河镇\[/\]" in text
    assert "&lt;script&gt;" in text
    assert "<" not in text
    assert "\n- 1\\. 注" in text


def test_a_terminal_shows_names_as_they_are() -> None:
    text = render(HOSTILE, "terminal", "zh")
    for name in HOSTILE_NAMES:
        assert visible(name) in text
    assert "[bold]孟河镇[/]" in text
    assert ":smile:" in text
    assert "春江?[31m镇?2J?" in text
