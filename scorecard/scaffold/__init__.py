"""The files of a new project: a small example that runs as it stands, or the scheme of a notice. Forms: `forms/`."""

from __future__ import annotations

import json
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from scorecard.base.message import Lang, Text
from scorecard.language.json_schema import json_schema
from scorecard.load.annex.annex import Notice
from scorecard.scaffold.notice import draft

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
    files[SCHEMA] = _schema(lang)
    return files


def draft_from_notice(
    notice: Notice, file: str, year: int, lang: Lang
) -> tuple[dict[str, bytes], tuple[Text, ...]]:
    """The files of a project whose scheme is that of a notice, and what is left to its reader."""
    drafted = draft(notice, file, year, lang)
    editor = f"# yaml-language-server: $schema=../{SCHEMA}\n"
    scheme = (editor + drafted.yaml).encode("utf-8")
    return {"config/indicators.yaml": scheme, SCHEMA: _schema(lang)}, drafted.left


def _schema(lang: Lang) -> bytes:
    return (json.dumps(json_schema(lang), ensure_ascii=False, indent=2) + "\n").encode()


def _templates(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    templates = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = f"{prefix}{entry.name}"
        if entry.is_dir():
            templates += _templates(entry, f"{path}/")
        else:
            templates.append((path, entry.read_text(encoding="utf-8")))
    return templates


def is_empty(folder: Path, notice: Path | None = None) -> bool:
    """Whether a folder holds nothing but the notice, or is not there yet."""
    paths = {path.absolute() for path in folder.iterdir()} if folder.exists() else set()
    return not paths - ({notice.absolute()} if notice else set())
