"""Damaged files: whatever the bytes, there is an answer, and never a traceback."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run

SCHEME = ROOT / "config" / "indicators.yaml"
SHEETS = sorted((ROOT / "data").rglob("*.csv"))
ODD = [
    "\0",
    "\t",
    '"',
    "'",
    ",",
    "，",
    "：",
    ": ",
    "\u3000",
    "\u202e",
    "\x1b[2J",
    "{",
    "]",
    "&a ",
    "*a",
    "!!python/x ",
    "---\n",
]
ODD += [
    "\ufeff",
    "\ufffd",
    "-",
    "=1+1",
    "#REF!",
    "1e400",
    "nan",
    "٣",
    "①",
    "|",
    ">",
    "%",
    "@",
    "\r",
    "\n",
    "<<: *x\n",
    "? ",
    "镇",
    "\\",
]
RAW = [b"\xff", b"\xfe\xff", b"\xff\xfe", b"PK\x03\x04", b"\xe9", b"\x81", b"\x00\x00"]


def damaged(data: bytes, dice: random.Random) -> bytes:
    """One to four slips: bytes or lines lost, doubled or swapped, or something odd put in."""
    for _ in range(dice.randint(1, 4)):
        data = dice.choice((_bytes_changed, _lines_changed, _odd_put_in))(data, dice)
    return data


def _bytes_changed(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    piece = data[at : at + dice.randint(1, 6)]
    return data[:at] + dice.choice((b"", piece + piece, piece[::-1])) + data[at + len(piece) :]


def _lines_changed(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(4):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case _:
            lines[one] = lines[one].rstrip(b"\r\n")
    return b"".join(lines)


def _odd_put_in(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    odd = dice.choice(RAW) if dice.random() < 0.25 else dice.choice(ODD).encode()
    return data[:at] + odd + data[at:]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("damaged")
    (place / "config").mkdir()
    (place / "data").mkdir()
    return place


def answer(place: Path, seed: int, command: str) -> None:
    said = run(command, "-p", "2017Q2", "--lang", ("zh", "en")[seed % 2], at=place, columns=80)
    assert said.code in (0, 1), said.err
    printed = said.out + said.err
    assert "Traceback" not in printed and "internal fault" not in printed and "程序内部出错" not in printed
    assert not any(sign in printed for sign in ("\x1b", "\0", "\u202e", "\x07"))
    if command == "evaluate" and said.code == 1:
        assert said.out == ""


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_scheme_has_an_answer(seed: int, place: Path) -> None:
    dice = random.Random(seed)
    shutil.rmtree(place / "data")
    (place / "data").mkdir()
    shutil.copy(ROOT / "data" / "2017" / "2017Q2-迟报.csv", place / "data")
    (place / "config" / "indicators.yaml").write_bytes(damaged(SCHEME.read_bytes(), dice))
    answer(place, seed, dice.choice(("check", "evaluate")))


@pytest.mark.parametrize("seed", range(100, 200))
def test_a_damaged_sheet_has_an_answer(seed: int, place: Path) -> None:
    dice = random.Random(seed)
    shutil.copy(SCHEME, place / "config")
    shutil.rmtree(place / "data")
    (place / "data").mkdir()
    sheet = dice.choice(SHEETS)
    (place / "data" / sheet.name).write_bytes(damaged(sheet.read_bytes(), dice))
    answer(place, seed, dice.choice(("check", "evaluate")))
