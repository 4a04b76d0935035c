"""Where dask or pyarrow is not installed one line says what to install."""

import pytest

from scorecard.cli import in_blocks
from scorecard.load.books import extra
from tests.cli.running import ROOT, run


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch):
    for module in (in_blocks, extra):
        monkeypatch.setattr(module, "find_spec", lambda name: None)


def test_the_engine(tmp_path):
    done = run("evaluate", "-p", "2017Q4", "--engine", "dask", "-o", f"{tmp_path}/out/", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err == "to score with dask, first pip install 'scorecard-kaohe[dask]'\n"
    assert not (tmp_path / "out").exists()


def test_a_parquet_file_among_the_returns(tmp_path):
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "a.yaml").write_bytes((ROOT / "config" / "indicators.yaml").read_bytes())
    (tmp_path / "data" / "a.parquet").write_bytes(b"PAR1")
    done = run("check", "--lang", "en", at=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == "to read data/a.parquet, first pip install 'scorecard-kaohe[parquet]'\n"
