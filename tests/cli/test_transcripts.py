"""The command line says what its transcripts say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import NAMES, TRANSCRIPTS, played

pytestmark = pytest.mark.long


@pytest.mark.parametrize("name", NAMES)
def test_a_transcript_plays_as_it_is_written(name: str, tmp_path: Path) -> None:
    assert played(name, tmp_path) == (TRANSCRIPTS / name).read_bytes().decode()


def test_each_transcript_is_there_in_both_languages() -> None:
    assert {name.replace(".zh.", ".en.") for name in NAMES} == {n for n in NAMES if ".en." in n}
    assert {name.replace(".en.", ".zh.") for name in NAMES} == {n for n in NAMES if ".zh." in n}
