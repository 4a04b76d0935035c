"""What a change that is tried speaks of: a cell, a row, or the weight of a table in a total; never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from scorecard.base.codes import fault_text
from scorecard.base.message import Text, comma_list, message, sequence
from scorecard.base.names import did_you_mean, fold_name, judge_name
from scorecard.base.span import Span
from scorecard.language.derived import RowPlace, formulas_of
from scorecard.load.actuals.names import NamedCell, NameProblem, SchemeNames, Slot
from scorecard.load.changes.written import Problem, WrittenChange
from scorecard.load.yaml.tree import Node
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total


class ResolvedChange(NamedTuple):
    """One change of a scheme or of its actuals, its names found.

    address : as ids write it
    table, row, unit : the table, the id of the row, and where the unit stands in the table; -1 and "" for none
    judge : whose mark, "" for all; total, part : of a weight
    """

    form: str
    address: str
    key: Span
    value: Node
    table: int = -1
    row: str = ""
    unit: int = -1
    judge: str = ""
    total: str = ""
    part: str = ""

    @property
    def place(self) -> tuple[str, int, str, int, str, str, str]:
        """What it changes: two of one place contradict each other."""
        return self[0], *self[4:]


def resolve_changes(
    written: Sequence[WrittenChange], scheme: Scheme
) -> tuple[list[ResolvedChange], list[Problem]]:
    """The changes with their names found, and what names mean nothing or several things."""
    names = SchemeNames(scheme)
    changes: dict[object, ResolvedChange] = {}
    problems: list[Problem] = []
    for entry in written:
        change = _OF[entry.form](names, entry)
        if not isinstance(change, ResolvedChange):
            problems.append(Problem(entry.key, change))
        elif change.place in changes:
            problems.append(Problem(entry.key, message("{address} is changed twice", address=change.address)))
        else:
            changes[change.place] = change
    return list(changes.values()), problems


def _actual(names: SchemeNames, written: WrittenChange) -> ResolvedChange | Text:
    slot = _unit_and_row(names, written.address, names.slot)
    if isinstance(slot, tuple) and not isinstance(slot, Slot):
        shorter, dot, judge = written.address.rpartition(".")
        marked = _unit_and_row(names, shorter, names.slot) if dot else slot
        if not isinstance(marked, Slot) or not marked.indicator.judging:
            return _problem_text(names, slot)
        return _value(names.scheme, written, marked, judge_name(judge))
    return _value(names.scheme, written, slot, "")


def _value(scheme: Scheme, written: WrittenChange, slot: Slot, judge: str) -> ResolvedChange | Text:
    """A value; a row that is worked out has none of its own to change."""
    row = slot.indicator
    if row.derived:
        formula = formulas_of(scheme.tables)[RowPlace(slot.table, slot.row)]
        made = comma_list(dict.fromkeys(figure.name for figure in formula.figures))
        return message("{row} is worked out; change what it is made of: {names}", row=row.name, names=made)
    address = ".".join(filter(None, (_unit(scheme, slot), _row(scheme, slot.table, row), judge)))
    return _change(written, address, table=slot.table, row=row.id, unit=slot.unit, judge=judge)


def _target(names: SchemeNames, written: WrittenChange) -> ResolvedChange | Text:
    def slot_with_target(unit: str, indicator: str) -> Slot | tuple[NameProblem, ...]:
        place = names.only(indicator, lambda cell: bool(cell.indicator.targets))
        if isinstance(place, NameProblem):
            several = names.slot(unit, indicator)
            return several if isinstance(several, Slot) else (place,)
        return names.slot(unit, indicator, place.table)

    slot = _unit_and_row(names, written.address, slot_with_target)
    if not isinstance(slot, Slot):
        return _problem_text(names, slot)
    row = slot.indicator
    if not row.targets:
        return message("{row} has no targets", row=row.name)
    address = f"targets.{_unit(names.scheme, slot)}.{_row(names.scheme, slot.table, row)}"
    return _change(written, address, table=slot.table, row=row.id, unit=slot.unit)


def _of_row(names: SchemeNames, written: WrittenChange) -> ResolvedChange | Text:
    """The points of a row or heading, or the rule or rounding of a row; raw figures have but a rounding."""

    def fits(cell: NamedCell) -> bool:
        scored = written.form == "rounding" or not names.scheme.tables[cell.table].inputs
        return scored and (written.form == "points" or cell.row >= 0)

    row = names.only(_path(names, written.address), fits)
    if isinstance(row, NameProblem):
        return _problem_text(names, (row,))
    form = "rules" if written.form == "rule" else written.form
    address = f"{form}.{_row(names.scheme, row.table, row.indicator)}"
    return _change(written, address, table=row.table, row=row.indicator.id)


def _weight(names: SchemeNames, written: WrittenChange) -> ResolvedChange | Text:
    """The weight of a table (or total) in the one total that weighs it, or in the one that is named before it."""
    scheme = names.scheme
    for total, part in _parts(written.address):
        weighing = [
            (each.id, id)
            for each in scheme.totals
            for id in each.weights
            if _is_called(scheme, id, part) and (not total or _is_called(scheme, each.id, total))
        ]
        if len(weighing) == 1:
            of, id = weighing[0]
            return _change(written, f"weights.{of}.{id}", total=of, part=id)
        if weighing:
            places = [f"{of}.{id}" for of, id in weighing]
            return _fault_with_cure(
                "SC153", {"name": written.address, "places": comma_list(places), "first": places[0]}
            )
    known = dict.fromkeys(id for each in scheme.totals for id in each.weights)
    if not known:
        return message("“{name}”: there is no total in which tables have weights", name=written.address)
    return message(
        "“{name}” has no weight in a total; these have: {known}",
        name=written.address,
        known=comma_list(known),
    )


def _parts(address: str) -> Iterator[tuple[str, str]]:
    yield "", address
    total, dot, part = address.partition(".")
    if dot:
        yield total, part


def _is_called(scheme: Scheme, id: str, name: str) -> bool:
    """Whether a name is that of a table or total."""
    parts: list[SchemeTable | Total] = [*scheme.tables, *scheme.totals]
    of = next(part for part in parts if part.id == id)
    annex = (f"附件{of.annex}",) if isinstance(of, SchemeTable) and of.annex is not None else ()
    return fold_name(name) in {fold_name(name_of) for name_of in (of.id, of.title, *annex)}


_OF: Mapping[str, Callable[[SchemeNames, WrittenChange], ResolvedChange | Text]] = {
    "actual": _actual,
    "targets": _target,
    "points": _of_row,
    "rule": _of_row,
    "rounding": _of_row,
    "weights": _weight,
}


def _unit_and_row(
    names: SchemeNames, address: str, slot: Callable[[str, str], Slot | tuple[NameProblem, ...]]
) -> Slot | tuple[NameProblem, ...]:
    """The cell of `UNIT.INDICATOR`; either name may hold dots."""
    dots = [n for n, sign in enumerate(address) if sign in ".．"]
    at = next((n for n in dots if names.units(address[:n].strip())), dots[0] if dots else len(address))
    return slot(address[:at].strip(), _path(names, address[at + 1 :]))


def _path(names: SchemeNames, name: str) -> str:
    """A row's name; `TABLE.NAME`, as amendments write it, is the row in that table."""
    name = name.strip()
    table, dot, rest = name.partition(".")
    inside = f"{table.strip()}/{rest.strip()}"
    return inside if dot and not names.places(name) and names.places(inside) else name


def _unit(scheme: Scheme, slot: Slot) -> str:
    return scheme.units[scheme.tables[slot.table].units[slot.unit]].id


def _row(scheme: Scheme, table: int, row: Indicator) -> str:
    """A row by its id; with its table where another has a row of that id."""
    several = sum(row.id in {row_of.id for row_of in other.indicators} for other in scheme.tables) > 1
    return f"{scheme.tables[table].id}.{row.id}" if several else row.id


def _change(written: WrittenChange, address: str, **at: int | str) -> ResolvedChange:
    return ResolvedChange(written.form, address, written.key, written.value)._replace(**at)  # type: ignore[arg-type]


def _problem_text(names: SchemeNames, problems: Sequence[NameProblem]) -> Text:
    """What is wrong with a name; of one that means nothing, what there is."""
    code, side, args = problems[0]
    if code not in ("SC151", "SC152") or args["hint"]:
        return _fault_with_cure(code, args)
    rows = (row.name for table in names.scheme.tables for row in table.rows)
    known = (unit.short for unit in names.scheme.units) if side == "unit" else rows
    return sequence((fault_text(code, "message", args), did_you_mean(None, known)), "")


def _fault_with_cure(code: str, args: Mapping[str, Text]) -> Text:
    """What is wrong with a name, and what to do about it; where names are near or few, these are what to write."""
    if args.get("hint"):
        return fault_text(code, "message", args)
    return message(
        "{wrong}; {cure}", wrong=fault_text(code, "message", args), cure=fault_text(code, "cure", args)
    )
