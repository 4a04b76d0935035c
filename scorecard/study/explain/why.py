"""Why a cell has no points of its own, what would be needed, and what the scheme does about it."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import numpy as np

from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.base.place import place_words
from scorecard.engine.bare import BareHeading, bare_of, instead_of, share_of, worth_of
from scorecard.engine.means import POLICY
from scorecard.engine.points import stand_in
from scorecard.model.figure import Line, leaf, where
from scorecard.model.parts import MonthReports
from scorecard.model.period import Period
from scorecard.model.rounding import Rounding
from scorecard.model.status import Status
from scorecard.scheme.condition_words import OWN_VALUE, conditions_text
from scorecard.scheme.written import exact, figure, percent
from scorecard.study.explain import panel
from scorecard.study.explain.coverage import is_uncovered
from scorecard.study.explain.group import lacks_group
from scorecard.study.explain.outside import indivisible, wanted_outside
from scorecard.study.explain.reported import absent_pieces, label_of, longer_rows, mark_of
from scorecard.study.explain.rule import printed_steps, rounding_steps
from scorecard.study.explain.step import CellOf, Input, Step
from scorecard.study.explain.unsettled import (
    grows_on_last_period,
    lacking_text,
    lacks_growth,
    unsettled_names,
)
from scorecard.study.explain.walk import steps_of
from scorecard.study.readback.general import INTERIM_TEXT
from scorecard.study.readback.policy import heading_does

WHY = message("Why")


def why_not(cell: CellOf) -> list[Step]:
    """The status with its reason, what would be needed, and the policy that holds."""
    status = cell.status
    if status == Status.SHOWN:
        sentence = message("this row is shown only: the scheme gives it no points")
        return [Step(WHY, sentence, shown=status.text)]
    given = Input(message("indicator"), cell.row.name, cell.row.span)
    steps = [Step(WHY, _reason(cell), shown=status.text, inputs=(given,))]
    needed = _remedy_text(cell)
    if needed:
        steps.append(Step(message("What is needed"), needed))
    if (
        status in (Status.MISSING, Status.PENDING, Status.NOT_APPLICABLE)
        and cell.full > 0
        and not _left_out(cell)
    ):
        steps += _policy(cell)
    return steps


def _reason(cell: CellOf) -> Text:
    match cell.status:
        case Status.NOT_APPLICABLE:
            return _not_applicable(cell)
        case Status.NOT_DUE:
            return _not_due(cell)
        case Status.PENDING:
            return _pending(cell)
    if cell.row.rule.every and not isnan(cell.value):
        return _not_every(cell)
    if cell.row.derived:
        return lacking_text(cell)
    if cell.table.observations.exempted[cell.u, cell.i]:
        if cell.row.targets:
            return message(
                "a mark for “not applicable” was sent, but the scheme has a target: a return cannot "
                "grant exemption, so it is missing"
            )
        return message(
            "a mark for “not applicable” was sent, but the scheme asks for the figure: a return cannot "
            "grant exemption, so it is missing"
        )
    if cell.row.judging:
        return message("no judge gave a mark")
    wanting = absent_pieces(cell) or (MonthReports(cell.board.period),)
    names = comma_list([label_of(cell, piece) for piece in wanting])
    within = comma_list([label_of(cell, longer) for longer, _ in longer_rows(cell)])
    if within:
        return message(
            "{names} is known only within {within}, not by itself; missing is not 0",
            names=names,
            within=within,
        )
    return message("no figure for {names}; missing is not 0", names=names)


def _not_every(cell: CellOf) -> Text:
    """Which of the periods that are added up have no points."""
    calendar, each = cell.board.scheme.calendar, cell.table.by_period[cell.i]
    without = [period.label(calendar) for period, points in each.items() if isnan(points[cell.u])]
    return message("no points for {names}, so the periods cannot be added", names=comma_list(without))


def _not_applicable(cell: CellOf) -> Text:
    row = cell.row
    if _left_out(cell):
        return message("one of several is reported here, and another one was")
    if cell.table.observations.answered[cell.u, cell.i]:
        return message("the return answers that it does not apply, as the scheme lets it")
    if row.derived and cell.table.terms.applicable[cell.u, cell.i]:
        return lacking_text(cell)
    if not row.applies[cell.u]:
        return message("the scheme says that this item is not for this unit")
    if row.scores and cell.full == 0:
        return message("the item has 0 points for units of this kind")
    if float(cell.table.terms.target[cell.u, cell.i]) == 0:
        return message("the target is 0, and the scheme does not assess such cells")
    return message("the target in the scheme is “--”: not assessed")


def _not_due(cell: CellOf) -> Text:
    row, year, calendar = cell.row, cell.board.scheme.year, cell.board.scheme.calendar
    if row.due_in and cell.board.period.month not in row.due_in:
        labels = [Period(year, month).label(calendar) for month in row.due_in]
        return message("this item is assessed in {labels} only", labels=comma_list(labels))
    if row.interim == "none" and not cell.board.scheme.ends(row, cell.board.period):
        return INTERIM_TEXT["none"]
    return message("the pace of {cell} is 0%: nothing is due yet", cell=cell.label)


def _pending(cell: CellOf) -> Text:
    row = cell.row
    if cell.table.observations.suspect[cell.u, cell.i]:
        return suspect_text(cell)
    if lacks_group(cell):
        return message("points go by the unit's group, and that is not known yet")
    if row.rule.every and not isnan(cell.basis):
        return _not_every(cell)
    if row.judging and isnan(cell.value):
        return panel.too_few(cell, row.judging)
    entry = int(cell.table.observations.entry[cell.u, cell.i])
    sent = Status(int(cell.ledger.status[entry])) if entry >= 0 else Status.MISSING
    if sent == Status.PENDING or isnan(cell.value):
        if cell.row.derived and sent != Status.PENDING:
            return lacking_text(cell)
        return message("the return says pending: the value is shown, without points")
    if cell.row.derived and isnan(cell.basis) and unsettled_names(cell):
        return lacking_text(cell)
    target = cell.table.terms.cells[cell.i][cell.u]
    if target and target.link and (not target.known):
        return message("the target is worked out from a figure that is not there")
    if not isnan(cell.basis) and _is_one_of_several(cell):
        return message("only one of several may be reported, and more than one was")
    wanting = wanted_outside(cell)
    if wanting:
        return message("what the rule looks at is not settled: {words}", words=comma_list(wanting))
    unscored = cell.row.rule.scale.unscored
    if unscored and not isnan(cell.basis):
        return unscored
    return message("the rule cannot score these figures (nothing to divide by)")


def suspect_text(cell: CellOf) -> Text:
    """Which value is suspect, and by which condition."""
    wanted = conditions_text(cell.row.suspect, OWN_VALUE)
    value = cell.value_text(cell.value)
    return message(
        "{value} is suspect: by the scheme {wanted} is pending, without points", value=value, wanted=wanted
    )


def _is_one_of_several(cell: CellOf) -> bool:
    """Whether the cell stands under a heading of which one row is chosen."""
    tree = cell.table.table.tree
    return any(branch.way.one_only and cell.i in branch.leaves for branch in tree.branches)


def _left_out(cell: CellOf) -> bool:
    """Whether another row was chosen instead of this one."""
    given = cell.table.given.observations.status[cell.u, cell.i]
    return cell.status == Status.NOT_APPLICABLE and bool(given != Status.NOT_APPLICABLE)


def _remedy_text(cell: CellOf) -> Text | None:
    if lacks_group(cell):
        return message("settle the figures that its group follows from")
    if cell.table.observations.suspect[cell.u, cell.i] and (not cell.row.derived):
        return message(
            "look into it: if it is {value} indeed, send it again with {value} as `was` and a "
            "reason; else correct it",
            value=cell.value_text(cell.value),
        )
    if cell.row.rule.every and (not isnan(cell.value)):
        return message("the figures of those periods")
    if indivisible(cell):
        return message(
            "settle the figures it is held against (nothing is divided by 0 or less); if they are "
            "right, say in unscored.pending what holds"
        )
    if lacks_growth(cell):
        if grows_on_last_period(cell):
            return message(
                "if the figure of the period before is right, say in unscored.pending what holds, or take the "
                "increase (take: period_increment)"
            )
        return message(
            "if last year's figure is right, say in unscored.pending what holds, or take the "
            "increase (take: increment)"
        )
    if cell.row.derived and cell.status in (Status.MISSING, Status.PENDING):
        return message("settle the figures the formula uses")
    if cell.status == Status.MISSING:
        if cell.row.judging:
            return panel.wanted_marks_text(cell.row.judging)
        return _wanted_figures(cell)
    if cell.status != Status.PENDING:
        return None
    if wanted_outside(cell):
        return message("settle the figures that the rule looks at")
    if cell.row.judging and isnan(cell.value):
        return panel.still_wanted(cell, cell.row.judging)
    return message("settle the figure and correct the row")


def _wanted_figures(cell: CellOf) -> Text:
    """The rows to add; and where a mark stands, that it is changed, for a second row would contradict it."""
    calendar, between = cell.board.scheme.calendar, sense("between sentences", "; ")
    wanting = absent_pieces(cell) or (MonthReports(cell.board.period),)
    rows, told = [], []
    for piece in wanting:
        mark = mark_of(cell, piece)
        if mark is None:
            rows.append(f"{piece.period.label(calendar)},{cell.unit.short},{cell.row.name},")
        else:
            told.append(_instead_of_mark(mark))
    if rows:
        words = message("a row") if len(rows) == 1 else message("{number} rows", number=len(rows))
        lines = [message("{row}value", row=row) for row in rows]
        told.append(message("{words}: {rows}", words=words, rows=sequence(lines, between)))
    return sequence(told, between)


def _instead_of_mark(mark: Input) -> Text:
    """Where the figure belongs; only a mark that is written can be named by a correction."""
    place = place_words(mark.span, column=False) if mark.span else ""
    if not mark.value:
        return message("write the figure into the empty cell at {place}", place=place)
    return message(
        "put the figure in place of the {mark} at {place}, or add a row that corrects it, with {mark} as `was` "
        "and a reason",
        mark=str(mark.value),
        place=place,
    )


def _policy(cell: CellOf) -> list[Step]:
    """What the scheme does with such a cell, and the points that come of it."""
    of_heading = _heading_of(cell)
    if of_heading:
        return _heading_steps(cell, of_heading)
    policy, name = cell.row.unscored.for_status(cell.status), cell.status.text
    if policy.gives and isnan(cell.points) and is_uncovered(cell.table, cell.u):
        wanted = percent(cell.table.table.coverage or 0.0)
        sentence = message(
            "{name}: below the coverage of {share} nothing stands in for it", name=name, share=wanted
        )
        return [Step(POLICY, sentence, shown=sense("a decision", "no points"))]
    if policy.kind == "amount" and not policy.amount.share:
        points = exact(policy.amount.value)
        sentence = message("{name} counts {points:# point|# points}", name=name, points=points)
        return [Step(POLICY, sentence, cell.points, figure(cell.points)), *printed_steps(cell)]
    if policy.kind == "amount":
        return [
            *(replace(step, result=cell.points, shown=figure(cell.points)) for step in _instead(cell)),
            *printed_steps(cell),
        ]
    if policy.gives and not isnan(cell.points):
        steps = _instead(cell)
        return [*steps, *rounding_steps(cell, steps[-1].result)]
    sentence = {
        "unranked": message("no points, and not 0 either; the unit is unranked"),
        "mean": message("the mean of the other units, but none has points; unranked"),
        "group_mean": message(
            "the mean of the other units of the group, but none of them has points; unranked"
        ),
        "carry": message(
            "nothing is carried over into a sum of figures that are each of one period; unranked"
        )
        if cell.row.added_up
        else message("what was last reported, but there is nothing to carry over; unranked"),
        "leave_out": message(
            "its {full:# point leaves|# points leave} the full points", full=exact(cell.full)
        ),
        "redistribute": message(
            "its {full:# point goes|# points go} to its siblings in proportion, so that nothing is lost",
            full=exact(cell.full),
        ),
    }[policy.kind]
    return [
        Step(
            POLICY,
            message("{name}: {words}", name=name, words=sentence),
            shown=sense("a decision", "no points"),
        )
    ]


def _heading_of(cell: CellOf) -> BareHeading | None:
    """The heading that says the points of the cell, as nothing below it is scored."""
    return next((bare for bare in bare_of(cell.table) if bare.cells[cell.u, cell.i]), None)


def _heading_steps(cell: CellOf, bare: BareHeading) -> list[Step]:
    """What a heading says of a row below it, and the points that come of it."""
    if not isnan(cell.points):
        table = cell.table
        scored = (table.observations.status == Status.SCORED) | table.observations.carried
        known = scored & table.points.known
        shares = share_of(bare, table.points, table.full, table.shared, table.lacking, known)
        full = where(table.terms.due_now, table.terms.points, 0.0)
        own = leaf(full[:, cell.i], Line(sense("what a row is worth", "full points"), "exact"))
        given = instead_of(bare, own, worth_of(bare, full), shares, table.units)
        steps = steps_of(given, cell.u, {})
        return [*steps, *rounding_steps(cell, steps[-1].result)]
    does = heading_does(bare.policy)
    if bare.policy.gives:
        does = message("{does}, but none of them has points; unranked", does=does)
    sentence = message("nothing of “{heading}” is scored: {does}", heading=bare.name, does=does)
    return [Step(POLICY, sentence, shown=sense("a decision", "no points"))]


def _instead(cell: CellOf) -> list[Step]:
    """The points that stand in for those of the cell: stated ones, or the mean of the others."""
    table, i = cell.table, cell.i
    scored = (table.observations.status[:, i] == Status.SCORED) | table.observations.carried[:, i]
    own = leaf(where(scored, table.points[:, i], np.nan), Line(message("Points")))
    full = leaf(table.terms.points[:, i], Line(sense("what a row is worth", "full points"), "exact"))
    instead = stand_in(table.table.rows[i], cell.status, own, full, table.units, NOT_ROUNDED)
    return steps_of(instead, cell.u, {})


NOT_ROUNDED = Rounding()
"""How points are rounded for real is told after the mean."""
