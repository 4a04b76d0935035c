"""Which units of one scheme are those of another: by id, through mergers and splits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from scorecard.model.figure import Figure, as_figures, sum_across, where
from scorecard.model.indicator import Indicator
from scorecard.model.observations import Ints
from scorecard.model.scheme import Scheme
from scorecard.model.unit import Unit

Kind = Literal["same", "came", "merged", "split"]


class Lineage(NamedTuple):
    """What a unit is on the other side.

    `same`: one unit there, `then[0]`. `came`: none. `merged`: the sum of several. `split`: one that
    became several, `now`, or a part of it together with others.
    """

    kind: Kind
    then: tuple[Unit, ...] = ()
    now: tuple[Unit, ...] = ()


def links(now: Scheme, then: Scheme) -> dict[str, Lineage]:
    """What each unit of `now` is in `then`, by id.

    A unit is found by its `was`, else by its own id. One new unit with several old ones is a merger;
    several with the same old one are a split.
    """
    then_of: defaultdict[str, list[str]] = defaultdict(list)
    now_of: defaultdict[str, list[str]] = defaultdict(list)
    for new, old in _pairs(now, then):
        then_of[new].append(old)
        now_of[old].append(new)
    known_now, known_then = ({unit.id: unit for unit in scheme.units} for scheme in (now, then))
    lineages: dict[str, Lineage] = {}
    for unit in now.units:
        olds = then_of[unit.id]
        shared = [n for old in olds if len(now_of[old]) > 1 for n in now_of[old]]
        units = tuple(known_then.get(old) or Unit(old, old, old) for old in olds)
        if shared:
            lineages[unit.id] = Lineage("split", units, tuple(known_now[n] for n in dict.fromkeys(shared)))
        else:
            lineages[unit.id] = Lineage(("came", "same", "merged")[min(len(olds), 2)], units)
    return lineages


def _pairs(now: Scheme, then: Scheme) -> list[tuple[str, str]]:
    """Each unit of `now` with each of its units in `then`, whichever of the two is the later scheme."""
    if now.year > then.year:
        return _older(now, then)
    if now.year < then.year:
        return [(old, new) for new, old in _older(then, now)]
    there = {unit.id for unit in then.units}
    return [(unit.id, unit.id) for unit in now.units if unit.id in there]


def _older(later: Scheme, earlier: Scheme) -> list[tuple[str, str]]:
    known = {unit.id for unit in earlier.units}
    pairs: list[tuple[str, str]] = []
    for unit in later.units:
        own = [unit.id] if unit.id in known else []
        # `was` speaks of the year before; across more years it may name units that were not yet there.
        olds = unit.was if known.intersection(unit.was) else own
        pairs += [(unit.id, old) for old in olds]
    return pairs


def adds_up(row: Indicator) -> bool:
    """Whether the figures of several units make one by adding them: not ratios, places, marks or words."""
    return row.nature != "ratio" and not row.met_only and row.judging is None and not row.words


def column_by_lineage(
    found: Mapping[str, Lineage], units: Sequence[str], olds: Sequence[str], column: Figure, row: Indicator
) -> Figure:
    """A column of an earlier scheme in the order of this one's units; float64[U].

    found : what each unit of this scheme was; units, olds : ids in the order wanted and of the column

    A merged unit has the sum of those it was made of, where all of them have a figure and figures of
    the row can be added up. NaN for a unit that was not there, and for parts of one that was split.

    Example: 丙 was 甲 (3) and 乙 (4): 7; of a share in percent: none.
    """
    at = {id: n for n, id in enumerate(olds)}
    same = [at.get(found[id].then[0].id, -1) if found[id].kind == "same" else -1 for id in units]
    out = take_places(column, np.array(same, dtype=np.int32)).copy()
    for u in (u for u, id in enumerate(units) if found[id].kind == "merged"):
        parts = np.array([at.get(old.id, -1) for old in found[units[u]].then], dtype=np.int32)
        before = take_places(column, parts)
        out.put(u, continued_figure(found[units[u]], [before[n] for n in range(len(parts))], row))
    return out


def _merged_figure(before: Sequence[Figure]) -> Figure:
    return sum_across(before, [np.ones(figure.shape, dtype=np.bool_) for figure in before])


def continued_figure(link: Lineage, before: Sequence[Figure], row: Indicator) -> Figure:
    """The figure of a unit from those of the units it was; none for parts of one that was split."""
    if link.kind == "same":
        return before[0]
    return _merged_figure(before) if link.kind == "merged" and adds_up(row) else as_figures(np.nan)


def take_places(column: Figure, at: Ints) -> Figure:
    """Some of the figures of a column; NaN where the place is -1.

    >>> from scorecard.model.figure import as_figures
    >>> take_places(as_figures([5.0, 6.0]), np.array([1, -1])).value.tolist()
    [6.0, nan]
    """
    return where(at >= 0, column[at], np.nan) if len(column) else as_figures(np.full(len(at), np.nan))
