"""How ranks are formed, as written: the nearest says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, get_args

from scorecard.base.message import did_you_mean
from scorecard.language.nodes import RANKING
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.model.condition import What
from scorecard.model.indicator import Indicator
from scorecard.model.ranking import RankOn, TieBreak
from scorecard.model.scheme import SchemeTable

_FIGURES: dict[str, What] = {
    name: name for name in get_args(What) if name not in ("total", "rank", "rank_from_last")
}
_OF_HEADING = ("points", "share")


def ranking_of(node: NodeRead, inner: NodeRead, name: str) -> Any:
    """How ranks are formed here: as said here, else by the scheme, else by default."""
    for place in (inner, node):
        ranking = place.get("ranking")
        if ranking and name in ranking:
            return ranking.get(name)
    return RANKING.by_name[name].default


def rank_on_of(node: NodeRead) -> RankOn:
    """Which total ranks are formed on."""
    rounding = node.get("rounding")
    return "exact" if rounding and rounding.get("rank_on") == "exact" else "printed"


def tie_break_of(
    reader: FieldReader,
    node: NodeRead,
    inner: NodeRead,
    tables: Sequence[SchemeTable],
    parts: Iterable[str],
    everywhere: Iterable[str],
) -> tuple[TieBreak, ...]:
    """What breaks ties here; a scheme's own is for its totals, or for its tables if it has none.

    tables : those whose rows may be spoken of, the nearest first; parts : the tables and totals that may be
    everywhere : all ids there are: what the scheme says of another table or total is not for this one
    """
    said = inner.get("ranking")
    own = bool(said and "tie_break" in said)
    if not own:
        ours = inner.type.name == "total" or not node.wrote("totals")
        said = node.get("ranking") if ours else None
    if not (said and "tie_break" in said):
        return ()
    rows = {row.id: row for table in reversed(tables) for row in table.indicators}
    elsewhere = frozenset() if own else frozenset(everywhere)
    found = [_tie_break(reader, read, rows, tuple(parts), elsewhere) for read in said.get("tie_break")]
    return tuple(one for one in found if one)


def _tie_break(
    reader: FieldReader,
    read: Read,
    rows: Mapping[str, Indicator],
    parts: tuple[str, ...],
    elsewhere: frozenset[str],
) -> TieBreak | None:
    """`ID` (its value, the better way), `ID.points`, `TABLE`."""
    text: str = read.value
    if text in parts and text not in rows:
        return TieBreak(text, "total")
    id, _, said = text.rpartition(".")
    what: What = _FIGURES.get(said, "value")
    if not id or said not in _FIGURES:
        id, what = text, "value"
    row = rows.get(id)
    if row is not None and not (row.heading and what not in _OF_HEADING):
        return TieBreak(id, what, lower=what == "value" and row.direction == "lower" and not row.judging)
    told = any(one.code == "SC313" and one.span == read.span for one in reader.faults)
    if not told and (row is not None or id not in elsewhere):
        if row:
            reader.fault("SC313", read.span, name=text, hint=did_you_mean(f"{id}.points"))
        else:
            own = (f"{id}.points" if one.heading else id for id, one in rows.items())
            reader.unknown_name("SC313", read.span, text, chain(parts, own))
    return None
