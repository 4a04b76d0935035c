"""How a rank is told: what it is formed on, and how many stand before."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.decimals import decimal_text
from scorecard.base.message import Text, message, plural
from scorecard.engine.ranking import Key, KeyPlaces, as_told, placed_by
from scorecard.model.board import Place
from scorecard.model.figure import Figure, Line, Rivals, as_figures, with_line
from scorecard.scheme.written import figure

RANK = message("Rank")


def official_rank(place: Place, keys: Sequence[Key], decimals: int) -> Figure:
    """float64[U], the official rank in a table or total, with its line.

    decimals : of totals as they are printed
    """
    placed = placed_by(keys, place.units, place.of.ranking.ties)
    rank = placed.in_group if place.of.ranking.among == "group" else placed.overall
    return with_line(rank, lambda: _line(place, as_told(place, keys[0].figure), placed, decimals))


def ranked_on(place: Place, first: Figure, u: int, decimals: int) -> Text:
    """The figure that a unit is ranked on, as it is printed."""
    printed = _number(place, first, u, decimals)
    return (
        f"{printed}%"
        if place.of.ranking.by == "share"
        else message("{shown:# point|# points}", shown=printed)
    )


def _number(place: Place, first: Figure, u: int, decimals: int) -> str:
    value = float(first[u])
    return decimal_text(value, decimals) if place.of.ranking.rank_on == "printed" else figure(value)


def _line(place: Place, first: Figure, placed: KeyPlaces, decimals: int) -> Line:
    """The line of the official rank; the units before it go into it."""
    in_group = place.of.ranking.among == "group"
    order = as_figures(placed.order)
    rivals = placed.of_group if in_group else placed.of_all

    def says(u: int) -> Text:
        rank, count = figure(placed.overall.at(u)), int(placed.overall.known.sum())
        on = _basis_text(place, first, u, decimals)
        sentence = message(
            "{words}, {rank} of {count:# ranked unit|# ranked units}", words=on, count=count, rank=rank
        )
        units_ahead = _ahead_text(rivals, order, u)
        if not in_group:
            # Said where it counts: of all units, not of the group that follows.
            sentence = message("{words}: {before}", words=sentence, before=units_ahead)
        if not placed.in_group.missing[u]:
            sentence = message(
                "{words}; {group_rank} in its group {group}",
                words=sentence,
                group=place.units[u].group or "",
                group_rank=figure(placed.in_group.at(u)),
            )
        return message("{words}: {before}", words=sentence, before=units_ahead) if in_group else sentence

    def shown(u: int) -> Text:
        if in_group:
            return message("rank {place} in its group", place=figure(placed.in_group.at(u)))
        return message("rank {place}", place=figure(placed.overall.at(u)))

    def units_ahead(u: int) -> list[tuple[Text, float]]:
        return [(place.units[n].short, first.at(n)) for n in rivals.units_ahead(order, u)]

    return Line(RANK, says=says, shown=shown, others=units_ahead)


def _ahead_text(rivals: Rivals, order: Figure, u: int) -> Text:
    """How many units stand before one, and how many beside it."""
    first, equal = rivals.units_ahead(order, u), len(rivals.equal(order, u)) - 1
    sentence: Text = message("no unit before")
    if first:
        sentence = plural("{count} unit before", "{count} units before", len(first))
    if rivals.ties == "dense" and first:
        figures = len({order.at(n) for n in first})
        sentence = message("{units}, with {number:# figure|# figures}", units=sentence, number=figures)
    return message("{units}, {number} with the same", units=sentence, number=equal) if equal else sentence


def _basis_text(place: Place, first: Figure, u: int, decimals: int) -> Text:
    """The figure that the rank is formed on."""
    if place.of.ranking.by == "share":
        return message("on the share of {share}", share=ranked_on(place, first, u, decimals))
    points = _number(place, first, u, decimals)
    if place.of.ranking.rank_on == "printed":
        return message("on {points} as printed", points=points)
    return message("on {points} before rounding", points=points)
