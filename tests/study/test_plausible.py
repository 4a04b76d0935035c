"""Figures that can hardly be meant: judged as a plain loop would, silenced as the scheme and the returns say."""

from collections import Counter
from random import Random
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.telling import MOST_OF_A_KIND, telling
from scorecard.study.plausible.kinds import CellFigures, Doubt, HeldAgainst, doubtful
from scorecard.study.warnings import board_warnings, first_warnings
from scorecard.workspace import read_workspace

HEAD = """
title: 示例
year: 2026
frequency: quarter
units: {甲: {name: 甲镇}, 乙: {name: 乙镇}, 丙: {name: 丙镇}, 丁: {name: 丁镇}}
tables:
  表:
    title: 表
    indicators:
"""
COLUMNS = "期间,单位,指标,数值,评委,备注"
UNITS = ("甲镇", "乙镇", "丙镇", "丁镇")


def told(root, rows, actuals, period="2026Q4", earlier=""):
    """What is said of the returns of a small scheme: code, line and message, in order of place."""
    from scorecard.model.period_names import parse_period

    (root / "config").mkdir()
    (root / "data").mkdir()
    (root / "config" / "indicators.yaml").write_text(HEAD + rows, encoding="utf-8")
    if earlier:
        before = HEAD.replace("2026", "2025") + earlier
        (root / "config" / "2025.yaml").write_text(before, encoding="utf-8")
    lines = [COLUMNS, *(line + "," * (COLUMNS.count(",") - line.count(",")) for line in actuals)]
    (root / "data" / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace = read_workspace(root)
    assert not [fault.lines("zh") for fault in workspace.faults]
    return [
        (f.code, f.span.line, f.message.say("zh"))
        for f in board_warnings(workspace.board(parse_period(period)))
    ]


def codes(root, rows, actuals, **more):
    return [(code, line) for code, line, _ in told(root, rows, actuals, **more)]


def row(fields, name="数"):
    return f"      r: {{name: {name}, number: 1, {fields}}}\n"


def column(*values, period="2026Q4", name="数"):
    return [f"{period},{unit},{name},{value}" for unit, value in zip(UNITS, values, strict=False)]


@pytest.mark.parametrize(
    ("fields", "values", "found"),
    [
        # A count is never below 0; a sum of money, a rate and a net figure may be.
        ("measure: 件, targets: 100", [-5, 50], [("SC421", 2)]),
        ("targets: 100", [-5, 50], [("SC421", 2)]),
        ("measure: persons, targets: 100", [-5, 50], [("SC421", 2)]),
        ("measure: 万元, targets: 100", [-5, 50], []),
        ("measure: 元/人, targets: 100", [-5, 50], []),
        ('measure: "%", targets: 8', [-0.5, 7], []),
        ("targets: 100", [-5.5, 50], []),
        ("measure: 件, targets: [-10, 5, 5, 5]", [-8, 4], []),
        # Percent beside their own target, however small or large it is.
        ('measure: "%", targets: 47', [0.461, 46.1], [("SC178", 2)]),
        ('measure: "%", targets: 47', [0.461, 0.472, 0.455, 0.49], [("SC178", n) for n in (2, 3, 4, 5)]),
        ('measure: "%", targets: 2.86', [0.0279, 2.79], [("SC178", 2)]),
        ('measure: "%", targets: 250', [2.4, 240], [("SC178", 2)]),
        ('measure: "%", targets: 0.5', [0.47, 0.52], []),
        ('measure: "%", targets: 47', ["0.461%", 46.1], []),
        ('measure: "%", targets: 8', [-0.08, 7], []),
        # Without a target, beside the other units.
        ('measure: "%", rule: {compare: value, each: 0.1}', [0.461, 47, 52, 61], [("SC178", 2)]),
        ('measure: "%", rule: {compare: value, each: 0.1}', [0.4, 0.5, 0.6, 0.7], []),
        # Ten times the target or a tenth of it, from 20 up; a tenth for levels alone.
        ("nature: stock, targets: 86", [860, 80], [("SC423", 2)]),
        ("nature: stock, targets: 86", [8, 80], [("SC423", 2)]),
        ("nature: stock, targets: 86", [859, 9], []),
        ("nature: stock, targets: 86", [0, 86], []),
        ("nature: flow, targets: 86", [8, 80], []),
        ("nature: stock, targets: 1", [12, 1], []),
        ("nature: stock, targets: 2.03", [20.3, 2], [("SC423", 2)]),
        ("nature: stock, direction: lower, targets: 86", [8, 80], []),
        ("nature: stock, direction: lower, targets: 86", [860, 80], [("SC423", 2)]),
        # A day as Excel keeps it, unless the others are of that size.
        ("targets: 5", [46204, 4], [("SC424", 2)]),
        ("targets: 50000", [46204, 45000], []),
        ("measure: 万元, rule: {compare: rank, each: -1}", [46204, 30, 40, 50], [("SC424", 2)]),
        ("measure: 万元, rule: {compare: rank, each: -1}", [46204, 46000, 45000, 47000], []),
        # Limits, the scheme's own and those of what may be sent in.
        (
            "nature: stock, targets: 86, plausible: {between: [0, 900]}",
            [860, 901, -1],
            [("SC420", 3), ("SC420", 4)],
        ),
        ("nature: stock, targets: 86, allowed: {between: [0, 900]}", [860, 80], []),
        ("nature: stock, targets: 86, allowed: {whole: true}", [860, 80], [("SC423", 2)]),
    ],
)
def test_a_figure_beside_its_target_and_the_other_units(tmp_path, fields, values, found):
    assert codes(tmp_path, row(fields), column(*values)) == found


def test_a_row_for_several_months_is_no_tenfold_of_one(tmp_path):
    rows = row("measure: 件, reported: period, targets: 1000")
    sent = [f"2026Q1,{unit},数,30" for unit in UNITS]
    sent += [
        f"2026年4-12月,{unit},数,{value}" for unit, value in zip(UNITS, (310, 899, 900, 300), strict=True)
    ]
    assert codes(tmp_path, rows, sent) == [("SC423", 8)]


def test_it_names_the_figure_and_what_it_is_held_against(tmp_path):
    said = told(tmp_path, row("nature: stock, targets: 86"), column(860, 8))
    assert [message for _, _, message in said] == [
        "甲镇“数”2026Q4 报 860，目标值是 86：有 10 倍",
        "乙镇“数”2026Q4 报 8，目标值是 86：不到或只有十分之一",
    ]


@pytest.mark.parametrize(
    ("fields", "before", "now", "found"),
    [
        ("nature: stock", 43, 437, ["SC423"]),
        ("nature: stock", 437, 43, ["SC423"]),
        ("nature: flow", 43, 437, ["SC423"]),
        # A sum since January that falls is told as that, and as nothing else.
        ("nature: flow", 437, 43, ["SC211"]),
        ("nature: flow, plausible: {between: [0, 500]}", 437, 43, []),
        ("nature: flow, targets: 56", 2, 25, []),
        ("nature: flow, targets: 24", 2, 25, ["SC423"]),
        ("nature: flow, reported: period", 437, 300, []),
        ('measure: "%"', 46, 0.461, ["SC178"]),
        ("nature: stock", 3, 46204, ["SC424"]),
        ("nature: stock", 0, 437, []),
    ],
)
def test_a_figure_beside_the_period_before(tmp_path, fields, before, now, found):
    rule = "" if "targets" in fields else ", rule: {compare: value, each: 0.1}"
    actuals = [*column(before, period="2026Q3"), *column(now)]
    if "reported" in fields:
        actuals = [f"2026Q{q},甲镇,数,{before}" for q in (1, 2, 3)] + column(now)
    assert [code for code, _ in codes(tmp_path, row(fields + rule), actuals)] == found


@pytest.mark.parametrize(
    ("nature", "earlier", "found"),
    [
        ("stock", "2025Q4,甲镇,数,43", ["SC423"]),
        ("stock", "2025Q2,甲镇,数,430", []),
        ("flow", "2025Q1,甲镇,数,43", ["SC423"]),
        # A count begins anew: the end of last year is no yardstick for the first quarter.
        ("flow", "2025Q4,甲镇,数,43", []),
    ],
)
def test_the_first_period_of_a_year_beside_the_year_before(tmp_path, nature, earlier, found):
    rows = row(f"nature: {nature}, rule: {{compare: value, each: 0.1}}")
    actuals = [earlier, "2026Q1,甲镇,数,437"]
    assert [code for code, _ in codes(tmp_path, rows, actuals, period="2026Q1", earlier=rows)] == found


def test_earlier_periods_of_the_year_are_asked_about_too(tmp_path):
    rows = row("nature: stock, targets: 86")
    actuals = [*column(860, period="2026Q2"), *column(81)]
    assert codes(tmp_path, rows, actuals) == [("SC423", 2), ("SC423", 3)]


def test_a_note_turns_the_question_into_a_remark_that_prints_it(tmp_path):
    rows = row("nature: stock, targets: 86")
    actuals = ["2026Q4,甲镇,数,860,,并入开发区", "2026Q4,乙镇,数,870,,"]
    assert told(tmp_path, rows, actuals) == [
        ("SC429", 2, "甲镇“数”2026Q4 报 860，目标值是 86：有 10 倍；备注：并入开发区"),
        ("SC423", 3, "乙镇“数”2026Q4 报 870，目标值是 86：有 10 倍"),
    ]


def test_nothing_is_asked_of_words_marks_and_computed_figures(tmp_path):
    rows = (
        row("targets: 5")
        + "      w: {name: 词, number: 2, rule: {choices: {是: 10, 否: 0}}}\n"
        + "      f: {name: 算, number: 3, targets: 1, formula: r * 1000}\n"
        + "      d: {name: 不考核, number: 4, targets: --}\n"
    )
    assert codes(tmp_path, rows, ["2026Q4,甲镇,数,4", "2026Q4,甲镇,词,否"]) == []


MARKED = (
    "      r: {name: 重视, number: 1, judges: mean%s}\n      s: {name: 保障, number: 2, judges: mean%s}\n"
)


def marks(judge, units=UNITS, rows=("重视", "保障"), mark="8"):
    return [f"2026Q4,{unit},{name},{mark},{judge}" for unit in units for name in rows]


@pytest.mark.parametrize(
    ("panel", "sent", "found"),
    [
        ("", [*marks("一"), *marks("二"), *marks("三")], []),
        (
            "",
            [*marks("一"), *marks("二"), *marks("三", UNITS[:1])],
            [("SC426", "“三”只打了 2 个分，应有 8 个")],
        ),
        (
            "",
            [*marks("一"), *marks("二"), *marks("三", UNITS[:2])],
            [("SC426", "“三”只打了 4 个分，应有 8 个")],
        ),
        # One cell short is no “few”, and a dash says that there is no mark.
        ("", [*marks("一"), *marks("二"), *marks("三", UNITS[:3])], []),
        ("", [*marks("一"), *marks("二"), *marks("三", UNITS[:1]), *marks("三", UNITS[1:], mark="--")], []),
        (", panel: 3", [*marks("一"), *marks("二")], [("SC427", "应有 3 名评委")] * 2),
        (", panel: 2", [*marks("一"), *marks("二")], []),
        # A judge who marked one row of two.
        (
            "",
            [*marks("一"), *marks("二"), *marks("三", rows=("重视",))],
            [("SC426", "“三”只打了 4 个分，应有 8 个")],
        ),
    ],
)
def test_judges_without_marks(tmp_path, panel, sent, found):
    said = told(tmp_path, MARKED % (panel, panel), sent)
    assert [code for code, _, _ in said] == [code for code, _ in found]
    assert all(words in message for (_, _, message), (_, words) in zip(said, found, strict=True))


def test_a_judge_of_an_earlier_period_who_gave_none_now(tmp_path):
    rows = MARKED % (", panel: 3", ", panel: 3")
    earlier = [line.replace("Q4", "Q2") for judge in "一二三" for line in marks(judge)]
    said = told(tmp_path, rows, [*earlier, *marks("一"), *marks("二")])
    assert [(code, message) for code, _, message in said] == [
        ("SC425", "“表”2026Q4：“三”一个分也没有打（应有 8 个）")
    ]


def plain_kind(one):
    """The first kind that explains one figure, by plain comparisons."""
    value = one.value
    yardsticks = [
        (HeldAgainst.TARGET, one.target),
        (HeldAgainst.BEFORE, one.before),
        (HeldAgainst.OTHERS, one.others),
    ]
    known = [(beside, held) for beside, held in yardsticks if held == held and held != 0]
    held = known[0][1] if known else None
    if one.low == one.low and not one.low <= value <= one.high:
        return Doubt.OUTSIDE
    if one.low != one.low and not one.settled:
        if one.counts and value < 0:
            return Doubt.NEGATIVE
        if held is not None:
            if (
                not one.converted
                and 40179 <= value < 51135
                and value == int(value)
                and value / abs(held) >= 10
            ):
                return Doubt.SERIAL
            if one.percent and 0.001 <= value / held <= 1 / 30:
                return Doubt.FRACTION
        sizes = {beside: abs(held) for beside, held in known}
        target, before = sizes.get(HeldAgainst.TARGET), sizes.get(HeldAgainst.BEFORE)
        if abs(value) >= 20:
            if target and abs(value) >= 10 * target:
                return Doubt.TENFOLD
            told_apart = one.level or (before or 0) >= 20 or (target and abs(value) > target)
            if before and abs(value) >= 10 * before * one.longer and told_apart:
                return Doubt.TENFOLD
        if one.level and value:
            if target and not one.lower and target >= 20 and 10 * abs(value) <= target:
                return Doubt.TENTH
            if before and before >= 20 and 10 * abs(value) <= before:
                return Doubt.TENTH
    fell = one.low != one.low and one.cumulative and one.same_year and one.before == one.before
    fell = fell and value < one.before
    return Doubt.FELL if fell else Doubt.NOTHING


whole = st.integers(-60, 600).map(float)
held = whole | st.just(float("nan")) | st.sampled_from([46204.0, 0.25, 5000.0])
flags = st.booleans()
ONE = st.fixed_dictionaries(
    {
        "value": whole | st.sampled_from([46204.0, 0.46875, 2.5, 0.015625]),
        "target": held,
        "before": held,
        "others": held,
        "low": st.sampled_from([float("nan"), 0.0]),
        "high": st.just(100.0),
        "longer": st.sampled_from([1.0, 2.0, 10.0]),
        **{
            name: flags
            for name in (
                "settled",
                "counts",
                "percent",
                "level",
                "lower",
                "cumulative",
                "same_year",
                "converted",
            )
        },
    }
)


@given(st.lists(ONE, min_size=1, max_size=8))
def test_each_figure_as_a_plain_loop_would_judge_it(ones):
    columns = {name: np.array([one[name] for one in ones]) for name in ones[0]}
    kinds, _ = doubtful(CellFigures(**columns))
    assert kinds.tolist() == [plain_kind(SimpleNamespace(**one)) for one in ones]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_told_of_the_first_is_what_would_be_told_of_all(tmp_path, seed):
    drawn = Random(seed)
    fields = ("targets: 300", "targets: 60, measure: 件", "targets: 60, nature: stock")
    rows = "".join(f"      r{n}: {{name: 数{n}, number: {n + 1}, {fields[n % 3]}}}\n" for n in range(16))
    files = [[COLUMNS], [COLUMNS]]
    for period in ("2026Q1", "2026Q2", "2026Q3", "2026Q4"):
        for n in range(16):
            for unit in UNITS:
                value = drawn.choice((1, 12, 30, 60, -5, 700, 45000))
                note = drawn.choice(("", "", "", "核对无误"))
                drawn.choice(files).append(f"{period},{unit},数{n},{value},,{note}")
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "indicators.yaml").write_text(HEAD + rows, encoding="utf-8")
    for n, lines in enumerate(files):
        (tmp_path / "data" / f"{n}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace = read_workspace(tmp_path)
    assert not [fault.lines("zh") for fault in workspace.faults]
    board = workspace.board(workspace.periods[-1])
    every = board_warnings(board)
    for most in (1, 3, MOST_OF_A_KIND):
        first, untold = first_warnings(board, most)
        assert untold.counts and Counter(f.code for f in every) == untold.counts + Counter(
            f.code for f in first
        )
        assert all(fault in every for fault in first)
        assert untold.files == {f.span.path for f in every if f not in first}
    assert telling(first, untold) == telling(every)
