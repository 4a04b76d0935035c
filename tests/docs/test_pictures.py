"""Pictures of a terminal: the same each time, fetching nothing, every stretch in its columns."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ElementTree

import pytest

from tests.docs.pictures import as_png, drawn, terminal_picture

pytest.importorskip("pty", reason="a terminal of POSIX")
SAID = "\x1b[1m单位\x1b[0m  升降\n三井街道  \x1b[31m降2\x1b[0m — “甲” <b>\n"


def stretches(svg: bytes) -> list[tuple[str, float, float]]:
    """What stands where: the text, where it begins and how far it reaches, in columns."""
    texts = [one for one in ElementTree.fromstring(svg).iter() if one.get("textLength")]
    one = min(float(text.get("textLength", 0)) for text in texts)
    return [
        ("".join(text.itertext()), float(text.get("x", 0)) / one, float(text.get("textLength", 0)) / one)
        for text in texts
    ]


def test_a_chinese_character_takes_two_columns() -> None:
    found = {text.strip("\xa0"): (round(x), round(long)) for text, x, long in stretches(drawn(SAID, 40, "x"))}
    assert found["三井街道"] == (0, 8)
    assert found["降"] == (10, 2)
    assert found["“"] == (16, 1)
    assert found["甲"] == (17, 2)
    assert found["<b>"] == (20, 4)


@pytest.mark.parametrize("background", ["dark", "light"])
def test_a_picture_is_the_same_each_time_and_fetches_nothing(background: str) -> None:
    first, second = (
        terminal_picture(["evaluate", "-t", "overall"], 120, "zh", background, lines=20)  # type: ignore[arg-type]
        for _ in range(2)
    )
    assert first == second
    addresses = set(re.findall(rb"https?://[^\s\"'<)]+", first))
    assert addresses <= {b"http://www.w3.org/2000/svg", b"https://www.textualize.io"}
    assert "总分排名" in "".join(text for text, _, _ in stretches(first))


@pytest.mark.skipif(not shutil.which("chromium"), reason="a browser draws it")
def test_a_browser_draws_it() -> None:
    assert as_png(drawn(SAID, 40, "x")).startswith(b"\x89PNG")
