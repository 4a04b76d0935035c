"""Which unit and which row of a scheme a name means; never a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import Suggestions, fold_name, fold_names, spellings, split_brackets
from scorecard.load.actuals.labels import label_key, path_steps
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.official_names import is_town, plain_names
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Units

_SUGGESTIONS = 200
_LONGEST_NAME = 60

_T = TypeVar("_T")


class Slot(NamedTuple):
    """Where a value belongs: indices of table, unit in the table and row, and what the row is."""

    table: int
    unit: int
    row: int
    indicator: Indicator


class NameProblem(NamedTuple):
    """Why a name means nothing here: a code, the side it stands on, and what fills its sentence."""

    code: str
    side: str
    args: Mapping[str, Text]


class NamedCell(NamedTuple):
    """A row of a table (-1: a heading) that a name may mean."""

    table: int
    row: int
    indicator: Indicator


class SchemeNames:
    """The names of one scheme. Every answer is kept, so that a name is worked out once."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._slots: dict[tuple[str, str, int], Slot | tuple[NameProblem, ...]] = {}
        self._places: dict[str, tuple[NamedCell, ...]] = {}
        self._stated: dict[str, str] = {}
        self._nearest: dict[str, str | None] = {}
        self._near = Suggestions()
        self._where = [{unit: n for n, unit in enumerate(table.units)} for table in scheme.tables]

    @cached_property
    def _units(self) -> Mapping[str, tuple[int, ...]]:
        known = Units.from_sequence(self.scheme.units).by_name
        return {name: units for name, units in known.items() if name} if "" in known else known

    @cached_property
    def measures(self) -> frozenset[str]:
        """The measures that its rows declare, folded."""
        rows = (row for table in self.scheme.tables for row in table.indicators)
        return frozenset(fold_name(row.measure) for row in rows if row.measure) | {"%"}

    @cached_property
    def _indicators(self) -> tuple[dict[str, list[NamedCell]], dict[str, list[NamedCell]]]:
        """By folded name, and by name without `其中：` and measure."""
        exact: dict[str, list[NamedCell]] = {}
        loose: dict[str, list[NamedCell]] = {}
        for number, table in enumerate(self.scheme.tables):
            by_id = {indicator.id: indicator for indicator in table.indicators}
            for indicator in table.indicators:
                place = NamedCell(number, table.index.get(indicator.id, -1), indicator)
                for name in _paths(indicator, by_id, (table.id, table.title)):
                    _note(exact, spellings(name), place)
                    _note(loose, (self._loose(name),), place)
        return exact, loose

    def _loose(self, name: str) -> str:
        return "/".join(label_key(part, self.measures) for part in path_steps(name))

    def units(self, name: str) -> tuple[int, ...]:
        """The units a name fits: one, if it is a name at all; else the one that signs so."""
        known = self._units_called(name)
        if known or not name:
            return known
        return tuple({unit: True for each in plain_names(name) for unit in self._units_called(each)})

    def _units_called(self, name: str) -> tuple[int, ...]:
        """The units that have this name; `甲（乙）` where both are names of one."""
        known = _fitting_places(name, self._units) or self._units.get(measure_in(name, self.measures)[0], ())
        return tuple(known)

    def units_of_each(self, names: Sequence[str]) -> list[Sequence[int]]:
        """The units that each of many names fits; those that are names themselves are looked up together."""
        known = self._units
        return [
            (name and known.get(folded)) or self.units(name)
            for name, folded in zip(names, fold_names(names), strict=True)
        ]

    def reporting(self, text: str) -> int | None:
        """The unit that says it fills in a sheet: `春江镇人民政府（盖章）` is 春江镇."""
        units = self.units(text)
        return units[0] if len(units) == 1 else None

    def slip_of_unit(self, text: str) -> NameProblem | None:
        """What is wrong with the name of a town that is no unit; None of any other name, which may be a bureau's."""
        _, plain = plain_names(text)
        return self._unit_problem(plain, self.units(plain)) if is_town(plain) else None

    def unit_within(self, text: str) -> int | None:
        """The one unit that a title names; of names within one another the longest counts."""
        folded = fold_name(text)
        spoken = [name for name in self._units if len(name) > 1 and name in folded]
        longest = [name for name in spoken if not any(name in other != name for other in spoken)]
        units = {unit for name in longest for unit in self._units[name]}
        return units.pop() if len(units) == 1 else None

    def measure_of(self, name: str) -> str:
        """The measure that a label states in brackets; none where these belong to the scheme's own name."""
        if name not in self._stated:
            exact, _ = self._indicators
            own = fold_name(name) in exact or fold_name(name) in self._units
            self._stated[name] = "" if own else measure_in(path_steps(name)[-1], self.measures)[1]
        return self._stated[name]

    def near(self, side: str, name: str) -> str | None:
        """The known unit or indicator that is near enough to a name to be suggested."""
        return self._near_name(name, self._unit_names() if side == "unit" else self._indicator_names())

    def meant(self, unit: str, indicator: str) -> Slot | None:
        """Where a value would belong, were unknown names the ones near them: what its cell says can be checked by that.

        What a cell may say hangs on the unit least: any will do where none is near.
        """
        indicator = indicator if self.places(indicator) else self.near("indicator", indicator) or ""
        table = next((self.scheme.tables[place.table] for place in self.places(indicator)), None)
        if table is None:
            return None
        unit = unit if self.units(unit) else self.near("unit", unit) or ""
        there = (
            self.slot(name, indicator) for name in (unit, *(self.scheme.units[u].id for u in table.units[:1]))
        )
        return next((slot for slot in there if isinstance(slot, Slot)), None)

    def places(self, name: str) -> tuple[NamedCell, ...]:
        """The rows and headings an indicator's name fits, over all tables."""
        if name not in self._places:
            exact, loose = self._indicators
            slots = _fitting_places(name, exact) or _fitting_places(self._loose(name), loose)
            self._places[name] = tuple(slots)
        return self._places[name]

    def table_of(self, part: str) -> int | None:
        """The table that a part of a file name or a title line names."""
        key = fold_name(part)
        if len(key) < 2:
            return None
        named = [(fold_name(t.id), f"附件{t.annex}", fold_name(t.title)) for t in self.scheme.tables]
        exact = [n for n, names in enumerate(named) if key in names]
        ends = exact or [n for n, (_, _, title) in enumerate(named) if title.endswith(key)]
        return ends[0] if len(ends) == 1 else None

    def slot(self, unit: str, indicator: str, table: int = -1) -> Slot | tuple[NameProblem, ...]:
        """Where the value of a unit and an indicator belongs, in one table or (-1) in any."""
        key = unit, indicator, table
        if key not in self._slots:
            self._slots[key] = self._find(unit, indicator, table)
        return self._slots[key]

    def only(self, indicator: str, fits: Callable[[NamedCell], bool]) -> NamedCell | NameProblem:
        """The one row or heading of a name that fits, or why there is none."""
        places = [place for place in self.places(indicator) if fits(place)]
        if len(places) == 1:
            return places[0]
        if places:
            return self._several(indicator, places)
        headings = [place for place in self.places(indicator) if place.row < 0]
        return _heading(headings[0], self.scheme) if headings else self._indicator_problem(indicator)

    def unknown(self, side: str, name: str) -> NameProblem:
        """What to say of a unit or an indicator that the scheme does not have."""
        return self._unit_problem(name, ()) if side == "unit" else self._indicator_problem(name)

    def _find(self, unit: str, indicator: str, table: int) -> Slot | tuple[NameProblem, ...]:
        units = self.units(unit)
        places = self.places(indicator)
        problems = []
        if len(units) != 1:
            problems.append(self._unit_problem(unit, units))
        if not places:
            problems.append(self._indicator_problem(indicator))
        if problems:
            return tuple(problems)
        here = [p for p in places if units[0] in self._where[p.table]]
        if not here:
            return (self._not_in_table(unit, indicator, places[0]),)
        rows = [p for p in here if p.row >= 0]
        # What is computed takes the name of what it is computed from: the figure sent in is the latter.
        rows = [p for p in rows if not p.indicator.derived] or rows
        # The table a sheet is named after comes first; what it does not have may still stand in another.
        rows = [p for p in rows if p.table == table] or rows
        if len(rows) != 1:
            return (_heading(here[0], self.scheme) if not rows else self._several(indicator, rows),)
        return self._slot_at(rows[0], units[0])

    def _slot_at(self, place: NamedCell, unit: int) -> Slot:
        at = self._where[place.table][unit]
        return Slot(place.table, at, place.row, place.indicator)

    def _unit_problem(self, name: str, units: tuple[int, ...]) -> NameProblem:
        if units:
            names = [self.scheme.units[u].name for u in units]
            args: dict[str, Text] = {"name": quotable_text(name), "places": comma_list(names)}
            args["first"] = self.scheme.units[units[0]].id
            return NameProblem("SC153", "unit", args)
        more = self._behind_unit(name)
        if more:
            # The same words behind the names of many units are one cause, and told once.
            beyond = message('; without "{more}" it is the name of a unit', more=more)
            return NameProblem("SC151", "unit", {"name": f"…{more}", "hint": beyond})
        near = hint(self.near("unit", name))
        return NameProblem("SC151", "unit", {"name": quotable_text(name), "hint": near})

    def _behind_unit(self, name: str) -> str:
        """What stands behind the name of a town, two characters or more; "" where a text does not begin with one."""
        folded = fold_name(name[:_LONGEST_NAME])
        ends = range(len(folded) - 2, 1, -1)
        begun = (end for end in ends if is_town(folded[:end]) and folded[:end] in self._units)
        end = next(begun, len(folded))
        return quotable_text(folded[end:])

    def _indicator_problem(self, name: str) -> NameProblem:
        near = hint(self.near("indicator", name))
        return NameProblem("SC152", "indicator", {"name": quotable_text(name), "hint": near})

    def _unit_names(self) -> Iterator[str]:
        return (n for u in self.scheme.units for n in (u.name, u.short, *u.aliases))

    def _indicator_names(self) -> Iterator[str]:
        rows = (row for table in self.scheme.tables for row in table.indicators)
        return (n for row in rows for n in (row.name, row.short, *row.aliases))

    def _not_in_table(self, unit: str, indicator: str, place: NamedCell) -> NameProblem:
        title = self.scheme.tables[place.table].title
        args = {"unit": quotable_text(unit), "indicator": quotable_text(indicator), "table": title}
        return NameProblem("SC154", "unit", args)

    def _several(self, name: str, places: list[NamedCell]) -> NameProblem:
        """Several rows fit; each is told by what means no other one."""
        paths = list(map(self._own_path, places))
        args: dict[str, Text] = {"name": quotable_text(name), "places": comma_list(paths), "first": paths[0]}
        return NameProblem("SC153", "indicator", args)

    def _own_path(self, place: NamedCell) -> str:
        """How a row is written so that no other one is meant: its full path, after its table's id, or any other way."""
        table, path = self.scheme.tables[place.table], _full_path(place, self.scheme)
        by_id = {indicator.id: indicator for indicator in table.indicators}
        others = _paths(place.indicator, by_id, (table.id, table.title))
        ways = (path, f"{table.id}/{path}", *others)
        return next((way for way in ways if self.places(way) == (place,)), ways[1])

    def _near_name(self, name: str, known: Iterable[str]) -> str | None:
        """The nearest known name; none for the hundredth unknown name."""
        if name not in self._nearest:
            near = None
            if 0 < len(name) <= _LONGEST_NAME and len(self._nearest) < _SUGGESTIONS:
                # The very word that is refused is no suggestion.
                others = [other for other in known if fold_name(other) != fold_name(name)]
                near = self._near.nearest(label_key(name, self.measures), others)
            self._nearest[name] = near
        return self._nearest[name]


def hint(near: str | None) -> Text:
    """The end of a sentence that asks whether another name was meant."""
    return message('; did you mean "{places}"?', places=near) if near else ""


def _fitting_places(name: str, known: Mapping[str, Sequence[_T]]) -> Sequence[_T]:
    """What a name fits; for `甲（乙）`, where that is no name itself, what both 甲 and 乙 fit."""
    folded = fold_name(name)
    if folded in known:
        return known[folded]
    parts = split_brackets(folded)
    return [place for place in known.get(parts[0], ()) if place in known.get(parts[1], ())] if parts else []


def _note(known: dict[str, list[_T]], names: Iterable[str], what: _T) -> None:
    for name in names:
        if name and what not in known.setdefault(name, []):
            known[name].append(what)


def _paths(indicator: Indicator, by_id: Mapping[str, Indicator], tables: tuple[str, ...]) -> Iterable[str]:
    """Every way to write an indicator: its own names, after its parents' names, after its table's."""
    own = dict.fromkeys((indicator.id, indicator.name, indicator.short, *indicator.aliases))
    yield from own
    paths = list(own)
    parent = by_id.get(indicator.parent or "")
    while parent:
        above = dict.fromkeys((parent.id, parent.name, parent.short, *parent.aliases))
        longer = [f"{name}/{rest}" for name in above for rest in paths]
        yield from longer
        # A name may skip the levels between, so that no path has to be spelled in full.
        paths += longer[:16]
        parent = by_id.get(parent.parent or "")
    for table in tables:
        yield from (f"{table}/{path}" for path in paths)


def _full_path(place: NamedCell, scheme: Scheme) -> str:
    by_id = {i.id: i for i in scheme.tables[place.table].indicators}
    names = [place.indicator.name]
    parent = by_id.get(place.indicator.parent or "")
    while parent:
        names.insert(0, parent.name)
        parent = by_id.get(parent.parent or "")
    return "/".join(names)


def _heading(place: NamedCell, scheme: Scheme) -> NameProblem:
    below = [i.name for i in scheme.tables[place.table].indicators if i.parent == place.indicator.id]
    args: dict[str, Text] = {"name": place.indicator.name, "children": comma_list(below)}
    return NameProblem("SC155", "indicator", args)
