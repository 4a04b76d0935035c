"""What a wide sheet says of itself: period, judge, table, source, in lines above it or in its file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.base.names import fold_name, judge_name
from scorecard.base.span import Span
from scorecard.base.text import Text
from scorecard.load.actuals.entries import Gathered
from scorecard.load.actuals.known import Known, When
from scorecard.load.actuals.names import Names, Problem
from scorecard.load.actuals.numbers import shown
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import (
    ABOVE,
    BESIDE,
    INDICATORS,
    MEASURES,
    NUMBERING,
    UNITS,
    above_of,
    is_footer,
)
from scorecard.model.period import parse_period

_JUDGE = re.compile(r"(?:评委|judge).+", re.I)
_WHAT = {"period": Text("期间", "period"), "judge": Text("评委", "judge"), "table": Text("表", "table")}
_FILE_NAME = Text("文件名", "the file name")


@dataclass(frozen=True)
class About:
    """What holds for every value of a sheet. `table` -1: any; `judge_at`: where the judge is said."""

    when: When
    judge: str
    judge_at: Span
    table: int
    source: str
    note: str


@dataclass(frozen=True)
class _Said:
    """One thing a line says, and where."""

    text: str
    span: Span


def read_about(
    path: str, above: Sequence[Record], header: Record, known: Known, gathered: Gathered
) -> About | None:
    """What the lines above the header and the file name say; None where the period cannot be told."""
    lines, others = _lines(path, above)
    parts = name_parts(path)
    at = header.span(path)
    period = _one("period", lines, next((p for p in parts if parse_period(p)), ""), at, gathered)
    if not period.text:
        gathered.fault("SC122", at)
        return None
    when = known.when(period.text)
    if isinstance(when, Problem):
        gathered.problem(when, period.span)
        return None
    judge = _one("judge", lines, next((p for p in parts if _JUDGE.fullmatch(p)), ""), at, gathered)
    source, note = (" ".join(said.text for said in lines.get(field, [])) for field in ("source", "note"))
    table = -1
    if when.scheme >= 0:
        names = known.names[when.scheme]
        lines.setdefault("table", []).extend(_titles(path, others, names, gathered))
        table = _table(lines, parts, names, at, gathered)
    return About(when, judge.text, judge.span, table, source, note)


def name_parts(path: str) -> list[str]:
    """The parts of a file name between `-` and `_`; a period keeps its own dash.

    >>> name_parts("data/2017Q2-评议表-评委3.csv"), name_parts("2017-06_园区.csv")
    (['2017Q2', '评议表', '评委3'], ['2017-06', '园区'])
    """
    stem = path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    pieces = re.split(r"([-_])", stem)
    parts: list[str] = []
    at = 0
    while at < len(pieces):
        joined = "".join(pieces[at : at + 3])
        # `2017-6` in a file's name may as well be a number of the file: months have two digits there.
        short = at + 2 < len(pieces) and len(pieces[at + 2]) == 1
        if at + 2 < len(pieces) and not short and parse_period(joined):
            parts.append(joined)
            at += 4
        else:
            parts.append(pieces[at].strip())
            at += 2
    return [part for part in parts if part]


def is_line_above(record: Record) -> bool:
    """Whether a row is one of the lines that may stand above a wide sheet."""
    filled = sum(1 for cell in record.cells if cell.strip())
    field = above_of(record.cells[0])
    return field in ABOVE and (filled == 2 or (filled == 1 and field != "table"))


def _lines(path: str, above: Sequence[Record]) -> tuple[dict[str, list[_Said]], list[Record]]:
    """What the lines say, by field, and the lines that say nothing known."""
    lines: dict[str, list[_Said]] = {}
    others: list[Record] = []
    for record in above:
        field = above_of(record.cells[0])
        if not is_line_above(record) or field is None:
            others.append(record)
            continue
        cell = next((n for n, text in enumerate(record.cells) if n and text.strip()), None)
        if cell is not None:
            said = _Said(record.cells[cell].strip(), record.span(path, cell))
            lines.setdefault(field, []).append(said)
    return lines, others


def _one(field: str, lines: dict[str, list[_Said]], named: str, at: Span, gathered: Gathered) -> _Said:
    """The one thing that lines and file name agree on; a fault for each that differs."""
    said = lines.get(field, [])
    if not said:
        return _Said(named, at)
    first = said[0]
    for other in said[1:]:
        if not _same(field, other.text, first.text):
            _disagree(field, other, first.text, Text(*(f"{first.span}",) * 2), gathered)
    if named and not _same(field, named, first.text):
        _disagree(field, first, named, _FILE_NAME, gathered)
    return first


def _same(field: str, one: str, other: str) -> bool:
    if field == "period":
        return parse_period(one) == parse_period(other) or parse_period(one) is None
    return fold_name(judge_name(one)) == fold_name(judge_name(other))


def _disagree(field: str, said: _Said, there: str, where: Text, gathered: Gathered) -> None:
    args: dict[str, str | Text] = {
        "what": _WHAT[field],
        "here": shown(said.text),
        "there": shown(there),
        "where": where,
    }
    gathered.fault("SC123", said.span, args)


def _titles(path: str, others: Sequence[Record], names: Names, gathered: Gathered) -> list[_Said]:
    """Lines that are a table's title; a fault for a line that is neither that nor a row of labels."""
    titles: list[_Said] = []
    for record in others:
        filled = [n for n, cell in enumerate(record.cells) if cell.strip()]
        if len(filled) == 1 and names.table_of(record.cells[filled[0]]) is not None:
            titles.append(_Said(record.cells[filled[0]], record.span(path, filled[0])))
        elif not is_group_row(record, names) and not is_footer(record.cells):
            text = shown(" ".join(record.cells[n].strip() for n in filled))
            gathered.fault("SC111", record.span(path, filled[0]), {"text": text})
    return titles


def is_group_row(record: Record, names: Names) -> bool:
    """Whether a row only holds the labels that notices merge over several columns."""
    groups = {fold_name(unit.group) for unit in names.scheme.units if unit.group}
    corner = groups | NUMBERING | UNITS | INDICATORS | MEASURES | BESIDE
    filled = [cell for cell in record.cells if cell.strip()]
    return len(filled) > 1 and all(fold_name(cell) in corner or names.places(cell) for cell in filled)


def _table(
    lines: dict[str, list[_Said]], parts: Sequence[str], names: Names, at: Span, gathered: Gathered
) -> int:
    """The table a sheet is limited to, -1: none is named."""
    found = [(said, names.table_of(said.text)) for said in lines["table"]]
    for said, table in found:
        if table is None:
            gathered.fault("SC111", said.span, {"text": shown(said.text)})
    named = [(_Said(part, at), names.table_of(part)) for part in parts if not parse_period(part)]
    tables = [(said, table) for said, table in found + named if table is not None]
    for said, table in tables[1:]:
        if table != tables[0][1]:
            first = tables[0][0]
            _disagree(
                "table",
                first,
                said.text,
                _FILE_NAME if said.span == at else Text(*(f"{said.span}",) * 2),
                gathered,
            )
    return tables[0][1] if tables else -1
