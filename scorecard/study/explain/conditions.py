"""The conditions of a rule in words: each with the figure it looked at, and whether it holds."""

from __future__ import annotations

from math import isinf, isnan

from scorecard.base.text import Text
from scorecard.engine.conditions import Verdict
from scorecard.model.condition import Condition
from scorecard.scheme.condition_words import Basis, condition_text, figure_text, shown
from scorecard.study.explain.step import CellOf, Input, Step

PREMISE = Text("条件", "Condition")
_HOLDS = Text("成立", "holds")
_FAILS = Text("不成立", "does not hold")
_OPEN = Text("无法判断", "cannot be told")


def premise_step(cell: CellOf, verdict: Verdict, basis: Basis, u: int) -> Step:
    """The line of one condition for one unit; `basis` says in words what the rule around it compares."""
    said, inputs = _said(cell, verdict, basis, u)
    told = _told(verdict, u)
    return Step(
        PREMISE,
        Text(f"{said.zh}：{told.zh}", f"{said.en}: {told.en}"),
        shown=told,
        inputs=tuple(inputs),
    )


def _told(verdict: Verdict, u: int) -> Text:
    return _HOLDS if verdict.holds[u] else _FAILS if verdict.fails[u] else _OPEN


def _said(cell: CellOf, verdict: Verdict, basis: Basis, u: int) -> tuple[Text, list[Input]]:
    """A condition beside its figure; of several that would do, each with its own verdict."""
    condition = verdict.condition
    if verdict.value is not None:
        value = float(verdict.value.shown[u])
        name, wanted = figure_text(condition, basis), condition_text(condition, basis)
        now = "—" if isnan(value) else "∞" if isinf(value) else shown(value, condition, basis)
        word = _word(cell, condition, value) or now
        said = Text(f"须{wanted.zh}，现为 {word}", f"{wanted.en} is wanted; it is {word}")
        return said, [Input(name, _word(cell, condition, value) or value)]
    texts, inputs = [], []
    for one in verdict.any:
        said, given = _said(cell, one, basis, u)
        told = _told(one, u)
        texts.append(Text(f"{said.zh}，{told.zh}", f"{said.en}, which {told.en}"))
        inputs += given
    return Text("；或".join(t.zh for t in texts), "; or ".join(t.en for t in texts)), inputs


def _word(cell: CellOf, condition: Condition, value: float) -> str:
    """The word that a figure of a row of words stands for; "" for a number."""
    if condition.what == "basis":
        return cell.row.word(value)
    rows = (row for table in cell.board.tables for row in table.table.rows)
    named = next((row for row in rows if row.id == condition.id), None)
    return named.word(value) if named and condition.what == "value" else ""
