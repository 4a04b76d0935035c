"""What comes of totals and ranks: the grades and effects of every table and total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from scorecard.base.records import dataclass
from scorecard.load.scheme.conditions import Scope
from scorecard.load.scheme.effects import (
    check_effects,
    check_grade_names,
    compile_effect,
    effects_for,
    places_of,
    speaks_of_grades,
)
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue, once
from scorecard.load.scheme.grades import check_quotas, compile_grades, sayable
from scorecard.model.effect import Effect
from scorecard.model.grade import Grade
from scorecard.model.rule import Among
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total, made_of, whole_of
from scorecard.model.unit import Unit


@dataclass(frozen=True)
class _Place:
    """A table or total: its grades as written, what its conditions may speak of, and the units ranked in it."""

    id: str
    written: Sequence[ReadValue]
    known: Scope
    among: Among
    units: tuple[Unit, ...]


class _Outcome(NamedTuple):
    """The grades and effects of a table or total."""

    grades: tuple[Grade, ...]
    effects: tuple[Effect, ...]


def with_outcomes(
    reader: FieldReader,
    node: NodeRead,
    units: Sequence[Unit],
    tables: tuple[SchemeTable, ...],
    totals: tuple[Total, ...],
    classes: Sequence[str] = (),
) -> tuple[tuple[SchemeTable, ...], tuple[Total, ...]]:
    """All tables and totals with their grades and effects; inputs stand among the tables.

    The scheme's grades are for its totals, or for its tables where there are none; so are effects
    that do not say what they are for. `classes` are the groups there are, where they follow from figures.
    """
    ranked = [table for table in tables if not table.inputs]
    of_tables = {table.id: _table_place(node, units, tables, table) for table in ranked}
    of_totals = {total.id: _total_place(node, units, tables, total, totals) for total in totals}
    places = of_tables | of_totals
    usual = list(of_totals if node.wrote("totals") else of_tables)
    check_effects(reader, node, list(places))
    outcomes = {id: _compile_outcome(reader, node, place, usual, classes) for id, place in places.items()}
    _check_names(reader, node, units, {id: outcome.grades for id, outcome in outcomes.items()}, usual)
    return (
        tuple(table if table.inputs else _with_outcome(table, outcomes[table.id]) for table in tables),
        tuple(_with_outcome(total, outcomes[total.id]) for total in totals),
    )


Of = TypeVar("Of", SchemeTable, Total)


def _with_outcome(of: Of, outcome: _Outcome) -> Of:
    return replace(of, grades=outcome.grades, effects=outcome.effects)


def _table_place(
    node: NodeRead, units: Sequence[Unit], tables: tuple[SchemeTable, ...], table: SchemeTable
) -> _Place:
    written: NodeRead = node.entries("tables")[table.id].value
    own = "grades" in written or node.wrote("totals")
    grades = (written if own else node).items("grades")
    known = sayable(tables, {table.id})
    return _Place(table.id, grades, known, table.ranking.among, tuple(units[n] for n in table.units))


def _total_place(
    node: NodeRead,
    units: Sequence[Unit],
    tables: tuple[SchemeTable, ...],
    total: Total,
    totals: Sequence[Total],
) -> _Place:
    written: NodeRead = node.entries("totals")[total.id].value
    grades = written.items("grades") or node.items("grades")
    ranked = [table for table in tables if not table.inputs]
    below, inside_of = made_of(total, totals), whole_of(total, totals)
    known = sayable(tables, below, {table.id: table.title for table in ranked})
    members = [set(table.units) for table in ranked if table.id in inside_of]
    standing = set().union(*members)
    inside = tuple(unit for n, unit in enumerate(units) if n in standing)
    return _Place(total.id, grades, known, total.ranking.among, inside)


def _compile_outcome(
    reader: FieldReader, node: NodeRead, place: _Place, usual: Sequence[str], classes: Sequence[str]
) -> _Outcome:
    with once(reader) as own:
        grades = compile_grades(own, place.written, place.known)
        check_quotas(own, place.written, grades, place.units, place.among, classes)
        effects = [compile_effect(own, read, place.known) for read in effects_for(node, place.id, usual)]
    return _Outcome(grades, tuple(effects))


def _check_names(
    reader: FieldReader,
    node: NodeRead,
    units: Sequence[Unit],
    grades: dict[str, tuple[Grade, ...]],
    usual: Sequence[str],
) -> None:
    """Grades that effects and units name are grades of some place; only where there are any can they change."""
    for read in node.items("effects"):
        effect: NodeRead = read.value
        field = speaks_of_grades(reader, effect)
        places = [id for id in places_of(effect, usual) if id in grades]
        without = [id for id in places if not grades[id]]
        if field and without and ("for" in effect or len(without) == len(places)):
            reader.fault("SC323", effect.get("then").fields[field].key, field=field, place=without[0])
        with once(reader) as own:
            for id in places:
                check_grade_names(own, read, grades[id])
    names = [grade.grade for every in grades.values() for grade in every]
    _check_given(reader, node, units, names)


def _check_given(reader: FieldReader, node: NodeRead, units: Sequence[Unit], names: Sequence[str]) -> None:
    """The grades that units are given beforehand are among those of some place."""
    if not any(unit.grade for unit in units):
        return
    code = "SC320" if names else "SC323"
    for unit, read in zip(units, node.entries("units").values(), strict=True):
        if unit.grade is not None and unit.grade not in names:
            at = read.value.at("grade")
            reader.unknown_name(code, at, unit.grade, names, field="grade", place="grades")
