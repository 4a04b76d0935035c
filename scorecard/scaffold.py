"""The files of a new project: a small example that runs as it stands."""

from __future__ import annotations

import json
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from scorecard.base.message import Lang
from scorecard.language.json_schema import json_schema

SCHEMA = "scorecard.schema.json"


def starter(lang: Lang, year: int) -> dict[str, bytes]:
    """The files of a starter project by their path, in the language and for the year asked for.

    A language without an example of its own gets the English one.

    Tables of actuals carry a BOM, so that Excel and WPS open them as they are.
    """
    files = {}
    templates = resources.files("scorecard") / "templates"
    own = templates / lang
    for path, text in _templates(own if own.is_dir() else templates / "en", ""):
        filled = text.replace("{{year}}", str(year))
        files[path.replace("{{year}}", str(year))] = filled.encode(
            "utf-8-sig" if path.endswith(".csv") else "utf-8"
        )
    files[SCHEMA] = (json.dumps(json_schema(lang), ensure_ascii=False, indent=2) + "\n").encode()
    return files


def _templates(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{prefix}{entry.name}"
        if entry.is_dir():
            found += _templates(entry, f"{path}/")
        else:
            found.append((path, entry.read_text(encoding="utf-8")))
    return found


def is_empty(folder: Path) -> bool:
    """Whether a folder holds nothing, or is not there yet."""
    return not folder.exists() or not any(folder.iterdir())
