"""Lights in words: what each wants, which one a cell has, and why."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from scorecard.base.message import Text, comma_list, message, semicolon_list, sense, sequence
from scorecard.engine.attainment import ahead_of_due, ahead_share, past_range
from scorecard.model.board import Board
from scorecard.model.indicator import Indicator
from scorecard.model.light import Light
from scorecard.scheme.condition_words import BOUNDS, conditions_text
from scorecard.scheme.words import LIGHT
from scorecard.scheme.written import exact, operand, percent
from scorecard.study.explain.step import CellOf, Step
from scorecard.study.note import Note

WHAT = message("Light")
_BASIS = message(
    "lights are on points of percent ahead or behind: (progress − 100%) × pace (a level, a "
    "ratio, a stage target: pace 100%)"
)


def light_name(light: Light) -> Text:
    """A light with the words beside it.

    >>> light_name(Light("yellow", "滞后")).say("zh"), light_name(Light("none")).say("en")
    ('黄灯（滞后）', 'no light')
    """
    colour = LIGHT.choices[light.colour]
    if not light.say:
        return colour
    return message("{colour} ({say})", colour=colour, say=light.say)


def light_text(light: Light) -> Text:
    """When a light is shown."""
    clauses: list[Text] = [
        message("{bounds} {bound}", bounds=BOUNDS[bound.word], bound=exact(bound.value))
        for bound in light.bounds
    ]
    clauses += [conditions_text(light.conditions)] if light.conditions else []
    when = sequence(clauses, sense("between conditions", " and "))
    if not clauses:
        when = message("the rest")
    return message("{name}: {time}", name=light_name(light), time=when)


def lights_text(lights: tuple[Light, ...]) -> Text:
    """All lights of a row, from the top."""
    each = [light_text(light) for light in lights]
    return message("{basis}, from the top: {lights}", basis=_BASIS, lights=semicolon_list(each))


def lit_up(cell: CellOf) -> list[Step]:
    """The light of a cell; nothing where its row has none, or there is no completion."""
    if not cell.row.lights:
        return []
    table, u, i = cell.table, cell.u, cell.i
    i_of = table.terms, table.progress[:, i], table.observations.value[:, i], i
    far, share = ahead_of_due(*i_of)[u], percent(ahead_share(*i_of).at(u))
    light = cell.table.light(cell.u, cell.i)
    if far.missing or light is None:
        return []
    progress, pace = f"{operand(percent(float(table.progress[u, i])))} − 100%", table.terms.pace[i]
    by = f"{progress} = {share}" if pace.missing else f"({progress}) × {percent(float(pace))} = {share}"
    if past_range(table.terms.due_ends.column(i), table.observations.value[:, i])[u]:
        by = "0%"
    if isinf(far.value):
        by = "∞"
    wanted = light_text(light)
    return [
        Step(WHAT, message("{amount}; {wanted}", amount=by, wanted=wanted), float(far), light_name(light))
    ]


def lights_told(board: Board) -> Iterator[Note]:
    """The lights of the tables shown, each set of them once."""
    rows: list[Indicator] = [row for table in board.tables for row in table.table.rows if row.lights]
    every = dict.fromkeys(row.lights for row in rows)
    for lights in every:
        words = lights_text(lights)
        names = [row.short for row in rows if row.lights == lights]
        whom = "" if len(every) == 1 else message("{names}: ", names=comma_list(names))
        of = tuple(row.id for row in rows if row.lights == lights)
        yield Note("lights", message("{units}{lights:capital}.", units=whom, lights=words), of)
