"""Every fault of a scheme is found where it stands, and all of them in one run."""

import re

import pytest

from scorecard.base.codes import codes
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source

UNITS = "units: {甲: {name: 甲镇, group: 镇}, 乙: {name: 乙镇}}\n"
START = f"title: 示例\nyear: 2017\nfrequency: quarter\n{UNITS}"
ROW = "申请: {name: 专利申请, number: 1, targets: 100}"


def rows(*indicators, start=START, table=""):
    """A scheme of one table with these indicators, one a line."""
    lines = "".join(f"      {line}\n" for line in indicators)
    return f"{start}tables:\n  表:\n    title: 表\n{table}    indicators:\n{lines}"


def with_rule(rule, targets="targets: 100, "):
    return rows(f"申请: {{name: 专利申请, number: 1, {targets}rule: {rule}}}")


def more(text):
    """A whole scheme, and further fields of it."""
    return rows(ROW) + text


# By code, texts in which ⟦ stands before the place that the fault names.
FAULTY = {
    "SC001": ["title: 示例\nunits: ⟦{甲: {name: 甲镇}\n", "title: 示例\n⟦}\n"],
    "SC002": ["title: 示例\nunits:\n⟦\t甲: {name: 甲镇}\n"],
    "SC003": [
        "title⟦：示例\nyear: 2017\n",
        rows("申请: {name: 专利申请, number: 1, targets: [1⟦，2]}").replace("[1⟦，2]}", "[1⟦，2"),
        "title: 示例\nunits:\n⟦　甲: {name: 甲镇}\n  乙: x: y\n",
    ],
    "SC004": ['title: ⟦"示例\nyear: 2017\n'],
    "SC005": [rows(ROW).replace("year: 2017", "year: 2017\n⟦year: 2017"), rows(ROW, "⟦" + ROW)],
    "SC006": [rows(ROW).replace("year: 2017", "year: ⟦!!int 2017")],
    "SC007": [rows(ROW).replace("示例", "⟦*b"), "a: &a [⟦*a]\n", "[" * 41 + "⟦" + "[" * 9 + "]" * 50 + "\n"],
    "SC008": ["⟦", "⟦# 只有注释\n"],
    "SC009": [rows(ROW).replace("2017", "⟦02017"), rows(ROW).replace("示例", "⟦no")],
    "SC010": [rows(ROW) + "⟦---\ntitle: 又一份\n"],
    "SC011": ["title: 示⟦\u202e例\n"],
    "SC012": [
        rows("申请: {name: 专利申请, number: 1, targets: 100, ⟦piont: 3}"),
        more("⟦排序: {ties: dense}\n"),
    ],
    "SC013": [
        rows("申请: ⟦{number: 1, targets: 100}"),
        rows(ROW).replace("title: 示例\n", "").replace("year", "⟦year", 1),
    ],
    "SC014": [
        rows(ROW).replace("2017", "⟦今年"),
        more("notes: ⟦{a: 1}\n"),
        more("totals: {总分: {表: ⟦一百}}\n"),
    ],
    "SC015": [rows(ROW).replace("quarter", "⟦quartely"), more("unscored: {missing: ⟦redistribute}\n")],
    "SC016": [
        rows("申请: {name: 专利申请, number: 1, targets: 100, points: ⟦-1}"),
        more("decimals: {total: ⟦1.5}\n"),
    ],
    "SC017": [more("⟦颜色: 红\n")],
    "SC062": [more("ranking: {⟦rank_on: exact}\n")],
    "SC018": [more("source: ⟦\n").replace("source: ⟦\n", "source:⟦\n")],
    "SC019": [rows("申请: {name: 专利申请, number: 1, targets: [⟦47.0%, 13.5]}")],
    "SC030": [rows(ROW).replace("year: 2017", "year: 2017\nplan: ⟦2016-2020")],
    "SC031": [rows(ROW).replace("乙: {name: 乙镇}", "⟦乙: {name: 乙镇, aliases: [甲镇]}")],
    "SC032": [rows(ROW).replace("乙: {name", "⟦2017Q1: {name")],
    "SC033": [
        rows(ROW, table="    units: [甲, ⟦乙乡]\n"),
        rows("申请: {name: 申请, number: 1, targets: {甲: 1, 乙: 1, ⟦丁: 1}}"),
        with_rule("{compare: ratio, against: {unit: ⟦丁}}"),
    ],
    "SC034": [rows(ROW).replace("乙: {name: 乙镇}", "⟦乙: {name: 镇}")],
    "SC035": [rows(ROW, table="    units: [甲, 乙, ⟦甲镇]\n")],
    "SC036": [rows("⟦申请: {name: 专利申请, number: 1}")],
    "SC037": [
        rows("申请: {name: 专利申请, number: 1, targets: ⟦{甲镇: 3}}"),
        rows("申请: {name: 专利申请, number: 1, targets: 3, points: ⟦{镇: 3}}"),
    ],
    "SC038": [rows("申请: {name: 专利申请, number: 1, targets: [⟦0, 3]}")],
    "SC039": [
        rows(
            "专利: {name: 专利, number: 1, ⟦targets: 3, children: {申请: {name: 申请, points: 10, targets: 3}}}"
        )
    ],
    "SC040": [rows("⟦专利: {name: 专利, number: 1, children: {申请: {name: 申请, points: 9, targets: 3}}}")],
    "SC041": [rows(ROW, table="    points: ⟦20\n")],
    "SC042": [more("totals: {总分: {表: 70, ⟦评议: 30}}\n")],
    "SC043": [more("totals: {总分: ⟦{表: 90}}\n")],
    "SC044": [rows("高企: {name: 高企, number: 1, nature: stock, ⟦pace: linear, targets: 3}")],
    "SC045": [rows("申请: {name: 专利申请, number: 1, targets: 3, pace: ⟦[50%, 100%]}")],
    "SC046": [
        rows("申请: {name: 专利申请, number: 1, targets: 3, pace: ⟦[50%, 40%, 70%, 100%]}"),
        rows("申请: {name: 专利申请, number: 1, targets: 3, pace: ⟦{Q1: 20%, Q2: 40%, Q3: 60%, Q4: 90%}}"),
    ],
    "SC047": [
        rows("申请: {name: 专利申请, number: 1, targets: {2017: 3, ⟦2018Q2: 3}}"),
        rows("申请: {name: 专利申请, number: 1, targets: {2017: 3, ⟦2017-05: 3}}"),
    ],
    "SC048": [
        with_rule("{compare: rank, each: ⟦-1, bands: [{at_most: 1, points: 3}, {points: 0}]}"),
        with_rule("{compare: rank, each: -1, max_rate: ⟦120%}"),
        with_rule("{each: ⟦-1}"),
        with_rule("{only_if: {at_least: 90%, ⟦above: 90%}}"),
        with_rule("{compare: ratio, against: ⟦target}"),
        with_rule("{compare: met, bands: ⟦[{at_least: 100%, points: 3}, {points: 0}]}"),
        with_rule("{choices: ⟦{1: 3}}"),
        with_rule("{compare: rank, choices: ⟦{1: 3}}"),
        with_rule("{steps: {under: {each: 1%, add: 1, ⟦deduct: 1, part: dropped}}}"),
        with_rule("{compare: value, steps: {at: 0, under: ⟦proportional}}"),
        rows("重视: {name: 重视, number: 1, judges: mean, ⟦targets: 3}"),
        rows("重视: {name: 重视, number: 1, judges: mean, rule: {max_rate: ⟦120%}}"),
    ],
    "SC049": [with_rule("{bands: [⟦{at_least: 90%, points: 3}]}")],
    "SC050": [with_rule("⟦{compare: rank}"), with_rule("⟦{compare: value, max_points: 5}", "")],
    "SC051": [
        with_rule("{bands: [{at_least: 60%, points: 3}, ⟦{at_least: 90%, points: 9}, {points: 0}]}"),
        with_rule("{bands: [{points: 0}, ⟦{at_least: 90%, points: 9}]}"),
    ],
    "SC052": [rows("申请: {name: 专利申请, number: 1, targets: 100, ⟦panel: 5}")],
    "SC053": [
        rows(ROW, "专利: {name: 专利, number: 2, children: {⟦申请: {name: 申请, points: 10, targets: 1}}}")
    ],
    "SC054": [rows(ROW, "⟦发明: {name: 专利申请, number: 2, targets: 1}")],
    "SC055": [rows(ROW, "⟦发明: {name: 发明申请, number: 1, targets: 1}")],
    "SC056": [more("amendments: [{from: 2017Q3, source: 文, set: {⟦name.专利申请: 新}}]\n")],
    "SC057": [rows("申请: {name: 专利申请, number: 1, targets: ⟦{2017Q2: 3}}")],
    "SC058": [more("amendments: [{from: ⟦2018Q3, source: 文, set: {points.专利申请: 3}}]\n")],
    "SC059": [rows("专利: {name: 专利, number: 1, children: {申请: ⟦{name: 申请, targets: 3}}}")],
    "SC060": [
        more("amendments: [{from: 2017Q3, source: 文, set: {⟦targets.甲镇.专利申情: 3}}]\n"),
        with_rule("{compare: ratio, against: {indicator: ⟦申情}}"),
    ],
    "SC280": [
        with_rule("{only_if: {of: ⟦申请.points, at_least: 3}}"),
        with_rule("{bands: [{at_least: 90%, if: {of: ⟦申请.rank, at_most: 3}, points: 3}, {points: 0}]}"),
    ],
    "SC281": [with_rule("{compare: value, each: 1, only_if: {of: ⟦申请.met, equals: 1}}", "")],
    "SC282": [with_rule("{compare: ratio, against: {indicator: ⟦申请}}")],
    "SC283": [
        with_rule("{only_if: ⟦{at_least: 90%, below: 80%}}"),
        with_rule("{only_if: ⟦{above: 90%, at_most: 90%}}"),
    ],
    "SC284": [
        with_rule("{compare: ratio, against: {year: ⟦2017}}"),
        with_rule("{compare: position, against: [{year: ⟦2018}, best]}"),
    ],
    "SC285": [with_rule("{by_group: {镇: {}, 街道: {}, ⟦园区: {}}}").replace("乙镇}", "乙镇, group: 街道}")],
    "SC287": [
        with_rule("⟦{every: quarter, compare: rank, each: -1}").replace(
            "frequency: quarter", "frequency: month"
        )
    ],
    "SC288": [
        rows(
            "申请: {name: 专利申请, number: 1, reported: period, rule: ⟦{every: month, compare: rank, each: -1}}"
        ),
        rows(
            "申请: {name: 专利申请, number: 1, targets: 9, pace: [20%, 40%, 70%, 100%], rule: ⟦{every: month}}"
        ),
    ],
    "SC286": [with_rule("{by_group: ⟦{镇: {max_rate: 120%}}}")],
    "SC270": [
        with_rule("{bands: [{at_least: ⟦95, points: 3}, {points: 0}]}"),
        with_rule("{compare: value, bands: [{at_least: ⟦95%, points: 3}, {points: 0}]}"),
        with_rule("{steps: {under: {each: ⟦2, deduct: 1, part: counted}}}"),
        with_rule("{compare: value, line: [[1, 2], [⟦2%, 3]]}"),
        with_rule("{compare: rank, each: -1, at: ⟦2%}"),
        with_rule("{only_if: {at_least: ⟦90}}"),
    ],
    "SC271": [
        with_rule("{⟦from: bottom}"),
        with_rule("{steps: {under: level}, ⟦at: 100%}"),
        with_rule("{⟦beyond: continue}"),
        with_rule("{⟦against: mean}"),
        with_rule("{⟦among: group}"),
        with_rule("{compare: ratio, against: last_year, ⟦among: group}"),
        with_rule("{compare: rank, each: -1, ⟦without_self: true}"),
        with_rule("{compare: ratio, against: best, ⟦if_equal: full}"),
    ],
    "SC272": [with_rule("{steps: {over: ⟦{each: 1%, add: 1, part: dropped}, under: level}}")],
    "SC273": [with_rule("{line: [[50%, 2], [⟦50%, 3]]}")],
    "SC274": [with_rule("{compare: value, steps: ⟦{under: {each: 2, deduct: 1, part: counted}}}")],
    "SC275": [with_rule("⟦{compare: ratio}"), with_rule("⟦{compare: difference, each: 1}")],
    "SC276": [
        rows(
            "申请: {name: 申请, number: 1, rule: {compare: ratio, against: {unit: ⟦乙}}}",
            table="    units: [甲]\n",
        )
    ],
    "SC277": [
        with_rule("⟦{compare: position, against: [85, 20]}"),
        more(
            "amendments: [{from: 2017Q3, source: 文, set: {rule.专利申请: ⟦{compare: position, against: [2, 2]}}}]\n"
        ),
    ],
    "SC061": [rows("申请: {name: 专利申请, number: 1, targets: ⟦[1, 2, 3]}")],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FAULTY.items() for text in texts])
def test_found_where_it_stands(read, code, text):
    before, _, after = text.partition("⟦")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    found = read(before + after)
    assert f"{code} {line}:{column}" in found.said
    assert found.file.scheme is None


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FAULTY.items() for text in texts])
def test_one_cause_is_told_once(read, code, text):
    said = [fault.code for fault in read(text.replace("⟦", "")).errors]
    assert said == [code]


def test_every_code_of_a_scheme_is_provoked():
    of_the_file, of_rules = (f"SC{n:03d}" for n in (*range(1, 21), 62)), (f"SC{n}" for n in range(270, 289))
    of_fields = (f"SC{n:03d}" for n in range(30, 62))
    known = {*of_the_file, *of_rules, *of_fields} & set(codes())
    assert known == {*FAULTY, "SC020"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_has_its_gaps_filled(read, lang):
    for texts in FAULTY.values():
        for text in texts:
            for fault in read(text.replace("⟦", "")).faults:
                assert not re.search(r"\{[a-z_]+\}", fault.message.say(lang) + fault.cure.say(lang))


def places(text):
    """The text without its marks, and `line:column` of each place marked."""
    first, *rest = text.split("⟦")
    found, plain = [], first
    for piece in rest:
        found.append(f"{plain.count(chr(10)) + 1}:{len(plain) - plain.rfind(chr(10))}")
        plain += piece
    return plain, found


def test_faults_of_one_file_are_told_in_one_run(read):
    text, marked = places("""title: 示例
year: 2017
frequency: ⟦quartely
units: {甲: {name: 甲镇}, 乙: ⟦{short: 乙}}
tables:
  表:
    title: 表
    indicators:
      申请: {name: 专利申请, number: 1, targets: ⟦[1, 2, 3]}
      ⟦发明: {name: 发明申请, number: 1, targets: [⟦010, 5], ⟦piont: 3}
      授权: {name: 发明授权, number: 3, targets: [1, 2], rule: ⟦{compare: rank}}
      占比: {name: 占比, number: 4, targets: [⟦47.0%, 5]}
totals: {总分: ⟦{表: 70, ⟦评议: 20}}
⟦颜色: 红
""")
    codes = [
        "SC015",
        "SC013",
        "SC061",
        "SC055",
        "SC009",
        "SC012",
        "SC050",
        "SC019",
        "SC043",
        "SC042",
        "SC017",
    ]
    assert read(text).said == [f"{code} {place}" for code, place in zip(codes, marked, strict=True)]


@pytest.mark.parametrize(
    "data", [b"title: \x00\x01\x02\n", b"PK\x03\x04\x14\x00\x06\x00", b"title: \xff\xff\n"]
)
def test_a_file_that_is_no_text_is_refused(data):
    file = load_scheme(Source("indicators.yaml", data))
    assert file.scheme is None
    assert [fault.code for fault in file.faults] == ["SC020"]


def test_a_file_in_another_encoding_is_read():
    text = rows(ROW)
    plain = load_scheme(Source("a.yaml", text.encode()))
    for data in (
        text.encode("gb18030"),
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
    ):
        file = load_scheme(Source("a.yaml", data))
        assert file.scheme == plain.scheme


def test_what_a_rule_compares_breaks_no_ties(read):
    found = read(rows(ROW, table="    ranking: {tie_break: [申请.basis]}\n"))
    assert found.said == ["SC313 8:27"]


@pytest.mark.parametrize("word", ["true", "false", "是", "否"])
def test_a_word_in_quotes_is_told_to_be_one_without_them(word):
    def told(value):
        text = rows(f"申请: {{name: 专利申请, number: 1, targets: 100, may_not_apply: {value}}}")
        return load_scheme(Source("config/indicators.yaml", text.encode())).faults

    (fault,) = told(f'"{word}"')
    assert (fault.code, fault.args["hint"].say("en")) == ("SC015", "; without quotes it is one")
    assert "SC015" not in [other.code for other in told(word)]
