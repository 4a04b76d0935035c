"""The units that are assessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property

import numpy as np

from scorecard.base.message import message
from scorecard.base.names import bracket_spellings, fold_names
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.figure import Flags, lasting
from scorecard.scheme.field import node_of, scheme_field
from scorecard.scheme.kinds import Flag, ListOf, OneLine


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that is assessed, or a reference that is only shown (`assessed` false).

    `grade` is the one it is given beforehand, outside quotas. With `group_open` its group follows from figures that
    are not there: it is in none until they are.
    """

    id: str
    name: str = scheme_field(
        OneLine(), "名称", message("the full name in the notice"), required=True, empty=""
    )
    short: str = scheme_field(
        OneLine(), "简称", message("a short name for narrow tables"), always=True, empty=""
    )
    group: str | None = scheme_field(OneLine(), "分组", message("such as towns, streets, zones"))
    aliases: tuple[str, ...] = scheme_field(
        ListOf(OneLine(), single=True),
        "别名",
        message("other spellings and former names in returns"),
        empty=(),
    )
    assessed: bool = scheme_field(Flag(), "参评", message("false: shown, never ranked"), default=True)
    was: tuple[str, ...] = scheme_field(
        ListOf(OneLine(), single=True),
        "由何合并",
        message("last year's units it was merged or split from"),
        empty=(),
    )
    grade: str | None = scheme_field(OneLine(), "等次", message("a grade given beforehand, outside quotas"))
    group_open: bool = field(default=False, compare=False)
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """All names it answers to."""
        return self.id, self.name, self.short, *self.aliases


def _names_of(units: Sequence[Unit]) -> tuple[list[str], list[int]]:
    """All names that units answer to, and beside each which unit it is; a name of one unit once."""
    named = [n for n, unit in enumerate(units) if unit.name != unit.id]
    short = [n for n, unit in enumerate(units) if unit.short not in (unit.id, unit.name)]
    aliases = [
        (alias, n)
        for n, unit in enumerate(units)
        if unit.aliases
        for alias in dict.fromkeys(unit.aliases)
        if alias not in (unit.id, unit.name, unit.short)
    ]
    names = [unit.id for unit in units]
    names += [units[n].name for n in named]
    names += [units[n].short for n in short]
    names += [alias for alias, _ in aliases]
    return names, [*range(len(units)), *named, *short, *(n for _, n in aliases)]


def position_of(id: str, units: Iterable[Unit]) -> int | None:
    """The place of a unit among others; None where it is none of them."""
    return next((n for n, unit in enumerate(units) if unit.id == id), None)


UNIT = node_of(Unit, "unit", "考核单位", message("a town, street, zone, or firm"))


class Units(tuple[Unit, ...]):
    """Units in the order of a table, and what is asked of all of them again and again."""

    @classmethod
    def from_sequence(cls, units: Sequence[Unit]) -> Units:
        """Some units so."""
        return units if isinstance(units, Units) else cls(units)

    @cached_property
    def assessed(self) -> Flags:
        """bool[U], the units that are ranked, and that others are compared with."""
        return self._flags(unit.assessed for unit in self)

    @cached_property
    def group_open(self) -> Flags:
        """bool[U], the units whose group is not known yet."""
        return self._flags(unit.group_open for unit in self)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """By unit, its group, "" for none."""
        return tuple([unit.group or "" for unit in self])

    @cached_property
    def by_name(self) -> Mapping[str, tuple[int, ...]]:
        """By each folded spelling, the units that answer to it."""
        names, places = _names_of(self)
        folded = fold_names(names)
        # One tuple serves all the names of a unit, unless another unit answers to them, too.
        own = list(zip(range(len(self)), strict=True))
        units = [own[n] for n in places]
        known = dict(zip(folded, units, strict=True))
        if len(known) == len(folded) and not any(name[-1:] == ")" for name in known):
            return known
        known = {}
        for name, unit in zip(folded, units, strict=True):
            for spelling in bracket_spellings(name):
                known[spelling] = tuple(sorted({*known.get(spelling, ()), *unit}))
        return known

    def __getstate__(self) -> None:
        """What was asked is worked out again where they are sent to."""

    def _flags(self, each: Iterable[bool]) -> Flags:
        return lasting(np.fromiter(each, np.bool_, len(self)))
