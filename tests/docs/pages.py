"""The pages of the documentation, their fenced blocks, and what the comment before a block says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard.base.message import Lang
from scorecard.load.scheme.beside import Opener
from scorecard.load.source import Source

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*/README*.md")))
PAGES = (ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md")), *EXAMPLES)

_FENCE = re.compile(r"^```(\w*)$")
_SAYS = re.compile(r"^<!-- (\w+)(?:: (.+?))? -->$")


@dataclass(frozen=True)
class Block:
    """A fenced block: what the comment before it says (`<!-- in: shipped -->`), and its lines from `start`."""

    word: str
    detail: str
    kind: str
    start: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def language_of(page: Path) -> Lang:
    """Chinese where the name says so, or where another page is the English one of the two."""
    says = page.name.endswith(".zh-CN.md")
    return "zh" if says or (ROOT / "docs" / f"{page.stem}.en.md").exists() else "en"


def blocks(text: str) -> Iterator[Block]:
    """All fenced blocks of a page; `start` counts lines from 0, the fence not included."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if fence:
            end = lines.index("```", at + 1)
            said = _SAYS.match(lines[at - 1]) if at else None
            word, detail = (said[1], said[2] or "") if said else ("", "")
            yield Block(word, detail, fence[1], at + 1, tuple(lines[at + 1 : end]))
            at = end
        at += 1


def marked(word: str) -> list[tuple[str, Block]]:
    """All blocks whose comment begins with a word, each with a name to find it by."""
    return [
        (f"{page.name}:{block.start}", block)
        for page in PAGES
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.word == word
    ]


def beside(page: str) -> Opener:
    """The tables that a page shows for its schemes to name."""
    pages = [one.read_text(encoding="utf-8") for one in PAGES if one.name == page]
    tables = {one.detail: one.text for text in pages for one in blocks(text) if one.word == "beside"}
    return lambda name: Source(name, tables[name].encode())
