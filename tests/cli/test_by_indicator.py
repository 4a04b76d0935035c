"""One row alone: a row without points goes by the places that it shows, and is no unranked one where it shows none."""

import pytest

from tests.cli.running import run
from tests.whatif.projects import write

SCHEME = """\
title: 考核
year: 2026
units: {jia: {name: 甲镇}, yi: {name: 乙镇}, bing: {name: 丙镇}}
tables:
  t:
    title: 任务表
    indicators:
      firms: {name: 企业, number: 1, nature: stock, targets: 10}
      energy: {name: 能耗, number: 2, nature: stock, points: 0, direction: lower, rank: table}
      staff: {name: 人数, number: 3, nature: stock, points: 0}
"""
SENT = (
    "期间,单位,指标,数值\n"
    + "".join(f"2026,{unit},企业,10\n2026,{unit},人数,5\n" for unit in ("甲镇", "乙镇", "丙镇"))
    + ("2026,甲镇,能耗,3\n2026,乙镇,能耗,2\n2026,丙镇,能耗,2.5\n")
)


@pytest.mark.parametrize(
    ("row", "ranks"),
    [
        ("能耗", [("乙镇", "1"), ("丙镇", "2"), ("甲镇", "3")]),
        ("人数", [("甲镇", ""), ("乙镇", ""), ("丙镇", "")]),
        ("企业", [("甲镇", "1"), ("乙镇", "1"), ("丙镇", "1")]),
    ],
)
def test_the_places_of_one_row(tmp_path, row, ranks):
    said = run("evaluate", "--by", row, "-f", "csv", "-q", at=write(tmp_path, SCHEME, SENT))
    assert said.code == 0, said.err
    lines = [line.split(",") for line in said.out.splitlines()[1:4]]
    assert [(line[1], line[0]) for line in lines] == ranks


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_notes_are_those_of_what_is_shown(lang):
    """奔牛镇 has a place by this row, though it has no rank in the total; corrections of other rows are not shown."""
    of_total, of_row = (
        run("evaluate", *more, "--lang", lang, "-f", "markdown", columns=200).out
        for more in ((), ("--by", "专利申请"))
    )
    for of_others in {
        "en": ("is unranked", "Corrected:", "Ranks are formed on", "Missing:", "so the last digit"),
        "zh": ("未排名", "更正：", "名次按打印的总分", "未报：", "末位可能"),
    }[lang]:
        assert of_others in of_total and of_others not in of_row
    placed = {"en": "The places are those in 专利申请 alone, by progress.", "zh": "“专利申请”一项上的名次"}
    assert placed[lang] in of_row and placed[lang] not in of_total
    corrected = run("evaluate", "--by", "省高品", "--lang", lang, "-f", "markdown", columns=200).out
    assert "70 → 72 → 71" in corrected and "70 → 72 → 71" not in of_row


@pytest.mark.parametrize(
    ("row", "words"),
    [("专利申请", "by progress"), ("重视程度", "by the share of its full points")],
)
def test_what_the_places_go_by_is_said(row, words):
    assert f"alone, {words}." in run("evaluate", "--by", row, "--lang", "en", columns=400).out
