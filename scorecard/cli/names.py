"""What a user may name of a scheme: its tables, groups, units and indicators, by any of their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.base.message import Lang, comma_list, did_you_mean, message
from scorecard.cli.locale import WrongUsage

if TYPE_CHECKING:
    from scorecard.cli.options import Request
    from scorecard.model.indicator import Indicator
    from scorecard.model.scheme import Scheme
    from scorecard.model.unit import Unit


def named_table(scheme: Scheme, text: str, lang: Lang, totals: bool = True) -> str:
    """The id of a table (or total) by id, title, or annex number."""
    from scorecard.base.names import fold_name, nearest

    known = {fold_name(name): t.id for t in scheme.tables for name in (t.id, t.title, f"附件{t.annex}")}
    if totals:
        known |= {fold_name(name): t.id for t in scheme.totals for name in (t.id, t.title)}
    id = known.get(fold_name(text))
    if id is None:
        ids = [t.id for t in scheme.tables] + ([t.id for t in scheme.totals] if totals else [])
        close = nearest(text, ids) or ids[0]
        raise WrongUsage(
            message(
                "there is no table “{text}”; did you mean {close}? There are: {ids}",
                text=text,
                close=close,
                ids=comma_list(ids),
            ),
            lang,
        )
    return id


def asked_table(scheme: Scheme, request: Request, lang: Lang, totals: bool = True) -> str | None:
    """The id of the table (or total) that a run is asked for; None for all."""
    return named_table(scheme, request.table, lang, totals) if request.table is not None else None


def refuse_unknown_group(units: Sequence[Unit], group: str | None, lang: Lang) -> None:
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
            lang,
        )


def named_units(units: Sequence[Unit], request: Request, lang: Lang) -> tuple[str, ...]:
    """The ids of the units that were named, by any of their names, in the group that was named; () for all."""
    refuse_unknown_group(units, request.group, lang)
    ids = {named_unit(units, text, lang).id for text in request.units}
    if not ids and request.group is None:
        return ()
    return ids_in_group([unit for unit in units if not ids or unit.id in ids], request.group, lang)


def ids_in_group(units: Sequence[Unit], group: str | None, lang: Lang) -> tuple[str, ...]:
    """The ids of those of some units that are in a group; there must be one."""
    ids = tuple(unit.id for unit in units if group in (None, unit.group))
    if not ids:
        raise WrongUsage(message("none of those units is in the group “{group}”", group=group), lang)
    return ids


def unit_called(units: Sequence[Unit], text: str) -> Unit | None:
    """The unit of a name, an alias or an id; None where none is called so."""
    from scorecard.base.names import spellings

    wanted = spellings(text)[0]
    return next((u for u in units if wanted in {s for name in u.names for s in spellings(name)}), None)


def named_unit(units: Sequence[Unit], text: str, lang: Lang) -> Unit:
    """A unit by any of its names."""
    from scorecard.base.names import nearest

    unit = unit_called(units, text)
    if unit:
        return unit
    hint = did_you_mean(
        nearest(text, [u.short for u in units] + [u.name for u in units] + [u.id for u in units])
    )
    raise WrongUsage(message("no unit is called “{text}”{hint}", text=text, hint=hint), lang)


def named_providers(scheme: Scheme, texts: Sequence[str], lang: Lang) -> tuple[str, ...]:
    """The providers that were named, as the scheme writes them, "" for rows that say none; () for all."""
    from scorecard.base.message import say
    from scorecard.base.names import NOT_SAID, fold_name, nearest
    from scorecard.locale import languages

    rows = [row for table in scheme.tables for row in table.rows if not row.derived]
    words = [say(NOT_SAID, each) for each in languages()] if not all(row.provider for row in rows) else []
    # With its brackets, as it is printed, or without them, as a shell takes it.
    known = {fold_name(name): "" for word in words for name in (word, word.strip("()（）"))}
    known |= {fold_name(row.provider): row.provider for row in rows if row.provider}
    for text in texts:
        if fold_name(text) not in known:
            hint = did_you_mean(nearest(text, [name for name in known.values() if name]))
            raise WrongUsage(message("no provider is called “{text}”{hint}", text=text, hint=hint), lang)
    return tuple(dict.fromkeys(known[fold_name(text)] for text in texts))


def named_indicator(scheme: Scheme, text: str, lang: Lang, table: str | None = None) -> tuple[str, Indicator]:
    """A row by id, name, alias or printed number, and the table it stands in."""
    from scorecard.base.names import fold_name, nearest
    from scorecard.tables.numbers import heads

    tables = [t for t in scheme.tables if table in (None, t.id)]
    wanted = fold_name(text)
    named = [
        (t.id, row) for t in tables for row in t.indicators if wanted in {fold_name(n) for n in row.names}
    ]
    named = named or [(t.id, row) for t in tables for row in t.indicators if heads(t)[row.id] == wanted]
    rows = [(id, row) for id, row in named if not row.heading]
    if len(rows) > 1:
        raw = {t.id for t in tables if t.inputs}
        rows = [(id, row) for id, row in rows if id not in raw] or rows
    if len(rows) == 1:
        return rows[0]
    if named and not rows:
        id, heading = named[0]
        below = [r.name for t in tables if t.id == id for r in t.rows if r.parent == heading.id]
        raise WrongUsage(
            message(
                "“{heading}” is a heading; name a row below it: {below}",
                heading=heading.name,
                below=comma_list(below),
            ),
            lang,
        )
    if rows:
        where = ", ".join(id for id, _ in rows)
        raise WrongUsage(
            message("“{text}” stands in several tables ({place}); name one with -t", text=text, place=where),
            lang,
        )
    known = [name for t in tables for row in t.rows for name in (row.short, row.name, row.id)]
    hint = did_you_mean(nearest(text, known))
    raise WrongUsage(message("no indicator is called “{text}”{hint}", text=text, hint=hint), lang)
