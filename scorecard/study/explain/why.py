"""Why a cell has no points of its own, what would be needed, and what the scheme does about it."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import numpy as np

from scorecard.base.text import Text, listed, listed_texts
from scorecard.engine.points import POLICY, stand_in
from scorecard.engine.sharing import branches
from scorecard.model.figure import Line, leaf, where
from scorecard.model.parts import Piece
from scorecard.model.period import Period
from scorecard.model.scheme import Rounding
from scorecard.model.status import Status
from scorecard.scheme.condition_words import OWN_VALUE, conditions_text
from scorecard.study.explain import panel
from scorecard.study.explain.derived import lacking, unsettled, without_growth
from scorecard.study.explain.outside import indivisible, wanted_outside
from scorecard.study.explain.reported import absent, label_of, longer_rows
from scorecard.study.explain.rule import printed, rounded
from scorecard.study.explain.step import CellOf, Input, Step, exact, figure
from scorecard.study.explain.walk import steps_of
from scorecard.study.readback.general import INTERIM_TEXT

WHY = Text("为什么", "Why")


def why_not(cell: CellOf) -> list[Step]:
    """The status with its reason, what would be needed, and the policy that holds."""
    status = cell.status
    if status == Status.SHOWN:
        said = Text("本项只列示，方案没有给它分值", "this row is shown only: the scheme gives it no points")
        return [Step(WHY, said, shown=status.text)]
    steps = [
        Step(
            WHY,
            _reason(cell),
            shown=status.text,
            inputs=(Input(Text("指标", "indicator"), cell.row.name, cell.row.span),),
        )
    ]
    needed = _needed(cell)
    if needed:
        steps.append(Step(Text("要补什么", "What is needed"), needed))
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
        return lacking(cell)
    if cell.table.observations.exempted[cell.u, cell.i]:
        return Text(
            "报的是“不适用”的符号，但方案给它定了目标值：报送不能免除考核，作未报",
            "a mark for “not applicable” was sent, but the scheme has a target: a return cannot grant exemption, so it is missing",
        )
    if cell.row.judging:
        return Text("没有评委打分", "no judge gave a mark")
    wanting = absent(cell) or (Piece(cell.board.period),)
    names = listed_texts([label_of(cell, piece) for piece in wanting])
    within = listed_texts([label_of(cell, longer) for longer, _ in longer_rows(cell)])
    if within.zh:
        return Text(
            f"{names.zh} 只含在 {within.zh} 的合计里，本身没有报；未报不是 0",
            f"{names.en} is known only within {within.en}, not by itself; missing is not 0",
        )
    return Text(f"没有报 {names.zh} 的数；未报不是 0", f"no figure for {names.en}; missing is not 0")


def _not_every(cell: CellOf) -> Text:
    """Which of the periods that are added up have no points."""
    frequency, each = cell.board.scheme.frequency, cell.table.by_period[cell.i]
    without = [period.label(frequency) for period, points in each.items() if isnan(points[cell.u])]
    names = listed(without)
    return Text(
        f"{names.zh} 没有得分，各期不能相加", f"no points for {names.en}, so the periods cannot be added"
    )


def _not_applicable(cell: CellOf) -> Text:
    row = cell.row
    if cell.table.terms.applicable[cell.u, cell.i]:
        return Text("几项里只报一项，报了别的一项", "one of several is reported here, and another one was")
    if not row.applies[cell.u]:
        return Text("方案写明本项不考核这个单位", "the scheme says that this item is not for this unit")
    if row.scores and cell.full == 0:
        return Text("本项给这类单位的分值是 0", "the item has 0 points for units of this kind")
    if float(cell.table.terms.target[cell.u, cell.i]) == 0:
        return Text(
            "目标值为 0，方案规定目标为 0 的不考核",
            "the target is 0, and the scheme does not assess such cells",
        )
    return Text("方案的目标值写作“--”：不考核", "the target in the scheme is “--”: not assessed")


def _not_due(cell: CellOf) -> Text:
    row, year = cell.row, cell.board.scheme.year
    frequency = cell.board.scheme.frequency
    if row.due_in and cell.board.period.month not in row.due_in:
        labels = [Period(year, month).label(frequency) for month in row.due_in]
        return Text(
            f"本项只在 {'、'.join(labels)} 考核", f"this item is assessed in {', '.join(labels)} only"
        )
    if row.interim == "none" and not cell.board.scheme.ends(row, cell.board.period):
        return INTERIM_TEXT["none"]
    return Text(
        f"{cell.label} 的序时进度是 0%，还没有应完成的数",
        f"the pace of {cell.label} is 0%: nothing is due yet",
    )


def _pending(cell: CellOf) -> Text:
    row = cell.row
    if cell.table.observations.suspect[cell.u, cell.i]:
        return suspect_text(cell)
    if row.rule.every and not isnan(cell.table.basis[cell.u, cell.i]):
        return _not_every(cell)
    if row.judging and isnan(cell.value):
        return panel.too_few(cell, row.judging)
    entry = int(cell.table.observations.entry[cell.u, cell.i])
    sent = Status(int(cell.ledger.status[entry])) if entry >= 0 else Status.MISSING
    if sent == Status.PENDING or isnan(cell.value):
        if cell.row.derived and sent != Status.PENDING:
            return lacking(cell)
        return Text(
            "报送时注明待核：数值照印，不计分", "the return says pending: the value is shown, without points"
        )
    if cell.row.derived and isnan(cell.table.basis[cell.u, cell.i]) and unsettled(cell):
        return lacking(cell)
    target = cell.table.terms.cells[cell.u][cell.i]
    if target and target.link and not target.known:
        return Text(
            "目标值要从基期或另一指标的数算出来，那个数还没有",
            "the target is worked out from a figure that is not there",
        )
    if not isnan(cell.table.basis[cell.u, cell.i]) and _of_several(cell):
        return Text(
            "几项里只能报一项，却报了不止一项", "only one of several may be reported, and more than one was"
        )
    wanting = wanted_outside(cell)
    if wanting:
        zh, en = listed([one.zh for one in wanting]).zh, listed([one.en for one in wanting]).en
        return Text(f"计分规则要看的数没有定下来：{zh}", f"what the rule looks at is not settled: {en}")
    unscored = cell.row.rule.scale.unscored
    if unscored and not isnan(cell.table.basis[cell.u, cell.i]):
        return unscored
    return Text(
        "按计分规则算不出分（目标值或完成值不能相除）",
        "the rule cannot score these figures (nothing to divide by)",
    )


def suspect_text(cell: CellOf) -> Text:
    """Which value is suspect, and by which condition."""
    wanted = conditions_text(cell.row.suspect, OWN_VALUE)
    value = cell.said(cell.value)
    return Text(
        f"{value} 存疑：方案规定{wanted.zh}的先待核，不计分",
        f"{value} is suspect: by the scheme {wanted.en} is pending, without points",
    )


def _of_several(cell: CellOf) -> bool:
    """Whether the cell stands under a heading of which one row is chosen."""
    tree = cell.table.table.tree
    return any(one.combine == "chosen" and cell.i in one.leaves for one in branches(tree))


def _left_out(cell: CellOf) -> bool:
    """Whether another row was chosen instead of this one."""
    return cell.status == Status.NOT_APPLICABLE and bool(cell.table.terms.applicable[cell.u, cell.i])


def _needed(cell: CellOf) -> Text | None:
    name = cell.row.name
    if cell.table.observations.suspect[cell.u, cell.i] and not cell.row.derived:
        value = cell.said(cell.value)
        return Text(
            f"核实：确是 {value} 的，再报一行，原值也写 {value} 并写明原因；不是的照实更正",
            f"look into it: if it is {value} indeed, send it again with {value} as `was` and a reason; else correct it",
        )
    if cell.row.rule.every and not isnan(cell.value):
        return Text("补齐这几期的数", "the figures of those periods")
    if indivisible(cell):
        return Text(
            "核定所比的数（不大于 0 的不能作除数）；确是如此的，在 unscored.pending 里写明怎样计",
            "settle the figures it is held against (nothing is divided by 0 or less); if they are right, "
            "say in unscored.pending what holds",
        )
    if without_growth(cell):
        return Text(
            "上年的数无误的，在 unscored.pending 里写明怎样计，或改看增量（take: increment）",
            "if last year's figure is right, say in unscored.pending what holds, or take the increase (take: increment)",
        )
    if cell.row.derived and cell.status in (Status.MISSING, Status.PENDING):
        return Text("补齐、核定公式用到的数", "settle the figures the formula uses")
    if cell.status == Status.MISSING:
        if cell.row.judging:
            return panel.wanted(cell.row.judging)
        wanting = absent(cell) or (Piece(cell.board.period),)
        frequency = cell.board.scheme.frequency
        labels = [piece.period.label(frequency) for piece in wanting]
        rows = [f"{one},{cell.unit.short},{name}," for one in labels]
        zh, en = ("补报一行", "a row") if len(rows) == 1 else (f"补报 {len(rows)} 行", f"{len(rows)} rows")
        return Text(
            f"{zh}：{'；'.join(f'{row}数值' for row in rows)}",
            f"{en}: {'; '.join(f'{row}value' for row in rows)}",
        )
    if cell.status != Status.PENDING:
        return None
    if wanted_outside(cell):
        return Text("补齐、核定计分规则要看的数", "settle the figures that the rule looks at")
    if cell.row.judging and isnan(cell.value):
        return panel.still_wanted(cell, cell.row.judging)
    return Text("核定后更正这一行（去掉待核，或写明原值和原因）", "settle the figure and correct the row")


def _policy(cell: CellOf) -> list[Step]:
    """What the scheme does with such a cell, and the points that come of it."""
    policy, name = cell.row.unscored.of(cell.status), cell.status.text
    if policy.kind == "amount" and not policy.amount.share:
        points = exact(policy.amount.value)
        said = Text(f"{name.zh}的计 {points} 分", f"{name.en} counts {points} points")
        return [Step(POLICY, said, cell.points, figure(cell.points)), *printed(cell)]
    if policy.kind == "amount":
        return [
            *(replace(step, result=cell.points, shown=figure(cell.points)) for step in _instead(cell)),
            *printed(cell),
        ]
    if policy.gives and not isnan(cell.points):
        steps = _instead(cell)
        return [*steps, *rounded(cell, steps[-1].result)]
    said = {
        "unranked": Text(
            "不得分，也不按0分；单位不排名", "no points, and not 0 either; the unit is unranked"
        ),
        "mean": Text(
            "取其他单位的平均分，但没有单位得分；不排名",
            "the mean of the other units, but none has points; unranked",
        ),
        "group_mean": Text(
            "取本分组其他单位的平均分，但组内没有单位得分；不排名",
            "the mean of the other units of the group, but none of them has points; unranked",
        ),
        "carry": Text(
            "沿用最近一次报的数，但没有可沿用的；不排名",
            "what was last reported, but there is nothing to carry over; unranked",
        ),
        "leave_out": Text(
            f"本项 {exact(cell.full)} 分不计入满分", f"its {exact(cell.full)} points leave the full points"
        ),
        "redistribute": Text(
            f"本项 {exact(cell.full)} 分按比例分摊给同级其他项，不因此失分",
            f"its {exact(cell.full)} points go to its siblings in proportion, so that nothing is lost",
        ),
    }[policy.kind]
    return [
        Step(
            POLICY,
            Text(f"{name.zh}的：{said.zh}", f"{name.en}: {said.en}"),
            shown=Text("不得分", "no points"),
        )
    ]


def _instead(cell: CellOf) -> list[Step]:
    """The points that stand in for those of the cell: stated ones, or the mean of the others."""
    table, i = cell.table, cell.i
    scored = (table.observations.status[:, i] == Status.SCORED) | table.observations.carried[:, i]
    own = leaf(where(scored, table.points[:, i], np.nan), Line(Text("得分", "Points")))
    full = leaf(table.terms.points[:, i], Line(Text("分值", "full points"), "exact"))
    instead = stand_in(table.table.rows[i], cell.status, own, full, table.units, NOT_ROUNDED)
    return steps_of(instead, cell.u, {})


NOT_ROUNDED = Rounding()
"""How points are rounded for real is told after the mean."""
