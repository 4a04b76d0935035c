"""Each question about targets, asked where it should be and not beside it; twins in plain loops."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.period import Period
from scorecard.study.targets.intervals import gaps, interval, overlaps
from scorecard.study.targets.outliers import far
from scorecard.study.targets.questions import questions
from scorecard.study.targets.shares import ceilings, copies, multiples
from scorecard.workspace import read_workspace
from tests.boards import CASES, case_read

UNITS = """units: {a: {name: 甲}, b: {name: 乙}, c: {name: 丙}, d: {name: 丁}, e: {name: 戊}, f: {name: 己},
  all: {name: 全区, assessed: false}}"""
SCHEME = """
title: 示例
year: 2026
frequency: quarter
{units}
tables:
  t:
    title: 任务表
    units: [a, b, c, d, e, f]
    defaults: {{measure: 个}}
    indicators: {{{rows}}}
{more}
"""


def asked(root, rows, more=""):
    """The codes asked about a table of six units, and what is said."""
    (root / "config").mkdir(exist_ok=True)
    file = root / "config" / "indicators.yaml"
    file.write_text(SCHEME.format(units=UNITS, rows=rows, more=more), encoding="utf-8")
    workspace = read_workspace(root, actuals=False)
    assert not [fault.lines("zh") for fault in workspace.faults]
    return [(q.code, q.message.say("zh")) for q in questions(workspace.schemes[0], Period(2026, 12))]


def row(name, targets, more=""):
    return f"{name}: {{name: {name}, number: {ord(name[0])}, targets: {targets}{more}}}"


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("labs: {name: L, number: 1, targets: 8, parts: {x: {name: X, targets: 8}}}", []),
        (
            "labs: {name: L, number: 1, targets: 8, parts: {x: {name: X, targets: [8, 9, 8, 8, 8, 8]}}}",
            ["SC460"],
        ),
        # A part in another measure, and one that is a share, are no amount of the whole.
        ("labs: {name: L, number: 1, targets: 8, parts: {x: {name: X, measure: 万元, targets: 9}}}", []),
        ('labs: {name: L, number: 1, targets: 8, parts: {x: {name: X, measure: "%", targets: 9}}}', []),
        (
            "labs: {name: L, number: 1, targets: 8, parts: {x: {name: X, targets: 4}, z: {name: W, targets: 4}}}",
            [],
        ),
        (
            "labs: {name: L, number: 1, targets: 8, parts: {x: {name: X, targets: 4}, z: {name: W, targets: [4, 5, 4, 4, 4, 4]}}}",
            ["SC461"],
        ),
        ("p: {name: P, number: 1, targets: {2026Q2: 5, 2026: 5}}", []),
        ("p: {name: P, number: 1, targets: {2026Q2: 5, 2026Q3: 4, 2026: 5}}", ["SC456"] * 6),
        ("p: {name: P, number: 1, nature: stock, targets: {2026Q2: 6, 2026: 5}}", []),
        ("p: {name: P, number: 1, reported: period, score: period, targets: {2026Q2: 6, 2026: 5}}", []),
        # Small figures, and one figure for all, agree by chance.
        (f"{row('p', '[1, 2, 3, 4, 5, 6]')}, {row('q', '[1, 2, 3, 4, 5, 6]')}", []),
        (f"{row('p', 20)}, {row('q', 20)}", []),
        (f"{row('p', '[11, 12, 13, 13, 13, 13]')}, {row('q', '[11, 12, 13, 13, 13, 13]')}", ["SC465"]),
        # One of six that differs is no slip yet.
        (f"{row('p', '[11, 12, 13, 14, 15, 16]')}, {row('q', '[11, 12, 13, 14, 15, 17]')}", []),
        (row("p", "[20, 20, 20, 20, 20, 60]"), ["SC467"]),
        (row("p", "[20, 20, 20, 20, 20, 59]"), []),
        (row("p", "[20, 20, 20, 20, 20, 6]"), ["SC467"]),
        (row("p", "[20, 20, 20, 20, 20, 7]"), []),
        (row("p", "[1, 1, 1, 1, 1, 5]"), []),
        (row("p", "[--, 20, 20, 20, 20, 6]"), []),
        (f"{row('p', '[--, 20, 20, 20, 20, 6]')}, {row('q', 3)}", ["SC469"]),
        (row("p", "20", ", clause: 达20个"), []),
        (row("p", "20", ", clause: 超20个"), ["SC468"]),
        (row("p", "{about: 20}", ", clause: 20个左右}, z: {name: Z, number: 2, targets: 3"), []),
        (row("p", "{above: 20}", ", clause: 2026年超过20个"), []),
        (row("p", "20", ", clause: 2026年新增21个"), ["SC468"]),
        (row("p", "20", ", clause: 2026年新增21个、22人"), []),
    ],
)
def test_what_is_asked_of_one_table(tmp_path, rows, codes):
    about = "" if "about" not in rows else "about: 5%"
    assert [code for code, _ in asked(tmp_path, rows, about)] == codes


WHOLE = "  w: {{title: 全区, units: [all], indicators: {{{row}}}}}"


@pytest.mark.parametrize(
    ("whole", "of_units", "codes"),
    [
        ("x: {name: 新增机构数, short: 新增机构, number: 1, measure: 个, targets: 60}", "机构", []),
        ("x: {name: 机构, number: 1, measure: 个, targets: 60}", "机构", []),
        ("x: {name: 机构, number: 1, measure: 个, targets: 61}", "机构", ["SC462"]),
        ("x: {name: 机构, number: 1, measure: 个, targets: 59}", "机构", ["SC463"]),
        # A level is not a count, a short word says too little, another measure counts something else.
        ("x: {name: 机构, number: 1, measure: 个, nature: stock, targets: 61}", "机构", []),
        ("x: {name: 新增机构, number: 1, measure: 个, targets: 61}", "机构", []),
        ("x: {name: 新增研发机构, number: 1, measure: 个, targets: 61}", "研发机构", ["SC462"]),
        ("x: {name: 机构, number: 1, measure: 家, targets: 61}", "机构", []),
        # Where lower is better more than the whole is too much.
        (
            "x: {name: 机构, number: 1, measure: 个, direction: lower, targets: 61}",
            "机构, direction: lower",
            ["SC463"],
        ),
        (
            "x: {name: 机构, number: 1, measure: 个, direction: lower, targets: 59}",
            "机构, direction: lower",
            ["SC462"],
        ),
    ],
)
def test_the_units_against_the_whole(tmp_path, whole, of_units, codes):
    rows = f"z: {{name: {of_units}, number: 1, targets: 10}}"
    assert [code for code, _ in asked(tmp_path, rows, WHOLE.format(row=whole))] == codes


@pytest.mark.parametrize(("level", "codes"), [(55, []), (56, ["SC463"])])
def test_a_level_that_each_unit_is_to_reach_is_no_part_of_a_sum(tmp_path, level, codes):
    whole = "x: {name: 万人发明, number: 1, measure: 件, nature: stock, targets: 55}"
    rows = f"z: {{name: 万人发明, number: 1, measure: 件, nature: stock, targets: {level}}}"
    assert [code for code, _ in asked(tmp_path, rows, WHOLE.format(row=whole))] == codes


@pytest.mark.parametrize(("share", "codes"), [(20, []), (30, ["SC499"]), (30.1, ["SC464"]), (9, ["SC464"])])
def test_the_share_of_the_whole_lies_among_those_of_its_units(tmp_path, share, codes):
    whole = f'x: {{name: 占比, number: 1, measure: "%", targets: {share}}}'
    rows = 'z: {name: 占比, number: 1, measure: "%", targets: [10, 20, 20, 20, 20, 30]}'
    assert [code for code, _ in asked(tmp_path, rows, WHOLE.format(row=whole))] == codes


@pytest.mark.parametrize(
    ("target", "of_units", "codes"),
    [
        ("60", "10", []),
        # A level that each is to reach.
        ("10", "10", []),
        ("61", "10", ["SC506"]),
        ("59", "10", ["SC506"]),
        ("{at_least: 60}", "10", []),
        ("{at_least: 55}", "10", []),
        ("{above: 60}", "10", ["SC506"]),
        ("{above: 59.9}", "10", []),
        ("{at_most: 59.9}", "10", ["SC506"]),
        ("{between: [50, 60]}", "10", []),
        ("{between: [61, 70]}", "10", ["SC506"]),
        # As rounded to the places that are written: 250 to 350, 295 to 305.
        ("{about: 300}", "[50, 50, 50, 50, 50, 100]", []),
        ("{about: 300}", "[50, 50, 50, 50, 49, 0]", ["SC506"]),
        ("{about: 310}", "[50, 50, 50, 50, 50, 55]", []),
        ("{about: 310}", "[50, 50, 50, 50, 50, 54]", ["SC506"]),
        # What follows from last year's figure, and what is not assessed.
        ("{times: 2, base: last_year}", "10", []),
        ("50", "[10, 10, 10, 10, 10, --]", []),
    ],
)
def test_a_figure_of_the_text_is_what_the_units_make(tmp_path, target, of_units, codes):
    rows = f"z: {{name: 机构, number: 1, zero_target: full, targets: {of_units}}}"
    more = f"in_text: {{name: 研发机构, target: {target}, indicators: z}}".replace("{", "[{", 1) + "]"
    assert [code for code, _ in asked(tmp_path, rows, more) if code != "SC467"] == codes


@pytest.mark.parametrize(("off", "codes"), [(10, []), (21, ["SC506"])])
def test_about_goes_as_far_as_the_scheme_says(tmp_path, off, codes):
    rows = f"z: {{name: 机构, number: 1, targets: [60, 60, 60, 60, 60, {100 - off}]}}"
    more = "about: 5%\nin_text: [{name: 机构, target: {about: 400}, indicators: z}]"
    assert [code for code, _ in asked(tmp_path, rows, more)] == codes


@pytest.mark.parametrize(
    ("target", "of_whole", "codes"),
    [
        ("44.33", "44.33", []),
        ("{above: 44.33}", "44.33", ["SC506"]),
        ("{above: 44.33}", "{above: 44.33}", []),
        ("{between: [2, 3]}", "{between: [2, 3]}", []),
        ("{between: [2, 3]}", "{between: [2, 4]}", ["SC506"]),
        ("{at_least: 0.1}", "{above: 0.1}", []),
    ],
)
def test_a_figure_of_the_text_is_that_of_the_whole(tmp_path, target, of_whole, codes):
    whole = WHOLE.format(row=f"x: {{name: 密度, number: 1, measure: 件, targets: {of_whole}}}")
    more = f"{whole}\nin_text: [{{name: 密度, target: {target}, indicators: x}}]"
    assert [code for code, _ in asked(tmp_path, "z: {name: 机构, number: 1, targets: 10}", more)] == codes


@pytest.mark.parametrize(
    ("target", "measure", "of_units", "said"),
    [
        ("6", "measure: 亿元", "10000", []),
        ("{about: 6}", "measure: 亿元", "[10000, 10000, 10000, 10000, 10000, 12000]", []),
        ("{at_least: 6}", "measure: 亿元", "10000", []),
        ("{above: 6}", "measure: 亿元", "10000", ["“产值”超6（亿元）；6个单位“产值”合计 60000（万元）"]),
        ("6", "measure: 亿元", "1", ["“产值”6（亿元）；6个单位“产值”合计 6（万元）"]),
        ("600000", "measure: 千元", "10000", []),
        ("60000", "source: 第8条", "10000", []),
        # What cannot be counted in the other is never the same.
        ("60000", "measure: 件", "10000", ["“产值”60000（件）；6个单位“产值”合计 60000（万元）"]),
    ],
)
def test_a_figure_of_the_text_may_count_in_another_measure(tmp_path, target, measure, of_units, said):
    rows = f"z: {{name: 产值, number: 1, measure: 万元, targets: {of_units}}}"
    more = f"in_text: [{{name: 产值, target: {target}, {measure}, indicators: z}}]"
    told = [message for code, message in asked(tmp_path, rows, more) if code == "SC506"]
    assert [message.removeprefix("正文写的是") for message in told] == said


@pytest.mark.parametrize(("target", "codes"), [("{between: [2, 3]}", []), ("{between: [2, 4]}", ["SC506"])])
def test_a_range_of_the_text_may_count_in_another_measure(tmp_path, target, codes):
    whole = WHOLE.format(row="x: {name: 产值, number: 1, measure: 万元, targets: {between: [20000, 30000]}}")
    more = f"{whole}\nin_text: [{{name: 产值, target: {target}, measure: 亿元, indicators: x}}]"
    assert [code for code, _ in asked(tmp_path, "z: {name: 机构, number: 1, targets: 10}", more)] == codes


def test_a_figure_of_the_text_tells_each_row_that_counts_the_same(tmp_path):
    whole = WHOLE.format(row="x: {name: 机构数, number: 1, measure: 个, nature: stock, targets: 29}")
    rows = 'z: {name: 机构, number: 1, targets: 3}, r: {name: 占比, number: 2, measure: "%", targets: [1, 2, 3, 4, 5, 6]}'
    more = (
        f"{whole}\nin_text:\n  - {{name: 新建机构, target: 50, measure: 家, source: 第10条, indicators: [x, z]}}\n"
        '  - {name: 占比, target: 7, measure: "%", indicators: r}\n  - {name: 贡献率, target: 62.5, measure: "%"}'
    )
    assert asked(tmp_path, rows, more) == [
        ("SC506", "正文写的是“新建机构”50（家，第10条）；6个单位“机构”合计 18、全区“机构数”29"),
        ("SC506", "正文写的是“占比”7%；6个单位“占比”在 1% 与 6% 之间"),
        ("SC505", "正文有“贡献率”62.5%，各表没有一行有它的目标值"),
    ]


def test_the_rows_of_a_figure_of_the_text_must_be_there(tmp_path):
    (tmp_path / "config").mkdir()
    rows = "z: {name: 机构, number: 1, targets: 3}"
    more = "in_text: [{name: 机构, target: --, indicators: z}, {name: 机构, target: 9, indicators: [zz]}]"
    (tmp_path / "config" / "indicators.yaml").write_text(SCHEME.format(units=UNITS, rows=rows, more=more))
    assert [fault.code for fault in read_workspace(tmp_path, actuals=False).faults] == ["SC014", "SC060"]


HEADING = "h: {{name: H, number: 1, children: {{p: {{name: P, points: 6, targets: {p}}}, q: {{name: Q, points: 4, targets: {q}}}}}}}"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            f"{row('p', '[20, 22, 24, 26, 28, 30]')}, {row('q', '[10, 11, 12, 13, 14, 15]')}",
            ["“q”正好是“p”的 1/2：各单位都是（甲 10，那一行 20）"],
        ),
        (
            f"{row('q', '[10, 11, 12, 13, 14, --]')}, {row('p', '[25, 27.5, 30, 32.5, 35, --]')}",
            ["“q”正好是“p”的 2/5：各单位都是（甲 10，那一行 25）"],
        ),
        (f"{row('p', '[20, 22, 24, 26, 28, 30]')}, {row('q', '[10, 11, 12, 13, 14, 16]')}", []),
        # Small figures, and one figure for all, have a share by chance.
        (f"{row('p', '[2, 4, 6, 8, 2, 4]')}, {row('q', '[1, 2, 3, 4, 1, 2]')}", []),
        (f"{row('p', 20)}, {row('q', 10)}", []),
        # A part that is declared to be one.
        (
            "p: {name: P, number: 1, targets: [20, 22, 24, 26, 28, 30], "
            "parts: {q: {name: Q, targets: [10, 11, 12, 13, 14, 15]}}}",
            [],
        ),
        (
            HEADING.format(p="[900, 600, 400, 500, 700, 800]", q="[450, 100, 200, 50, 60, 70]"),
            ["“Q”正好是“P”的 1/2：甲、丙；其余单位都不到（甲 450，那一行 900）"],
        ),
        # One unit past the share, or at it once alone, and rows that stand under no heading together.
        (HEADING.format(p="[900, 600, 400, 500, 700, 800]", q="[450, 301, 200, 50, 60, 70]"), []),
        (HEADING.format(p="[900, 600, 400, 500, 700, 800]", q="[450, 100, 199, 50, 60, 70]"), []),
        (f"{row('p', '[900, 600, 400, 500, 700, 800]')}, {row('q', '[450, 100, 200, 150, 160, 170]')}", []),
    ],
)
def test_a_fixed_share_of_another_row(tmp_path, rows, said):
    assert [text for code, text in asked(tmp_path, rows) if code == "SC507"] == said


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        ("{grade: A, top: 20%}, {grade: B}", []),
        ("{grade: A, top: 15%}, {grade: B}", ["示例表：“A”取6 个单位的 15%，不足一个名额"]),
        ("{grade: A, top: 15%, whole: up}, {grade: B}", []),
        ("{grade: A, top: 2}, {grade: B, top: 4}", []),
        (
            "{grade: A, top: 2}, {grade: B, top: 3}",
            ["示例表的等次没有覆盖全部：6 个单位只有 5 个有等次，其余没有"],
        ),
        ("{grade: A, if: {at_least: 90}}, {grade: B, if: {below: 90}}", []),
        (
            "{grade: A, if: {at_least: 90}}, {grade: B, if: {at_least: 60}}",
            ["示例表的等次没有覆盖全部：总分不在任何一等次的没有等次"],
        ),
        # What other conditions decide nobody can say.
        ("{grade: A, if: {at_least: 90}}, {grade: B, if: {of: p, at_least: 1}}", []),
        (
            "{grade: A, if: {at_least: 90}}, {grade: B, if: {at_least: 80, at_most: 90}}, {grade: C}",
            ["“示例表”：90 同在两档，先写的一档算"],
        ),
    ],
)
def test_quotas_and_grades(tmp_path, grades, said):
    more = f"    grades: [{grades}]\n    ranking: {{bounds_on: share}}".replace("    grades", "    grades", 1)
    rows = "p: {name: P, number: 1, targets: 3}"
    found = asked(tmp_path, rows, more)
    assert [text.replace("任务表", "示例表") for _, text in found] == said


few = st.sampled_from([Decimal(n) for n in ("3", "11", "12", "13", "20", "0.5")]) | st.none()


def twin_copies(columns):
    found = []
    for below in range(len(columns)):
        for above in range(below):
            differ, agreed = [], set()
            for u, number in enumerate(columns[below]):
                if number == columns[above][u]:
                    agreed.add(number)
                else:
                    differ.append(u)
            two = [n for n in agreed if n is not None and len(str(n).replace(".", "").lstrip("0")) > 1]
            if len(differ) <= (len(columns[below]) >= 8) and len(two) >= 3:
                found.append((below, above, differ[0] if differ else None))
                break
    return found


@given(
    st.integers(3, 9).flatmap(lambda u: st.lists(st.lists(few, min_size=u, max_size=u), max_size=4)),
    st.data(),
)
def test_rows_alike_are_those_of_a_plain_loop(columns, data):
    for _ in range(len(columns)):
        # Drawn rows are seldom alike: some are copied, one figure changed.
        copied = list(data.draw(st.sampled_from(columns)))
        copied[data.draw(st.integers(0, len(copied) - 1))] = data.draw(few)
        columns = [*columns, copied]
    assert copies(columns) == twin_copies(columns)


def twin_multiples(columns):
    """For each row the first above that it is a multiple of: the smaller of the two, the larger, the share."""
    pairs = []
    for below in range(len(columns)):
        for above in range(below):
            two = list(zip(columns[below], columns[above], strict=True))
            if any((x is None) != (y is None) or (x == 0) != (y == 0) for x, y in two):
                continue
            shares = {Fraction(x) / Fraction(y) for x, y in two if x}
            telling = [len({n for n in columns[of] if n is not None and n >= 10}) for of in (below, above)]
            if len(shares) == 1 and shares != {1} and min(telling) >= 3:
                (share,) = shares
                pairs.append((below, above, share) if share < 1 else (above, below, 1 / share))
                break
    return pairs


def twin_ceilings(columns):
    """A row and another that it is at most a half (a third, …) of, and the units where it is just that."""
    found = set()
    for a, b in permutations(range(len(columns)), 2):
        pairs = [(u, x, y) for u, (x, y) in enumerate(zip(columns[a], columns[b], strict=True))]
        known = [(u, Fraction(x), Fraction(y)) for u, x, y in pairs if x is not None and y is not None]
        for n in range(2, 6):
            at = [(u, x) for u, x, y in known if x and x == y / n]
            if all(x <= y / n for _, x, y in known) and len({x for _, x in at if x >= 10}) > 1:
                found.add((a, b, n, tuple(u for u, _ in at)))
    return found


sized = (
    st.sampled_from([Decimal(n) for n in ("0", "3", "10", "12", "14.5", "15", "24", "30", "45")]) | st.none()
)
columns_drawn = st.integers(2, 6).flatmap(
    lambda units: st.lists(st.lists(sized, min_size=units, max_size=units), min_size=1, max_size=3)
)


@given(
    columns_drawn, st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5), st.integers(0, 5)), max_size=3)
)
def test_fixed_shares_are_those_of_a_plain_loop(columns, drawn_multiples):
    for at, times, changed in drawn_multiples:
        # Drawn rows seldom have a share: some are multiples, one figure less or more.
        multiple = [None if n is None else n * times for n in columns[at % len(columns)]]
        if changed < len(multiple) and multiple[changed] is not None:
            multiple[changed] += 1
        columns = [*columns, multiple]
    assert sorted((one.row, one.of, one.share) for one in multiples(columns)) == sorted(
        twin_multiples(columns)
    )
    numbered = [column for column in columns if any(number is not None for number in column)]
    if numbered:
        told = {(one.row, one.of, one.share.denominator, one.units) for one in ceilings(numbered)}
        assert told == twin_ceilings(numbered)


def twin_far(numbers):
    ordered = sorted(Fraction(n) for n in numbers)

    def middle(of):
        return (of[(len(of) - 1) // 2] + of[len(of) // 2]) / 2

    if len(ordered) < 6 or middle(ordered) <= 0:
        return []
    half = len(ordered) // 2
    low, high = middle(ordered[:half]), middle(ordered[len(ordered) - half :])
    counts = all(n.denominator == 1 for n in ordered)
    found = []
    for n, number in enumerate(map(Fraction, numbers)):
        times = number / middle(ordered)
        by_times = times >= 3 or times <= Fraction(1, 3)
        outside = number < low - 3 * (high - low) or number > high + 3 * (high - low)
        if by_times and outside and not (counts and abs(number - middle(ordered)) < 5):
            found.append(n)
    return found


@given(
    st.lists(
        st.integers(-3, 70).map(Decimal) | st.sampled_from([Decimal(n) for n in ("20", "20.5", "60.0")]),
        max_size=14,
    )
)
def test_far_figures_are_those_of_plain_fractions(numbers):
    assert far(numbers) == twin_far(numbers)


edge = st.integers(0, 6)
drawn = st.builds(
    lambda a, b, c, d: interval(min(a, b), c or a == b, max(a, b), d or a == b),
    edge,
    edge,
    st.booleans(),
    st.booleans(),
)


def inside(one, place):
    """Whether a figure lies in an interval; figures are tried at each whole number and halfway between."""
    (low, over), (high, under) = one
    return (place > low or (place == low and over == 0)) and (place < high or (place == high and under == 0))


@given(st.lists(drawn, min_size=1, max_size=4))
def test_gaps_and_overlaps_are_found_figure_by_figure(rows):
    places = [Fraction(n, 2) for n in range(13)]
    taken = [p for p in places if any(inside(row, p) for row in rows)]
    between = {p for p in places if taken and taken[0] < p < taken[-1] and p not in taken}
    assert {p for p in places if any(inside(gap, p) for gap in gaps(rows))} == between
    twice = {
        n
        for n, row in enumerate(rows)
        for p in places
        if inside(row, p) and any(inside(one, p) for one in rows[:n])
    }
    assert {n for n, _ in overlaps(rows)} == twice


@pytest.mark.parametrize("id", CASES)
def test_any_worked_case_can_be_asked_about(id):
    for scheme in case_read(id).schemes:
        for question in questions(scheme, Period(scheme.year, 12)):
            assert question.severity != "error" and question.span.line > 0
            assert all("{" not in text for text in (question.message.say("zh"), question.message.say("en")))
