"""Rewrites the golden files: `python -m tests.render.regenerate`. Read the difference before keeping it."""

from __future__ import annotations

from pathlib import Path

from scorecard.base.message import Lang
from tests.render.rendered import render
from tests.render.samples import DOCUMENTS

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {
    "terminal": "terminal.txt",
    "plain": "plain.txt",
    "markdown": "md",
    "html": "html",
    "csv": "csv",
}
LANGS: tuple[Lang, ...] = ("zh", "en")
CASES = [(name, form, lang) for name in DOCUMENTS for form in SUFFIXES for lang in LANGS]
COLUMNS = (80, 100, 120, 160)
COLOURED = [(lang, columns) for lang in LANGS for columns in COLUMNS]


def golden_path(name: str, form: str, lang: Lang) -> Path:
    return GOLDEN / f"{name}.{lang}.{SUFFIXES[form]}"


def coloured_path(lang: Lang, columns: int) -> Path:
    return GOLDEN / f"first-page.{lang}.{columns}.ansi.txt"


def coloured(lang: Lang, columns: int) -> str:
    """The first page as a terminal in colour receives it."""
    text = render(DOCUMENTS["first-page"], "terminal", lang, width=columns, colour=True)
    assert isinstance(text, str)
    return text


def main() -> None:
    for lang, columns in COLOURED:
        coloured_path(lang, columns).write_text(coloured(lang, columns), encoding="utf-8", newline="")
    for name, form, lang in CASES:
        text = render(DOCUMENTS[name], form, lang)
        golden_path(name, form, lang).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
