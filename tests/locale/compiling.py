"""Catalogues compiled for tests, as the build of the package does."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

OWN = Path(__file__).resolve().parents[2] / "scorecard" / "locale"


def compile_stale(catalogues: Path = OWN) -> None:
    """Compile each `.po` whose `.mo` is absent or older; several runs at once leave each file whole."""
    for source in catalogues.glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if compiled.is_file() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        fresh = compiled.with_suffix(f".{os.getpid()}.mo")
        with source.open("rb") as text, fresh.open("wb") as file:
            write_mo(file, read_po(text))
        fresh.replace(compiled)
