"""Policies that turn a row round, and defaults, not declared, that decide a board: SC470 to SC475."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error, warning
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC470",
        title=Text("加分、扣分项不能按比例或倒过来计", "a policy that turns a bonus or deduction round"),
        message=Text(
            "“{name}”是{word}项，{field} 不能写 {said}",
            "“{name}” is a {word}: {field} cannot be {said} for it",
        ),
        cure=Text(
            "给这一项另写一个分数，如 unscored: {{{field}: {good}}}；不计就写 {field}: 0",
            "say an amount of points for this row, such as unscored: {{{field}: {good}}}, or {field}: 0",
        ),
        why=Text(
            "百分比说的是满分的几成，而加分、扣分项没有满分；扣分项得正分，未报的反而成了奖励。",
            "A share is one of full points, and a bonus or deduction has none; points above 0 in a deduction would "
            "reward those who do not report.",
        ),
        bad="unscored: {missing: 20%}\naccidents: {name: 事故, counts_as: deduction, …}",
        good="accidents: {name: 事故, counts_as: deduction, unscored: {missing: -2}, …}",
    ),
    warning(
        "SC471",
        title=Text("有单位只由一部分表考核", "a unit that not all of a total assesses"),
        message=Text(
            "“{parts}”不考核{units}，{title}把其余的放大到满分（未写明 unassessed）",
            "“{parts}” is not for {units}: the rest is scaled to the full points of {title} (unassessed is not said)",
        ),
        cure=Text(
            "写明 unassessed: redistribute（其余放大到满分）、unranked（没有总分）或 0（计 0 分）",
            "say unassessed: redistribute (the rest is scaled), unranked (no total) or 0 (it counts 0)",
        ),
        why=Text(
            "一个单位不在其中一张表里，或该表各项都是 --，它的总分怎样算要由方案说。",
            "Where a unit is not in one of the tables, or all of it is --, the scheme should say how its total is formed.",
        ),
        bad="totals: {overall: {weights: {work: 70, survey: 30}}}",
        good="totals: {overall: {weights: {work: 70, survey: 30}, unassessed: redistribute}}",
    ),
    warning(
        "SC472",
        title=Text(
            "本期满分不是全年满分，界限怎样比没有写明",
            "bounds on a total while only a part of the year is due",
        ),
        message=Text(
            "{title}本期满分 {due}，全年 {year}：总分的界限按比例比和按分数比，结果不同：{units}",
            "{title}: {due} of the year's {year} points are due, and bounds on the total met as shares or as points "
            "give other results for {units}",
        ),
        cure=Text(
            "写明 ranking: {{bounds_on: share}}（按占满分的比例）或 {{bounds_on: points}}（按所写的分数）",
            "say ranking: {{bounds_on: share}}, or {{bounds_on: points}} for bounds as written",
        ),
        why=Text(
            "满分还不全时，按全年的分数线定等次、定否决，谁也达不到；不写的按比例比。",
            "While full points are not all due, nobody can reach a line drawn for the year; shares are compared if nothing is said.",
        ),
        bad="grades: [{grade: 优秀, if: {at_least: 85}}, {grade: 一般}]",
        good="ranking: {bounds_on: share}\ngrades: [{grade: 优秀, if: {at_least: 85}}, {grade: 一般}]",
    ),
    warning(
        "SC473",
        title=Text("空出的名额怎样处理没有写明", "what becomes of the place of a struck unit is not said"),
        message=Text(
            "{title}“{grade}”的名额内有单位因结果运用不能得，由下一名递补：{units}",
            "{title}: an effect keeps a unit from a place of “{grade}”, and the next moves up: {units}",
        ),
        cure=Text(
            "在这一等次写明 vacant: filled（递补）或 kept（空着）",
            "say vacant: filled (the next moves up) or kept (the place stays empty) at this grade",
        ),
        why=Text(
            "被否决的单位不占名额；名额是递补还是空着，通知各不相同。",
            "A unit that is struck takes no place; notices differ in whether the next one gets it.",
        ),
        bad="grades: [{grade: 优秀, top: 40%}, {grade: 良好}]",
        good="grades: [{grade: 优秀, top: 40%, vacant: filled}, {grade: 良好}]",
    ),
    warning(
        "SC474",
        title=Text(
            "等次、结果运用看印出的还是未修约的总分没有写明",
            "grades and effects on the total as printed or before rounding: not said",
        ),
        message=Text(
            "{title}按印出的总分定等次、结果运用；按未修约的总分，结果不同：{units}（未写明 rank_on）",
            "{title}: grades and effects look at the total as printed; before rounding they would be others for "
            "{units} (rank_on is not said)",
        ),
        cure=Text(
            "写明 rounding: {{rank_on: printed}}（按印出的）或 rounding: {{rank_on: exact}}（按未修约的）",
            "say rounding: {{rank_on: printed}}, or rounding: {{rank_on: exact}} for totals before rounding",
        ),
        why=Text(
            "89.996 印出 90.00。等次线是 90 时，按印出的够，按未修约的不够；不写的按印出的，和名次一致。",
            "89.996 prints 90.00: with a line at 90 the printed total reaches it and the exact one does not. "
            "Where nothing is said the printed one decides, as it does for ranks.",
        ),
        bad="grades: [{grade: 优秀, if: {at_least: 90}}, {grade: 良好}]",
        good="rounding: {rank_on: printed}\ngrades: [{grade: 优秀, if: {at_least: 90}}, {grade: 良好}]",
    ),
    warning(
        "SC475",
        title=Text("算出来的指标是不是累计量没有写明", "whether a derived row counts up is not said"),
        message=Text(
            "“{name}”由公式算出，没有写 nature；按公式不是逐月累计的数，目标值年中不打折（未写明的按比率）",
            "“{name}” is worked out by a formula and has no nature; its formula does not count up, so all of the "
            "target is due before the year is over (a ratio where nothing is said)",
        ),
        cure=Text(
            "写明 nature: ratio（或 stock）；确是逐月累计、年中按进度考核的，写 nature: flow",
            "say nature: ratio (or stock); where it does count up month by month, nature: flow",
        ),
        why=Text(
            "累计量年中只考核到期的一部分，比率、时点数任何时候都考核整个目标值。",
            "Of what counts up only a part of the target is due before the year is over; of a ratio or a level the whole.",
        ),
        bad="share: {name: 人均产值, formula: value / people, targets: [40, 50]}",
        good="share: {name: 人均产值, formula: value / people, nature: ratio, targets: [40, 50]}",
    ),
)
