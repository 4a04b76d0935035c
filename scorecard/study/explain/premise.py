"""The conditions of a rule in words: each with the figure it looked at, and whether it holds."""

from __future__ import annotations

from math import isinf, isnan

from scorecard.base.message import Text, message, sequence
from scorecard.engine.conditions import Verdict
from scorecard.model.condition import Condition
from scorecard.scheme.condition_words import Basis, condition_text, figure_in_unit, figure_text
from scorecard.study.explain.step import CellOf, Input, Step

PREMISE = message("Condition")
_HOLDS = message("holds")
_FAILS = message("does not hold")
_OPEN = message("cannot be told")


def premise_step(cell: CellOf, verdict: Verdict, basis: Basis, u: int) -> Step:
    """The line of one condition for one unit; `basis` says in words what the rule around it compares."""
    sentence, inputs = _premise_sentence(cell, verdict, basis, u)
    told = _verdict_text(verdict, u)
    return Step(
        PREMISE, message("{words}: {parts}", words=sentence, parts=told), shown=told, inputs=tuple(inputs)
    )


def _verdict_text(verdict: Verdict, u: int) -> Text:
    return _HOLDS if verdict.holds[u] else _FAILS if verdict.fails[u] else _OPEN


def _premise_sentence(cell: CellOf, verdict: Verdict, basis: Basis, u: int) -> tuple[Text, list[Input]]:
    """A condition beside its figure; of several that would do, each with its own verdict."""
    condition = verdict.condition
    if verdict.value is not None:
        value = float(verdict.value.shown[u])
        name, wanted = figure_text(condition, basis), condition_text(condition, basis)
        now = "—" if isnan(value) else "∞" if isinf(value) else figure_in_unit(value, condition, basis)
        word = _word(cell, condition, value) or now
        sentence: Text = message("{wanted} is wanted; it is {word}", wanted=wanted, word=word)
        return sentence, [Input(name, _word(cell, condition, value) or value)]
    texts, inputs = [], []
    for part in verdict.any:
        sentence, given = _premise_sentence(cell, part, basis, u)
        texts.append(message("{words}, which {parts}", words=sentence, parts=_verdict_text(part, u)))
        inputs += given
    return sequence(texts, message("; or ")), inputs


def _word(cell: CellOf, condition: Condition, value: float) -> str:
    """The word that a figure of a row of words stands for; "" for a number."""
    if condition.what == "basis":
        return cell.row.word(value)
    rows = (row for table in cell.board.tables for row in table.table.rows)
    named = next((row for row in rows if row.id == condition.id), None)
    return named.word(value) if named and condition.what == "value" else ""
