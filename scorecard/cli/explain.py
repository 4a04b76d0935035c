"""`scorecard explain`: how a number came about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern
from scorecard.cli import offers, options
from scorecard.cli.command import argument, declare
from scorecard.cli.locale import WrongUsage
from scorecard.cli.names import named_indicator, named_table, named_unit, rows_named, unit_called
from scorecard.cli.options import Request
from scorecard.cli.output import emit
from scorecard.cli.project import Project, chosen_period, read_sound, scheme_at, stop_if_strict

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.indicator import Indicator
    from scorecard.model.scheme import Scheme
    from scorecard.model.unit import Unit
    from scorecard.tables.table import Document

_FIGURE = pattern(r"[+-]?[\d,]*\.?\d+ ?%?")

Forms = tuple[Callable[[], "Document"], Callable[[], object]]
"""What gives a document, and what gives the plain data of the same."""


@declare(
    "explain",
    message(
        "How a number came about: formula, result and source step by step, to be redone with a "
        "pocket calculator. Without an indicator, everything of the unit."
    ),
    "explain 春江镇 专利申请",
    "explain 春江镇 -p 2017Q4",
)
@argument("unit_text", metavar=message("UNIT"), shell_complete=offers.UNITS)
@argument("indicator_text", metavar=message("[INDICATOR]"), required=False, shell_complete=offers.INDICATORS)
@options.with_options(
    options.project,
    options.period,
    options.table(message("the table the indicator stands in")),
    options.output,
    options.strict,
)
def command(request: Request, unit_text: str, indicator_text: str | None) -> None:
    """Explain one cell, or all of a unit."""
    project = read_sound(request)
    period = chosen_period(project)
    scheme = scheme_at(project.workspace, period)
    otherwise = (
        None if unit_called(scheme.units, unit_text) else _asked_otherwise(scheme, unit_text, request.place())
    )
    if otherwise:
        raise WrongUsage(otherwise)
    unit = named_unit(scheme.units, unit_text)
    mine = _tables_of(scheme, unit, request.table)
    if indicator_text is None:
        board = project.workspace.board(period)
        document, data = _all_of(project, board, unit, mine)
    else:
        _stands_here(scheme, mine, unit, indicator_text)
        board = project.workspace.board(period)
        document, data = _one_of(project, board, unit, mine, indicator_text)
    emit(document, data, request, project.lang)
    stop_if_strict(project, [board])


def _asked_otherwise(scheme: Scheme, text: str, place: str) -> Text | None:
    """How that is asked for which somebody wrote in the place of a unit: a figure, a fault, a period, an indicator."""
    from scorecard.base.codes import codes
    from scorecard.model.period_names import parse_period

    if text.upper() in codes():
        return message("“{text}” is the code of a fault: scorecard why {text}", text=text)
    if parse_period(text, scheme.first_month):
        return message(
            "“{text}” is a period: scorecard explain{place} UNIT -p {text}", place=place, text=text
        )
    if _FIGURE.fullmatch(text):
        return message(
            "“{text}” is a figure; name the unit it is of and the row it stands in: scorecard explain{place} UNIT INDICATOR",
            place=place,
            text=text,
        )
    if rows_named(scheme, text):
        return message(
            "“{text}” is an indicator; the unit stands before it: scorecard explain{place} UNIT {text}",
            place=place,
            text=text,
        )
    return None


def _all_of(project: Project, board: Board, unit: Unit, mine: Scheme) -> Forms:
    """Everything of a unit, or of the one table that was named."""
    from scorecard.tables.unit_card import unit_document, unit_record

    table = board.table(mine.tables[0].id) if project.request.table else None
    # Where there is no room to put places into a column, they are listed below.
    listed = project.request.format.fitted
    return (
        lambda: unit_document(board, unit, table, listed),
        lambda: unit_record(board, unit, table, project.lang),
    )


def _one_of(project: Project, board: Board, unit: Unit, mine: Scheme, text: str) -> Forms:
    """One cell of a unit, or one heading."""
    from scorecard.study.explain.cell import explain_cell, explain_heading
    from scorecard.tables.steps import explanation_document, explanation_record

    heading = _heading(mine, text)
    if heading:
        explained = explain_heading(board, board.table(heading[0]), unit, heading[1])
    else:
        id, row = named_indicator(mine, text)
        explained = explain_cell(board, board.table(id), unit, row)
    listed = project.request.format.fitted
    return (
        lambda: explanation_document(board, explained, listed),
        lambda: explanation_record(explained, project.lang),
    )


def _tables_of(scheme: Scheme, unit: Unit, table: str | None) -> Scheme:
    """The scheme with only those of its tables that the unit stands in, or the one that was named."""
    mine = tuple(t for t in scheme.tables if unit in scheme.units_of(t))
    if table is not None:
        id = named_table(scheme, table, totals=False)
        mine = tuple(t for t in mine if t.id == id)
        if not mine:
            raise WrongUsage(message("{unit} does not stand in the table {id}", unit=unit.short, id=id))
    if not mine:
        raise WrongUsage(message("{unit} stands in no table", unit=unit.short))
    return replace(scheme, tables=mine)


def _stands_here(scheme: Scheme, mine: Scheme, unit: Unit, text: str) -> None:
    """An indicator of other tables only is not one of this unit."""
    elsewhere = [table for table, _ in rows_named(scheme, text)]
    if elsewhere and not rows_named(mine, text):
        ids = ", ".join(dict.fromkeys(elsewhere))
        here = ", ".join(t.id for t in mine.tables)
        raise WrongUsage(
            message(
                "“{text}” stands in the table {ids}; looked at here: {here}, where {unit} stands",
                text=text,
                ids=ids,
                unit=unit.short,
                here=here,
            ),
        )


def _heading(mine: Scheme, text: str) -> tuple[str, Indicator] | None:
    """The heading of that name, if nothing else is called so."""
    named = rows_named(mine, text)
    return named[0] if len(named) == 1 and named[0][1].heading else None
