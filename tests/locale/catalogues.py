"""What the code says and what a catalogue holds of it, and how a catalogue is brought up to date."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "scorecard"
CATALOGUES = sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/scorecard.po"))
KEYWORDS = {"message": None, "sense": ((1, "c"), 2), "plural": (1, 2)}
"""What `pybabel extract` is told: `-k message -k sense:1c,2 -k plural:1,2`."""


class Entry(NamedTuple):
    """A text of the code: the English, or its two forms, and the context if it has one."""

    context: str
    english: tuple[str, ...]


OF_CLICK = {"_": None, "ngettext": (1, 2)}


@cache
def extracted() -> dict[Entry, None]:
    """All texts of the package, and those of the toolkit of its command line, which takes its words from the same file."""
    return dict.fromkeys((*_extracted(PACKAGE, KEYWORDS), *_extracted(Path(click.__file__).parent, OF_CLICK)))


def _extracted(place: Path, keywords: Mapping[str, Any]) -> Iterator[Entry]:
    for _, _, text, _, context in extract_from_dir(str(place), [("**.py", "python")], {}, keywords):
        yield Entry(context or "", (text,) if isinstance(text, str) else tuple(text))


def written() -> Iterator[tuple[str, Entry | None]]:
    """Each call that makes a message, as the compiler sees it: its place, and the text; None where it is no literal."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                wanted = 1 if node.func.id == "message" else 2
                literal = [a.value for a in node.args[:wanted] if isinstance(a, ast.Constant)]
                texts = [str(text) for text in literal]
                entry = Entry(texts[0], (texts[1],)) if node.func.id == "sense" else Entry("", tuple(texts))
                yield f"{path}:{node.lineno}", entry if len(texts) == wanted else None


def catalogue(path: Path) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file)


def entries(path: Path) -> dict[Entry, tuple[str, ...]]:
    """What a catalogue holds: the text of the language by that of the code."""
    found = {}
    for one in catalogue(path):
        if one.id:
            english = one.id if isinstance(one.id, tuple | list) else (one.id,)
            texts = one.string if isinstance(one.string, tuple | list) else (one.string,)
            found[Entry(one.context or "", tuple(english))] = tuple(texts)
    return found


def gaps(text: str) -> frozenset[str]:
    """The names of the gaps of a text.

    >>> sorted(gaps("{name:lower} of {number} {{years}}"))
    ['name', 'number']
    """
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
