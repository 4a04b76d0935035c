"""Every text of the code stands in every catalogue, with the same gaps, and nothing else does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scorecard.locale import languages
from tests.locale.catalogues import CATALOGUES, PACKAGE, ROOT, entries, extracted, gaps, written
from tests.locale.refresh import refreshed


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parent.parent.name)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_a_tool_finds_every_text_that_the_code_says() -> None:
    seen = extracted()
    missed = [place for place, entry in written() if entry is None or entry not in seen]
    assert missed == [], "write the texts as literals, and a message inside another one before it"


def test_nothing_lacks_and_nothing_is_left_over(path: Path) -> None:
    held = entries(path)
    assert held.keys() == extracted().keys(), "run python -m tests.locale.refresh and write what is new"
    assert [entry for entry, texts in held.items() if not all(texts)] == []


def test_both_sides_have_the_same_gaps(path: Path) -> None:
    for entry, texts in entries(path).items():
        for text in texts:
            assert gaps(text) == gaps(entry.english[-1]), entry


def test_a_catalogue_is_in_the_order_of_the_english(path: Path) -> None:
    assert path.read_text("utf-8") == refreshed(path)


def test_the_languages_are_those_whose_files_are_there() -> None:
    assert set(languages()) == {"en", *(path.parent.parent.name.partition("_")[0] for path in CATALOGUES)}


def test_no_language_is_named_outside_the_room_of_messages() -> None:
    named = re.compile(r"\.(zh|en)\b|\bText\(")
    rooms = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if named.search(file.read_text("utf-8").replace(".zh-CN.md", ""))
    }
    assert rooms <= {"base/message.py", "render/terminal.py"}


def test_contributing_names_the_command() -> None:
    assert "python -m tests.locale.refresh" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
