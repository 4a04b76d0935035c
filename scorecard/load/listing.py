"""Which files of a project are read: its schemes, and what stands in its folder of actuals."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.place import BOOKS, PARQUET, is_book, is_parquet
from scorecard.base.span import Span
from scorecard.load.books.extra import require_extra
from scorecard.load.disk import shown_path


class IgnoredFile(NamedTuple):
    """A file in the data folder that was not read, and why."""

    path: str
    reason: Text


def schemes_in(folder: Path) -> list[Path]:
    """The scheme files of a folder."""
    if not folder.is_dir():
        return []
    paths = (p for p in folder.glob("*") if p.suffix in (".yaml", ".yml") and not _hidden(p))
    return sorted(filter(_is_found, paths))


def actuals_in(place: Path, root: Path, faults: list[Fault], ignored: list[IgnoredFile]) -> list[Path]:
    """The files of values in a folder, or the one that is named."""
    if place.is_file():
        paths = [place]
    else:
        # A link to nothing is told as a file that cannot be read, not passed over.
        files = sorted(filter(_is_found, place.rglob("*"))) if place.is_dir() else []
        stems = {p.with_suffix("") for p in files if p.suffix.lower() == ".csv"}
        paths = [p for p in files if _is_read(p, stems)]
        unread = [p for p in files if p not in paths]
        told = [p for p in unread if p.suffix.lower() in _NOT_READ and not _hidden(p)]
        faults += [Fault("SC441", Span(shown_path(p, root), 1), {"suffix": p.suffix}) for p in told]
        ignored += [IgnoredFile(shown_path(p, root), _why_left_out(p)) for p in unread if p not in told]
        named_as_sheets = sorted(p for p in place.rglob("*.csv") if p.is_dir()) if place.is_dir() else []
        ignored += [IgnoredFile(shown_path(p, root), _FOLDER) for p in named_as_sheets]
        if not paths:
            faults.append(
                Fault("SC203", Span(shown_path(place, root), 1), {"where": shown_path(place, root)})
            )
    for path in paths:
        if is_book(path.name) or is_parquet(path.name):
            require_extra("xlsx" if is_book(path.name) else "parquet", shown_path(path, root))
    return paths


_NOT_READ = frozenset((".xls", ".xlsb", ".ods", ".et", ".numbers", ".doc", ".docx", ".wps", ".pdf"))
"""Files that may hold returns and are not read."""


def _is_read(path: Path, stems: set[Path]) -> bool:
    """Whether a file is read as values; where a sheet is there as text and otherwise too, the text is."""
    if _hidden(path):
        return False
    other = is_book(path.name) or is_parquet(path.name)
    return path.suffix.lower() == ".csv" or (other and path.with_suffix("") not in stems)


_FOLDER = message("it is a folder, not a file")


def _is_found(path: Path) -> bool:
    return path.is_file() or (path.is_symlink() and not path.exists())


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "~$", "_"))


def _why_left_out(path: Path) -> Text:
    if _hidden(path):
        return message("its name begins with . _ or ~$")
    if path.suffix.lower() in (*BOOKS, PARQUET):
        return message("the .csv of the same name was read")
    return message("its suffix is {suffix}, not .csv or .xlsx", suffix=path.suffix or message("empty"))
