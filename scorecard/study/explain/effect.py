"""Effects in words: what each wants and does, and why it holds for a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isnan

from scorecard.base.message import Text, listed, message, sense, sequence
from scorecard.base.span import Span
from scorecard.engine.figures import figures_of
from scorecard.language.derived import nearest_first
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import Condition
from scorecard.model.effect import Effect, Then
from scorecard.model.figure import Figure
from scorecard.scheme.written import exact, figure
from scorecard.study.explain.condition import bounds_text, condition_text, figure_text, names_of, shown_text
from scorecard.study.explain.part_year import leaves, now_text
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.note import Note

EFFECT = message("Effect")
ORDER = message(
    "judged once, after totals and ranks; ranks are issued once more, then grades; of "
    "several that hold the lowest total and the lowest grade count, and shifts add up"
)
"""How effects are judged, and what several at once do."""


def then_text(then: Then) -> Text:
    """What follows, as a sentence part.

    >>> then_text(Then(total=0.0)).say("zh"), then_text(Then(shift=-1, ineligible=False)).say("en")
    ('总分记 0 分，加分一并取消', 'the grade moves down by 1')
    """
    said: list[Text] = []
    if then.total is not None:
        n = exact(then.total)
        said.append(message("the total is {number}, bonuses included", number=n))
    if then.unranked:
        said.append(message("it is not ranked"))
    if then.grade:
        said.append(message("the grade is {grade}", grade=then.grade))
    if then.no_higher_than:
        cap = then.no_higher_than
        said.append(message("the grade is no higher than {cap}", cap=cap))
    if then.shift:
        way = message("up") if then.shift > 0 else message("down")
        n = str(abs(then.shift))
        said.append(message("the grade moves {way} by {number}", way=way, number=n))
    if then.ineligible:
        said.append(message("it has no grade and no place in a quota"))
    return sequence(said, message(", "))


def effect_text(effect: Effect, names: Mapping[str, str]) -> Text:
    """An effect as a sentence part: its conditions and what follows; `names` are rows and tables by id."""
    wanted = [condition_text(one, names) for one in effect.conditions]
    then = then_text(effect.then)
    words = sequence(wanted, sense("between clauses", " and "))
    return message("where {words}, {before}", words=words, before=then)


def holding(board: TableBoard | TotalBoard, u: int) -> tuple[Effect, ...]:
    """The effects that hold for a unit of a table or total, in the order written."""
    if board.effected is None:
        return ()
    held = board.effected.held[u].tolist()
    return tuple(effect for effect, holds in zip(board.of.effects, held, strict=True) if holds)


def affected(cell: CellOf, board: TableBoard | TotalBoard, u: int) -> list[Step]:
    """A step for each effect that holds for a unit: the figures it was judged on, and what follows."""
    effects = holding(board, u)
    return [*(_step(cell, board, u, effect) for effect in effects), *_total_set(board, u, effects)]


def _total_set(board: TableBoard | TotalBoard, u: int, effects: Sequence[Effect]) -> list[Step]:
    """What the total becomes where effects say so: of several figures the lowest."""
    said = [effect.then.total for effect in effects if effect.then.total is not None]
    if not said or board.effected is None:
        return []
    before, total = float(board.effected.total[u]), float(board.total[u])
    lowest: Text = ""
    if len(said) > 1:
        lowest = message(", the lowest of {figures}", figures=listed(exact(one) for one in said))
    was = message("incomplete before") if isnan(before) else message("{before} before", before=figure(before))
    text = message("{before}{lowest}", before=was, lowest=lowest)
    return [Step(message("Total set"), text, total, figure(total))]


def _step(cell: CellOf, board: TableBoard | TotalBoard, u: int, effect: Effect) -> Step:
    names = names_of(cell.board.scheme)
    told = [_told(cell, board, u, one, names) for one in leaves(effect.conditions)]
    then = then_text(effect.then)
    parts = sequence((one for one, _ in told), sense("between sentences", "; "))
    words = message("“{effect}”: {parts}; {outcome}", effect=effect.name, parts=parts, outcome=then)
    inputs = tuple(each for _, found in told for each in found)
    return Step(EFFECT, words, shown=message("holds"), inputs=inputs)


def _told(
    cell: CellOf, board: TableBoard | TotalBoard, u: int, condition: Condition, names: Mapping[str, str]
) -> tuple[Text, list[Input]]:
    """A condition with the figure it was held against: `“节能”达标 0（须等于 0）`."""
    name, wanted = figure_text(condition, names), bounds_text(condition)
    found = float(_judged_on(cell.board, board, condition)[u])
    now = now_text(cell.board, board, condition, u)
    wanted = message("{wanted}; {now}", wanted=wanted, now=now) if now else wanted
    if isnan(found):
        return message("{name} has no value (wanted: {wanted})", name=name, wanted=wanted), []
    word = _word(cell.board, board, condition, found)
    shown = word if word else shown_text(condition.what, found)
    said = message("{name}: {shown} (wanted: {wanted})", name=name, shown=shown, wanted=wanted)
    return said, [Input(name, word or found, _place(cell.board, board, u, condition))]


def _word(board: Board, place: TableBoard | TotalBoard, condition: Condition, value: float) -> str:
    """The word that a figure stands for; "" for a number."""
    tables = [board.tables[n] for n in nearest_first([one.table for one in board.tables], _own(place))]
    rows = (row for table in tables for row in table.table.rows if row.id == condition.id)
    row = next(rows, None)
    return row.word(value) if row and condition.what == "value" else ""


def _judged_on(board: Board, place: TableBoard | TotalBoard, condition: Condition) -> Figure:
    """The figure of a condition as it was before the effects."""
    rows = [board.tables[n] for n in nearest_first([one.table for one in board.tables], _own(place))]
    return figures_of(board.scheme, place.before, rows, board.places, "points")(condition.id, condition.what)


def _own(place: TableBoard | TotalBoard) -> set[str]:
    return {place.table.id} if isinstance(place, TableBoard) else set(place.per_point)


def _place(board: Board, place: TableBoard | TotalBoard, u: int, condition: Condition) -> Span | None:
    """The line an actual was read from."""
    unit = place.units[u].id
    for n in nearest_first([one.table for one in board.tables], _own(place)):
        table = board.tables[n]
        at = next((n for n, one in enumerate(table.units) if one.id == unit), None)
        if condition.id in table.table.index and at is not None:
            entry = int(table.observations.entry[at, table.table.index[condition.id]])
            return board.ledger.span(entry) if entry >= 0 else None
    return None


def effects_told(board: Board) -> Iterator[Note]:
    """Every effect in one sentence, once; then the units each holds for."""
    names = names_of(board.scheme)
    places: list[TableBoard | TotalBoard] = [*board.totals, *board.tables]
    every = dict.fromkeys(effect for place in places for effect in place.of.effects)
    for effect in every:
        said = effect_text(effect, names)
        yield Note("effects", message("{effect}: {words}.", effect=effect.name, words=said))
    if every:
        yield Note("effects_order", message("Effects: {order}.", order=ORDER))
    for place in places:
        for effect in place.of.effects:
            held = [place.units[u].short for u in range(len(place.units)) if effect in holding(place, u)]
            if held:
                units, title = listed(held), place.of.title
                yield Note(
                    "effect_held",
                    message(
                        "{title}: “{effect}” holds for {units}.", title=title, effect=effect.name, units=units
                    ),
                )
