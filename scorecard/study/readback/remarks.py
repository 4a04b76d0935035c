"""What the notice says of a row besides: its wording, who gives the figure, who is responsible."""

from __future__ import annotations

from collections.abc import Callable

from scorecard.base.message import Message, Text, message, semicolon_list
from scorecard.model.indicator import Indicator
from scorecard.study.readback.sentence import RowOf, Say


def clause(of: RowOf) -> Text | None:
    """The notice's own wording, to be held against the rule."""
    clauses = [rule.clause for rule in (of.row.rule, *of.row.rule.parts) if rule.clause]
    clauses_of = list(dict.fromkeys(clauses)) or [of.row.clause or ""]
    quotes = [message("“{text}”", text=text) for text in clauses_of if text]
    return message("the notice: {quotes}", quotes=semicolon_list(quotes)) if quotes else None


def _remark(text: Message, words_of: Callable[[Indicator], str | None]) -> Say:
    """What a row says in words of its own, where it does."""
    return lambda of: text.fill(words=words) if (words := words_of(of.row)) else None


SENTENCES: tuple[Say, ...] = (
    clause,
    _remark(message("provided by {words}"), lambda row: row.provider),
    _remark(message("responsible: {words}"), lambda row: row.responsible),
    _remark(message("taken from {words}"), lambda row: row.source),
    _remark(message("remark: {words}"), lambda row: row.note),
)
