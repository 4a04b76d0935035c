"""Projects that tests leave as they are, so that they need not be read anew for every command."""

from __future__ import annotations

from pathlib import Path

_PLACES = {Path(__file__).resolve().parent.parent}


def unchanging(place: Path) -> Path:
    """A project that a test wrote and will not change."""
    _PLACES.add(place.resolve())
    return place


def is_unchanging(place: Path) -> bool:
    """Whether a project stands in such a folder, or in this repository."""
    resolved = place.resolve()
    return not _PLACES.isdisjoint((resolved, *resolved.parents))
