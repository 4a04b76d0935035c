"""On a cluster of two workers every result is that of the run in one piece; skipped where dask is not installed."""

from __future__ import annotations

import json
from copy import copy

import numpy as np
import pytest

pytest.importorskip("distributed", reason="dask is not installed: pip install -e .[dask]")
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install -e .[dask]")

import pyarrow  # noqa: E402
from distributed import Client, LocalCluster  # noqa: E402

from scorecard.cluster.on_dask import BlocksOnDask, UnreachableCluster, cluster  # noqa: E402
from scorecard.cluster.parquet import Folder, block_files  # noqa: E402
from scorecard.engine.blocks import contiguous, score_in_blocks  # noqa: E402
from scorecard.engine.not_in_blocks import hindrances  # noqa: E402
from scorecard.load.parquet import as_text  # noqa: E402
from scorecard.load.source import Source  # noqa: E402
from scorecard.model.blocks import block_of  # noqa: E402
from scorecard.tables.record import record  # noqa: E402
from scorecard.workspace import read_workspace  # noqa: E402
from tests.blocks.bits import apart  # noqa: E402
from tests.boards import SCORED, case_board, drawn_board  # noqa: E402
from tests.cli.running import ROOT, run  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")

EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/config"))
OF_OTHERS = [id for id in SCORED if id.startswith("16-与其他单位比")]


@pytest.fixture(scope="module")
def client():
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as workers,
        Client(workers) as found,
    ):
        yield found


def on_cluster(client, board, then, size=None):
    size = size or len(board.scheme.units) // 3 + 1
    cut = (block_of(board.scheme, board.ledger, part) for part in contiguous(len(board.scheme.units), size))
    blocks = BlocksOnDask(client, cut, board.period, board.years)
    return list(score_in_blocks(board.scheme, board.period, blocks, then))


def boards():
    for project in (ROOT, *EXAMPLES):
        workspace = read_workspace(project)
        yield project.name, workspace.board(workspace.periods[-1])
    yield from ((id, case_board(id)) for id in OF_OTHERS[::4])
    yield from ((seed, drawn_board(seed)) for seed in range(5))


def test_shipped_data_examples_and_random_schemes(client):
    compared = 0
    for name, board in boards():
        if board is None or hindrances(board.scheme, board.years):
            continue
        found = [where for block in on_cluster(client, board, copy) for where in apart(board, block)]
        assert found == [], name
        compared += 1
    assert compared > 8


def test_what_is_written_is_what_the_json_says(client, tmp_path):
    board = read_workspace(ROOT).board(read_workspace(ROOT).periods[-1])
    with Folder(tmp_path / "out") as folder:
        for files in on_cluster(client, board, block_files, size=5):
            folder.add(files)
    json_of = json.loads(json.dumps(record(board, "zh"), default=list))
    units = parquet.read_table(tmp_path / "out" / "units").to_pylist()
    cells = parquet.read_table(tmp_path / "out" / "cells").to_pylist()
    places = {one["id"]: one for one in (*json_of["tables"], *json_of["totals"])}
    assert len(units) == sum(len(one["rows"]) for one in places.values())
    for mine in units:
        theirs = next(one for one in places[mine["table"]]["rows"] if one["unit"] == mine["unit"])
        for name in ("name", "group", "total", "printed", "rank", "group_rank"):
            assert mine[name] == theirs[name], (mine, name)
        ends = theirs["rank_range"] or [None, None]
        assert [mine["rank_best"], mine["rank_worst"]] == ends and mine["grade"] == theirs.get("grade")
    for mine in cells:
        row = next(one for one in places[mine["table"]]["rows"] if one["unit"] == mine["unit"])
        theirs = row["cells"][mine["indicator"]]
        for name in ("actual", "target", "due", "completion", "progress", "met", "points", "counted"):
            assert mine[name] == theirs[name], (mine, name)
        for name in ("full_points", "status", "carried"):
            assert mine[name] == theirs[name], (mine, name)
    assert len(cells) == sum(len(row["cells"]) for one in json_of["tables"] for row in one["rows"])


def test_the_command_on_a_cluster(client, tmp_path):
    address = client.scheduler.address
    out = f"{tmp_path}/out/"
    args = ("evaluate", "-p", "2017Q4", "--engine", "dask", "--scheduler", address, "-o", out)
    done = run(*args, "--block", "5", "--lang", "en", columns=200)
    assert (done.code, done.out, done.err) == (0, "", f"12 units in 3 blocks: {tmp_path}/out\n")
    assert run(*args, "--block", "12").code == 0
    # What an earlier run wrote is replaced whole.
    assert len(list((tmp_path / "out" / "cells").iterdir())) == 1
    (tmp_path / "out" / "cells" / "mine.txt").write_text("x")
    refused = run(*args, "--block", "5", "--lang", "en", columns=200)
    assert refused.code == 2 and "mine.txt is not replaced" in refused.err


def test_an_address_where_nobody_answers():
    with pytest.raises(UnreachableCluster), cluster("tcp://127.0.0.1:1"):
        pass


def test_parquet_is_read_like_the_csv_that_says_the_same(tmp_path):
    from pyarrow import csv

    for kind in ("csv", "parquet"):
        (tmp_path / kind / "config").mkdir(parents=True)
        (tmp_path / kind / "data").mkdir()
        (tmp_path / kind / "config" / "indicators.yaml").write_bytes(
            (ROOT / "config" / "indicators.yaml").read_bytes()
        )
    text = 'period,unit,indicator,value\n2017Q2,春江镇,hightech_share,46.1\n2017Q2,罗溪镇,hightech_share,\n2017Q2,罗溪,x"y,1\n'
    (tmp_path / "csv" / "data" / "a.csv").write_text(text, encoding="utf-8")
    table = csv.read_csv(
        tmp_path / "csv" / "data" / "a.csv", parse_options=csv.ParseOptions(quote_char=False)
    )
    parquet.write_table(table, tmp_path / "parquet" / "data" / "a.parquet")
    plain, columns = (read_workspace(tmp_path / kind) for kind in ("csv", "parquet"))
    told = [[(one.code, one.span.line, one.args) for one in space.faults] for space in (plain, columns)]
    assert told[0] == told[1] and told[0]
    ledgers = [space.actuals.ledgers[2017] for space in (plain, columns)]
    assert np.array_equal(ledgers[0].value, ledgers[1].value, equal_nan=True) and len(ledgers[0]) == 2


def test_what_a_parquet_file_has_wrong_is_told_in_plain_words(tmp_path):
    columns = [pyarrow.array([text]) for text in ("2017Q2", "甲镇", "甲镇", "专利申请", "1")]
    doubled = pyarrow.Table.from_arrays(columns, names=["period", "unit", "unit", "indicator", "value"])
    for name, table in (("doubled", doubled), ("lists", pyarrow.table({"值": [[1, 2]]}))):
        parquet.write_table(table, tmp_path / f"{name}.parquet")
    faults = []
    text = as_text(Source("doubled.parquet", (tmp_path / "doubled.parquet").read_bytes()), faults)
    assert text and text.data.startswith(b"period,unit,unit,indicator,value\n") and not faults
    assert as_text(Source("lists.parquet", (tmp_path / "lists.parquet").read_bytes()), faults) is None
    assert "column “值”" in faults[0].message.say("en")


def test_a_broken_parquet_file_is_a_fault(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "a.yaml").write_bytes((ROOT / "config" / "indicators.yaml").read_bytes())
    (tmp_path / "data" / "a.parquet").write_bytes(b"PAR1 nothing PAR1")
    done = run("check", "--lang", "en", at=tmp_path)
    assert done.code == 1 and "SC204" in done.err + done.out and "Traceback" not in done.err
