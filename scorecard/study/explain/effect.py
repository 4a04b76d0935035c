"""Effects in words: what each wants and does, and why it holds for a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isnan

from scorecard.base.span import Span
from scorecard.base.text import Text, listed
from scorecard.engine.figures import figures_of
from scorecard.language.derived import nearest_first
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.condition import Condition
from scorecard.model.effect import Effect, Then
from scorecard.model.figure import Figure
from scorecard.study.explain.condition import bounds_text, condition_text, figure_text, names_of, shown_text
from scorecard.study.explain.part_year import leaves, now_text
from scorecard.study.explain.step import CellOf, Input, Step, exact, figure, same
from scorecard.study.note import Note

EFFECT = Text("结果运用", "Effect")
ORDER = Text(
    "总分和名次产生后判定一次，名次重排一次，再定等次；同时成立几条的，总分取最低、等次取最低、升降相加",
    "judged once, after totals and ranks; ranks are issued once more, then grades; of several that hold the lowest "
    "total and the lowest grade count, and shifts add up",
)
"""How effects are judged, and what several at once do."""


def then_text(then: Then) -> Text:
    """What follows, as a sentence part.

    >>> then_text(Then(total=0.0)).zh, then_text(Then(shift=-1, ineligible=False)).en
    ('总分记 0 分，加分一并取消', 'the grade moves down by 1')
    """
    said: list[Text] = []
    if then.total is not None:
        n = exact(then.total)
        said.append(Text(f"总分记 {n} 分，加分一并取消", f"the total is {n}, bonuses included"))
    if then.unranked:
        said.append(Text("不排名", "it is not ranked"))
    if then.grade:
        said.append(Text(f"等次为“{then.grade}”", f"the grade is {then.grade}"))
    if then.no_higher_than:
        cap = then.no_higher_than
        said.append(Text(f"等次不高于“{cap}”", f"the grade is no higher than {cap}"))
    if then.shift:
        way = Text("升", "up") if then.shift > 0 else Text("降", "down")
        n = str(abs(then.shift))
        said.append(Text(f"等次{way.zh} {n} 档", f"the grade moves {way.en} by {n}"))
    if then.ineligible:
        said.append(Text("不定等次、不占名额", "it has no grade and no place in a quota"))
    return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))


def effect_text(effect: Effect, names: Mapping[str, str]) -> Text:
    """An effect as a sentence part: its conditions and what follows; `names` are rows and tables by id."""
    wanted = [condition_text(one, names) for one in effect.conditions]
    then = then_text(effect.then)
    zh, en = "，且".join(one.zh for one in wanted), " and ".join(one.en for one in wanted)
    return Text(f"{zh}的，{then.zh}", f"where {en}, {then.en}")


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
    lowest = Text("", "")
    if len(said) > 1:
        listed_ = ", ".join(exact(one) for one in said)
        lowest = Text(f"，取 {listed_.replace(', ', '、')} 中最低的", f", the lowest of {listed_}")
    was = (
        Text("原来缺项", "incomplete before")
        if isnan(before)
        else Text(f"原为 {figure(before)}", f"{figure(before)} before")
    )
    text = Text(f"{was.zh}{lowest.zh}", f"{was.en}{lowest.en}")
    return [Step(Text("总分改记", "Total set"), text, total, figure(total))]


def _step(cell: CellOf, board: TableBoard | TotalBoard, u: int, effect: Effect) -> Step:
    names = names_of(cell.board.scheme)
    told = [_told(cell, board, u, one, names) for one in leaves(effect.conditions)]
    then = then_text(effect.then)
    zh = f"“{effect.name}”：{'；'.join(one.zh for one, _ in told)}；{then.zh}"
    en = f"“{effect.name}”: {'; '.join(one.en for one, _ in told)}; {then.en}"
    inputs = tuple(each for _, found in told for each in found)
    return Step(EFFECT, Text(zh, en), shown=Text("成立", "holds"), inputs=inputs)


def _told(
    cell: CellOf, board: TableBoard | TotalBoard, u: int, condition: Condition, names: Mapping[str, str]
) -> tuple[Text, list[Input]]:
    """A condition with the figure it was held against: `“节能”达标 0（须等于 0）`."""
    name, wanted = figure_text(condition, names), bounds_text(condition)
    found = float(_judged_on(cell.board, board, condition)[u])
    now = now_text(cell.board, board, condition, u)
    wanted = Text(f"{wanted.zh}，{now.zh}", f"{wanted.en}; {now.en}") if now else wanted
    if isnan(found):
        return Text(f"{name.zh}没有值（须{wanted.zh}）", f"{name.en} has no value (wanted: {wanted.en})"), []
    word = _word(cell.board, board, condition, found)
    shown = same(word) if word else shown_text(condition.what, found)
    said = Text(f"{name.zh} {shown.zh}（须{wanted.zh}）", f"{name.en}: {shown.en} (wanted: {wanted.en})")
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
        yield Note("effects", Text(f"{effect.name}：{said.zh}。", f"{effect.name}: {said.en}."))
    if every:
        yield Note("effects_order", Text(f"结果运用：{ORDER.zh}。", f"Effects: {ORDER.en}."))
    for place in places:
        for effect in place.of.effects:
            held = [place.units[u].short for u in range(len(place.units)) if effect in holding(place, u)]
            if held:
                units, title = listed(held), place.of.title
                yield Note(
                    "effect_held",
                    Text(
                        f"{title}中“{effect.name}”成立：{units.zh}。",
                        f"{title}: “{effect.name}” holds for {units.en}.",
                    ),
                )
