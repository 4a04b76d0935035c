"""`scorecard sensitivity`: from a seed the same output, part of it after Ctrl-C, and clear words where nothing is to be drawn."""

from __future__ import annotations

import json

import numpy as np
import pytest

from scorecard.study.sensitivity.run import Dirichlet
from tests.cli.running import ROOT, run


def told(*args: str):
    done = run("sensitivity", *args, "-f", "json", "-q")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_the_same_seed_gives_the_same_output_in_both_languages() -> None:
    one, again, other = (told("-t", "towns", "--seed", seed) for seed in ("3", "3", "4"))
    assert one == again != other
    english = told("-t", "towns", "--seed", "3", "--lang", "en")
    assert english["rows"] == one["rows"] and english["fragile"] == one["fragile"]


def test_ranks_and_totals_are_those_of_evaluate() -> None:
    board = json.loads(run("evaluate", "-f", "json", "-q").out)
    for id, rows in (("towns", board["tables"][1]["rows"]), ("overall", board["totals"][0]["rows"])):
        found = told("-t", id, "--draws", "20")
        keys = ("unit", "rank", "total", "printed")
        ours = [[row[key] for key in keys] for row in found["rows"]]
        theirs = [[row[key] for key in keys] for row in rows]
        # A total that is only partly known is none here.
        assert [a if a[1] else a[:2] for a in ours] == [b if b[1] else b[:2] for b in theirs]


def test_a_view_changes_no_number() -> None:
    whole = run("sensitivity", "-t", "towns", "-f", "csv", "-q").out.splitlines()
    part = run("sensitivity", "-t", "towns", "-g", "街道", "-f", "csv", "-q").out.splitlines()
    assert len(part) > 2 and set(part) <= set(whole)


def test_fragile_units_are_marked_with_a_word() -> None:
    found = told("-t", "towns")
    pairs = {pair[side] for pair in found["fragile"] for side in ("above", "below")}
    assert pairs == {row["unit"] for row in found["rows"] if row["fragile"]}
    names = {row["name"]: row["unit"] for row in found["rows"]}
    marked = [
        line
        for line in run("sensitivity", "-t", "towns", "-f", "csv", "-q").out.splitlines()
        if ",不稳" in line
    ]
    assert len(marked) == len(pairs) and names


def test_where_nobody_is_fragile_there_is_no_column_for_it() -> None:
    heads = [
        run("sensitivity", "-t", "towns", "--fragile", share, "-f", "csv", "-q").out.splitlines()[0]
        for share in ("20%", "99%")
    ]
    assert heads[0] == f"{heads[1]},备注"


def test_what_was_drawn_before_ctrl_c_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    draw, calls = Dirichlet.draw, []

    def until_stopped(self: Dirichlet, source: np.random.Generator, weights: object, count: int) -> object:
        calls.append(count)
        if len(calls) > 3:
            raise KeyboardInterrupt
        return draw(self, source, weights, count)

    monkeypatch.setattr(Dirichlet, "draw", until_stopped)
    args = ("sensitivity", "-t", "towns", "--draws", "900000", "-f", "json", "--lang", "en")
    said = run(*args)
    found = json.loads(said.out)
    assert said.code == 130 and 0 < found["draws"] < found["asked"] == 900000
    assert f"broken off after {found['draws']} of 900000 draws" in said.err
    assert found["without"] is None and found["policies"] is None
    calls[:] = [0, 0, 0]
    stopped = run(*args)
    assert (stopped.code, stopped.out) == (130, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-t", "district"), "nothing to draw"),
        (("-p", "2016Q1", "-t", "overall"), "nothing to draw"),
        (("--share", "much"), "“much” is no share below 100%"),
        (("--share", "120%"), "is no share below 100%"),
        (("--share", "20%", "--concentration", "50"), "two ways to draw weights"),
        (("-t", "towns", "--draws", "99999999"), "at most"),
        (("-t", "nowhere"), "nowhere"),
        (("--draws", "0"), "--draws"),
        (("--fragile", "-1"), "“-1” is no share below 100%"),
    ],
)
def test_what_cannot_be_drawn_is_wrong_usage(args: tuple[str, ...], said: str) -> None:
    done = run("sensitivity", *args, "--lang", "en", locale="en_GB.UTF-8", columns=400)
    assert done.code == 2 and said in done.err


@pytest.mark.parametrize("suffix", ["html", "xlsx", "docx", "md", "txt", "csv", "json"])
def test_it_is_written_in_every_format(suffix: str, tmp_path) -> None:
    place = tmp_path / f"s.{suffix}"
    done = run("sensitivity", "-C", str(ROOT), "-t", "towns", "--policies", "--draws", "50", "-o", str(place))
    assert done.code == 0 and place.stat().st_size > 500, done.err
    if suffix == "html":
        page = place.read_text("utf-8")
        assert page.count("<svg") >= 2 and "不稳" in page and "各单位取得各名次的频率" in page
