"""What a user may name to follow over time: the total, a table, a heading or an indicator of any year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from scorecard.base.message import Lang, Text, comma_list, did_you_mean, message
from scorecard.base.names import fold_name, nearest
from scorecard.cli.locale import WrongUsage

if TYPE_CHECKING:
    from scorecard.model.scheme import Scheme
    from scorecard.study.trend.series import TrendSubject

_TOTAL = ("total", "总分")
Named = tuple["TrendSubject", tuple[str, ...]]


def named_what(schemes: Sequence[Scheme], text: str | None, table: str | None, lang: Lang) -> TrendSubject:
    """The thing meant, by any name of any year; the latest year that knows the name decides."""
    inside = _table(schemes, table, lang) if table is not None else None
    if text is None or fold_name(text) in _TOTAL:
        return inside or _total(schemes, text, lang)
    for scheme in reversed(schemes):
        meant = _subjects_called(text, _named_subjects(scheme, inside))
        if len(meant) == 1:
            return meant[0]
        if meant:
            where = comma_list([subject.table for subject in meant])
            several = message("“{text}” stands in several tables ({place}); name one with -t")
            raise WrongUsage(several.fill(text=text, place=where), lang)
    if inside is not None:
        every = (named for scheme in schemes for named in _named_subjects(scheme, None))
        tables = dict.fromkeys(subject.table for subject in _subjects_called(text, every))
        if tables:
            elsewhere = message("“{text}” is not in {inside} but in {place}")
            place = comma_list(tuple(tables))
            raise WrongUsage(elsewhere.fill(text=text, inside=inside.id, place=place), lang)
    known = [
        name for scheme in reversed(schemes) for _, names in _named_subjects(scheme, inside) for name in names
    ]
    raise _unknown(text, [*known, *_TOTAL], message("indicator, table or total"), lang)


def _subjects_called(text: str, named: Iterable[Named]) -> list[TrendSubject]:
    """What is called so."""
    wanted = fold_name(text)
    return [subject for subject, names in named if wanted in map(fold_name, names)]


def _named_subjects(scheme: Scheme, inside: TrendSubject | None) -> Iterator[Named]:
    """Everything of a scheme that can be followed, with its names."""
    if inside is None:
        yield from _named_wholes(scheme)
    for table in scheme.tables:
        if inside is None or inside.id == table.id:
            for row in table.indicators:
                subject = _what("heading" if row.heading else "row", row.id, table.id)
                yield subject, (row.short, row.name, row.id, *row.aliases)


def _named_wholes(scheme: Scheme) -> Iterator[Named]:
    for total in scheme.totals:
        yield _what("total", total.id, total.id), tuple(dict.fromkeys((total.id, total.title)))
    for table in scheme.tables:
        annex = (f"附件{table.annex}",) if table.annex is not None else ()
        yield _what("table", table.id, table.id), (table.id, table.title, *annex)


def _what(kind: str, id: str, table: str) -> TrendSubject:
    from scorecard.study.trend.series import TrendSubject

    return TrendSubject(kind, id, table)  # type: ignore[arg-type]


def _total(schemes: Sequence[Scheme], text: str | None, lang: Lang) -> TrendSubject:
    """The one total there is; without any, and nothing named, the one table there is."""
    named = [t.id for t in schemes[-1].totals if text and fold_name(text) in map(fold_name, (t.id, t.title))]
    totals = named or [t.id for t in schemes[-1].totals]
    if len(totals) == 1:
        return _what("total", totals[0], totals[0])
    tables = [t.id for t in schemes[-1].tables]
    if text is None and not totals and len(tables) == 1:
        return _what("table", tables[0], tables[0])
    choice = comma_list(totals or tables)
    raise WrongUsage(
        message("there are several totals; name one: {choice}", choice=choice)
        if totals
        else message("there is no total; name a table: {choice}", choice=choice),
        lang,
    )


def _table(schemes: Sequence[Scheme], text: str, lang: Lang) -> TrendSubject:
    """A table or a total named with -t."""
    named = [named for scheme in reversed(schemes) for named in _named_wholes(scheme)]
    called = _subjects_called(text, named)
    if called:
        return called[0]
    raise _unknown(text, [name for _, names in named for name in names], message("table"), lang)


def _unknown(text: str, known: Sequence[str], kind: Text, lang: Lang) -> WrongUsage:
    hint = did_you_mean(nearest(text, known))
    return WrongUsage(message("no {kind} is called “{text}”{hint}", text=text, kind=kind, hint=hint), lang)
