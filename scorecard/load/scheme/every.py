"""Rules that count each month or quarter: what they look at must have figures for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from scorecard.base.message import Text, message, sense
from scorecard.language.dependencies import Needs
from scorecard.language.derived import RowPlace, formulas_of, known_to
from scorecard.load.scheme.fields import FieldReader
from scorecard.model.indicator import Indicator
from scorecard.model.period import MONTHS, Calendar, Frequency
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable

_FREQUENCY: Mapping[Frequency, Text] = {
    "year": sense("how often", "year"),
    "half": sense("how often", "half year"),
    "quarter": sense("how often", "quarter"),
    "month": sense("how often", "month"),
}
_SUMMED = message("is reported by period, and added up")
_LISTED = message("has its pace written period by period")
_UNLIKE = message("its groups are not all worked out as often")


def check_every(reader: FieldReader, scheme: Scheme) -> None:
    """No rule counts more seldom than the scheme; those that count more often find a figure in every period.

    Of a flow it is said which figure of each period counts. Rules that an amendment brings are asked the same.
    """
    for n, table in enumerate(scheme.tables):
        for i, row in enumerate(table.rows):
            if _can_be_worked_out(reader, scheme, RowPlace(n, i), row.rule):
                _check_figure(reader, row)
    places = {table.id: n for n, table in enumerate(scheme.tables)}
    for change in (change for amendment in scheme.amendments for change in amendment.changes):
        table = scheme.tables[places[change.table]]
        if not isinstance(change.value, Rule):
            continue
        place = RowPlace(places[change.table], table.index[change.indicator])
        row = table.rows[place.row]
        if _can_be_worked_out(reader, scheme, place, change.value):
            # Which figure counts was asked already, where the rule before counted periods, too.
            _check_figure(reader, replace(row, rule=change.value), asked=row.rule.often is not None)


def _can_be_worked_out(reader: FieldReader, scheme: Scheme, place: RowPlace, rule: Rule) -> bool:
    """Whether a rule counts periods, and finds a figure in each of them."""
    checks = [
        _check(reader, scheme.tables, place, part, scheme.frequency) for part in rule.parts if part.every
    ]
    return bool(checks) and all(checks)


def _check(
    reader: FieldReader, tables: Sequence[SchemeTable], place: RowPlace, rule: Rule, frequency: Frequency
) -> bool:
    """Whether a rule can be worked out in each of its periods."""
    every = rule.every or "month"
    if MONTHS[every] > MONTHS[frequency]:
        reader.fault("SC287", rule.span, every=every, frequency=_FREQUENCY[frequency])
        return False
    if MONTHS[every] == MONTHS[frequency]:
        return True
    for row in looked_at(tables, place, rule):
        reason = _lacking_text(row)
        if reason:
            reader.fault("SC288", rule.span, every=every, name=row.name, reason=reason)
            return False
    return True


def _check_figure(reader: FieldReader, row: Indicator, asked: bool = False) -> None:
    """Of a flow, the count and the period's own figure are two readings of the same notice."""
    often = row.rule.often or "month"
    if row.alone and len({part.every for part in row.rule.parts}) > 1:
        reader.fault("SC298", row.rule.span, name=row.name, reason=_UNLIKE)
    if asked or row.nature != "flow" or row.judging or row.score_said:
        return
    beginning = Calendar("year", reader.starts).beginning
    reader.fault("SC514", row.rule.span, name=row.name, every=_FREQUENCY[often], beginning=beginning)


def _lacking_text(row: Indicator) -> Text | None:
    if row.nature == "flow" and row.reported == "period" and not row.judging:
        return _SUMMED
    return _LISTED if isinstance(row.pace, tuple) else None


def looked_at(tables: Sequence[SchemeTable], place: RowPlace, rule: Rule) -> Iterator[Indicator]:
    """The row itself, those its rule names, and those they are computed from."""
    formulas = formulas_of(tables)
    needs, known = Needs(tables, formulas), known_to(tables, place.table)
    waiting = [place, *(known[name.id] for name in rule.named if name.id in known)]
    seen: set[RowPlace] = set()
    while waiting:
        at = waiting.pop(0)
        if at in seen:
            continue
        seen.add(at)
        yield tables[at.table].rows[at.row]
        if at in formulas:
            here = known_to(tables, at.table)
            waiting += [*needs.values_behind(at), *(here[name] for name in sorted(formulas[at].names))]
