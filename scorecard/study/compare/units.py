"""Which units of one scheme are those of another: by id, through mergers and splits."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.model.scheme import Scheme, Unit

Kind = Literal["same", "came", "merged", "split"]


class Link(NamedTuple):
    """What a unit is on the other side.

    `same`: one unit there, `then[0]`. `came`: none. `merged`: the sum of several. `split`: one that
    became several, `now`, or a part of it together with others.
    """

    kind: Kind
    then: tuple[Unit, ...] = ()
    now: tuple[Unit, ...] = ()


def links(now: Scheme, then: Scheme) -> dict[str, Link]:
    """What each unit of `now` is in `then`, by id.

    A unit is found by its `was`, else by its own id. One new unit with several old ones is a merger;
    several with the same old one are a split.
    """
    pairs = _pairs(now, then)
    then_of = {unit.id: [t for n, t in pairs if n == unit.id] for unit in now.units}
    now_of = {t: [n for n, one in pairs if one == t] for _, t in pairs}
    known_now, known_then = ({unit.id: unit for unit in scheme.units} for scheme in (now, then))
    found: dict[str, Link] = {}
    for unit in now.units:
        olds = then_of[unit.id]
        shared = [n for old in olds if len(now_of[old]) > 1 for n in now_of[old]]
        units = tuple(known_then.get(old) or Unit(old, old, old) for old in olds)
        if shared:
            found[unit.id] = Link("split", units, tuple(known_now[n] for n in dict.fromkeys(shared)))
        else:
            found[unit.id] = Link(("came", "same", "merged")[min(len(olds), 2)], units)
    return found


def _pairs(now: Scheme, then: Scheme) -> list[tuple[str, str]]:
    """Each unit of `now` with each of its units in `then`, whichever of the two is the later scheme."""
    if now.year > then.year:
        return _older(now, then)
    if now.year < then.year:
        return [(old, new) for new, old in _older(then, now)]
    return [(unit.id, unit.id) for unit in now.units if any(unit.id == one.id for one in then.units)]


def _older(later: Scheme, earlier: Scheme) -> list[tuple[str, str]]:
    known = {unit.id for unit in earlier.units}
    pairs: list[tuple[str, str]] = []
    for unit in later.units:
        own = [unit.id] if unit.id in known else []
        # `was` speaks of the year before; across more years it may name units that were not yet there.
        olds = unit.was if known.intersection(unit.was) else own
        pairs += [(unit.id, old) for old in olds]
    return pairs
