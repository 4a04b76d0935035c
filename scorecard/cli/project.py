"""Opening a project for a command: what is wrong is said here, once, in one shape."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.fault import Fault, errors, in_order, warnings
from scorecard.base.text import Lang, Text, say
from scorecard.cli.locale import ambient
from scorecard.cli.output import known_columns, remark

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.indicator import Indicator
    from scorecard.model.period import Period
    from scorecard.model.scheme import Scheme, Unit
    from scorecard.workspace import Workspace


def open_project(directory: Path, config: Path | None, data: tuple[Path, ...]) -> Workspace:
    """The project of a folder; a folder that is not there is wrong usage."""
    from scorecard.load.books.extra import MissingExtra
    from scorecard.workspace import open_workspace

    for place in (directory, config, *data):
        if place is not None and not place.exists():
            said = Text(f"没有这个文件或目录：{place}", f"there is no such file or folder: {place}")
            raise click.UsageError(say(said, ambient()))
    try:
        return open_workspace(directory, config, data)
    except MissingExtra as missing:
        remark(missing.text, ambient())
        sys.exit(2)


def language(workspace: Workspace, lang: str | None) -> Lang:
    """The language asked for, else the latest scheme's own, else the locale's."""
    if lang:
        return "zh" if lang == "zh" else "en"
    return workspace.schemes[-1].language if workspace.schemes else ambient()


def stop_on_errors(workspace: Workspace, lang: Lang) -> None:
    """Print all faults to stderr and end with 1 if any of them is an error."""
    if errors(workspace.faults) or not workspace.sources:
        for line in fault_lines(workspace, workspace.faults, lang):
            remark(Text(line, line), lang)
        remark(counted(workspace.faults), lang)
        sys.exit(1)


def fault_lines(workspace: Workspace, faults: Sequence[Fault], lang: Lang) -> list[str]:
    """Faults as they are printed: a cause once, a kind a few times, and how many are not listed."""
    from scorecard.base.telling import telling

    columns = known_columns()
    told = telling(workspace.placed(faults))
    shown = (
        cause._replace(first=first)
        for cause, first in zip(
            told.causes, workspace.quoted(cause.first for cause in told.causes), strict=True
        )
    )
    return [*(line for cause in shown for line in cause.lines(lang, columns)), *told.rest(lang)]


def counted(faults: Sequence[Fault]) -> Text:
    """How many there are, and where to read on."""
    wrong, warned = len(errors(faults)), len(warnings(faults))
    said = len(faults) - wrong - warned
    hint = faults[0].code if faults else ""
    zh = f"，{said} 个提示" if said else ""
    en = f", {_some(said, 'remark')}" if said else ""
    return Text(
        f"{wrong} 个错误，{warned} 个警告{zh}。说明：scorecard why {hint}",
        f"{_some(wrong, 'error')}, {_some(warned, 'warning')}{en}. More: scorecard why {hint}",
    )


def say_warned(count: int, lang: Lang, quiet: bool) -> None:
    """That there are warnings, and where to read them."""
    if count:
        said = Text(
            f"另有 {count} 个警告，见 scorecard check", f"{_some(count, 'warning')}, see scorecard check"
        )
        remark(said, lang, quiet)


def warned_of(workspace: Workspace, boards: Sequence[Board]) -> tuple[Fault, ...]:
    """The warnings there are, of the files and of what they say in some periods."""
    from scorecard.study.warnings import board_warnings

    return warnings(
        in_order((*workspace.faults, *(fault for board in boards for fault in board_warnings(board))))
    )


def stop_if_strict(workspace: Workspace, boards: Sequence[Board], lang: Lang) -> None:
    """Print all warnings and missing cells, and end with 1 if there are any: what `--strict` asks for."""
    from scorecard.study.warnings import missing_cells

    found = in_order(
        (*warned_of(workspace, boards), *(fault for board in boards for fault in missing_cells(board)))
    )
    for line in fault_lines(workspace, found, lang):
        remark(Text(line, line), lang)
    if found:
        sys.exit(1)


def _some(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def chosen_period(workspace: Workspace, text: str | None, lang: Lang, quiet: bool = False) -> Period:
    """The period asked for, else the latest with at least half of its due cells reported."""
    if text is None:
        latest = workspace.latest
        if latest is None:
            said = Text(
                "没有一期的数据过半，请用 -p 指明期间", "no period is half reported; name one with -p"
            )
            raise click.UsageError(say(said, lang))
        if not quiet:
            _say_later(workspace, latest, lang)
        return latest
    period = workspace.period_named(text)
    if period is None:
        said = Text(
            f"“{text}”不是期间；写成 2017、2017Q4、2017H2 或 2017-12",
            f"“{text}” is no period; write 2017, 2017Q4, 2017H2 or 2017-12",
        )
        raise click.UsageError(say(said, lang))
    scheme = workspace.scheme_of(period)
    if scheme is None:
        years = ", ".join(str(year) for one in workspace.schemes for year in one.years)
        said = Text(
            f"没有 {period.year} 年的方案，只有 {years}",
            f"there is no scheme for {period.year}, only for {years}",
        )
        raise click.UsageError(say(said, lang))
    if not period.fits(scheme.frequency):
        labels = ", ".join(p.label(scheme.frequency) for p in period.in_year(scheme.frequency))
        said = Text(
            f"{scheme.year} 年方案没有“{text}”这一期，只有 {labels}",
            f"the scheme of {scheme.year} has no period “{text}”, only {labels}",
        )
        raise click.UsageError(say(said, lang))
    return period


def _say_later(workspace: Workspace, period: Period, lang: Lang) -> None:
    """Name a later period that has begun to be reported, so that nobody takes the latest for the last."""
    last = workspace.periods[-1]
    if last > period:
        label = last.label(scheme_at(workspace, last).frequency)
        said = Text(
            f"{label} 已有数据，但应报项未过半；要看就用 -p {label}",
            f"{label} has rows, but less than half of what is due; use -p {label} to see it",
        )
        remark(said, lang)


def scheme_at(workspace: Workspace, period: Period) -> Scheme:
    """The scheme of a period that `chosen_period` returned."""
    scheme = workspace.scheme_of(period)
    assert scheme is not None
    return scheme


def named_table(scheme: Scheme, text: str, lang: Lang, totals: bool = True) -> str:
    """The id of a table (or total) by id, title, or annex number."""
    from scorecard.base.names import fold_name, nearest

    known = {fold_name(name): t.id for t in scheme.tables for name in (t.id, t.title, f"附件{t.annex}")}
    if totals:
        known |= {fold_name(name): t.id for t in scheme.totals for name in (t.id, t.title)}
    found = known.get(fold_name(text))
    if found is None:
        ids = [t.id for t in scheme.tables] + ([t.id for t in scheme.totals] if totals else [])
        close = nearest(text, ids) or ids[0]
        said = Text(
            f"没有“{text}”这张表；是不是 {close}？可用：{'、'.join(ids)}",
            f"there is no table “{text}”; did you mean {close}? There are: {', '.join(ids)}",
        )
        raise click.UsageError(say(said, lang))
    return found


def named_unit(units: Sequence[Unit], text: str, lang: Lang) -> Unit:
    """A unit by any of its names."""
    from scorecard.base.names import nearest, spellings

    wanted = spellings(text)[0]
    for unit in units:
        if wanted in {s for name in (unit.id, unit.name, unit.short, *unit.aliases) for s in spellings(name)}:
            return unit
    close = nearest(text, [u.short for u in units] + [u.name for u in units] + [u.id for u in units])
    hint = Text(f"；是不是“{close}”？", f"; did you mean “{close}”?") if close else Text("", "")
    said = Text(f"没有叫“{text}”的单位{hint.zh}", f"no unit is called “{text}”{hint.en}")
    raise click.UsageError(say(said, lang))


def named_indicator(scheme: Scheme, text: str, lang: Lang, table: str | None = None) -> tuple[str, Indicator]:
    """A row by id, name, alias or printed number, and the table it stands in."""
    from scorecard.base.names import fold_name, nearest
    from scorecard.tables.numbers import heads

    tables = [t for t in scheme.tables if table in (None, t.id)]
    wanted = fold_name(text)
    named = [
        (t.id, row)
        for t in tables
        for row in t.indicators
        if wanted in {fold_name(n) for n in (row.id, row.name, row.short, *row.aliases)}
    ]
    named = named or [(t.id, row) for t in tables for row in t.indicators if heads(t)[row.id] == wanted]
    found = [(id, row) for id, row in named if not row.heading]
    if len(found) > 1:
        raw = {t.id for t in tables if t.inputs}
        found = [(id, row) for id, row in found if id not in raw] or found
    if len(found) == 1:
        return found[0]
    if named and not found:
        id, heading = named[0]
        below = [r.name for t in tables if t.id == id for r in t.rows if r.parent == heading.id]
        said = Text(
            f"“{heading.name}”是标题，请写它下面的一项：{'、'.join(below)}",
            f"“{heading.name}” is a heading; name a row below it: {', '.join(below)}",
        )
        raise click.UsageError(say(said, lang))
    if found:
        where = ", ".join(id for id, _ in found)
        said = Text(
            f"“{text}”在几张表里都有（{where}），请用 -t 指明",
            f"“{text}” stands in several tables ({where}); name one with -t",
        )
        raise click.UsageError(say(said, lang))
    known = [name for t in tables for row in t.rows for name in (row.short, row.name, row.id)]
    close = nearest(text, known)
    hint = Text(f"；是不是“{close}”？", f"; did you mean “{close}”?") if close else Text("", "")
    said = Text(f"没有叫“{text}”的指标{hint.zh}", f"no indicator is called “{text}”{hint.en}")
    raise click.UsageError(say(said, lang))
