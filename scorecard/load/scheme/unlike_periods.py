"""Flows whose figures of one period are set side by side: they must be due in the same periods, or one is longer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scorecard.base.span import Span
from scorecard.language.derived import RowPlace, formulas_of, known_to
from scorecard.load.scheme.fields import FieldReader
from scorecard.model.indicator import Indicator
from scorecard.model.period import MONTHS
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.scheme.target import Target, each_once


def check_periods(reader: FieldReader, scheme: Scheme) -> None:
    """Note where the figure of a quarter would stand beside that of a half-year.

    A row with `score: period` counts from the last period in which it was due, and so does each flow that its rule or
    its target looks at; a formula that looks at the period before takes each flow of that time.
    """
    formulas, months = formulas_of(scheme.tables), MONTHS[scheme.frequency]
    changes = [change for amendment in scheme.amendments for change in amendment.changes]
    for n, table in enumerate(scheme.tables):
        places = known_to(scheme.tables, n)
        known = {id: scheme.tables[at.table].rows[at.row] for id, at in places.items()}
        for i, row in enumerate(table.rows):
            formula = formulas.get(RowPlace(n, i))
            if formula and formula.count == "period":
                _check(reader, (known[name] for name in sorted(formula.names)), months, row.span)
            if row.alone:
                set_later = [c.value for c in changes if (c.table, c.indicator) == (table.id, row.id)]
                seen = (id for of in (*each_once(row.targets), row.rule, *set_later) for id in _looked_at(of))
                named = dict.fromkeys(id for id in seen if id in known)
                _check(reader, (row, *(known[id] for id in named)), months, row.span)


def _looked_at(of: object) -> Iterator[str]:
    """The rows whose figures of the period a target or a rule sets beside that of its own."""
    if isinstance(of, Target) and of.link:
        yield of.link.indicator or ""
    elif isinstance(of, Rule):
        yield from (name.id for name in of.named if not name.of_time and name.what == "value")


def _check(reader: FieldReader, rows: Iterable[Indicator], months: int, span: Span) -> None:
    """Whether flows are all due in the same periods: the first that is not so is told, and the one it stands beside."""
    flows = [row for row in rows if row.nature == "flow" and not row.judging]
    due = [frozenset(row.due_in or range(months, 13, months)) for row in flows]
    for row, periods in zip(flows, due, strict=True):
        if periods != due[0]:
            args = {"name": flows[0].name, "other": row.name, "line": str(row.span.line)}
            reader.fault("SC524", span, **args)
            return
