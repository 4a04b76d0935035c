"""What schemes had to be written around, written both ways: the numbers are the same, and the new way is shorter.

A folder holds `old.yaml` and `new.yaml`, the lists that the new one names (`tables/`), the figures of both in `data.csv`
(those of one alone in `old.csv`), and in `same.yaml` which figure of the old is which of the new: `TABLE.total`,
`TABLE.printed` (the total to two decimals), `TABLE.rank`, `TABLE.grade`, or the points of a row as `TABLE.ROW`; in every year.
"""

from pathlib import Path

import pytest
import yaml

from scorecard.base.decimals import decimal_text
from scorecard.base.fault import errors
from scorecard.model.figure import same
from scorecard.model.period import Period
from scorecard.workspace import read_workspace

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("*/same.yaml"))


def text_of(folder, which):
    return (folder / f"{which}.yaml").read_text(encoding="utf-8")


def scored(folder, which, place):
    (place / "config").mkdir(parents=True)
    (place / "data").mkdir()
    (place / "config" / "indicators.yaml").write_text(text_of(folder, which), encoding="utf-8")
    for sent in (folder / "data.csv", folder / f"{which}.csv"):
        if sent.exists():
            (place / "data" / sent.name).write_bytes(sent.read_bytes())
    for table in (folder / "tables").glob("*"):
        (place / "config" / table.name).write_bytes(table.read_bytes())
    workspace = read_workspace(place)
    assert [line for fault in errors(workspace.faults) for line in fault.lines("zh")] == []
    return [workspace.board(Period(year, 12)) for year in workspace.schemes[0].years]


def figure(board, name):
    """One figure of every unit, by its name."""
    part, _, what = name.partition(".")
    place = board.part(part)
    if what == "grade":
        return list(place.grade)
    if what == "rank":
        return place.ranks.official(place.of.ranking.among).tolist()
    if what == "printed":
        return [decimal_text(total, 2) for total in place.total.shown.tolist()]
    return place.total if what == "total" else place.points[:, place.of.index[what]]


def alike(old, new):
    if isinstance(old, list):
        return old == new
    return bool((old.missing == new.missing).all() and same(old, new)[old.known].all())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_numbers_are_the_same_and_the_new_way_is_shorter(folder, tmp_path):
    old, new = (scored(folder, which, tmp_path / which) for which in ("old", "new"))
    pairs = yaml.safe_load((folder / "same.yaml").read_text(encoding="utf-8"))
    for before, after in pairs.items():
        for then, here in zip(old, new, strict=True):
            was, now = figure(then, before), figure(here, after)
            assert alike(was, now), (before, was, now)
    assert len("".join(text_of(folder, "new").split())) < len("".join(text_of(folder, "old").split()))
