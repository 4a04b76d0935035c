"""`publish`: what it refuses, what it writes, what it keeps."""

import json
import sys

import pytest

from scorecard.model.period import Period
from scorecard.seal.opened import sealed_board
from tests.cli.running import run
from tests.seal.project import LONG, append, body, change, publish, verify, write

YEAR_END = Period(2017, 12)


def seal_file(root, period="2017Q4"):
    return root / "published" / f"{period}.json"


def test_it_says_what_was_sealed_under_which_hash(project):
    done = publish(project)
    hash = body(project)["hashes"]["seal"][:12]
    assert done.code == 0
    assert done.out == f"已封存 2017Q4（2018-01-25）：31 行数据，编号 {hash}，在 published/2017Q4.json。\n"


def test_a_seal_holds_record_scheme_rows_and_hashes(sealed):
    held = body(sealed)
    evaluated = json.loads(run("evaluate", "-p", "2017Q4", "-f", "json", at=sealed).out)
    assert held["record"]["tables"] == evaluated["tables"]
    assert held["record"]["totals"] == evaluated["totals"]
    assert held["record"]["choices"] == evaluated["choices"]
    assert (held["format"], held["period"], held["sealed"], held["reason"]) == (
        2,
        "2017Q4",
        "2018-01-25",
        None,
    )
    assert held["scheme"]["text"] == (sealed / "config/indicators.yaml").read_text("utf-8").splitlines()
    assert held["scheme"]["resolved"]["tables"]["towns"]["indicators"]["firms"]["targets"]["luoxi"] == 35
    assert len(held["rows"]["text"]) == len(held["rows"]["places"]) + 1
    assert held["history"] == []


def test_the_rows_are_those_the_period_used_with_their_chains(sealed):
    rows = body(sealed)["rows"]["text"]
    assert "2017Q1,luoxi,towns/granted,,9,,,,,,," in rows, "a flow reported by the period is added up"
    assert not any(row.startswith("2017Q3") and "firms" in row for row in rows)
    chain = [row for row in rows if row.startswith("2017Q4,menghe,towns/granted")]
    assert chain == [
        "2017Q4,menghe,towns/granted,,6,,,,,,,",
        "2017Q4,menghe,towns/granted,,5,,6,重复申报,督查室,2018-01-12,,",
    ]
    assert "2017Q4,menghe,towns/share,,40,,,,,,统计局," in rows, "set aside, and kept all the same"


def test_the_same_input_gives_the_same_bytes(project, tmp_path_factory):
    other = write(tmp_path_factory.mktemp("另一处"))
    publish(project)
    publish(other)
    assert seal_file(project).read_bytes() == seal_file(other).read_bytes()


def test_only_the_day_differs_from_day_to_day(project, tmp_path_factory):
    other = write(tmp_path_factory.mktemp("另一天"))
    publish(project)
    publish(other, day="2018-02-01")
    ours, theirs = body(project), body(other)
    assert ours.pop("sealed") != theirs.pop("sealed")
    assert ours["hashes"].pop("seal") != theirs["hashes"].pop("seal")
    assert ours == theirs


def test_without_a_day_it_is_today(project):
    assert run("publish", "2017Q4", at=project).code == 0
    assert len(body(project)["sealed"]) == 10


@pytest.mark.parametrize(
    ("lang", "status"), [("zh", "罗溪镇 专利申请：未报"), ("en", "罗溪镇 专利申请: missing")]
)
def test_cells_that_lack_are_listed_and_nothing_is_written(project, lang, status):
    change(project, "data/年报.csv", "561", "")
    done = publish(project, "--lang", lang)
    assert (done.code, done.out) == (1, "")
    assert "SC246" in done.err and status in done.err
    assert not (project / "published").exists()


def test_a_pending_cell_keeps_it_from_being_sealed(project):
    change(project, "data/年报.csv", "561", "待核")
    done = publish(project)
    assert done.code == 1
    assert "罗溪镇 专利申请：待核" in done.err


def test_with_gaps_it_is_sealed_and_the_gaps_stand_in_it(project):
    change(project, "data/年报.csv", "561", "")
    done = publish(project, "--with-gaps")
    assert done.code == 0
    assert "缺 1 格" in done.out
    assert body(project)["gaps"] == [
        {"table": "towns", "unit": "luoxi", "indicator": "applications", "status": "missing"}
    ]
    assert verify(project).code == 0


def test_a_fault_in_the_data_keeps_it_from_being_sealed(project):
    change(project, "data/年报.csv", "561", "五六一")
    done = publish(project)
    assert done.code == 1
    assert "data/年报.csv:6" in done.err
    assert not (project / "published").exists()


def test_a_sealed_period_is_not_sealed_again_in_silence(sealed):
    before = seal_file(sealed).read_bytes()
    change(sealed, "data/年报.csv", "561", "562")
    done = publish(sealed)
    assert done.code == 1
    assert "SC245" in done.err and "2018-01-25" in done.err and "--amend" in done.err
    assert seal_file(sealed).read_bytes() == before


def test_another_name_of_the_period_finds_the_same_seal(sealed):
    assert publish(sealed, period="2017").code == 1
    assert [p.name for p in (sealed / "published").iterdir()] == ["2017Q4.json"]


def test_amending_keeps_the_seal_before_whole(sealed):
    first = body(sealed)
    change(sealed, "data/年报.csv", "561", "540")
    done = publish(sealed, "--amend", "复核：核减21件", day="2018-03-02")
    assert done.code == 0
    assert "第 2 次封存，理由：复核：核减21件。" in done.out
    amended = sealed_board(sealed, YEAR_END)
    assert amended.reason == "复核：核减21件"
    (earlier,) = amended.earlier
    assert {**earlier.body, "history": []} == first
    assert earlier.sealed_on.isoformat() == "2018-01-25"
    assert earlier.recomputed == earlier.record, "the old seal still proves its own numbers"
    assert earlier.board.table("towns").observations.value.shown[1, 2] == 561
    assert amended.board.table("towns").observations.value.shown[1, 2] == 540
    assert verify(sealed).code == 0


def test_amending_twice_keeps_both(sealed):
    for n, value in enumerate(("540", "541")):
        change(sealed, "data/年报.csv", ("561", "540")[n], value)
        assert publish(sealed, "--amend", f"理由{n + 1}").code == 0
    seal = sealed_board(sealed, YEAR_END)
    assert [one.reason for one in (*seal.earlier, seal)] == [None, "理由1", "理由2"]
    assert [len(one.earlier) for one in (*seal.earlier, seal)] == [0, 1, 2]
    assert len({one.short_hash for one in (*seal.earlier, seal)}) == 3


@pytest.mark.parametrize("reason", ["", "  "])
def test_amending_wants_a_reason(sealed, reason):
    assert publish(sealed, "--amend", reason).code == 2


def test_there_must_be_something_to_amend(project):
    done = publish(project, "--amend", "理由")
    assert done.code == 2
    assert list((project / "published").glob("*.json")) == []


def test_a_seal_at_fault_is_not_amended(sealed):
    seal_file(sealed).write_bytes(seal_file(sealed).read_bytes()[:-200])
    before = seal_file(sealed).read_bytes()
    done = publish(sealed, "--amend", "理由")
    assert done.code == 1
    assert "SC241" in done.err
    assert seal_file(sealed).read_bytes() == before


def test_a_year_without_a_scheme_is_wrong_usage(project):
    assert publish(project, period="2018Q4").code == 2
    assert publish(project, period="去年").code == 2


def test_while_another_run_holds_the_file_nothing_is_written(sealed):
    before = seal_file(sealed).read_bytes()
    lock = sealed / "published" / ".2017Q4.json.lock"
    lock.write_text("2018-01-25 10:00:00, PID 1\n", "utf-8")
    done = publish(sealed, "--amend", "理由")
    assert done.code == 1
    assert (
        "SC247" in done.err
        and "2018-01-25 10:00:00" in done.err
        and "published/.2017Q4.json.lock" in done.err
    )
    assert lock.exists() and seal_file(sealed).read_bytes() == before
    lock.unlink()
    assert publish(sealed, "--amend", "理由").code == 0
    assert [p.name for p in (sealed / "published").iterdir()] == ["2017Q4.json"]


def test_what_a_killed_run_left_is_cleared_away(sealed):
    (sealed / "published" / ".2017Q4.json.k3j2").write_text("{", "utf-8")
    assert publish(sealed, "--amend", "理由").code == 0
    assert [p.name for p in (sealed / "published").iterdir()] == ["2017Q4.json"]


def test_a_folder_that_cannot_be_is_said(project):
    (project / "published").write_text("", "utf-8")
    done = publish(project)
    assert done.code == 1
    assert "写不了" in done.err and "Traceback" not in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="paths are bytes elsewhere")
def test_a_project_in_a_chinese_folder(tmp_path):
    root = write(tmp_path / "科技局 考核（2017）")
    assert publish(root).code == 0
    assert verify(root).code == 0


# ---- what is said below a table ----


def notes(root, period):
    return json.loads(run("evaluate", "-p", period, "-f", "json", at=root).out)["notes"]


def test_an_unsealed_period_is_preliminary(sealed):
    assert notes(sealed, "2017Q1")[0]["code"] == "preliminary"
    assert "初步数据" in run("evaluate", "-p", "2017Q1", at=sealed).out


def test_a_sealed_period_prints_its_short_hash(sealed):
    hash = body(sealed)["hashes"]["seal"][:12]
    said = run("evaluate", "-p", "2017Q4", at=sealed).out
    assert f"本期已于2018-01-25封存，编号 {hash}。" in said
    assert "初步数据" not in said
    assert hash in run("evaluate", "-p", "2017Q4", "-t", "towns", at=sealed).out
    assert hash in run("evaluate", "-p", "2017Q4", "--by", "高企总数", at=sealed).out


def test_a_period_that_differs_from_its_seal_says_so(sealed):
    change(sealed, "data/年报.csv", "561", "540")
    assert notes(sealed, "2017Q4")[0]["code"] == "differs_from_seal"
    assert "不符" in run("evaluate", "-p", "2017Q4", at=sealed).out


def test_a_seal_at_fault_does_not_vouch_for_anything(sealed):
    change(sealed, "published/2017Q4.json", '"sealed": "2018-01-25"', '"sealed": "2018-01-26"')
    assert notes(sealed, "2017Q4")[0]["code"] == "seal_at_fault"


def test_the_sealed_record_carries_no_word_on_seals(sealed):
    assert not {"preliminary", "sealed"} & {note["code"] for note in body(sealed)["record"]["notes"]}


def test_rows_of_other_periods_are_no_part_of_a_seal(project, tmp_path_factory):
    other = write(tmp_path_factory.mktemp("多几行"), long=LONG)
    append(other, "data/明细.csv", "2017Q3,春江镇,高企总数,80,,,,,,,", "2018Q1,春江镇,高企总数,90,,,,,,,")
    publish(project)
    publish(other)
    ours, theirs = body(project), body(other)
    assert ours["rows"] == theirs["rows"]
    assert ours["hashes"]["rows"] == theirs["hashes"]["rows"]


@pytest.mark.parametrize("day", ["2018-02-30", "昨天", "2018-1"])
def test_a_day_that_is_none_seals_nothing(project, day):
    told = publish(project, "--with-gaps", day=day)
    assert told.code == 2 and f"--date：“{day}”不是日期，写成 2018-01-12 这样" in told.err
    assert not (project / "published").exists()


def test_no_seal_before_its_period_begins(project):
    told = publish(project, "--with-gaps", "--lang", "en", day="2017年9月30日")
    assert told.code == 2 and "--date: 2017-09-30 is before 2017Q4 begins (2017-10-01)" in told.err
    assert publish(project, "--with-gaps", day="2017年10月1日").code == 0


def test_nothing_is_sealed_again_where_nothing_changed(sealed):
    before = seal_file(sealed).read_bytes()
    done = publish(sealed, "--amend", "再来一次", day="2018-03-01")
    assert done.code == 0 and "没有变化：不另封存" in done.out
    assert seal_file(sealed).read_bytes() == before


def test_what_would_not_prove_itself_is_not_sealed(project, monkeypatch):
    def rows_of_nothing(*_):
        return ("period,unit,indicator,value",)

    monkeypatch.setattr("scorecard.seal.sealed.row_lines", rows_of_nothing)
    done = publish(project)
    assert done.code == 1 and "SC544" in done.err and "什么也没有写" in done.err
    assert not seal_file(project).exists()
