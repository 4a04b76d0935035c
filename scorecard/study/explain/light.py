"""Lights in words: what each wants, which one a cell has, and why."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from scorecard.base.text import Text
from scorecard.engine.lights import standing
from scorecard.language.words import LIGHT
from scorecard.model.board import Board
from scorecard.model.indicator import Indicator
from scorecard.model.light import Light
from scorecard.study.explain.condition_words import BOUNDS, conditions_text
from scorecard.study.explain.promise import past_range
from scorecard.study.explain.step import CellOf, Step, exact, operand, percent
from scorecard.study.note import Note

WHAT = Text("亮灯", "Light")
_BASIS = Text(
    "亮灯按完成率减序时进度的百分点（存量、比率、阶段目标减 100%）",
    "lights are on completion less pace in points of percent (a level, a ratio, a stage target: less 100%)",
)


def light_name(light: Light) -> Text:
    """A light with the words beside it.

    >>> light_name(Light("yellow", "滞后")).zh, light_name(Light("none")).en
    ('黄灯（滞后）', 'no light')
    """
    colour = LIGHT.choices[light.colour]
    if not light.say:
        return colour
    return Text(f"{colour.zh}（{light.say}）", f"{colour.en} ({light.say})")


def light_text(light: Light) -> Text:
    """When a light is shown."""
    said = [
        Text(f"{BOUNDS[bound.word].zh} {exact(bound.value)}", f"{BOUNDS[bound.word].en} {exact(bound.value)}")
        for bound in light.bounds
    ]
    said += [conditions_text(light.conditions)] if light.conditions else []
    when = Text("且".join(one.zh for one in said), " and ".join(one.en for one in said))
    if not said:
        when = Text("其余", "the rest")
    name = light_name(light)
    return Text(f"{name.zh}：{when.zh}", f"{name.en}: {when.en}")


def lights_text(lights: tuple[Light, ...]) -> Text:
    """All lights of a row, from the top."""
    each = [light_text(light) for light in lights]
    return Text(
        f"{_BASIS.zh}，自上而下：{'；'.join(one.zh for one in each)}",
        f"{_BASIS.en}, from the top: {'; '.join(one.en for one in each)}",
    )


def lit_up(cell: CellOf) -> list[Step]:
    """The light of a cell; nothing where its row has none, or there is no completion."""
    if not cell.row.lights:
        return []
    far = float(standing(cell.table, cell.i)[cell.u])
    light = cell.table.light(cell.u, cell.i)
    if isnan(far) or light is None:
        return []
    completion, pace = float(cell.table.completion[cell.u, cell.i]), float(cell.table.terms.pace[cell.i])
    due = 1.0 if isnan(pace) else pace
    by = f"{operand(percent(completion))} − {percent(due)} = {percent(completion - due)}"
    if past_range(cell, cell.table.terms.due_ends):
        by = "0%"
    wanted = light_text(light)
    return [Step(WHAT, Text(f"{by}；{wanted.zh}", f"{by}; {wanted.en}"), far, light_name(light))]


def lights_told(board: Board) -> Iterator[Note]:
    """The lights of the tables shown, each set of them once."""
    rows: list[Indicator] = [row for table in board.tables for row in table.table.rows if row.lights]
    every = dict.fromkeys(row.lights for row in rows)
    for lights in every:
        said = lights_text(lights)
        names = [row.short for row in rows if row.lights == lights]
        whom = Text("", "") if len(every) == 1 else Text(f"{'、'.join(names)}：", f"{', '.join(names)}: ")
        yield Note("lights", Text(f"{whom.zh}{said.zh}。", f"{whom.en}{said.en[:1].upper()}{said.en[1:]}."))
