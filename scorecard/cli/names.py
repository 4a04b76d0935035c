"""What a user may name of a scheme: its tables, groups, units and indicators, by any of their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.base.message import Text, comma_list, message, say
from scorecard.base.names import NOT_SAID, did_you_mean, fold_name, nearest, spellings
from scorecard.cli.locale import WrongUsage

if TYPE_CHECKING:
    from scorecard.cli.options import Request
    from scorecard.model.indicator import Indicator
    from scorecard.model.scheme import Scheme
    from scorecard.model.unit import Unit
    from scorecard.study.trend.series import TrendSubject

_TOTAL = ("total", "总分")


def named_table(scheme: Scheme, text: str, totals: bool = True, earlier: Sequence[Scheme] = ()) -> str:
    """The id of a table (or total) by id, title, or annex number; earlier schemes are asked where the latest knows none."""
    known = {name: id for each in (*earlier, scheme) for name, id in _tables_called(each, totals).items()}
    id = known.get(fold_name(text))
    if id is None:
        ids = list(dict.fromkeys(known.values()))
        raise WrongUsage(
            message(
                "there is no table “{text}”; did you mean {close}? There are: {ids}",
                text=text,
                close=known.get(nearest(text, known) or "", ids[0]),
                ids=comma_list(ids),
            ),
        )
    return id


def _tables_called(scheme: Scheme, totals: bool = True) -> dict[str, str]:
    """The ids of the tables (and totals) by all that they may be called."""
    named = [(t.id, (t.id, t.title, *([f"附件{t.annex}"] if t.annex else []))) for t in scheme.tables]
    named += [(t.id, (t.id, t.title)) for t in scheme.totals if totals]
    return {fold_name(name): id for id, names in named for name in names}


def asked_table(scheme: Scheme, request: Request, totals: bool = True) -> str | None:
    """The id of the table (or total) that a run is asked for; None for all."""
    return named_table(scheme, request.table, totals) if request.table is not None else None


def refuse_unknown_group(units: Sequence[Unit], group: str | None) -> None:
    """Wrong usage where none of the units is in the group."""
    groups = tuple(dict.fromkeys(unit.group for unit in units if unit.group))
    if group is not None and group not in groups:
        known = comma_list(groups)
        raise WrongUsage(
            message(
                "there is no group “{group}”, only {names}",
                group=group,
                names=known or message("units without one"),
            ),
        )


def named_units(units: Sequence[Unit], request: Request) -> tuple[str, ...]:
    """The ids of the units that were named, by any of their names, in the group that was named; () for all."""
    refuse_unknown_group(units, request.group)
    ids = {named_unit(units, text).id for text in request.units}
    if not ids and request.group is None:
        return ()
    return ids_in_group([unit for unit in units if not ids or unit.id in ids], request.group)


def ids_in_group(units: Sequence[Unit], group: str | None) -> tuple[str, ...]:
    """The ids of those of some units that are in a group; there must be one."""
    ids = tuple(unit.id for unit in units if group in (None, unit.group))
    if not ids:
        raise WrongUsage(message("none of those units is in the group “{group}”", group=group))
    return ids


def unit_called(units: Sequence[Unit], text: str) -> Unit | None:
    """The unit of a name, an alias or an id; None where none is called so."""
    wanted = spellings(text)[0]
    return next((u for u in units if wanted in {s for name in u.names for s in spellings(name)}), None)


def named_unit(units: Sequence[Unit], text: str) -> Unit:
    """A unit by any of its names."""
    unit = unit_called(units, text)
    if unit is None:
        known = [u.short for u in units] + [u.name for u in units] + [u.id for u in units]
        raise _unknown(message("unit"), text, known)
    return unit


def named_providers(scheme: Scheme, texts: Sequence[str]) -> tuple[str, ...]:
    """The providers that were named, as the scheme writes them, "" for rows that say none; () for all."""
    from scorecard.locale import languages

    rows = [row for table in scheme.tables for row in table.rows if not row.derived]
    words = [say(NOT_SAID, each) for each in languages()] if not all(row.provider for row in rows) else []
    # With its brackets, as it is printed, or without them, as a shell takes it.
    known = {fold_name(name): "" for word in words for name in (word, word.strip("()（）"))}
    known |= {fold_name(row.provider): row.provider for row in rows if row.provider}
    for text in texts:
        if fold_name(text) not in known:
            raise _unknown(message("provider"), text, [name for name in known.values() if name])
    return tuple(dict.fromkeys(known[fold_name(text)] for text in texts))


def named_indicator(scheme: Scheme, text: str, table: str | None = None) -> tuple[str, Indicator]:
    """A row by id, name, alias or printed number, and the table it stands in."""
    named = _rows_called(scheme, text, table)
    rows = [(id, row) for id, row in named if not row.heading]
    if len(rows) > 1:
        raw = {t.id for t in scheme.tables if t.inputs}
        rows = [(id, row) for id, row in rows if id not in raw] or rows
    if named and not rows:
        id, heading = named[0]
        below = [r.name for t in scheme.tables if t.id == id for r in t.rows if r.parent == heading.id]
        raise WrongUsage(
            message(
                "“{heading}” is a heading; name a row below it: {below}",
                heading=heading.name,
                below=comma_list(below),
            ),
        )
    if len(rows) > 1:
        raise _in_several(text, [id for id, _ in rows])
    if not rows:
        tables = [t for t in scheme.tables if table in (None, t.id)]
        known = [name for t in tables for row in t.rows for name in (row.short, row.name, row.id)]
        raise _unknown(message("indicator"), text, known)
    return rows[0]


def named_subject(schemes: Sequence[Scheme], text: str | None, table: str | None) -> TrendSubject:
    """What is followed over time, by any name of any year; the latest year that knows the name decides."""
    *earlier, latest = schemes
    inside = named_table(latest, table, earlier=earlier) if table is not None else None
    if text is None or fold_name(text) in _TOTAL:
        return _whole(schemes, inside or _one_total(latest, text))
    for scheme in reversed(schemes):
        meant = _subjects_called(scheme, text, inside)
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise _in_several(text, [subject.table for subject in meant])
    elsewhere = dict.fromkeys(each.table for scheme in schemes for each in _subjects_called(scheme, text))
    if elsewhere:
        refusal = message("“{text}” is not in {inside} but in {place}")
        raise WrongUsage(refusal.fill(text=text, inside=inside, place=comma_list(elsewhere)))
    tables = [t for scheme in reversed(schemes) for t in scheme.tables if inside in (None, t.id)]
    known = [name for t in tables for row in t.indicators for name in row.names]
    wholes = [] if inside else [name for scheme in schemes for name in _tables_called(scheme)]
    unit = next((u for scheme in schemes if (u := unit_called(scheme.units, text))), None)
    if unit is not None:
        refusal = message("“{unit}” is a unit; for it alone: scorecard trend [INDICATOR] --unit {unit}")
        raise WrongUsage(refusal.fill(unit=unit.short))
    raise _unknown(message("indicator, table or total"), text, [*known, *wholes, *_TOTAL])


def _subjects_called(scheme: Scheme, text: str, inside: str | None = None) -> list[TrendSubject]:
    """Everything of a scheme that can be followed and is called so."""
    from scorecard.study.trend.series import TrendSubject

    id = None if inside else _tables_called(scheme).get(fold_name(text))
    rows = [
        TrendSubject("heading" if row.heading else "row", row.id, table)
        for table, row in _rows_called(scheme, text, inside)
    ]
    return [*([_whole([scheme], id)] if id else []), *rows]


def _whole(schemes: Sequence[Scheme], id: str) -> TrendSubject:
    """A table or a total to follow."""
    from scorecard.study.trend.series import TrendSubject

    totals = {total.id for scheme in schemes for total in scheme.totals}
    return TrendSubject("total" if id in totals else "table", id, id)


def _one_total(scheme: Scheme, text: str | None) -> str:
    """The one total there is; without any, and nothing named, the one table there is."""
    named = [t.id for t in scheme.totals if text and fold_name(text) in map(fold_name, (t.id, t.title))]
    totals = named or [t.id for t in scheme.totals]
    tables = [t.id for t in scheme.tables]
    choice = totals or tables
    if len(choice) == 1 and (totals or text is None):
        return choice[0]
    raise WrongUsage(
        message("there are several totals; name one: {choice}", choice=comma_list(totals))
        if totals
        else message("there is no total; name a table: {choice}", choice=comma_list(tables)),
    )


def rows_named(scheme: Scheme, text: str, table: str | None = None) -> list[tuple[str, Indicator]]:
    """The rows and headings of an id, name or alias, each with its table."""
    tables, wanted = [t for t in scheme.tables if table in (None, t.id)], fold_name(text)
    return [(t.id, row) for t in tables for row in t.indicators if wanted in map(fold_name, row.names)]


def _rows_called(scheme: Scheme, text: str, table: str | None = None) -> list[tuple[str, Indicator]]:
    """The same, else those of a printed number."""
    from scorecard.tables.numbers import heads

    tables, wanted = [t for t in scheme.tables if table in (None, t.id)], fold_name(text)
    numbered = ((t.id, row) for t in tables for row in t.indicators if heads(t)[row.id] == wanted)
    return rows_named(scheme, text, table) or list(numbered)


def _in_several(text: str, tables: Sequence[str]) -> WrongUsage:
    return WrongUsage(
        message(
            "“{text}” stands in several tables ({place}); name one with -t",
            text=text,
            place=comma_list(tables),
        ),
    )


def _unknown(kind: Text, text: str, known: Sequence[str]) -> WrongUsage:
    """That nothing of a kind is called so, with the name that is near."""
    hint = did_you_mean(nearest(text, known))
    return WrongUsage(message("no {kind} is called “{text}”{hint}", kind=kind, text=text, hint=hint))
