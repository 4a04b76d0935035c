"""A seal whose figures were changed and whose hashes were made to fit: every figure, one at a time, is noticed.

The forger is a careful one: whatever is changed, the hash over the results and the hash over the whole fit again, as
the page on seals says how they are formed.
"""

import json
import random
import shutil
from copy import copy
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from scorecard.seal import own as own_room
from scorecard.seal.opened import all_seals
from scorecard.seal.own import own_differences
from scorecard.seal.sealed import seal_hash
from scorecard.study.plain import digest
from tests.cli.running import ROOT, run
from tests.seal.project import body, found, publish, verify

pytestmark = pytest.mark.long

EARLIER = Path(__file__).parent / "earlier"
QUARTER = "2026Q4"


@pytest.fixture(scope="module")
def sealed_by_this_version(tmp_path_factory):
    """The project of many kinds, sealed by this version."""
    place = tmp_path_factory.mktemp("holds")
    for part in ("config", "data"):
        shutil.copytree(EARLIER / "holds" / part, place / part)
    done = publish(place, "--with-gaps", period=QUARTER, day="2027-01-25")
    assert done.code == 0, done.err
    return place


@pytest.fixture
def sealed_here(sealed_by_this_version, tmp_path):
    """A copy of it that may be changed."""
    shutil.copytree(sealed_by_this_version, tmp_path, dirs_exist_ok=True)
    return tmp_path


def forge(root, edit, period=QUARTER):
    """Change a seal and let its hashes fit again."""
    held = body(root, period)
    edit(held)
    held["hashes"]["record"] = digest(held["record"])
    held["hashes"]["seal"] = seal_hash({k: v for k, v in held.items() if k != "history"}, held["history"])
    (root / "published" / f"{period}.json").write_text(json.dumps(held, ensure_ascii=False), "utf-8")


def at(record, *path):
    """An entry of a record: in lists by its unit or id."""
    for step in path:
        by_id = isinstance(record, list)
        record = next(e for e in record if step in (e.get("unit"), e.get("id"))) if by_id else record[step]
    return record


WORK, TOTAL = ("tables", "work", "rows"), ("totals", "overall", "rows")
FORGED = {
    "a grade": ((*WORK, "xicun"), "grade", "一般", "优秀"),
    "the grade of a total": ((*TOTAL, "dongcun"), "grade", "B", "A"),
    "a rank": ((*TOTAL, "xicun"), "rank", 2, 3),
    "a group rank": ((*WORK, "xicun"), "group_rank", 1, 2),
    "ranks that are open": ((*WORK, "nancun"), "rank_range", [1, 4], None),
    "an effect": ((*WORK, "dongcun"), "effects", [], ["安全事故"]),
    "a printed total": ((*WORK, "beicun"), "printed", "95.00", "94.00"),
    "a total": ((*WORK, "beicun"), "total", 95, 94),
    "the points of a heading": ((*WORK, "beicun", "headings", "innovation"), "points", 48, 47),
    "a part of a total": ((*TOTAL, "beicun", "parts"), "review", 18, 17),
    "a light": ((*WORK, "nancun", "cells", "labs"), "light", "green", "red"),
    "a status": ((*WORK, "nancun", "cells", "visits"), "status", "pending", "missing"),
    "a target": ((*WORK, "nancun", "cells", "visits"), "target", 90, 100),
    "a mark": (("tables", "review", "rows", "nancun", "cells", "opinion"), "judges", [7, 9], [7, 8]),
    "what is lacking": ((*WORK, "nancun"), "lacking", [], ["visits"]),
}


@pytest.mark.parametrize("kind", FORGED)
def test_what_was_forged_is_named_with_what_it_was_made_and_what_it_is(sealed_here, kind):
    place, what, forged, right = FORGED[kind]

    def edit(held):
        entry = at(held["record"], *place)
        assert entry[what] == right or right is None
        entry[what] = forged

    forge(sealed_here, edit)
    assert verify(sealed_here).code == 1
    (one,) = found(sealed_here)["differences"]
    row = next((id for key, id in pairwise(place) if key in ("cells", "headings")), None)
    assert (one["table"], one["unit"], one["indicator"]) == (place[1], place[3], row)
    assert one["what"] == ".".join([*(["parts"] if "parts" in place else []), what])
    assert one["sealed"] == forged and right in (one["now"], None)
    assert one["cause"] == "seal"


def test_a_gap_that_is_hidden_and_one_that_is_made_up_are_told(sealed_here):
    forge(sealed_here, lambda held: held.update(gaps=[]))
    (one,) = found(sealed_here)["differences"]
    assert (one["unit"], one["indicator"], one["what"]) == ("nancun", "visits", "gaps")
    assert (one["sealed"], one["now"]) == (None, "missing")


def test_a_unit_that_was_taken_out_or_put_elsewhere_is_told(sealed_here):
    forge(sealed_here, lambda held: held["record"]["totals"][0]["rows"].reverse())
    assert [one["what"] for one in found(sealed_here)["differences"]] == ["rows"]
    forge(sealed_here, lambda held: held["record"]["totals"][0]["rows"].pop())
    assert [one["what"] for one in found(sealed_here)["differences"]] == ["rows"]


def test_a_scheme_in_plain_words_that_is_not_the_sealed_one_is_told(sealed_here):
    forge(sealed_here, lambda held: held["scheme"]["resolved"].update(title="另一个"))
    (one,) = found(sealed_here)["differences"]
    assert (one["what"], one["sealed"], one["now"]) == ("resolved.title", "另一个", "2026年乡镇考核")


def test_below_the_board_it_is_said_that_it_is_not_what_was_sealed(sealed_here):
    forge(sealed_here, lambda held: at(held["record"], *WORK, "xicun").update(grade="一般"))
    notes = json.loads(run("evaluate", "-p", QUARTER, "-f", "json", at=sealed_here).out)["notes"]
    assert notes[0]["code"] == "differs_from_seal"


def test_an_untouched_seal_holds_and_the_notes_may_be_worded_otherwise(sealed_here):
    assert verify(sealed_here).code == 0
    forge(sealed_here, lambda held: held["record"]["notes"].append({"code": "new", "text": "另一种说法"}))
    assert verify(sealed_here).code == 0


# ---- every figure, one at a time ----


def leaves(data, path=()):
    """The places of all values that are no dict and no list, and of the keys they stand under."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(value, (*path, key))
    else:
        yield path


def other(value):
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 0.01
    return 1 if value is None else f"{value}又"


def forged(record, path, taken_out):
    """The record with one of its leaves changed, or taken out; what lies beside the path is not copied."""
    changed, (first, *rest) = copy(record), path
    if rest:
        changed[first] = forged(record[first], rest, taken_out)
    elif taken_out:
        del changed[first]
    else:
        changed[first] = other(record[first])
    return changed


def of_unit(record, path):
    """The unit whose figures a place holds."""
    if len(path) > 3 and path[0] in ("tables", "totals") and path[2] == "rows":
        return record[path[0]][path[1]]["rows"][path[3]]["unit"]
    return None


def unnoticed(root, most):
    """The leaves of a seal's record that can be changed, or taken out, and `verify` says nothing of their unit."""
    (opened,) = all_seals(root)
    seal = opened.sealed
    assert not own(seal, seal.record)
    results = {key: held for key, held in seal.record.items() if key != "notes"}
    paths = sorted(leaves(results), key=repr)
    for path in random.Random(8).sample(paths, min(most, len(paths))):
        for taken_out in (False, True):
            told = own(seal, forged(results, path, taken_out))
            unit = of_unit(results, path)
            names = {one.unit.id if one.unit else None for one in told}
            # Who is taken out of a list of units is told by the list.
            if not told or (unit not in names and not any(one.what == "rows" for one in told)):
                yield (*path, "taken out" if taken_out else "changed")


def own(seal, record):
    return tuple(own_differences({**seal.body, "record": record}, seal.board, seal.recomputed, "seal"))


@pytest.fixture
def board_put_in_words_once(monkeypatch):
    """What a board says of its scheme and rows is the same whatever is forged in the record beside it."""
    for question in ("scheme_as_held", "gaps_of", "source_hashes"):
        monkeypatch.setattr(own_room, question, cache(getattr(own_room, question)))


@pytest.mark.usefixtures("board_put_in_words_once")
def test_no_figure_of_a_record_can_be_changed_or_taken_out_unnoticed(sealed_here):
    assert list(unnoticed(sealed_here, 10_000)) == []


@pytest.mark.usefixtures("board_put_in_words_once")
def test_nor_of_the_shipped_one(tmp_path):
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    assert publish(tmp_path, "--with-gaps").code == 0
    assert list(unnoticed(tmp_path, 60)) == []


@pytest.mark.usefixtures("board_put_in_words_once")
def test_nor_of_one_that_an_earlier_version_sealed(tmp_path):
    shutil.copytree(EARLIER / "holds", tmp_path, dirs_exist_ok=True)
    assert list(unnoticed(tmp_path, 10_000)) == []
