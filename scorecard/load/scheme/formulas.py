"""The formulas of rows that are computed from others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scorecard.base.message import Text, comma_list, sense
from scorecard.base.names import Suggestions
from scorecard.base.span import Span
from scorecard.language.dependencies import FAR, Circle, dependency_order
from scorecard.language.derived import (
    TAKEN,
    FormulaNames,
    RowPlace,
    adds_up,
    formulas_of,
    known_to,
    names_for,
)
from scorecard.language.formula import in_english, parse
from scorecard.language.formula_tree import Formula
from scorecard.language.formula_walk import NamedGroups
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.known_rows import rows_below
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.indicator import Indicator, Nature
from scorecard.model.table import SchemeTable

INPUTS = "inputs"
_LISTED = 12


def check_formulas(reader: FieldReader, tables: Sequence[SchemeTable], node: NodeRead) -> bool:
    """Whether every formula can be understood, and none needs itself by way of others."""
    places = {table.id: n for n, table in enumerate(tables)}
    written = {(table, id): read for table, id, read in derived_rows(node) if table in places}
    sure = True
    for n, table in enumerate(tables):
        known, names = known_to(tables, n), names_for(tables, n)
        for row in table.rows:
            read = written.get((table.id, row.id))
            if row.derived and read:
                sure &= _understood(reader, row, known, names.beside, read)
                sure &= _asked_targets_exist(reader, tables, known, row, names, read)
    if sure:
        ordered = dependency_order(tables, formulas_of(tables))
        if isinstance(ordered, Circle):
            table = tables[ordered.place.table]
            read = written[table.id, table.rows[ordered.place.row].id]
            reader.fault("SC095", formula_field(read).span, circle=ordered.said)
            return False
    return sure


def natured_tables(
    reader: FieldReader, tables: tuple[SchemeTable, ...], node: NodeRead
) -> tuple[SchemeTable, ...]:
    """The tables with derived rows that are no flows as what they are, unless they say themselves what they are.

    A growth rate is never a flow: nothing of it is due by the month, and its months do not add up.
    """
    written = {(table, id): read.value for table, id, read in derived_rows(node)}
    formulas = formulas_of(tables)
    ordered = dependency_order(tables, formulas)
    rows = [{row.id: row for row in table.indicators} for table in tables]
    names = [known_to(tables, n) for n in range(len(tables))]
    for place in () if isinstance(ordered, Circle) else ordered:
        id = tables[place.table].rows[place.row].id
        row, fields = rows[place.table][id], written[tables[place.table].id, id]
        known = names[place.table]
        natures = {name: _nature(tables, rows, known[name]) for name in formulas[place].names}
        own = "nature" in fields
        if own and fields.get("take") == "growth" and row.nature == "flow":
            reader.fault("SC386", fields.fields["nature"].key, name=row.name)
        elif (
            row.nature == "flow"
            and not own
            and "pace" not in fields
            and not adds_up(formulas[place], natures)
        ):
            rows[place.table][id] = replace(row, nature="ratio", pace="none", presumed=True)
    return tuple(
        replace(table, indicators=tuple(by_name.values()))
        for table, by_name in zip(tables, rows, strict=True)
    )


def _nature(tables: Sequence[SchemeTable], rows: Sequence[dict[str, Indicator]], place: RowPlace) -> Nature:
    row = rows[place.table][tables[place.table].rows[place.row].id]
    return "stock" if row.judging else row.nature


def formula_of(row: WrittenRow) -> str:
    """The text a row is computed by, empty where its value is reported; what contradicts it is told."""
    if "formula" in row and "of" in row:
        row.fault("SC096", row.at("of"), a="formula", b="of")
    for name in ("formula", "of"):
        if name in row and "judges" in row:
            row.fault("SC096", row.at("judges"), a=name, b="judges")
    if "take" in row and "of" not in row:
        row.fault("SC097", row.at("take"))
    text = in_english(row.get("formula") or "")
    return TAKEN[row.get("take")].format(id=row.get("of")) if "of" in row and not text else text


def _asked_targets_exist(
    reader: FieldReader,
    tables: Sequence[SchemeTable],
    known: dict[str, RowPlace],
    of: Indicator,
    names: FormulaNames,
    row: ReadValue,
) -> bool:
    """Whether every row whose completion a formula asks for has targets."""
    formula = parse(of.formula, known, Suggestions(0), names.beside)
    for figure in formula.figures if isinstance(formula, Formula) else ():
        asked = tables[known[figure.name].table].rows[known[figure.name].row] if figure.what in FAR else None
        if asked and not asked.targets:
            reader.fault("SC281", formula_field(row).span, name=asked.name, what=figure.what)
            return False
    return True


def _understood(
    reader: FieldReader, of: Indicator, known: dict[str, RowPlace], beside: NamedGroups, row: ReadValue
) -> bool:
    """Note what is wrong with a formula, each at its own sign."""
    node: NodeRead = row.value
    whole = formula_field(row)
    exactly = "formula" in node and in_english(whole.value) == of.formula
    text: str = whole.value if exactly else of.formula
    if "formula" not in node and whole.value not in known:
        _no_row(reader, whole, known)
        return False
    parsed = parse(text, known, reader.near, beside)
    if isinstance(parsed, Formula):
        return True
    for problem in parsed if exactly else parsed[:1]:
        args: dict[str, Text] = dict(problem.args)
        span = part_span(whole, problem.offset, problem.length) if exactly else whole.span
        reader.fault(problem.code, span, **args)
    return False


def _no_row(reader: FieldReader, of: ReadValue, known: dict[str, RowPlace]) -> None:
    """`of` wants the id of one row."""
    near = reader.near.nearest(of.value, known)
    if near:
        reader.fault("SC088", of.span, name=of.value, suggestion=near)
    else:
        few = comma_list(list(known)[:_LISTED])
        instead = sense("figures of a formula", "use one of {names}", names=few)
        reader.fault("SC089", of.span, name=of.value, instead=instead)


def formula_field(row: ReadValue) -> ReadValue:
    """The field that says how a row is computed."""
    fields = row.value.fields
    of: ReadValue = fields.get("formula") or fields["of"]
    return of


def part_span(formula: ReadValue, offset: int, length: int) -> Span:
    """The place of a part of a formula; the whole where it does not stand in one line as it was read."""
    quotes = formula.span.length - len(formula.value)
    if quotes not in (0, 2):
        return formula.span
    return formula.span._replace(column=formula.span.column + quotes // 2 + offset, length=length)


def derived_rows(node: NodeRead) -> Iterator[tuple[str, str, ReadValue]]:
    """All rows that say how they are computed, by table and id."""
    return (row for row in rows_as_written(node) if "formula" in row[2].value or "of" in row[2].value)


def rows_as_written(node: NodeRead) -> Iterator[tuple[str, str, ReadValue]]:
    """All rows and headings, by table and id."""
    yield from _rows_as_written(INPUTS, node.entries("inputs").items())
    for table, read in node.entries("tables").items():
        yield from _rows_as_written(table, read.value.entries("indicators").items())


def _rows_as_written(
    table: str, rows: Iterable[tuple[str, ReadValue]]
) -> Iterator[tuple[str, str, ReadValue]]:
    for id, read in rows:
        yield table, id, read
        yield from _rows_as_written(table, rows_below(read.value))
