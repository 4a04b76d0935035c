"""What a first page says: true of the board it is said of, and nothing that nobody can know."""

import re
from dataclasses import replace

import numpy as np
import pytest

from scorecard.base.message import say
from scorecard.engine.figures import official
from scorecard.model.board import TableBoard
from scorecard.study.compare.comparison import compare
from scorecard.study.notes import notes
from scorecard.study.overview.lead import lead
from scorecard.study.overview.leaders import totals_open
from scorecard.study.overview.lost import lost, lost_by_unit, short_of
from scorecard.study.overview.remarks import remarks
from scorecard.study.overview.subjects import subjects
from scorecard.study.strengths import summary
from scorecard.tables.evaluation import evaluation, sheet
from scorecard.tables.illustrated import Course, with_illustrations
from scorecard.tables.standings import full_points
from scorecard.tables.unit_card import unit_document
from scorecard.tables.view import WHOLE
from tests.boards import drawn_board
from tests.random_schemes.agreement import Refused, told
from tests.random_schemes.draws import scheme_and_returns
from tests.render.rendered import render
from tests.study.calculator import board_of

HEAD = "期间,单位,指标,数值\n"
UNITS = "甲: {name: 甲镇, group: 镇}, 乙: {name: 乙镇, group: 镇}, 丙: {name: 丙街道, group: 街道}"
ROWS = "a: {name: 项一, number: 1, nature: stock, targets: 10}, b: {name: 项二, number: 2, nature: stock, targets: 10}"


def scheme(year=2018, more="", rows=ROWS, units=UNITS):
    return f"title: 例\nyear: {year}\n{more}\nunits: {{{units}}}\ntables: {{表: {{title: 表, indicators: {{{rows}}}}}}}\n"


def sent(year, **figures):
    return "".join(
        f"{year},{unit},{row},{value}\n"
        for unit, values in figures.items()
        for row, value in zip(("项一", "项二"), values, strict=True)
    )


def board(tmp_path, returns, **chosen):
    return board_of(tmp_path, scheme(**chosen), HEAD + returns, "2018")


def pair(tmp_path, now, then, more=""):
    """A board and how it compares with the year before."""
    for year, figures in ((2017, then), (2018, now)):
        made = board_of(tmp_path / str(year), scheme(year, more), HEAD + sent(year, **figures), str(year))
        yield made


def said(board, comparison=None, id=None, lang="zh"):
    return "\n".join(say(text, lang) for text in lead(board, comparison, id))


def test_who_leads_and_who_comes_next(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 10), 丙=(5, 8)))
    assert said(made) == "乙镇得20.00分，居首；其后甲镇得18.00分（第2名）、丙街道得13.00分（第3名）。"


def test_a_shared_first_place_is_told_of_all_who_share_it(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(8, 10), 丙=(5, 8)))
    assert said(made) == "甲镇得18.00分、乙镇得18.00分并列第1。"


def test_ranks_inside_groups_are_told_group_by_group(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 10), 丙=(5, 8)), more="ranking: {among: group}")
    assert said(made) == "各组第1名为镇：乙镇得20.00分；街道：丙街道得13.00分。"


def test_what_is_open_is_told_as_open(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 5)) + "2018,丙,项一,9\n")
    assert said(made) == (
        "甲镇得18.00分，居首；其后乙镇得15.00分（第2名）。第1名尚未最后确定。"
        "丙街道缺项二，暂不排名，补齐后名次可能在第1至第3之间。"
    )


def test_a_ranking_says_what_an_open_total_lacks(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 5)) + "2018,丙,项一,9\n")
    assert [say(getattr(row[-1], "cell", row[-1]), "zh") for row in evaluation(made).tables[0].rows] == [
        "项一 90.0%",
        "项二 50.0%",
        "缺项二",
    ]


def test_where_nobody_has_a_rank_nobody_leads(tmp_path):
    made = board(tmp_path, "2018,甲,项一,9\n2018,乙,项一,9\n2018,丙,项一,9\n")
    assert said(made) == "尚无单位可以排名。甲镇、乙镇、丙街道尚缺数据，暂不排名。"


def test_one_unit_has_a_total_and_targets_and_no_rank(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 10)), units="甲: {name: 甲镇}")
    assert (
        said(made) == "甲镇得19.00分（满分20）。甲镇有目标的2项计分指标达标1项，未达标的是项一完成9，应达10。"
    )
    page = evaluation(made)
    assert [table.id for table in page.tables] == ["表"] and not page.annexes


def test_grades_are_counted_from_the_top(tmp_path):
    grades = "grades: [{grade: 优, top: 1}, {grade: 良}]"
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 10), 丙=(5, 8)), more=grades)
    assert said(made).endswith("等次：优1个、良2个。")
    assert "grade" in [column.id for column in evaluation(made).tables[0].columns]


def test_a_rise_is_told_by_gains_and_a_fall_by_losses(tmp_path):
    then, now = pair(
        tmp_path,
        now={"甲": (6, 9), "乙": (10, 7), "丙": (5, 8)},
        then={"甲": (10, 8), "乙": (8, 6), "丙": (4, 9)},
    )
    told = said(now, compare(now, then))
    assert "2018年度与2017年度相比，3个可比单位中，总分上升1个、下降1个、持平1个。" in told
    assert (
        "名次上升最多的是乙镇，上升1位：由第2名到第1名，总分由14.00升至17.00，"
        "影响最大的是项一加2.00分（完成值由8升至10）、项二加1.00分（完成值由6升至7）。"
        "名次下降最多的是甲镇，下降1位：由第1名到第2名，总分由18.00降至15.00，"
        "影响最大的是项一减4.00分（完成值由10降至6）。"
    ) in told


def test_where_the_lowest_total_is_first_fewer_points_are_a_rise(tmp_path):
    then, now = pair(
        tmp_path,
        now={"甲": (6, 9), "乙": (10, 7), "丙": (5, 8)},
        then={"甲": (10, 8), "乙": (8, 7), "丙": (6, 8)},
        more="ranking: {direction: lower}",
    )
    told = said(now, compare(now, then))
    assert told.startswith("丙街道得13.00分，继续居首；其后甲镇得15.00分（第2名）、乙镇得17.00分（第3名）。")
    assert (
        "名次上升最多的是甲镇，上升1位：由第3名到第2名，总分由18.00降至15.00，"
        "影响最大的是项一减4.00分（完成值由10降至6）。"
        "名次下降最多的是乙镇，下降1位：由第2名到第3名，总分由15.00升至17.00，"
        "影响最大的是项一加2.00分（完成值由8升至10）。"
    ) in told


def test_a_fall_in_rank_with_a_higher_total_is_told_by_who_passed(tmp_path):
    then, now = pair(
        tmp_path,
        now={"甲": (9, 9), "乙": (10, 10), "丙": (1, 1)},
        then={"甲": (8, 8), "乙": (7, 7), "丙": (1, 1)},
    )
    assert (
        "名次下降最多的是甲镇，下降1位：由第1名到第2名，总分由16.00升至18.00，但被乙镇超过，"
        "影响最大的是项一加1.00分（完成值由8升至9）、项二加1.00分（完成值由8升至9）。"
    ) in said(now, compare(now, then))


def test_a_leader_of_two_years_still_leads(tmp_path):
    figures = {"甲": (9, 9), "乙": (8, 8), "丙": (1, 1)}
    then, now = pair(tmp_path, figures, figures)
    told = said(now, compare(now, then))
    assert told.startswith("甲镇得18.00分，继续居首；")
    assert "名次都没有变化。" in told


def test_without_a_year_before_nothing_is_said_of_change(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 10), 丙=(5, 8)))
    text = render(evaluation(made), "plain", "zh", width=160)
    assert not re.search("上年|相比|升|降", text.split("计分办法")[0].replace("降序", ""))


def test_where_no_total_can_be_compared_there_is_no_column_of_changes(tmp_path):
    then, now = pair(
        tmp_path,
        now={"甲": (9, 9), "乙": (8, 8), "丙": (1, 1)},
        then={"甲": ("", 9), "乙": ("", 8), "丙": ("", 1)},
    )
    comparison = compare(now, then)
    columns = [column.id for column in evaluation(now, comparison=comparison).tables[0].columns]
    assert "change" not in columns and "moved" not in columns
    assert "相比" not in said(now, comparison)


def test_at_most_five_notes_are_of_the_period_and_none_is_lost(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 5)) + "2018,丙,项一,9\n")
    parted = remarks(made)
    together = [*parted.flags, *parted.period, *parted.further, *parted.method]
    assert len(parted.period) <= 5
    assert sorted(say(text, "zh") for text in together) == sorted(say(n.text, "zh") for n in notes(made))
    assert [say(text, "zh") for text in parted.period] == [
        "丙街道未排名：缺项二，补齐后名次可能在第1至第3之间。"
    ]


def test_points_lost_are_full_points_less_points_earned(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 5), 丙=(12, 10)))
    assert lost(made.tables[0]).shown.tolist() == [1.0, 6.0]
    assert [short_of(made.tables[0], i) for i in (0, 1)] == [1, 2]


def test_a_unit_lost_what_it_has_not_of_what_is_due(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 10)) + "2018,丙,项一,9\n")
    assert str(lost_by_unit(made.tables[0], ()).shown.tolist()) == "[2.0, 0.0, nan]"
    bars = evaluation(made).tables[0].bars
    assert bars.lengths == (0.0, 2.0, None), "in the order of the ranking; open totals lost nothing yet"


def test_a_bonus_is_no_loss_below_nothing(tmp_path):
    rows = f"{ROWS}, c: {{name: 项三, number: 3, counts_as: bonus, max_points: 5, rule: {{compare: value, each: 1}}}}"
    made = board(tmp_path, sent(2018, 甲=(10, 10)) + "2018,甲,项三,3\n", rows=rows, units="甲: {name: 甲镇}")
    assert made.tables[0].total.shown.tolist() == [23.0]
    assert lost_by_unit(made.tables[0], ()).shown.tolist() == [0.0]


def test_a_sheet_for_machines_has_no_blocks_and_no_short_names(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(10, 10), 丙=(12, 10)))
    assert render(sheet(made), "csv", "zh").split("\n")[:2] == [
        "名次,单位,1,2,总分",
        "1,乙镇,10.00,10.00,20.00",
    ]


SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_of_random_schemes_the_page_holds_what_the_board_holds(seed):
    made = drawn_board(seed)
    if made is None:
        return
    drawn, returns, year, month = scheme_and_returns(seed)
    try:
        other = told(drawn, returns[::2], year, month)
    except Refused:
        return
    for comparison in (None, compare(made, other)):
        for id in (None, *(place.of.id for place in made.places)):
            page = evaluation(made, WHOLE, id, (), comparison)
            for place, table in zip(subjects(made, id), page.tables, strict=False):
                _ranking_holds(made, place, table)
    drawn_page = with_illustrations(page, made, WHOLE, id, comparison, Course([made], []))
    html = render(drawn_page, "html", "zh")
    for table in drawn_page.workings:
        assert html.count(f'id="w-{table.id}"') == 1


def _parted(made, place, unit):
    """What a unit's cells lack of their full points, and have beyond them, as they count in a table or total."""
    if isinstance(place, TableBoard):
        u = (
            [each.id for each in place.units].index(unit)
            if unit in {each.id for each in place.units}
            else None
        )
        cells = [] if u is None else zip(place.counted.shown[u], place.counted_full.shown[u], strict=True)
        apart = [np.nan_to_num(full) - np.nan_to_num(points) for points, full in cells]
        return sum(max(0, one) for one in apart), sum(max(0, -one) for one in apart)
    u = [each.id for each in place.units].index(unit)
    added = [np.nan_to_num(place.parts[id].shown[u]) for id in place.of.add]
    items, beyond = sum(max(0, -one) for one in added), sum(max(0, one) for one in added)
    for table in made.tables:
        if table.table.id in place.per_point and table.table.id not in place.of.add:
            each = place.per_point[table.table.id].shown[u]
            parted = _parted(made, table, unit)
            items, beyond = items + each * parted[0], beyond + each * parted[1]
    return items, beyond


def _ranking_holds(made, place, table):
    """The ranks and totals of a ranking, by the names of its units, are those of the board."""
    at = [column.id for column in table.columns]
    rank = official(place)
    names = {unit.short: u for u, unit in enumerate(place.units)}
    assert len(table.rows) == len(place.units)
    for row, lost_here in zip(table.rows, table.bars.lengths, strict=True):
        u, printed, total = names[row[at.index("unit")]], row[at.index("rank")], row[at.index("total")]
        assert np.isnan(rank[u]) == (not isinstance(printed, float))
        assert np.isnan(rank[u]) or printed == rank[u]
        value = getattr(total, "value", total)
        if not np.isnan(place.total.shown[u]):
            assert getattr(value, "value", value) == place.total.shown[u]
        if lost_here is not None:
            total = place.total.shown[u]
            if place.of.ranking.direction == "lower":
                assert lost_here == pytest.approx(total, abs=1e-9)
            else:
                less = full_points(place)[u] - total
                items, beyond = _parted(made, place, place.units[u].id)
                assert lost_here == pytest.approx(max(0, less, min(items, less + beyond)), abs=1e-9)
        else:
            assert np.isnan(place.total.shown[u]) or totals_open(place)[u]


def test_a_narrowed_board_reads_the_ledger_of_the_whole(tmp_path):
    """Rows that came in for several months are looked for in their own table, also where it is printed alone."""
    stock = "{name: %s, number: 1, nature: stock, targets: 10}"
    flow = "{name: 数二, number: 2, nature: flow, reported: period, targets: 10}"
    first = f"甲表: {{title: 甲表, indicators: {{one: {stock % '数一'}}}}}"
    second = f"乙表: {{title: 乙表, indicators: {{three: {stock % '数三'}, two: {flow}}}}}"
    tables = f"tables: {{{first}, {second}}}"
    text = f"title: 例\nyear: 2018\nfrequency: month\nunits: {{{UNITS}}}\n{tables}\n"
    returns = HEAD + "".join(
        f"2018年1-2月,{unit},数二,2\n2018-01,{unit},数一,10\n2018-01,{unit},数三,10\n"
        for unit in ("甲", "乙", "丙")
    )
    made = board_of(tmp_path, text, returns, "2018-01")
    alone = replace(made, tables=(made.table("乙表"),))
    codes = [note.code for note in notes(alone)]
    assert codes.count("together") == [note.code for note in notes(made)].count("together") == 1


def test_what_goes_beyond_full_points_makes_up_for_no_loss(tmp_path):
    """乙 has 12 of 10 in one row and 5 in the other: 5 lost, and 2 beyond, which the card says."""
    rule = "rule: {max_rate: 120%}"
    rows = ROWS.replace("targets: 10", f"targets: 10, {rule}")
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(12, 5), 丙=(10, 10)), rows=rows)
    table = made.tables[0]
    assert lost(table).shown.tolist() == [1.0, 6.0]
    assert lost_by_unit(table, ()).shown.tolist() == [2.0, 5.0, 0.0]
    card = render(unit_document(made, table.units[1], None, listed=False), "plain", "zh")
    assert "另有超出满分的2分，不抵减失分。" in card
    assert "超出满分" not in render(unit_document(made, table.units[0], None, listed=False), "plain", "zh")


def test_no_row_is_both_strongest_and_weakest(tmp_path):
    made = board(tmp_path, sent(2018, 甲=(9, 9), 乙=(9, 5), 丙=(10, 10)))

    def ends(u):
        found = summary(made.tables, made.tables[0].units[u].id).ends(3)
        return [[strength.row.short for strength in side] for side in found]

    assert ends(0) == [[], ["项一", "项二"]], "where all are alike none is a strength"
    assert ends(1) == [["项一"], ["项二"]]
    assert ends(2) == [["项一"], []]
