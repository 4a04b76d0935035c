"""What stands in a list where no value does: told by its number, at its place, with all that is wrong beside it."""

from __future__ import annotations

import pytest

from scorecard.base.message import say

NOT_ASSESSED = {"en": "a number (or --: not assessed)", "zh": "一个数（不考核的写 --）"}


def said(fault, part, lang):
    return say(getattr(fault, part), lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("mark", ["-", "/", "无", "n/a", "–", "不考核", "null", "~", "'-'", "×"])
@pytest.mark.parametrize("targets", ["[5, {}, 3]", "{{甲: 5, 乙: {}, 丙: 3}}", "{{2017: [5, {}, 3]}}"])
def test_whoever_writes_another_sign_learns_how_not_assessed_is_written(read_rows, targets, mark, lang):
    (fault,) = read_rows(f"申请: {{name: 申请, number: 1, targets: {targets.format(mark)}}}").errors
    assert fault.code == "SC014"
    assert NOT_ASSESSED[lang] in said(fault, "message", lang)
    assert NOT_ASSESSED[lang] in said(fault, "cure", lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("targets: [5, ⟦, 3]", NOT_ASSESSED),
        ('targets: [5, ⟦"", 3]', NOT_ASSESSED),
        ("targets: [5, ⟦, 3, 4]", NOT_ASSESSED),
        ("targets: {2017: [5, ⟦, 3]}", NOT_ASSESSED),
        ("targets: 5, aliases: [甲, ⟦, 丙]", {"en": "a text", "zh": "一段文字"}),
        ("targets: 5, aliases: [甲, ⟦'', 丙]", {"en": "a text", "zh": "一段文字"}),
        (
            "targets: 5, pace: [25%, ⟦, 75%, 100%]",
            {"en": "a share with a percent sign, such as 95%", "zh": "带百分号的比例，如 95%"},
        ),
        (
            "targets: 5, rule: {bands: [{at_least: 90%, points: 10}, ⟦, {points: 0}]}",
            {"en": "the fields of band", "zh": "band 的各字段"},
        ),
    ],
)
def test_an_empty_place_is_told_with_what_belongs_there(read_rows, field, wanted, lang):
    text = f"申请: {{name: 申请, number: 1, {field}}}"
    reading = read_rows(text.replace("⟦", ""))
    (fault,) = reading.errors
    line = reading.text.split("\n")[fault.span.line - 1]
    assert (fault.code, fault.args["number"]) == ("SC504", "2")
    assert line[: fault.span.column - 1] == f"      {text[: text.index('⟦')]}"
    cure = {"en": "write {} there; where the list is whole without this place, delete it with its comma"}
    cure["zh"] = "这里补上{}；不算这一处列表已经齐了的，连同逗号删去"
    assert said(fault, "cure", lang) == cure[lang].format(wanted[lang])
    assert "judge" not in said(fault, "cure", lang) and "评委" not in said(fault, "cure", lang)


def test_how_many_places_there_are_is_said(read_rows):
    (fault,) = read_rows("申请: {name: 申请, number: 1, targets: [5, , 3, 4]}").errors
    assert said(fault, "message", "en") == "targets: number 2 of 4 in the list is empty"
    assert said(fault, "message", "zh") == "targets 的列表共 4 个，第 2 个是空的"


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("targets: [⟦, 5, ⟦, 3], ⟦foo: 1", ["SC504", "SC504", "SC017"]),
        ("targets: [5, ⟦, ⟦多], short: ⟦[1]", ["SC504", "SC014", "SC014"]),
        ("targets: [5,⟦,3], short: ⟦[1]", ["SC504", "SC014"]),
        ("targets: [5, ⟦, 3], short: ⟦: x", ["SC504", "SC001"]),
    ],
)
def test_all_that_is_wrong_in_a_line_is_told_where_it_was_written(read_rows, row, codes):
    text = f"申请: {{name: 申请, number: 1, {row}}}"
    parts = text.split("⟦")
    columns = [7 + sum(map(len, parts[: n + 1])) for n in range(len(codes))]
    reading = read_rows(text.replace("⟦", ""))
    assert reading.said == [f"{code} 9:{column}" for code, column in zip(codes, columns, strict=True)]


def test_many_empty_places(read_rows):
    reading = read_rows(f"申请: {{name: 申请, number: 1, targets: [{', ' * 300}1]}}")
    assert {fault.code for fault in reading.errors} == {"SC504"} and len(reading.errors) >= 20


@pytest.mark.parametrize(("lang", "deletion"), [("en", "delete"), ("zh", "删去")])
def test_what_cannot_be_left_out_is_not_to_be_deleted(read_rows, lang, deletion):
    (title,) = (one for one in read_rows("申请: {name: , number: 1, targets: 5}").errors)
    (measure,) = (one for one in read_rows("申请: {name: 申请, measure: , number: 1, targets: 5}").errors)
    (cell,) = (one for one in read_rows("申请: {name: 申请, number: 1, targets: {镇: 5, 丙: }}").errors)
    assert (title.code, measure.code, cell.code) == ("SC018", "SC018", "SC018")
    assert [deletion in said(one, "cure", lang) for one in (title, measure, cell)] == [False, True, False]
