"""What was promised for a cell and what it means, how much of it is due by now, and how far it is reached."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite, isnan

from scorecard.base.message import Text, message, sense
from scorecard.engine.completion import actual_against_end
from scorecard.engine.derived_targets import WORKED_OUT, figure_text, product
from scorecard.engine.reach import Reach
from scorecard.engine.target_bounds import DUE, TARGET
from scorecard.model.figure import Line, leaf, same
from scorecard.model.measure import conversion_of_rows
from scorecard.model.period import Period
from scorecard.scheme.target import Link, Target
from scorecard.scheme.written import exact, operand, percent
from scorecard.study.explain.earlier import measure_changed
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.readback.amendment import what_changed

_MET = sense("a step", "Met")
_SPAN = message("Met within")
_STRETCH = message("Against stretch")
_MUST = message("Against must")


def target_steps(cell: CellOf) -> list[Step]:
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
        steps.append(
            _target(
                cell,
                message("Stage target"),
                message("the stage target of the scheme for {cell}", cell=cell.label),
                target,
            )
        )
    return [*steps, *_meaning_steps(cell)]


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


def _target(cell: CellOf, what: Text, sentence: Text, target: Target) -> Step:
    place = cell.row.target_span(Period(cell.board.scheme.year, 12), cell.u)
    # In the scheme itself a target is found by its row; only in another file its own cell helps.
    span = cell.row.span if place.path == cell.row.span.path else place
    given = Input(what, target.value if target.assessed else target.text, span)
    if not target.assessed:
        mark = target.text or "--"
        note = message("{words} is “{mark}”", words=sentence, mark=mark) if target.text else sentence
        return Step(what, note, target.value, mark, (given,))
    measure = cell.row.measure
    if target.relation or target.stretch or cell.row.met_only:
        printed = target.notice_text(measure)
        return Step(
            what, message("{words}: {shown}", words=sentence, shown=printed), target.value, printed, (given,)
        )
    value = exact(target.value)
    written = target.text if target.text != value else ""
    unit = measure if measure == "%" else f" {measure}" if measure else ""
    words = message(" (written {written})", written=written) if written else ""
    note = message("{words}: {value}{unit}{words_2}", words=sentence, value=value, unit=unit, words_2=words)
    return Step(what, note, target.value, value, (given,))


def _amendments(cell: CellOf) -> list[Step]:
    """What was changed since, each with the paper it rests on."""
    scheme = cell.board.scheme
    steps = []
    for amendment in scheme.amendments:
        if not amendment.holds_in(cell.board.period):
            continue
        since = amendment.since.label(scheme.calendar)
        for change in amendment.changes:
            here = change.table == cell.table.table.id and change.indicator == cell.row.id
            if not here or change.unit not in (None, cell.u):
                continue
            if change.period not in (None, cell.board.period):
                continue
            sentence = message(
                "amended from {since}: {changed} ({source})",
                since=since,
                changed=what_changed(scheme, change),
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
    return cell.rerun.steps(cell.rerun.row.given.terms.due[:, cell.i])


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


def attainment_steps(cell: CellOf) -> list[Step]:
    """Completion against the target, progress against what is due, and how far ahead or behind."""
    terms, rerun = cell.table.terms, cell.rerun
    target, due = terms.target[cell.u, cell.i], terms.due[cell.u, cell.i]
    if isnan(cell.value) or target.missing:
        return []
    if cell.row.met_only:
        return _verdict(cell)
    steps, progress = rerun.steps(rerun.row.attained.completion), rerun.steps(rerun.row.attained.progress)
    if not same(due, target):
        steps += progress
    elif cell.row.pace != "none":
        steps[0] = replace(steps[0], formula=message("{words}, progress the same", words=steps[0].formula))
    return [*steps, *rerun.steps(rerun.row.ahead), *_verdict(cell)]


def _cell_target(cell: CellOf) -> Target | None:
    """The target in force for a cell; None where it has none."""
    target = cell.table.terms.cells[cell.i][cell.u]
    return target if target and target.assessed else None


def _says_more(cell: CellOf) -> bool:
    """Whether a target says more than a number."""
    target = _cell_target(cell)
    return bool(target and (target.relation or target.stretch)) or (target is not None and cell.row.met_only)


def _meaning_steps(cell: CellOf) -> list[Step]:
    """Where a target that says more than a number is met."""
    target = _cell_target(cell)
    if target is None or not _says_more(cell):
        return []
    steps = _worked_out(cell, target.link) if target.link else []
    if target.link and not target.known:
        return steps
    ends, at = cell.table.terms.ends, (cell.u, cell.i)
    sentence = _span_text(float(ends.lower[at]), float(ends.upper[at]), bool(ends.strict[at]))
    if target.link:
        return [*steps, Step(_SPAN, sentence, shown=sentence)]
    if target.tolerance is not None:
        about = f"{operand(exact(target.value))} × (1 ± {percent(target.tolerance)})"
        sentence = message("{about}: {words}", about=about, words=sentence)
    return [Step(_SPAN, sentence, shown=target.notice_text(cell.row.measure))]


def _worked_out(cell: CellOf, link: Link) -> list[Step]:
    """The number of a target that is worked out from a figure."""
    of = figure_text(link)
    if link.base is None:
        sentence = message("{whole} is lacking, so there is no target", whole=of)
        return [Step(WORKED_OUT, sentence, shown=sense("a target", "none"))]
    measured = _base_measure(cell, link, link.base.value)
    return [*measured, *cell.rerun.steps(product(link, leaf(link.base.value, Line(of, "exact"))))]


def _base_measure(cell: CellOf, link: Link, base: float) -> list[Step]:
    """That the figure of the base year was in another measure."""
    row, reach = cell.row, Reach(cell.state, cell.place.table)
    before = reach.row_of_year(row.id, link.year) if link.year is not None and _base_looked_up(cell) else None
    if before is None or conversion_of_rows(before.measure, row.measure).unchanged:
        return []
    text = measure_changed(before, row, str(link.year), exact(base))
    return [Step(message("{text:capital}", text=figure_text(link)), text, base, exact(base))]


def _base_looked_up(cell: CellOf) -> bool:
    """Whether a target is worked out from the data of a year, and not from a figure that the scheme says."""
    scheme = cell.board.scheme
    row = scheme.table(cell.table.table.id).row(cell.row.id)
    changed = (change for amendment in scheme.amendments for change in amendment.changes)
    targets = [cells[cell.u] for cells in row.targets.values()]
    targets += [
        change.value
        for change in changed
        if isinstance(change.value, Target) and change.indicator == row.id and change.unit == cell.u
    ]
    return any(target.link is not None and target.link.base is None for target in targets)


def _span_text(lower: float, upper: float, strict: bool) -> Text:
    if not isfinite(upper):
        text = message("more than {figure} (>)") if strict else message("at least {figure} (≥)")
        return text.fill(figure=exact(lower))
    if not isfinite(lower):
        text = message("less than {figure} (<)") if strict else message("at most {figure} (≤)")
        return text.fill(figure=exact(upper))
    if lower == upper:
        return message("exactly {lower}", lower=exact(lower))
    return message("{lower} to {upper}, both included", lower=exact(lower), upper=exact(upper))


def _verdict(cell: CellOf) -> list[Step]:
    """Whether such a target is met by now, and what is short of each of two levels."""
    target = _cell_target(cell)
    if target is None or isnan(cell.value) or not _says_more(cell):
        return []
    met, due = bool(cell.table.met[cell.u, cell.i]), cell.table.terms.due_ends.column(cell.i)
    word = sense("a met row", "met") if met else sense("a met row", "not met")
    beside = actual_against_end(cell.table.observations.value[:, cell.i], due, cell.u)
    steps = [Step(_MET, beside, float(met), word)]
    if target.stretch:
        for asked, level in ((_MUST, "must"), (_STRETCH, "stretch")):
            steps += cell.rerun.steps(cell.rerun.short_of(asked, level))
    return steps
