"""Every name of a period that is printed is read again, and rows for several months against a naive twin."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.base.message import say
from scorecard.engine.run import score
from scorecard.load.actuals import files
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period import MONTHS, Calendar, NamedPeriod, Period
from scorecard.model.period_names import named_as_periods, parse_part, parse_period, parse_stretch
from scorecard.workspace import read_workspace
from tests.drawn import of_a_hundred

PERIODS = [(f, Period(2026, m)) for f in MONTHS for m in range(MONTHS[f], 13, MONTHS[f])]


@pytest.mark.parametrize(("frequency", "period"), PERIODS)
def test_every_name_that_is_printed_is_read(frequency, period):
    names = (
        period.label(Calendar(frequency)),
        *(say(period.title(Calendar(frequency)), lang) for lang in ("zh", "en")),
    )
    assert {parse_period(name) for name in names} == {period}


@pytest.mark.parametrize("months", list(itertools.combinations(range(1, 13), 2)))
def test_several_months_are_read_as_they_are_printed(months):
    first, last = months
    stretch = NamedPeriod(Period(2026, last), last - first + 1)
    assert {
        parse_stretch(name)
        for name in (stretch.label(1), say(stretch.title(1), "zh"), say(stretch.title(1), "en"))
    } == {stretch}


@pytest.mark.parametrize(
    "name",
    [
        n
        for f, p in PERIODS
        for n in (say(p.title(Calendar(f)), lang) for lang in ("zh", "en"))
        if p.month < 12
    ],
)
def test_a_part_of_the_year_is_read_without_the_year(name):
    part = name.replace("2026年", "").replace(" 2026", "")
    assert parse_part(part).period.month == parse_period(name).month


@pytest.mark.parametrize(
    ("text", "month", "months"),
    [
        ("2026-6", 6, 0),
        ("2026-06", 6, 0),
        ("2026年06月份", 6, 0),
        ("2026Q2", 6, 0),
        ("2026年第二季度", 6, 0),
        ("Q2 2026", 6, 0),
        ("second quarter of 2026", 6, 0),
        ("2026年前三季度", 9, 9),
        ("2026年一至三季度", 9, 9),
        ("first three quarters of 2026", 9, 9),
        ("2026H1", 6, 6),
        ("2026 年 下 半 年", 12, 6),
        ("2026年1—9月", 9, 9),
        ("2026年1月至2月", 2, 2),
        ("２０２６年１～２月", 2, 2),
        ("2026年度", 12, 12),
        ("Jan-Feb 2026", 2, 2),
    ],
)
def test_a_name_says_where_the_period_ends_and_perhaps_where_it_begins(text, month, months):
    found = parse_stretch(text)
    assert (found.period, found.months) == (Period(2026, month), months)


@pytest.mark.parametrize(
    "text",
    [
        "2026-",
        "2026-13",
        "20266",
        "2026/6",
        "2026.6",
        "2026年6",
        "2026年13月",
        "2026年6-3月",
        "Jun-26",
        "二季度",
    ],
)
def test_what_is_no_period_in_a_return(text):
    assert parse_period(text) is None


SCHEME = """title: 示例
year: 2026
frequency: {frequency}
units: {{甲: {{name: 甲镇}}, 乙: {{name: 乙镇}}}}
tables:
  表:
    title: 表
    indicators:
      数: {{name: 数, number: 1, reported: period, {more}targets: 100}}
"""


@st.composite
def months_of_a_year(draw):
    """Rows of one cell: each for some months, of which none is in two rows, with some left out."""
    frequency = draw(st.sampled_from(["month", "quarter", "half"]))
    step = MONTHS[frequency]
    cuts = draw(st.sets(st.sampled_from(range(step, 13, step)))) | {12}
    edges = [0, *sorted(cuts)]
    rows = [(a, b, draw(st.integers(0, 50))) for a, b in itertools.pairwise(edges)]
    kept = [row for row in rows if draw(st.integers(0, 9)) > 1]
    return frequency, kept, draw(st.permutations(kept)), draw(st.booleans())


def twin(rows, since, month):
    """The sum of the rows that cover each month after `since` once; None where a month is in none of them."""
    inside = [row for row in rows if since <= row[0] and row[1] <= month]
    months = sorted(m for first, last, _ in inside for m in range(first, last))
    return sum(value for *_, value in inside) if months == list(range(since, month)) else None


@given(months_of_a_year())
@settings(max_examples=of_a_hundred(200))
def test_rows_for_several_months_are_added_up_as_by_hand(drawn):
    frequency, rows, shuffled, alone = drawn
    step, more = MONTHS[frequency], "score: period, " if alone else ""
    scheme = load_scheme(Source("a.yaml", SCHEME.format(frequency=frequency, more=more).encode())).scheme
    lines = "".join(f"2026年{first + 1}-{last}月,甲镇,数,{value}\n" for first, last, value in shuffled)
    read = files.load_actuals([Source("a.csv", f"period,unit,indicator,value\n{lines}".encode())], [scheme])
    assert {fault.code for fault in read.faults} <= {"SC120"}
    for month in range(step, 13, step):
        board = score(scheme, read.ledgers[2026], Period(2026, month))
        value = float(board.tables[0].observations.value[0, 0])
        wanted = twin(rows, month - step if alone else 0, month)
        assert value == wanted or (wanted is None and value != value)
        account = board.account
        parts = account.used + account.corrections + account.set_aside + account.other_periods
        assert account.rows == parts


@pytest.mark.parametrize("label", ["2026-3", "一季度", "2026年1—3月", "January to March", "1—3月", "Q1"])
def test_the_command_line_reads_every_name(label, tmp_path):
    for name, text in (
        ("config/a.yaml", SCHEME.format(frequency="month", more="")),
        ("data/a.csv", "period,unit,indicator,value\n"),
    ):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, "utf-8")
    assert read_workspace(tmp_path).period_named(label) == Period(2026, 3)


_PIECES = [
    "2017",
    " 2017",
    "Q2",
    "年",
    "-06",
    "/",
    " ",
    "",
    "June ",
    "the first quarter of ",
    "a",
    "甲",
    "１２",
    "\u3000",
    "\n",
]


@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=5).map("".join), max_size=6))
def test_many_texts_are_periods_where_each_alone_is(texts):
    assert named_as_periods(texts) == [n for n, text in enumerate(texts) if parse_period(text)]
