"""The shipped project over its eight quarters: the figures of `evaluate`, and what is said wrong usage."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bureau import ROOT, Outcome, row, run, told

PERIODS = [f"{year}Q{q}" for year in (2016, 2017) for q in (1, 2, 3, 4)]


@cache
def evaluated(period: str) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        done = run(patch, ROOT, "evaluate", "-p", period, "-f", "json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def trend(patch: pytest.MonkeyPatch, *args: str) -> dict[str, Any]:
    done = run(patch, ROOT, "trend", *args, "-f", "json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def rows_of(period: str, kind: str, id: str) -> list[dict[str, Any]]:
    return next(t["rows"] for t in evaluated(period)[kind] if t["id"] == id)


@pytest.mark.parametrize("id", ["hightech_share", "hightech_firms", "granted", "fair", "private_firms"])
@pytest.mark.parametrize(
    ("show", "key"), [("value", "actual"), ("completion", "completion"), ("points", "points")]
)
def test_every_figure_of_an_indicator_is_that_of_evaluate(
    monkeypatch: pytest.MonkeyPatch, id: str, show: str, key: str
) -> None:
    found = trend(monkeypatch, id, "--show", show)
    assert found["periods"] == PERIODS
    for p, period in enumerate(PERIODS):
        for one in rows_of(period, "tables", "towns"):
            cell = one["cells"][id]
            here = row(found, one["unit"])
            assert here["values"][p] == cell[key], (period, one["unit"])
            if here["values"][p] is not None:
                assert here["statuses"][p] == cell["status"]


@pytest.mark.parametrize(
    ("args", "kind", "id"),
    [
        (("total",), "totals", "overall"),
        (("-t", "towns"), "tables", "towns"),
        (("rubric",), "tables", "rubric"),
    ],
)
@pytest.mark.parametrize(("show", "key"), [("points", "total"), ("rank", "rank")])
def test_every_total_and_rank_is_that_of_evaluate(
    monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], kind: str, id: str, show: str, key: str
) -> None:
    found = trend(monkeypatch, *args, "--show", show)
    for p, period in enumerate(PERIODS):
        for one in rows_of(period, kind, id):
            assert row(found, one["unit"])["values"][p] == one[key], (period, one["unit"])


def test_a_heading_has_the_points_of_its_children(monkeypatch: pytest.MonkeyPatch) -> None:
    found = trend(monkeypatch, "专利")
    assert (found["kind"], found["show"]) == ("heading", "points")
    expected = [r["headings"]["patents"]["points"] for r in rows_of("2017Q3", "tables", "towns")]
    assert [r["values"][6] for r in found["rows"]] == expected
    assert (row(found, "benniu")["values"][7], row(found, "benniu")["statuses"][7]) == (None, "missing")


def test_a_total_that_is_not_formed_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    found = trend(monkeypatch)
    assert found["what"] == "overall"
    assert row(found, "hehai")["statuses"][::2] == ["not_due"] * 4
    assert "附件2 60、附件3 40；自2017Q1起 附件2 70、附件3 30" in told(found)


def test_the_renamed_street_keeps_its_past(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("龙虎塘街道", "光伏产业园区（龙虎塘街道）", "光伏产业园区"):
        found = trend(monkeypatch, "专利申请", "--unit", name)
        (one,) = found["rows"]
        assert one["unit"] == "longhutang" and None not in one["values"]
        assert "光伏产业园区（龙虎塘街道）2016年名为龙虎塘街道" in told(found)


@pytest.mark.parametrize(
    ("name", "without", "years"), [("创新人才", 2016, slice(0, 4)), ("上市培育企业", 2017, slice(4, 8))]
)
def test_a_year_without_the_indicator_is_not_compared(
    monkeypatch: pytest.MonkeyPatch, name: str, without: int, years: slice
) -> None:
    found = trend(monkeypatch, name)
    for one in found["rows"]:
        assert one["statuses"][years] == ["not_comparable"] * 4
        assert one["values"][years] == [None] * 4
        assert one["year_on_year"] == [None] * 8
    assert f"{without}年方案没有这一项，不可比" in told(found)


def test_what_is_not_assessed_prints_as_in_the_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    out = run(monkeypatch, ROOT, "trend", "高新产值占比", "--unit", "创意产业基地").out
    line = next(s for s in out.split("\n") if s.startswith("创意产业基地"))
    assert line.split()[1:9] == ["--"] * 8


def test_illustrative_figures_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [n["code"] for n in trend(monkeypatch, "民科")["notes"]].count("illustrative") == 1


@pytest.mark.parametrize("columns", [80, 120, 160])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["terminal", "plain"])
def test_no_line_is_wider_than_the_screen(
    monkeypatch: pytest.MonkeyPatch, columns: int, lang: str, form: str
) -> None:
    from scorecard.base.width import width

    done = run(monkeypatch, ROOT, "trend", "总分", "--lang", lang, "-f", form, columns=columns)
    assert done.code == 0
    assert max(width(line) for line in done.out.split("\n")) <= columns
    for figure in ("92.45", "94.10", "86.40"):
        assert figure in done.out


def test_english_says_the_same_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    zh, en = (trend(monkeypatch, "省高品", "--lang", lang) for lang in ("zh", "en"))
    assert zh["rows"] == en["rows"] and zh["periods"] == en["periods"]
    assert "illustrative" in told(en) and "示例数据" in told(zh)


def test_every_form_is_written_and_the_sheet_has_all_columns(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for suffix in ("txt", "md", "html", "csv", "json"):
        path = tmp_path / f"走势.{suffix}"
        assert run(monkeypatch, ROOT, "trend", "民科", "-o", str(path)).code == 0
        text = path.read_text(encoding="utf-8-sig")
        assert "罗溪镇" in text
        if suffix == "csv":
            assert text.split("\n")[0] == "单位," + ",".join(PERIODS) + ",走势,2017Q4同比,2017Q4环比"


def test_the_same_input_prints_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, ROOT, "trend", "民科").out == run(monkeypatch, ROOT, "trend", "民科").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("发明授全",), "是不是“发明授权”？"),
        (("总份",), "是不是“总分”？"),
        (("省级以下",), "是不是“省级以上”？"),
        (("产学研活动", "-t", "rubric"), "在 towns 里"),
        (("民科", "-t", "twons"), "是不是 towns？"),
        (("民科", "--unit", "罗西镇"), "是不是“罗溪镇”？"),
        (("民科", "--unit", "全区"), "不在其中"),
        (("民科", "-g", "乡"), "只有 镇、街道、园区"),
        (("民科", "--unit", "罗溪镇", "-g", "街道"), "都不在“街道”组"),
        (("民科", "--from", "去年"), "“去年”不是期间"),
        (("民科", "--from", "2017Q4", "--to", "2017Q1"), "--from 2017Q4 晚于 --to 2017Q1"),
        (("民科", "--from", "2018"), "有数据的是 2016Q1 至 2017Q4"),
        (("上市培育企业", "--from", "2017"), "2016年的有"),
        (("总分", "--in-period"), "没有当期数"),
        (("高企总数", "--in-period"), "没有当期数"),
        (("专利", "--show", "value"), "“专利”没有 value，只有 points、rank"),
    ],
)
def test_wrong_usage_is_told_with_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], said: str
) -> None:
    done: Outcome = run(monkeypatch, ROOT, "trend", *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_narrow_screen_has_the_bars_beside_the_growth(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow, wide = (run(monkeypatch, ROOT, "trend", "民科", columns=c).out for c in (80, 120))
    assert "走势和增减" in narrow and "走势和增减" not in wide and "续表" not in narrow + wide
    heads = [line.split() for line in narrow.split("\n") if line.startswith("单位")]
    assert heads == [["单位", *PERIODS], ["单位", "走势", "2017Q4", "2017Q4同比", "2017Q4环比"]]


@pytest.mark.parametrize(
    ("encoding", "expected"), [("utf-8", "\u2800▃▆▆▁▃▇▇"), ("gbk", "·▃▆▆▁▃▇▇"), ("ascii", ".~**_~##")]
)
def test_bars_survive_in_old_encodings(monkeypatch: pytest.MonkeyPatch, encoding: str, expected: str) -> None:
    from scorecard.render.safe import fit_encoding

    out = run(monkeypatch, ROOT, "trend", "民科", "--unit", "创意产业基地").out
    assert expected in fit_encoding(out, encoding)
