"""What is counted without the library takes as many columns as the library says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from scorecard.base.width import width

SIGNS = "“”‘’—…·×÷−→≤≥、。《》（）：；，％①√\u3000\u302a\u3030\uff00\uff61"


def test_each_character_of_names_takes_what_the_library_says() -> None:
    characters = [*map(chr, range(0x20, 0x7F)), *SIGNS, *map(chr, range(0x3000, 0x3030))]
    characters += [*map(chr, range(0x3400, 0xA000)), *map(chr, range(0xFF00, 0xFF70))]
    assert [c for c in characters if width(c) != max(wcwidth(c), 0)] == []


@given(st.text(st.sampled_from(f"春江镇 ab1.{SIGNS}\u0301\ufe0f👍🏽"), max_size=12))
def test_so_do_texts_of_them(text: str) -> None:
    columns = wcswidth(text)
    assert width(text) == (columns if columns >= 0 else len(text))
