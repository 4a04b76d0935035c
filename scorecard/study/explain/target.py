"""What was promised for a cell, how much of it is due by now, and how far it is reached."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

from scorecard.base.message import Text, message
from scorecard.engine.target_bounds import DUE, TARGET
from scorecard.model.figure import same
from scorecard.model.period import Period
from scorecard.scheme.target import Target
from scorecard.scheme.written import exact
from scorecard.study.explain.promise import meant, verdict
from scorecard.study.explain.step import CellOf, Input, Step


def promised(cell: CellOf) -> list[Step]:
    """The target as the scheme says it, its amendments and its stage targets."""
    if not cell.row.targets:
        return []
    period, stages = cell.board.period, cell.row.targets
    year_end = Period(cell.board.scheme.year, 12)
    if cell.row.per == "year" and Period(period.year, 12) in stages:
        year_end = Period(period.year, 12)
    staged = period in stages and period != year_end
    steps = [_year(cell, year_end)] if year_end in stages or not staged else []
    steps += _amendments(cell)
    if staged:
        target = stages[period][cell.u]
        label = message("Stage target")
        steps.append(
            _target(
                cell,
                label,
                message("the stage target of the scheme for {cell}", cell=cell.label),
                target,
            )
        )
    return [*steps, *meant(cell)]


def _year(cell: CellOf, year_end: Period) -> Step:
    """The target of the year (or the plan), as it stood before any amendment."""
    scheme, table = cell.board.scheme, cell.table.table
    promised = scheme.table(table.id)
    row = promised.rows[promised.index[cell.row.id]]
    cells = row.targets.get(year_end)
    target = cells[cell.u] if cells else Target(float("nan"), "")
    if cell.row.per == "year" and scheme.is_plan:
        sentence = message("target of each year, {year}", year=cell.board.period.year)
    elif scheme.is_plan:
        sentence = message("target of {years} to {year}", years=scheme.years[0], year=scheme.year)
    else:
        sentence = message("target of {year}", year=scheme.year)
    if not cells:
        sentence = message("the scheme has no target for {year}", year=scheme.year)
    return _target(cell, TARGET, sentence, target)


def _target(cell: CellOf, what: Text, said: Text, target: Target) -> Step:
    place = cell.row.target_span(Period(cell.board.scheme.year, 12), cell.u)
    # In the scheme itself a target is found by its row; only in another file its own cell helps.
    span = cell.row.span if place.path == cell.row.span.path else place
    given = Input(what, target.value if target.assessed else target.text, span)
    if not target.assessed:
        mark = target.text or "--"
        note = message("{words} is “{mark}”", words=said, mark=mark) if target.text else said
        return Step(what, note, target.value, mark, (given,))
    measure = cell.row.measure
    if target.relation or target.stretch or cell.row.met_only:
        printed = target.printed(measure)
        return Step(
            what, message("{words}: {shown}", words=said, shown=printed), target.value, printed, (given,)
        )
    value = exact(target.value)
    written = target.text if target.text != value else ""
    unit = measure if measure == "%" else f" {measure}" if measure else ""
    words = message(" (written {written})", written=written) if written else ""
    note = message("{words}: {value}{unit}{words_2}", words=said, value=value, unit=unit, words_2=words)
    return Step(what, note, target.value, value, (given,))


def _amendments(cell: CellOf) -> list[Step]:
    """What was changed since, each with the paper it rests on."""
    scheme = cell.board.scheme
    steps = []
    for amendment in scheme.amendments:
        if amendment.since > cell.board.period:
            continue
        since = amendment.since.label(scheme.calendar)
        for change in amendment.changes:
            here = change.table == cell.table.table.id and change.indicator == cell.row.id
            if not here or change.unit not in (None, cell.u):
                continue
            changed = f"{change.before} → {change.after}" if change.after else ""
            sentence = message(
                "amended from {since}: {changed} ({source})",
                since=since,
                changed=changed,
                source=amendment.source,
            )
            label = message("Amendment")
            given = Input(label, change.after or change.before, change.span)
            steps.append(Step(label, sentence, shown=change.after or message("see scheme"), inputs=(given,)))
    return steps


def due_by_now(cell: CellOf) -> list[Step]:
    """Pace, and what is due: target × pace, or the target where there is no pace."""
    terms, due = cell.table.terms, cell.table.terms.due[cell.u, cell.i]
    if due.missing and terms.target[cell.u, cell.i].missing:
        return []
    if terms.pace[cell.i].missing:
        return [Step(DUE, _no_pace(cell), float(due), exact(float(due)))]
    return cell.rerun.steps(cell.rerun.given.terms.due[:, cell.i])


def _no_pace(cell: CellOf) -> Text:
    row, period = cell.row, cell.board.period
    if period in row.targets and period != Period(cell.board.scheme.year, 12):
        return message("the stage target is what is due by now")
    kind = {
        "stock": message("a level"),
        "ratio": message("a ratio"),
        "flow": message("this item"),
    }[row.nature]
    return message("{kind} has no pace: the whole target is due at any time", kind=kind)


def reached(cell: CellOf) -> list[Step]:
    """Completion against the target, progress against what is due, and how far ahead or behind."""
    terms, rerun = cell.table.terms, cell.rerun
    target, due = terms.target[cell.u, cell.i], terms.due[cell.u, cell.i]
    if isnan(cell.value) or target.missing:
        return []
    if cell.row.met_only:
        return verdict(cell)
    steps, progress = rerun.steps(rerun.attained.completion), rerun.steps(rerun.attained.progress)
    if not same(due, target):
        steps += progress
    elif cell.row.pace != "none":
        steps[0] = _progress_too(steps[0])
    return [*steps, *rerun.steps(rerun.ahead), *verdict(cell)]


def _progress_too(step: Step) -> Step:
    """A line of completion, where progress is the same."""
    formula = step.formula
    return replace(step, formula=message("{words}, progress the same", words=formula))
