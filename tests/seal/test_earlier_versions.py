"""Seals of 0.1.0 stay readable: one holds for ever, one is told to differ by the program alone."""

import json
import shutil
from pathlib import Path

import pytest

from scorecard import __version__
from scorecard.base import codes
from scorecard.seal.sealed import seal_hash
from scorecard.study.plain import digest
from tests.cli.running import run
from tests.seal.project import change, found, verify

EARLIER = Path(__file__).parent / "earlier"


@pytest.fixture
def holds(tmp_path):
    return Path(shutil.copytree(EARLIER / "holds", tmp_path / "holds"))


@pytest.fixture
def differs(tmp_path):
    return Path(shutil.copytree(EARLIER / "differs", tmp_path / "differs"))


def rewrite(root, period, edit):
    path = root / "published" / f"{period}.json"
    held = json.loads(path.read_text("utf-8"))
    edit(held)
    held["hashes"]["record"] = digest(held["record"])
    held["hashes"]["seal"] = seal_hash({k: v for k, v in held.items() if k != "history"}, held["history"])
    path.write_text(json.dumps(held, ensure_ascii=False), "utf-8")


def test_they_were_written_by_that_version():
    for path in EARLIER.glob("*/published/*.json"):
        held = json.loads(path.read_text("utf-8"))
        assert (held["tool"], held["format"]) == ("0.1.0", 1)


def test_one_holds_under_the_hash_that_was_printed(holds):
    done = verify(holds)
    assert done.code == 0, done.out
    assert done.out == "2026Q4 相符：2027-01-25 封存，编号 8884c12a765c\n"


def test_its_rows_and_its_scheme_are_compared_as_ever(holds):
    change(holds, "data/2026.csv", "2026Q4,北村镇,高新企业数,9", "2026Q4,北村镇,高新企业数,8")
    change(holds, "config/indicators.yaml", "targets: [40, 20, 50, 25]", "targets: [40, 20, 50, 26]")
    told = {(d["unit"], d["what"], d["sealed"], d["now"], d["cause"]) for d in found(holds)["differences"]}
    assert told == {("beicun", "actual", 9, 8, "row"), ("xicun", "target", 25, 26, "scheme")}


def test_the_next_period_is_compared_with_it(holds):
    against = str(holds / "published/2026Q4.json")
    done = run("diff", "-p", "2026Q4", "--against", against, "-f", "json", "-q", at=holds)
    assert done.code == 0, done.err
    rows = json.loads(done.out)["totals"][0]["rows"]
    assert [row["total"]["change"] for row in rows if row["total"]["now"] is not None] == [0, 0, 0]


def test_sealed_anew_it_stays_in_the_history(holds):
    done = run(
        "publish", "2026Q4", "--with-gaps", "--amend", "换新版本", "--date", "2027-03-01", "-q", at=holds
    )
    assert done.code == 0, done.err
    held = json.loads((holds / "published/2026Q4.json").read_text("utf-8"))
    assert [one["tool"] for one in held["history"]] == ["0.1.0", "0.1.0"] and held["tool"] == __version__
    assert verify(holds).code == 0


def test_what_only_the_program_changed_is_told_so_and_how_to_seal_anew(differs):
    """0.1.0 printed 6 × 1069 ÷ 1200 = 5.345 as 5.34. That it is printed otherwise now is all that differs."""
    said = found(differs)
    assert {d["cause"] for d in said["differences"]} == {"tool"}
    assert {(d["unit"], d["indicator"], d["what"]) for d in said["differences"]} == {
        ("beicun", "visits", "printed"),
        ("beicun", None, "printed"),
    }
    assert {(d["sealed"], d["now"]) for d in said["differences"]} == {("5.34", "5.35"), ("8.34", "8.35")}
    done = verify(differs)
    assert done.code == 1
    told = done.out.replace("\n", "").replace(" ", "")
    assert "本版本算法不同" in told and f"CHANGELOG{__version__}" in told
    assert "scorecardpublish--amend“理由”2026重新封存" in told
    english = verify(differs, "--lang", "en").out.replace("\n", "").replace(" ", "")
    assert "scorecardpublish--amendREASON2026" in english


def test_sealed_anew_it_holds(differs):
    assert verify(differs).code == 1
    assert run("publish", "--amend", "按新版本", "2026", "-q", at=differs).code == 0
    assert verify(differs).code == 0


def test_figures_changed_by_hand_in_an_old_seal_are_told_too_though_not_by_whom(holds):
    def edit(held):
        held["record"]["totals"][0]["rows"][0]["grade"] = "B"

    rewrite(holds, "2026Q4", edit)
    (one,) = found(holds)["differences"]
    assert (one["unit"], one["what"], one["sealed"], one["now"]) == ("beicun", "grade", "B", "A")
    assert (one["cause"], one["reason"]) == ("tool", f"CHANGELOG {__version__}")
    assert verify(holds).code == 1


def test_a_key_that_a_later_version_adds_is_no_difference_and_one_taken_out_is(holds):
    rewrite(holds, "2026Q4", lambda held: held["record"]["totals"][0]["rows"][0].pop("grade"))
    (one,) = found(holds)["differences"]
    assert (one["unit"], one["what"], one["sealed"], one["now"]) == ("beicun", "grade", None, "A")


def test_the_scheme_inside_is_read_without_refusals_that_came_later(holds, monkeypatch):
    """As if the fault of an unknown field had come with this version, and the sealed scheme had one."""

    def change(old, new):
        def edit(held):
            held["scheme"]["text"] = [line.replace(old, new) for line in held["scheme"]["text"]]

        rewrite(holds, "2026Q4", edit)

    change("number: 1,", "number: 1, colour: 红,")
    done = verify(holds)
    assert done.code == 1 and "SC248" in done.err
    monkeypatch.setitem(codes._LAST, "0.1.0", "SC011")
    # A seal is opened once while its file is as it was.
    change("colour: 红,", "colour: 蓝,")
    assert verify(holds).code == 0
