"""What rows are called, whether one has what its rule compares, and a heading the points of what is below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf

from scorecard.base.decimals import plain
from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import spellings
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.scheme.limits import policy_faults
from scorecard.load.scheme.rounding import bound_faults, check_row_rounding
from scorecard.load.scheme.row_place import TableScope
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.figure import same, total
from scorecard.model.indicator import Indicator
from scorecard.model.period import Calendar
from scorecard.model.rule import Rule
from scorecard.model.unit import Unit
from scorecard.scheme.sum import WAYS
from scorecard.scheme.target import Target, each_once

_NOT_ON_HEADINGS = ("targets", "parts", "formula", "of")


def check_row(table: TableScope, written: WrittenRow, row: Indicator) -> None:
    """A row is asked what can be answered, and its rule finds what it compares."""
    _check_answers(written)
    check_row_rounding(written)
    table.reader.faults += row_faults(row, Calendar("year", table.reader.starts), table.unit, written)


def row_faults(
    row: Indicator, calendar: Calendar, unit: Callable[[int], Unit], written: WrittenRow | None = None
) -> Iterator[Fault]:
    """What is asked of a row as it is made, whether it is written so or an amendment makes it so.

    unit : the units of its table by their places in it
    written : as it is written, which knows where its fields stand; none of a row that is amended
    """
    broken = written and any(map(written.wrote, ("targets", "judges")))
    # A row that is scored against its target must have one; of what cannot be read that was told.
    wanted = any(rule.against_target for rule in row.rule.parts) and row.scores
    if wanted and not (broken or row.targets or row.words or row.judging):
        yield Fault("SC036", row.span, {"name": row.name})
    if row.judging and row.rule.by_mark and row.direction == "lower" and row.scores:
        said = written is not None and "direction" in written
        yield Fault("SC304", written.at("direction") if written and said else row.span)
    # Which words a derived row takes is known only when all rows are.
    if row.words and row.scores and not row.rule.scale.words and not (written and row.derived):
        yield Fault("SC293", row.span, {"name": row.name, "word": row.words[0]})
    yield from _comparison_faults(row, calendar)
    yield from _zero_faults(row, unit)
    yield from bound_faults(row)
    yield from policy_faults(row, written)
    for rule in row.rule.parts:
        limits = (rule.max_rate, rule.max_points, rule.max_extra)
        if rule.scale.beyond_full and all(limit is None for limit in limits):
            yield Fault("SC272", rule.scale.beyond_full)


def _comparison_faults(row: Indicator, calendar: Calendar) -> Iterator[Fault]:
    """What the rule of a row compares is there: the period before, a stretch target, the better end of a range."""
    stretched = any(cell.stretch for cell in each_once(row.targets))
    for rule in row.rule.parts:
        reason = _last_period_obstacle(rule, row, calendar)
        if reason:
            yield Fault("SC490", rule.span, {"name": row.name, "reason": reason})
        if rule.compare.runs_against(row.direction):
            yield Fault("SC277", rule.span, {"direction": row.direction})
        if row.scores and rule.compare.level == "stretch" and not stretched:
            yield Fault("SC077", rule.span, {"name": row.name})


def _last_period_obstacle(rule: Rule, row: Indicator, calendar: Calendar) -> Text | None:
    """Why a rule cannot hold the row against the period before; None where it can, or does not."""
    against = {reference.kind for reference in rule.compare.against}
    if "last_period" not in against:
        return None
    if rule.every:
        return message("every looks at periods of its own")
    if len(against) > 1 and row.nature == "flow" and not row.alone:
        return message(
            "against the other end it would be the count since {beginning}, not the figure of the period",
            beginning=calendar.beginning,
        )
    return None


def _check_answers(written: WrittenRow) -> None:
    """Whether it applies is answered by whoever sends it in: neither by a formula nor by a single judge."""
    for name in ("formula", "of", "judges"):
        if name in written and "may_not_apply" in written:
            written.fault("SC048", written.key("may_not_apply"), a="may_not_apply", b=name)


def _zero_faults(row: Indicator, unit: Callable[[int], Unit]) -> Iterator[Fault]:
    """No target of a period is 0, of which there is no share; the first unit's is told."""

    def zero(cell: Target) -> bool:
        return cell.value == 0 and cell.span(row.direction).upper == inf

    for period, cells in row.targets.items() if row.wants_target_above_zero else ():
        if any(map(zero, each_once({period: cells}))):
            first = next(u for u, cell in enumerate(cells) if zero(cell))
            args: dict[str, Text] = {"name": row.name, "unit": unit(first).name, "year": str(period.year)}
            yield Fault("SC038", row.target_span(period, first), args)


def check_heading(written: WrittenRow, heading: Indicator, below: Sequence[Indicator]) -> None:
    """A heading has no value of its own, and its children's points (`below`) add up to its own."""
    _check_answers(written)
    for name in _NOT_ON_HEADINGS:
        if name in written:
            written.fault("SC039", written.key(name), name=heading.name, field=name)
    if not WAYS[written.get("combine")].adds_up or heading.outside:
        return
    children = [row for row in below if not row.outside]
    # Most units have the same points as many others.
    each = list(zip(*(child.points for child in children), heading.points, strict=True))
    apart = {points for points in set(each) if not same(total(points[:-1]), points[-1])}
    wrong = [u for u, points in enumerate(each) if points in apart] if apart else []
    ids = {child.id for child in children}
    said_all = all("points" in read.value for id, read in written.get("children").items() if id in ids)
    if wrong and said_all and ("points" in written or heading.relation == "numbered"):
        u = wrong[0]
        added = " + ".join(plain(child.points[u]) for child in children)
        at = written.at("points") if "points" in written else heading.span
        sum_ = f"{added} = {plain(float(total(each[u][:-1])))}"
        written.fault("SC040", at, name=heading.name, said=plain(heading.points[u]), sum=sum_)


def check_names(reader: FieldReader, rows: Sequence[Indicator]) -> None:
    """No two rows share an id or answer to the same name."""
    ids: dict[str, Indicator] = {}
    for row in rows:
        other = ids.setdefault(row.id, row)
        if other is not row:
            reader.fault("SC053", row.span, id=row.id, line=str(other.span.line))
    names: dict[str, Indicator] = {}
    for row in rows:
        if row.heading:
            continue
        for name in (row.name, *row.aliases):
            for spelling in spellings(name):
                other = names.setdefault(spelling, row)
                if other is not row and other.id != row.id:
                    reader.fault("SC054", row.span, name=name, other=other.id, line=str(other.span.line))


def check_numbers(reader: FieldReader, rows: Sequence[Indicator]) -> None:
    """A number is printed once."""
    seen: dict[int, Span] = {}
    for row in rows:
        if row.number is not None and row.number in seen:
            reader.fault("SC055", row.span, number=str(row.number), line=str(seen[row.number].line))
        elif row.number is not None:
            seen[row.number] = row.span
