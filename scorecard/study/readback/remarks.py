"""What the notice says of a row besides: its wording, who gives the figure, who is responsible."""

from __future__ import annotations

from scorecard.base.message import Text, message, semicolon_list
from scorecard.study.readback.sentence import RowOf, Say


def clause(of: RowOf) -> Text | None:
    """The notice's own wording, to be held against the rule."""
    clauses = [rule.clause for rule in (of.row.rule, *of.row.rule.parts) if rule.clause]
    clauses_of = list(dict.fromkeys(clauses)) or [of.row.clause or ""]
    quotes = [message("“{text}”", text=text) for text in clauses_of if text]
    return message("the notice: {quotes}", quotes=semicolon_list(quotes)) if quotes else None


def provider(of: RowOf) -> Text | None:
    """Who provides the figure."""
    name = of.row.provider
    return message("provided by {words}", words=name) if name else None


def responsible(of: RowOf) -> Text | None:
    """Who is responsible for it."""
    name = of.row.responsible
    return message("responsible: {words}", words=name) if name else None


def source(of: RowOf) -> Text | None:
    """Where the row is taken from."""
    origin = of.row.source
    return message("taken from {words}", words=origin) if origin else None


def note(of: RowOf) -> Text | None:
    """The remark printed below the table."""
    remark = of.row.note
    return message("remark: {words}", words=remark) if remark else None


SENTENCES: tuple[Say, ...] = (clause, provider, responsible, source, note)
