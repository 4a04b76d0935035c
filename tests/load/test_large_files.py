"""A large file stays on disk: what is asked of it is what stands in it, or it is said that it was changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scorecard.base.file_changed import FileChanged
from scorecard.cli.guard import run_guarded
from scorecard.load.lines import FileLines
from scorecard.load.source import LargeSource, Source

TEXT = "".join(f"第{n}行,{'x' * (n * 37 % 400)}\r\n" for n in range(2_000)) + "末行"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_are_those_of_the_file(tmp_path: Path, codec: str) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(TEXT.encode(codec))
    large, whole = LargeSource("a.csv", place), Source("a.csv", TEXT.encode(codec))
    assert (large.size, large.data, large.piece(7, 99)) == (whole.size, whole.data, whole.piece(7, 99))
    lines = FileLines(large, "gb18030" if codec == "gb18030" else "utf-8")
    wanted = TEXT.split("\r\n")
    assert list(lines) == wanted
    assert [lines[n] for n in (0, 1, 999, 1_999, 2_000, -1)] == [
        wanted[n] for n in (0, 1, 999, 1_999, 2_000, -1)
    ]
    assert lines[3:8] == wanted[3:8]
    assert len(lines) == len(wanted)


def test_a_file_put_in_its_place_is_another(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(b"one\ntwo\n")
    source = LargeSource("a.csv", place)
    (tmp_path / "new.csv").write_bytes(b"another\n")
    try:
        os.replace(tmp_path / "new.csv", place)
    except PermissionError:
        pytest.skip("this system keeps an open file in its place")
    assert source.data == b"one\ntwo\n"


def test_a_file_that_is_written_into_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "a.csv"
    place.write_bytes(b"one\ntwo\n")
    source = LargeSource("data/a.csv", place)
    place.write_bytes(b"on\n")
    with pytest.raises(FileChanged):
        source.piece(0, 8)
    with pytest.raises(SystemExit) as ended:
        run_guarded(lambda: source.data)
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "data/a.csv" in said and "Traceback" not in said
