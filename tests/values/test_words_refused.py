"""What no word can do is a fault of the scheme, at its place, and all of it in one run."""

import pytest

from scorecard.base.fault import errors
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source

HEAD = """title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇, group: 镇}, 乙: {name: 乙镇, group: 镇}}
inputs:
  类别: {name: 类别, allowed: {words: [省级, 市级]}}
  数: {name: 数}
tables:
  表:
    title: 表
    indicators:
"""
CHOICES = "choices: {是: 10, 否: 0}"
REFUSED = [
    ("甲项: {name: 甲项, rule: {WORDS, compare: rank}}", {"SC048"}),
    ("甲项: {name: 甲项, rule: {WORDS, compare: met}, targets: 5}", {"SC048", "SC292"}),
    ("甲项: {name: 甲项, rule: {WORDS, max_rate: 120%}}", {"SC048"}),
    ("甲项: {name: 甲项, judges: mean, rule: {WORDS}}", {"SC292"}),
    ("甲项: {name: 甲项, reported: period, pace: none, rule: {WORDS}}", {"SC292"}),
    ("甲项: {name: 甲项, allowed: {words: [是, 否]}, rule: {WORDS}}", {"SC048"}),
    ("甲项: {name: 甲项, points: 0, allowed: {words: [是], whole: true}}", {"SC048"}),
    ("甲项: {name: 甲项, allowed: {words: [是, 否]}, rule: {each: 2}}", {"SC293"}),
    ("甲项: {name: 甲项, points: 0, allowed: {words: [是, 3]}}", {"SC291"}),
    ("甲项: {name: 甲项, of: 数, rule: {WORDS}}", {"SC297"}),
    ("甲项: {name: 甲项, of: 类别, take: growth, targets: 5}", {"SC296"}),
    ("甲项: {name: 甲项, formula: 数 + 类别, targets: 5}", {"SC296"}),
    ("甲项: {name: 甲项, of: 类别, rule: {bands: [{at_least: 1, points: 5}, {points: 0}]}}", {"SC293"}),
    ("甲项: {name: 甲项, targets: {indicator: 类别}}", {"SC296"}),
    ("甲项: {name: 甲项, rule: {compare: difference, against: {indicator: 类别}, each: 1}}", {"SC296"}),
    ("甲项: {name: 甲项, targets: 5, suspect: {of: 类别, at_least: 1}}", {"SC294"}),
    ("甲项: {name: 甲项, suspect: {equals: 也许}, rule: {WORDS}}", {"SC294"}),
]


def told(row):
    file = load_scheme(Source("s.yaml", (HEAD + "      " + row.replace("WORDS", CHOICES) + "\n").encode()))
    return {fault.code for fault in errors(file.faults)}


@pytest.mark.parametrize(("row", "codes"), REFUSED)
def test_refused(row, codes):
    assert told(row) == codes


@pytest.mark.parametrize(
    "row",
    [
        "甲项: {name: 甲项, suspect: {equals: 否}, rule: {WORDS}}",
        "甲项: {name: 甲项, nature: stock, rule: {WORDS}, due_in: Q4}",
        "甲项: {name: 甲项, of: 类别, rule: {choices: {市级: 2, 省级: 5}}}",
        "甲项: {name: 甲项, counts_as: deduction, min_points: none, rule: {choices: {没有: 0, 区级: -10%, 市级: -20%}}}",
    ],
)
def test_allowed(row):
    assert told(row) == set()


def test_words_in_the_defaults_of_a_table_hold_for_every_row():
    rows = HEAD.replace("    indicators:\n", f"    defaults: {{rule: {{{CHOICES}}}}}\n    indicators:\n")
    rows += "      甲项: {name: 甲项}\n      乙项: {name: 乙项, rule: {only_if: {of: 甲项, equals: 是}, each: 2}}\n"
    file = load_scheme(Source("s.yaml", rows.encode()))
    assert not errors(file.faults)
    first, second = file.scheme.tables[0].rows
    assert first.words == ("是", "否") and second.words == ()
    assert second.rule.only_if[0].bounds[0].value == 0
