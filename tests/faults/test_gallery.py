"""Every fault has an exhibit, and is told as the exhibit says: place, the user's line, a caret, a cure."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from scorecard.base.codes import codes, fault_text
from scorecard.base.message import Lang
from scorecard.base.width import width
from tests.cli.running import run
from tests.faults.gallery import (
    EXHIBITS,
    LANGS,
    build,
    checked,
    code_of,
    expectation,
    is_error,
    of_targets,
    severity,
    way_to_check,
)

PLACE = re.compile(
    r"(?:(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+)"
    r"|(?P<file>[^:]+) (?:表|sheet )“(?P<sheet>[^”]+)” (?:第|row )(?P<row>\d+)(?:行 |, column )(?P<letters>[A-Z]+)列?)"
    r": (错误|警告|提示|error|warning|remark)\[(?P<code>SC\d+)\] \S"
)
CURE = re.compile(r"    (改法：|cure: )\S")
# Told of bytes that are no text, or of no file at all: there is no line to show.
WITHOUT_LINE = {
    "SC020-workbook",
    "SC101-workbook",
    "SC101-old-workbook",
    "SC201-no-scheme",
    "SC203-no-data",
    "SC400-large",
    "SC401-large",
    "SC430-text",
    "SC430-damaged",
    "SC431-password",
    "SC432-macros",
    "SC433-bomb",
    "SC434-entity",
    "SC435-cells",
    "SC441-old",
    "SC449-nothing",
} | {
    "SC204-link-to-nothing",
}


class Told(NamedTuple):
    """One fault as it was printed."""

    path: str
    line: int
    column: int
    code: str
    rest: tuple[str, ...]
    sheet: str = ""


def faults_in(printed: str) -> list[Told]:
    """The faults of an output, each with the lines below it."""
    found: list[Told] = []
    for line in printed.split("\n"):
        match = PLACE.match(line)
        if match and match["sheet"]:
            found.append(Told(match["file"], int(match["row"]), 0, match["code"], (), match["sheet"]))
        elif match:
            found.append(Told(match["path"], int(match["line"]), int(match["column"]), match["code"], ()))
        elif found and line.startswith("  "):
            found[-1] = found[-1]._replace(rest=(*found[-1].rest, line))
    return found


def lines_of(file: Path) -> list[str]:
    """The lines of a file as an editor shows them."""
    data = file.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").splitlines()
    return [_line_of(line) for line in data.removeprefix(b"\xef\xbb\xbf").splitlines()]


def _line_of(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("gb18030", "replace")


def test_every_code_that_check_can_tell_has_an_exhibit() -> None:
    # What is wrong with a seal is found by `verify`, or by `publish` before it is written.
    shown = {code for code in codes() if not "SC240" <= code <= "SC250"} - {"SC356", "SC544"}
    # A formula of blanks is a field without a text: it is told as that (SC018).
    shown -= {"SC080"}
    # Changes that are only tried are told by `whatif`.
    shown -= {"SC520"}
    assert {code_of(exhibit) for exhibit in EXHIBITS} == shown


@pytest.fixture(scope="module")
def place(exhibit: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of an exhibit, written once for all that is asked of it."""
    return build(exhibit, tmp_path_factory.mktemp(exhibit))


def of_each(*exhibits: str) -> pytest.MarkDecorator:
    """A test of some exhibits; all tests of one exhibit run one after the other."""
    return pytest.mark.parametrize("exhibit", exhibits, scope="module")


said_of = cache(checked)


@of_each(*EXHIBITS)
@pytest.mark.parametrize("lang", LANGS)
def test_check_prints_what_the_exhibit_expects(exhibit: str, lang: Lang, place: Path) -> None:
    said = said_of(exhibit, place, lang)
    assert said.out == expectation(exhibit, lang).read_bytes().decode()
    assert said.code == (1 if is_error(exhibit) else 0)
    assert "Traceback" not in said.out + said.err


@of_each(*EXHIBITS)
def test_every_fault_shows_its_place_and_a_cure(exhibit: str, place: Path) -> None:
    told = faults_in(said_of(exhibit, place, "zh").out)
    assert told or code_of(exhibit) == "SC216"
    assert all(CURE.search("\n".join(fault.rest)) for fault in told)
    if exhibit in WITHOUT_LINE:
        return
    for fault in told:
        excerpt, carets = next(
            (fault.rest[n], fault.rest[n + 1])
            for n, line in enumerate(fault.rest)
            if re.match(r"  \d+ \| ", line)
        )
        gutter = f"  {fault.line} | "
        assert excerpt.startswith(gutter)
        if fault.sheet:
            # The line of a workbook is made of its cells.
            assert "^" in carets and set(carets.strip(" ")) == {"^"}
            continue
        lines = lines_of(place / fault.path)
        assert fault.line <= max(1, len(lines))
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert carets.strip(" ") == "^" * len(carets.strip(" ")) != ""
        cut = excerpt.removeprefix(gutter).startswith("…")
        if not cut and exhibit not in ("SC102-nul", "SC103-broken", "SC105-cut-utf8", "SC105-cut-utf16"):
            before = lines[fault.line - 1][: fault.column - 1].replace("\t", " ")
            assert len(carets) - len(carets.lstrip(" ")) == len(gutter) + width(before)
        shown = excerpt.removeprefix(gutter).strip("…")
        assert plain(shown[:20]) in plain(lines[fault.line - 1]) or "\ufffd" in shown


def plain(text: str) -> str:
    """A line with what cannot be shown left out."""
    return "".join(char for char in text if char.isprintable() and char not in "? ")


@of_each(*EXHIBITS)
def test_the_exhibit_is_about_its_code(exhibit: str, place: Path) -> None:
    said = said_of(exhibit, place, "zh").out
    if code_of(exhibit) == "SC216":
        said = run("evaluate", "--strict", "--lang", "zh", at=place).err
    assert code_of(exhibit) in {fault.code for fault in faults_in(said)}


@of_each(*(e for e in EXHIBITS if is_error(e)))
def test_evaluate_refuses_and_prints_nothing(exhibit: str, place: Path) -> None:
    said = run("evaluate", at=place)
    assert (said.code, said.out) == (1, "")
    assert code_of(exhibit) in said.err


@of_each(*(e for e in EXHIBITS if severity(e) == "warning"))
def test_a_warning_stops_only_the_strict(exhibit: str, place: Path) -> None:
    # Without any data there is nothing to evaluate, though the scheme may be sound.
    assert run("evaluate", at=place).code == (1 if exhibit == "SC203-no-data" else 0)
    assert run(*way_to_check(exhibit), "--strict", at=place).code == 1
    strict = run("evaluate", "--strict", at=place)
    # A question about targets is no fault of the figures.
    assert (strict.code, code_of(exhibit) in strict.err) == ((0, False) if of_targets(exhibit) else (1, True))


@of_each(*(e for e in EXHIBITS if severity(e) == "remark"))
def test_a_remark_stops_nothing(exhibit: str, place: Path) -> None:
    assert run(*way_to_check(exhibit), "--strict", at=place).code == 0
    assert run("evaluate", "--strict", at=place).code == 0


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("lang", LANGS)
def test_why_explains_the_code(code: str, lang: Lang) -> None:
    said = run("why", code, "--lang", lang)
    assert said.code == 0
    assert fault_text(code, "title").say(lang) in said.out and fault_text(code, "why").say(lang) in said.out


@pytest.mark.parametrize("exhibit", EXHIBITS)
def test_no_blank_stands_between_a_full_width_mark_and_chinese(exhibit: str) -> None:
    # Not in a place, where the cell stands behind the sheet.
    text = re.sub("表“[^”]*” 第", "", expectation(exhibit, "zh").read_text(encoding="utf-8"))
    assert (
        re.findall("[，。；：、！？）”》] [\u4e00-\u9fff]|[\u4e00-\u9fff] [，。；：、！？（“《]", text) == []
    )
