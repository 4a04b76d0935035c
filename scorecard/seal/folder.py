"""The folder `published/`: which periods are sealed there."""

from __future__ import annotations

from pathlib import Path

from scorecard.model.period import Period
from scorecard.model.period_names import parse_period

FOLDER = "published"


def seal_file(root: Path, period: Period, starts: int) -> Path | None:
    """The file a period is sealed in, whatever it calls the period; None where there is none.

    starts : the month in which the year starts
    """
    return next((path for path in seal_files(root) if parse_period(path.stem, starts) == period), None)


def seal_files(root: Path) -> list[Path]:
    """The seals in the folder; files being written, and locks, begin with a dot."""
    folder = root / FOLDER
    if not folder.is_dir():
        return []
    paths = (p for p in folder.iterdir() if p.suffix.lower() == ".json" and p.is_file())
    return sorted(p for p in paths if not p.name.startswith((".", "~$", "_")))
