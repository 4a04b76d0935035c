"""A scheme whose groups follow from figures, with each unit in its group: what goes by the class stands there in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import nan
from typing import Literal, TypeVar, cast

from scorecard.model.amendment import AmendedField, Amendment, amend
from scorecard.model.branch import Branch
from scorecard.model.groups import Groups, OfClass
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import Target

OPEN = Target(nan, "?")
"""The target of a unit whose group is not known yet, where groups have their own."""

Words = Sequence[str | None]
"""By unit of the scheme, the class it is in; None where that is open."""

_T = TypeVar("_T")


def with_classes(scheme: Scheme, groups: Groups, classes: Sequence[OfClass]) -> Scheme:
    """The scheme as it is written, all groups open, of what it says where all units are in each of the classes."""
    # Of rows with one id, raw figures go first, as they do where formulas name them.
    nearest = sorted(range(len(scheme.tables)), key=lambda n: not scheme.tables[n].inputs)
    place = next(n for n in nearest if groups.row in scheme.tables[n].index)
    tables = tuple(
        replace(
            table,
            indicators=tuple(
                _mark_by_class(groups.row if n == place else "", each) for each in _rows(classes, n)
            ),
        )
        for n, table in enumerate(scheme.tables)
    )
    marked = tuple(
        replace(
            class_,
            tables=tuple(_with_marks(of, by) for of, by in zip(class_.tables, tables, strict=True)),
            amendments=amendments,
        )
        for class_, amendments in zip(classes, _amendments_with_marks(scheme.year, classes), strict=True)
    )
    whole = replace(scheme, tables=tables, groups=replace(groups, of_class=marked))
    return group_units(whole, (None,) * len(scheme.units))


def _rows(classes: Sequence[OfClass], n: int) -> list[tuple[Indicator, ...]]:
    """Each row of a table as it is in every class."""
    return list(zip(*(class_.tables[n].indicators for class_ in classes), strict=True))


def _with_marks(table: SchemeTable, marks: SchemeTable) -> SchemeTable:
    pairs = zip(table.indicators, marks.indicators, strict=True)
    return replace(table, indicators=tuple(replace(row, by_class=mark.by_class) for row, mark in pairs))


def _mark_by_class(class_row: str, each: tuple[Indicator, ...]) -> Indicator:
    """The row, with what of it goes by the class."""
    first, *_ = each
    return replace(first, by_class=_goes_by_class(each), groups=first.id == class_row and not first.heading)


def _goes_by_class(each: Sequence[Indicator]) -> Literal["", "worth", "assessed"]:
    """What of a row goes by the class, of the row as it is in every class."""
    first, *others = each
    if all(_worth(row) == _worth(first) for row in others):
        return ""
    return "worth" if all(_assessment_key(row) == _assessment_key(first) for row in others) else "assessed"


def _amendments_with_marks(year: int, classes: Sequence[OfClass]) -> list[tuple[Amendment, ...]]:
    """The amendments of each class; each says what of a row goes by the class once it holds."""
    now = [{table.id: table for table in class_.tables} for class_ in classes]
    marked: list[list[Amendment]] = [[] for _ in classes]
    for each in zip(*(class_.amendments for class_ in classes), strict=True):
        for tables, amendment in zip(now, each, strict=True):
            for id in dict.fromkeys(change.table for change in amendment.changes):
                tables[id] = amend(tables[id], amendment.changes, Period(year, 12))
        for of_class, amendment in zip(marked, each, strict=True):
            changes = (
                replace(
                    change,
                    by_class=_goes_by_class([tables[change.table].row(change.indicator) for tables in now]),
                )
                for change in amendment.changes
            )
            of_class.append(replace(amendment, changes=tuple(changes)))
    return [tuple(each) for each in marked]


def _worth(row: Indicator) -> tuple[object, ...]:
    return row.points, row.applies, row.targets


def _assessment_key(row: Indicator) -> tuple[object, ...]:
    """For which units a row is, by its points, its targets and what it says itself."""
    targets = {
        period: [(cell.assessed, row.zero_target == "not_applicable" and cell.value == 0) for cell in cells]
        for period, cells in row.targets.items()
    }
    return [points > 0 for points in row.points], row.applies, targets


def group_units(scheme: Scheme, words: Words) -> Scheme:
    """The scheme with each unit in the group of its class; what a class does not settle is open where its class is."""
    groups = scheme.groups
    if groups is None:
        return scheme
    units = tuple(
        replace(unit, group=word, group_open=word is None)
        for unit, word in zip(scheme.units, words, strict=True)
    )
    tables = tuple(_table(table, n, groups, words) for n, table in enumerate(scheme.tables))
    return replace(scheme, units=units, tables=tables, amendments=_amendments(scheme, groups.by_word, words))


def as_written(scheme: Scheme) -> Scheme:
    """The scheme without the groups of a period: it says the same in all of them."""
    return group_units(scheme, (None,) * len(scheme.units)) if scheme.groups else scheme


def _table(table: SchemeTable, n: int, groups: Groups, words: Words) -> SchemeTable:
    if not any(row.by_class for row in table.indicators):
        return table
    chosen = [words[unit] for unit in table.units]
    classes = {class_.word: class_.tables[n] for class_ in groups.of_class}
    rows = tuple(
        _row(row, {word: of.indicators[i] for word, of in classes.items()}, chosen) if row.by_class else row
        for i, row in enumerate(table.indicators)
    )
    tree = _tree(table.tree, {word: of.tree for word, of in classes.items()}, chosen)
    return replace(table, indicators=rows, tree=tree)


def _row(row: Indicator, each: Mapping[str, Indicator], chosen: Words) -> Indicator:
    first = next(iter(each.values()))
    targets, spans = {}, {}
    for period in first.targets:
        cells = {word: of.targets[period] for word, of in each.items()}
        targets[period] = _column(cells, chosen, _target)
        places = {word: of.target_spans.get(period, ()) for word, of in each.items()}
        spans[period] = _column(places, chosen, lambda some: some[0]) if all(places.values()) else ()
    return replace(
        row,
        points=_column({word: of.points for word, of in each.items()}, chosen, _worth_of),
        applies=_column({word: of.applies for word, of in each.items()}, chosen, any),
        targets=targets,
        target_spans=spans,
    )


def _column(
    each: Mapping[str, Sequence[_T]], chosen: Words, open_: Callable[[Sequence[_T]], _T]
) -> tuple[_T, ...]:
    """What each unit of a table has by its class; where that is open, what follows from all that it may be in."""
    return tuple(
        each[word][u] if word is not None else open_([of[u] for of in each.values()])
        for u, word in enumerate(chosen)
    )


def _worth_of(points: Sequence[float]) -> float:
    """The full points that stand in for those that are not known: those of the first class that has any."""
    return next((number for number in points if number > 0), 0.0)


def _target(cells: Sequence[Target]) -> Target:
    return cells[0] if all(cell == cells[0] for cell in cells) else OPEN


def _tree(branch: Branch, each: Mapping[str, Branch], chosen: Words) -> Branch:
    """The tree with the full points that its headings have of their own."""
    points = (
        _column({word: of.points for word, of in each.items()}, chosen, _worth_of) if branch.points else ()
    )
    members = tuple(
        _tree(member, {word: of.members[m] for word, of in each.items()}, chosen)  # type: ignore[misc]
        if isinstance(member, Branch)
        else member
        for m, member in enumerate(branch.members)
    )
    return replace(branch, points=points, members=members)


def _amendments(scheme: Scheme, each: Mapping[str, OfClass], words: Words) -> tuple[Amendment, ...]:
    """What amendments set: of targets and points what the classes of units make of them, all else is the same in all."""
    units = {table.id: table.units for table in scheme.tables}
    first = next(iter(each))

    def in_groups(n: int, k: int, change: AmendedField) -> AmendedField:
        same = {word: of.amendments[n].changes[k] for word, of in each.items()}
        if isinstance(change.value, Rule):
            return same[first]
        own = [words[unit] for unit in units[change.table]]
        if isinstance(change.value, Target):
            return same[own[change.unit or 0] or first]
        return replace(same[first], value=_column(_points(same), own, _worth_of))

    return tuple(
        replace(
            amendment, changes=tuple(in_groups(n, k, change) for k, change in enumerate(amendment.changes))
        )
        for n, amendment in enumerate(scheme.amendments)
    )


def _points(each: Mapping[str, AmendedField]) -> dict[str, Sequence[float]]:
    """The points that an amendment sets, by class."""
    return {word: cast("Sequence[float]", change.value) for word, change in each.items()}
