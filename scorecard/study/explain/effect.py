"""Effects in words: what each wants and does, and why it holds for a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.model.board import Board, Place
from scorecard.model.effect import Consequence, Effect
from scorecard.scheme.written import exact
from scorecard.study.explain.condition import condition_text, names_of
from scorecard.study.note import Note

ORDER = message(
    "judged once, after totals and ranks; ranks are issued once more, then grades; of "
    "several that hold the lowest total and the lowest grade count, and shifts add up"
)
"""How effects are judged, and what several at once do."""


def then_text(then: Consequence) -> Text:
    """What follows, as a sentence part.

    >>> then_text(Consequence(total=0.0)).say("zh"), then_text(Consequence(shift=-1, ineligible=False)).say("en")
    ('总分记 0 分，加分一并取消', 'the grade moves down by 1')
    """
    clauses: list[Text] = []
    if then.total is not None:
        n = exact(then.total)
        clauses.append(message("the total is {number}, bonuses included", number=n))
    if then.unranked:
        clauses.append(message("it is not ranked"))
    if then.grade:
        clauses.append(message("the grade is {grade}", grade=then.grade))
    if then.no_higher_than:
        clauses.append(message("the grade is no higher than {cap}", cap=then.no_higher_than))
    if then.shift:
        way = message("up") if then.shift > 0 else message("down")
        n = str(abs(then.shift))
        clauses.append(message("the grade moves {way} by {number}", way=way, number=n))
    if then.ineligible:
        clauses.append(message("it has no grade and no place in a quota"))
    if then.say:
        clauses.append(then.say)
    return sequence(clauses, message(", "))


def effect_text(effect: Effect, names: Mapping[str, str]) -> Text:
    """An effect as a sentence part: its conditions and what follows; `names` are rows and tables by id."""
    wanted = [condition_text(condition, names) for condition in effect.conditions]
    words = sequence(wanted, sense("between clauses", " and "))
    return message("where {words}, {before}", words=words, before=then_text(effect.then))


def holding(board: Place, u: int) -> tuple[Effect, ...]:
    """The effects that hold for a unit of a table or total, in the order written."""
    if board.effected is None:
        return ()
    flags = board.effected.held[u].tolist()
    return tuple(effect for effect, holds in zip(board.of.effects, flags, strict=True) if holds)


def effects_told(board: Board) -> Iterator[Note]:
    """Every effect in one sentence, once; then the units each holds for."""
    names = names_of(board.scheme)
    places: list[Place] = [*board.totals, *board.tables]
    every = dict.fromkeys(effect for place in places for effect in place.of.effects)
    for effect in every:
        words = effect_text(effect, names)
        yield Note("effects", message("{effect}: {words}.", effect=effect.name, words=words))
    if every:
        yield Note("effects_order", message("Effects: {order}.", order=ORDER))
    for place in places:
        for effect in place.of.effects:
            names_held = [
                place.units[u].short for u in range(len(place.units)) if effect in holding(place, u)
            ]
            if names_held:
                yield Note("effect_held", _held_text(place.of.title, effect, comma_list(names_held)))


def _held_text(title: str, effect: Effect, units: Text) -> Text:
    """For whom an effect holds, and what it says is to be done."""
    name, say = effect.name, effect.then.say
    if say:
        return message(
            "{title}: “{effect}” holds for {units} ({say}).", title=title, effect=name, units=units, say=say
        )
    return message("{title}: “{effect}” holds for {units}.", title=title, effect=name, units=units)
