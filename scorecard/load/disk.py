"""Files of a project as they are read from disk: their bytes, or why they cannot be had."""

from __future__ import annotations

from os.path import abspath
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.place import is_book, path_parts
from scorecard.base.span import Span
from scorecard.load.books.extra import require_extra
from scorecard.load.limits import SCHEME_BYTES, in_megabytes
from scorecard.load.scheme.beside import Opener
from scorecard.load.source import LargeSource, Source

if TYPE_CHECKING:
    from scorecard.load.annex.annex import Notice

_LARGE = 1 << 23
"""Bytes of a file from which on it is not held as a whole."""


def read_file(
    path: Path, root: Path, faults: list[Fault], most: int, code: str, **args: str
) -> Source | None:
    """A file's bytes; a fault where it cannot be read, or is so large (`code`) that it is not even tried."""
    try:
        size = path.stat().st_size
        if size > most:
            args |= {"size": in_megabytes(size), "most": in_megabytes(most)}
            faults.append(Fault(code, Span(shown_path(path, root), 1), args))
            return None
        place = shown_path(path, root)
        if size >= _LARGE and not is_book(path.name):
            return LargeSource(place, path)
        return Source(place, path.read_bytes())
    except OSError as error:
        faults.append(Fault("SC204", Span(shown_path(path, root), 1), {"reason": _why_unread(error)}))
        return None


def _why_unread(error: OSError) -> Text:
    if isinstance(error, FileNotFoundError):
        return message("it does not exist")
    if isinstance(error, PermissionError):
        return message("no permission, or another program holds it")
    reason = error.strerror or type(error).__name__
    return reason


def shown_path(path: Path, root: Path) -> str:
    """A path as it is shown: relative to the project where it lies inside, with forward slashes.

    Characters that could move the cursor or cannot be written are shown as `?`.
    """
    try:
        relative = Path(abspath(path)).relative_to(abspath(root)).as_posix()
    except ValueError:
        relative = path.as_posix()
    # A system that knows only ASCII hands other bytes through as surrogates.
    relative = relative.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() or char == "\u3000" else "?" for char in relative)


def opener_of(folder: Path, root: Path) -> Opener:
    """Opens the tables that a scheme in a folder names; none outside its project is read, nor by a link."""

    def opener(name: str) -> Source | Text:
        path = folder / path_parts(name).file
        inside = (folder.resolve(), root.resolve())
        if not any(path.resolve().is_relative_to(place) for place in inside):
            return message("it lies outside the project")
        if is_book(path.name) and path.is_file():
            require_extra("xlsx", shown_path(path, root))
        faults: list[Fault] = []
        source = read_file(path, root, faults, SCHEME_BYTES, "SC400")
        if source:
            return source
        return faults[0].args.get("reason") or faults[0].message

    return opener


def open_notice(path: Path) -> Notice:
    """Read the tables of a notice; raises `MissingExtra` where what reads it is not installed."""
    from scorecard.load.annex.annex import Notice, read_notice

    if is_book(path.name):
        require_extra("xlsx", path.name)
    faults: list[Fault] = []
    source = read_file(path, path.parent, faults, SCHEME_BYTES, "SC400")
    return read_notice(source) if source else Notice((), None, tuple(faults))
