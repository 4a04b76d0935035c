"""What the notice says of a row besides: its wording, who gives the figure, who is responsible."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.study.readback.sentence import RowOf, Say


def clause(of: RowOf) -> Text | None:
    """The notice's own wording, to be held against the rule."""
    clauses = [rule.clause for rule in (of.row.rule, *of.row.rule.parts) if rule.clause]
    said = list(dict.fromkeys(clauses)) or [of.row.clause or ""]
    zh, en = (mark.join(f"“{one}”" for one in said if one) for mark in ("；", "; "))
    return Text(f"原文：{zh}", f"the notice: {en}") if zh else None


def provider(of: RowOf) -> Text | None:
    """Who provides the figure."""
    said = of.row.provider
    return Text(f"数据来源：{said}", f"provided by {said}") if said else None


def responsible(of: RowOf) -> Text | None:
    """Who is responsible for it."""
    said = of.row.responsible
    return Text(f"责任单位：{said}", f"responsible: {said}") if said else None


def source(of: RowOf) -> Text | None:
    """Where the row is taken from."""
    said = of.row.source
    return Text(f"依据：{said}", f"taken from {said}") if said else None


def note(of: RowOf) -> Text | None:
    """The remark printed below the table."""
    said = of.row.note
    return Text(f"备注：{said}", f"remark: {said}") if said else None


SENTENCES: tuple[Say, ...] = (clause, provider, responsible, source, note)
