"""How ranks are formed, as written: the nearest says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from scorecard.base.names import did_you_mean
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.rounding import rounding_node
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.condition import EARNED, REPORTED, What
from scorecard.model.indicator import Indicator
from scorecard.model.ranking import RANKING, Ranking, TieBreak
from scorecard.model.table import SchemeTable
from scorecard.model.total import TOTAL, Total
from scorecard.scheme.kinds.named import english_word

_FIGURES: dict[str, What] = {name: name for name in (*REPORTED, *EARNED)}


def ranking_of(reader: FieldReader, *places: NodeRead) -> Ranking:
    """How ranks are formed, each choice as the last of the places says that says it, but for what breaks ties.

    places : the scheme, and the table or total inside it
    """
    nearest = {name: read for ranking in _ranking_nodes(places) for name, read in ranking.fields.items()}
    written = WrittenMapping(reader, NodeRead(RANKING, nearest, places[0].span))
    return written.record(Ranking, rank_on=rounding_node(places[0]).get("rank_on"))


def _ranking_nodes(places: Iterable[NodeRead]) -> list[NodeRead]:
    """What is written of how ranks are formed, in the order of the places."""
    return [ranking for place in places if (ranking := place.get("ranking"))]


def tie_break_of(
    reader: FieldReader,
    node: NodeRead,
    inner: NodeRead,
    tables: Sequence[SchemeTable],
    parts: Iterable[SchemeTable | Total],
    everywhere: Iterable[str],
) -> tuple[TieBreak, ...]:
    """What breaks ties here; a scheme's own is for its totals, or for its tables if it has none.

    tables : those whose rows may be spoken of, the nearest first; parts : the tables and totals that may be
    everywhere : all ids there are: what the scheme says of another table or total is not for this one
    """
    places = (inner, node) if inner.type is TOTAL or not node.wrote("totals") else (inner,)
    nearest = next((ranking for ranking in _ranking_nodes(places) if "tie_break" in ranking), None)
    if nearest is None:
        return ()
    rows = {row.id: (table, row) for table in reversed(tables) for row in table.indicators}
    elsewhere = frozenset() if nearest is inner.get("ranking") else frozenset(everywhere)
    ties = [
        _tie_break(reader, read, rows, {part.id: part for part in parts}, elsewhere)
        for read in nearest.items("tie_break")
    ]
    return tuple(tie for tie in ties if tie)


def _tie_break(
    reader: FieldReader,
    read: ReadValue,
    rows: Mapping[str, tuple[SchemeTable, Indicator]],
    parts: Mapping[str, SchemeTable | Total],
    elsewhere: frozenset[str],
) -> TieBreak | None:
    """`ID` (its value, the better way), `ID.points` or `ID.得分`, `TABLE`."""
    text: str = read.value
    if text in parts and text not in rows:
        return TieBreak(text, "total", parts[text].ranking.lowest_first)
    id, _, word = text.rpartition(".")
    word = english_word(word, _FIGURES) or word
    figure: What = _FIGURES.get(word, "value")
    if not id or word not in _FIGURES:
        id, figure = text, "value"
    table, row = rows.get(id, (None, None))
    if table is not None and row is not None and not (row.heading and figure not in EARNED):
        less = row.direction == "lower" and not row.judging
        worth = figure in EARNED and table.ranking.lowest_first
        return TieBreak(id, figure, lower=less if figure == "value" else worth)
    told = any(fault.code == "SC313" and fault.span == read.span for fault in reader.faults)
    if not told and (row is not None or id not in elsewhere):
        if row:
            reader.fault("SC313", read.span, name=text, hint=did_you_mean(f"{id}.points"))
        else:
            own = (f"{id}.points" if each.heading else id for id, (_, each) in rows.items())
            reader.unknown_name("SC313", read.span, text, chain(parts, own))
    return None
