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
from scorecard.scheme.target import each_once


def check_periods(reader: FieldReader, scheme: Scheme) -> None:
    """Note where the figure of a quarter would stand beside that of a half-year.

    A row with `score: period` counts from the last period in which it was due, and so does each flow that its rule or
    its target looks at; a formula that looks at the period before takes each flow of that time.
    """
    formulas, months = formulas_of(scheme.tables), MONTHS[scheme.frequency]
    amended = [
        (change.table, change.indicator, change.value)
        for amendment in scheme.amendments
        for change in amendment.changes
        if isinstance(change.value, Rule)
    ]
    for n, table in enumerate(scheme.tables):
        places = known_to(scheme.tables, n)
        known = {id: scheme.tables[at.table].rows[at.row] for id, at in places.items()}
        for i, row in enumerate(table.rows):
            formula = formulas.get(RowPlace(n, i))
            if formula and formula.count == "period":
                _check(reader, (known[name] for name in sorted(formula.names)), months, row.span)
            if row.alone:
                rules = [row.rule, *(rule for at, id, rule in amended if (at, id) == (table.id, row.id))]
                named = dict.fromkeys(id for id in _looked_at(row, rules) if id in known)
                _check(reader, (row, *(known[id] for id in named)), months, row.span)


def _looked_at(row: Indicator, rules: list[Rule]) -> Iterator[str]:
    """The rows whose figures of the period are set beside that of a row."""
    yield from (cell.link.indicator or "" for cell in each_once(row.targets) if cell.link)
    for rule in rules:
        yield from (name.id for name in rule.named if not name.of_time and name.what == "value")


def _check(reader: FieldReader, rows: Iterable[Indicator], months: int, span: Span) -> None:
    """Whether flows are all due in the same periods: the first that is not so is told, and the one it stands beside."""
    flows = [row for row in rows if row.nature == "flow" and not row.judging]
    due = [frozenset(row.due_in or range(months, 13, months)) for row in flows]
    for row, periods in zip(flows, due, strict=True):
        if periods != due[0]:
            args = {"name": flows[0].name, "other": row.name, "line": str(row.span.line)}
            reader.fault("SC524", span, **args)
            return
