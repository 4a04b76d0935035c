"""What a sheet says of itself: period, unit, judge, table, measure, in lines above it or in its file name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scorecard.base.message import Text, message
from scorecard.base.names import fold_name, judge_name
from scorecard.base.pattern import pattern
from scorecard.base.place import place_words
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.file_names import (
    FILE_NAME,
    Name,
    name_parts,
    named_period,
    period_within,
    stems,
)
from scorecard.load.actuals.known import KnownPeriod
from scorecard.load.actuals.lines_above import SaidPart, lines_above
from scorecard.load.actuals.measures import (
    StatedMeasure,
    is_measure_list,
)
from scorecard.load.actuals.names import NameProblem, SchemeNames
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.rows import SheetRead
from scorecard.load.actuals.titles import agreed_measure, said_by_title
from scorecard.load.actuals.words import (
    BESIDE,
    CORNERS,
    INDICATORS,
    MEASURES,
    NUMBERING,
    TARGETS,
    UNITS,
    is_footer,
)
from scorecard.model.period import calendar_month
from scorecard.model.period_names import parse_period

_JUDGE = pattern(r"(?:评委|judge).+", re.I)
_WHAT = {
    "period": message("period"),
    "judge": message("judge"),
    "table": message("table"),
    "unit": message("unit"),
    "measure": message("measure"),
}


@dataclass(frozen=True)
class SheetContext:
    """What holds for every value of a sheet. `table`, `unit` -1: any; `period`, `judge_at`: where these are said."""

    when: KnownPeriod
    period: tuple[Span, str]
    judge: str
    judge_at: Span
    table: int
    source: str
    note: str
    unit: int = -1
    measure: StatedMeasure | None = None


def read_about(
    sheet: SheetRead, above: Sequence[Record], header: Record, own: bool = False
) -> SheetContext | None:
    """What the lines above the header and the file name say; None where the period cannot be told.

    Of a unit's `own` sheet they say the unit, too.
    """
    path, known, gathered = sheet.path, sheet.known, sheet.gathered
    above = [record for record in above if not any(is_group_row(record, names) for names in known.names)]
    lines, titles = lines_above(path, above)
    names_of = [Name(stem, name_parts(stem, known.starts)) for stem in stems(path)]
    at = header.span(path)
    titled = [SaidPart(text, title.span) for title in titles if (text := period_within(title.text, known))]
    lines["period"] = lines.get("period", []) + titled
    lines_say = bool(lines["period"])
    named, where = named_period(names_of, [title.text for title in titles], known, lines_say)
    period = _one("period", lines, named, where, at, known.starts, gathered)
    if not period.text:
        gathered.fault("SC122", at)
        return None
    when = known.when(period.text)
    if isinstance(when, NameProblem):
        gathered.problem(when, period.span)
        return None
    judges = (part for name in names_of for part in name.parts if _JUDGE.fullmatch(part))
    judge = _one("judge", lines, next(judges, ""), FILE_NAME, at, known.starts, gathered)
    source, note = (" ".join(entry.text for entry in lines.get(field, [])) for field in ("source", "note"))
    said = period.span, period.text
    if when.scheme < 0:
        return SheetContext(when, said, judge.text, judge.span, -1, source, note)
    names = known.names[when.scheme]
    _check_years(titles, period.text, known.starts, gathered)
    for stated in _titles(titles, lines, names, {title.span for title in titled}, gathered):
        gathered.fault("SC365", stated.span, {"text": quotable_text(stated.text)})
    table = _table(lines, names_of, names, at, gathered)
    unit = _unit(lines, names_of, names, at, gathered) if own else -1
    measures = [StatedMeasure(*entry) for entry in lines.get("measure", [])]
    measure = agreed_measure(path, measures, at, [names], gathered)
    return SheetContext(when, said, judge.text, judge.span, table, source, note, unit, measure)


def measure_above(sheet: SheetRead, above: Sequence[Record]) -> StatedMeasure | None:
    """The measure that lines above a long sheet state; its rows say everything else themselves."""
    path, gathered = sheet.path, sheet.gathered
    lines, titles = lines_above(path, above)
    units = lines.get("unit", [])
    stated = [*lines.get("measure", []), *(unit for unit in units if is_measure_list(unit.text))]
    for title in titles:
        said = said_by_title(title.text, title.span, sheet.known.names)
        if said.text and is_measure_list(said.text):
            stated.append(SaidPart(*said))
    read = {entry.span for entry in stated}
    for title in [*titles, *(entry for field in lines for entry in lines[field])]:
        if title.span not in read:
            gathered.fault("SC365", title.span, {"text": quotable_text(title.text)})
    at = Span(path, len(above) + 1)
    measures = [StatedMeasure(*entry) for entry in stated]
    return agreed_measure(path, measures, at, sheet.known.names, gathered)


def _check_years(titles: Sequence[SaidPart], period: str, starts: int, gathered: Gatherings) -> None:
    """A title that speaks of other years only is not of this period."""
    meant = parse_period(period, starts)
    own = {meant.year, calendar_month(meant, starts)[0]} if meant else set()
    for title in titles:
        years = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?=\s*[年财])", title.text)}
        if own and years and not own & years and not is_footer([title.text]):
            _disagree("period", title, period, message("another place"), gathered)


def _one(
    field: str,
    lines: dict[str, list[SaidPart]],
    named: str,
    where: Text,
    at: Span,
    starts: int,
    gathered: Gatherings,
) -> SaidPart:
    """The one thing that lines and a name agree on; a fault for each that differs. `where` the name stands."""
    entries = lines.get(field, [])
    if not entries:
        return SaidPart(named, at)
    first = entries[0]
    for other in entries[1:]:
        if not _same(field, other.text, first.text, starts):
            _disagree(field, other, first.text, place_words(first.span), gathered)
    if named and not _same(field, named, first.text, starts):
        _disagree(field, first, named, where, gathered)
    return first


def _same(field: str, text: str, other: str, starts: int) -> bool:
    if field == "period":
        meant = parse_period(text, starts)
        return meant == parse_period(other, starts) or meant is None
    return fold_name(judge_name(text)) == fold_name(judge_name(other))


def _disagree(field: str, entry: SaidPart, there: str, where: Text, gathered: Gatherings) -> None:
    args: dict[str, Text] = {
        "what": _WHAT[field],
        "here": quotable_text(entry.text),
        "there": quotable_text(there),
        "where": where,
    }
    gathered.fault("SC123", entry.span, args)


def _titles(
    titles: Sequence[SaidPart],
    lines: dict[str, list[SaidPart]],
    names: SchemeNames,
    read: set[Span],
    gathered: Gatherings,
) -> list[SaidPart]:
    """Enter what titles say of table, unit and measure into the lines; the titles that say nothing."""
    lines.setdefault("table", [])
    unread: list[SaidPart] = []
    for title in titles:
        known = title.span in read
        if names.table_of(title.text) is not None:
            lines["table"].append(title)
            known = True
        stated = None if is_footer([title.text]) else said_by_title(title.text, title.span, [names])
        if stated and stated.text:
            is_unit = names.reporting(stated.text) is not None or not is_measure_list(stated.text)
            lines.setdefault("unit" if is_unit else "measure", []).append(SaidPart(*stated))
            known = True
        unit = None if is_footer([title.text]) else names.unit_within(title.text)
        if unit is not None and not lines.get("unit"):
            lines.setdefault("unit", []).append(SaidPart(names.scheme.units[unit].name, title.span))
            known = True
        if not known:
            unread.append(title)
    # 单位 in a line above is a unit or a measure; what it holds says which.
    for title in lines.get("unit", []):
        if names.reporting(title.text) is None and is_measure_list(title.text):
            lines.setdefault("measure", []).append(title)
        elif names.reporting(title.text) is None and (problem := names.slip_of_unit(title.text)):
            gathered.problem(problem, title.span)
        elif names.reporting(title.text) is None:
            # A bureau fills in sheets for units, and is none.
            unread.append(title)
    lines["unit"] = [entry for entry in lines.get("unit", []) if names.reporting(entry.text) is not None]
    return unread


def _unit(
    lines: dict[str, list[SaidPart]],
    names_of: Sequence[Name],
    names: SchemeNames,
    at: Span,
    gathered: Gatherings,
) -> int:
    """The unit that a sheet says it is of, -1: none is named."""
    stated = [(entry, names.reporting(entry.text)) for entry in lines["unit"]]
    by_name = [[(SaidPart(part, at), names.reporting(part)) for part in name.parts] for name in names_of]
    unit = _agreed_place("unit", stated, by_name, at, gathered)
    if unit is None:
        within = (names.unit_within(name.stem) for name in names_of)
        unit = next((unit for unit in within if unit is not None), -1)
    return unit


_Said = Sequence[tuple[SaidPart, int | None]]


def _agreed_place(
    field: str, stated: _Said, by_name: Sequence[_Said], at: Span, gathered: Gatherings
) -> int | None:
    """What lines and the first name that says any agree on; a fault for each that differs from the first."""
    named = next((some for some in by_name if any(meant is not None for _, meant in some)), ())
    all_said = [(said, meant) for said, meant in (*stated, *named) if meant is not None]
    for other, meant in all_said[1:]:
        if meant != all_said[0][1]:
            where = FILE_NAME if other.span == at else place_words(other.span)
            _disagree(field, all_said[0][0], other.text, where, gathered)
    return all_said[0][1] if all_said else None


def is_group_row(record: Record, names: SchemeNames) -> bool:
    """Whether a row only holds the labels that notices merge over several columns."""
    groups = {fold_name(unit.group) for unit in names.scheme.units if unit.group}
    corner = groups | CORNERS | TARGETS | NUMBERING | UNITS | INDICATORS | MEASURES | BESIDE
    filled = [cell for cell in record.cells if cell.strip()]
    return len(filled) > 1 and all(fold_name(cell) in corner or names.places(cell) for cell in filled)


def _table(
    lines: dict[str, list[SaidPart]],
    names_of: Sequence[Name],
    names: SchemeNames,
    at: Span,
    gathered: Gatherings,
) -> int:
    """The table a sheet is limited to, -1: none is named."""
    stated = [(said, names.table_of(said.text)) for said in lines["table"]]
    for entry, table in stated:
        if table is None:
            gathered.fault("SC111", entry.span, {"text": quotable_text(entry.text)})
    by_name = [
        [
            (SaidPart(part, at), names.table_of(part))
            for part in name.parts
            if not parse_period(part, names.scheme.first_month)
        ]
        for name in names_of
    ]
    agreed = _agreed_place("table", stated, by_name, at, gathered)
    return -1 if agreed is None else agreed
