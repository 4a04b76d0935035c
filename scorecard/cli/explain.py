"""`scorecard explain`: how a number came about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.text import Lang, Text, say
from scorecard.cli import options
from scorecard.cli.locale import spoken
from scorecard.cli.output import emit, form_for
from scorecard.cli.project import (
    chosen_period,
    language,
    named_indicator,
    named_table,
    named_unit,
    open_project,
    scheme_at,
    stop_on_errors,
)

if TYPE_CHECKING:
    from scorecard.model.indicator import Indicator
    from scorecard.model.scheme import Scheme, SchemeTable, Unit


@click.command(
    "explain",
    help=spoken(
        "一个得分是怎样算出来的：逐步列出算式、结果和出处，可用计算器复核。不写指标则列出单位的全部得分。",
        "How a number came about: formula, result and source step by step, to be redone with a pocket "
        "calculator. Without an indicator, everything of the unit.",
    ),
)
@click.argument("unit_text", metavar=spoken("单位", "UNIT"))
@click.argument("indicator_text", metavar=spoken("[指标]", "[INDICATOR]"), required=False)
@options.project
@options.period
@options.output(*options.FORMATS)
@options.quiet
@click.option("-t", "--table", help=spoken("指标所在的表", "the table the indicator stands in"))
def command(
    unit_text: str,
    indicator_text: str | None,
    directory: Path,
    config: Path | None,
    data: tuple[Path, ...],
    lang: str | None,
    period_text: str | None,
    form: str | None,
    output: Path | None,
    quiet: bool,
    table: str | None,
) -> None:
    """Explain one cell, or all of a unit."""
    workspace = open_project(directory, config, data)
    spoken_in = language(workspace, lang)
    form = form_for(form, output, options.FORMATS)
    stop_on_errors(workspace, spoken_in)
    period = chosen_period(workspace, period_text, spoken_in, quiet)
    scheme = scheme_at(workspace, period)
    unit = named_unit(scheme.units, unit_text, spoken_in)
    mine = _tables_of(scheme, unit, table, spoken_in)
    # Where there is no room to put places into a column, they are listed below.
    listed = form in ("terminal", "plain")
    if indicator_text is None:
        from scorecard.tables.unit_card import unit_document, unit_record

        board = workspace.board(period)
        one = board.table(mine.tables[0].id) if table else None
        emit(
            unit_document(board, unit, one, listed),
            lambda: unit_record(board, unit, one, spoken_in),
            form,
            spoken_in,
            output,
        )
        return
    from scorecard.study.explain.cell import explain_cell, explain_heading
    from scorecard.tables.steps import explanation_document, explanation_record

    _stands_here(scheme, mine, unit, indicator_text, spoken_in)
    heading = _heading(mine, indicator_text)
    board = workspace.board(period)
    if heading:
        explained = explain_heading(board, board.table(heading[0]), unit, heading[1])
    else:
        id, row = named_indicator(mine, indicator_text, spoken_in)
        explained = explain_cell(board, board.table(id), unit, row)
    emit(
        explanation_document(board, explained, listed),
        lambda: explanation_record(board, explained, spoken_in),
        form,
        spoken_in,
        output,
    )


def _tables_of(scheme: Scheme, unit: Unit, table: str | None, lang: Lang) -> Scheme:
    """The scheme with only those of its tables that the unit stands in, or the one that was named."""
    mine = tuple(t for t in scheme.tables if unit in scheme.units_of(t))
    if table is not None:
        id = named_table(scheme, table, lang, totals=False)
        mine = tuple(t for t in mine if t.id == id)
        if not mine:
            said = Text(f"“{unit.short}”不在 {id} 这张表里", f"{unit.short} does not stand in the table {id}")
            raise click.UsageError(say(said, lang))
    if not mine:
        said = Text(f"“{unit.short}”不在任何一张表里", f"{unit.short} stands in no table")
        raise click.UsageError(say(said, lang))
    return replace(scheme, tables=mine)


def _stands_here(scheme: Scheme, mine: Scheme, unit: Unit, text: str, lang: Lang) -> None:
    """An indicator of other tables only is not one of this unit."""
    elsewhere = [t.id for t, row in _named(scheme, text)]
    if elsewhere and not _named(mine, text):
        ids = ", ".join(dict.fromkeys(elsewhere))
        here = ", ".join(t.id for t in mine.tables)
        said = Text(
            f"“{text}”在表 {ids} 里，这里看的是“{unit.short}”所在的表 {here}",
            f"“{text}” stands in the table {ids}; looked at here: {here}, where {unit.short} stands",
        )
        raise click.UsageError(say(said, lang))


def _heading(mine: Scheme, text: str) -> tuple[str, Indicator] | None:
    """The heading of that name, if nothing else is called so."""
    found = _named(mine, text)
    return (found[0][0].id, found[0][1]) if len(found) == 1 and found[0][1].heading else None


def _named(scheme: Scheme, text: str) -> list[tuple[SchemeTable, Indicator]]:
    """All rows and headings of a name."""
    from scorecard.base.names import fold_name

    return [
        (t, row)
        for t in scheme.tables
        for row in t.indicators
        if fold_name(text) in {fold_name(n) for n in (row.id, row.name, row.short, *row.aliases)}
    ]
