"""Where a result may be written: never over what the project reads or owns, never over what is not ours."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.base.message import message
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.render.formats import FORMATS

if TYPE_CHECKING:
    from scorecard.cli.options import Request

_OWN_FOLDERS = ("config", "data", "published", ".git")
_OWN_FILES = ("pyproject.toml",)
# What is written anew each time. Whatever else is there must show that this program wrote it.
_REPLACED = frozenset({"", *(suffix for format in FORMATS if not format.mark for suffix in format.suffixes)})
_MARK_OF_SCHEMA = b'"title": "scorecard"'
_MARKS = (_MARK_OF_SCHEMA, *(format.mark for format in FORMATS if format.mark))
_LOOKED_AT = 4096
# What would be read as scheme or data the next time, in whatever folder was named for them.
_READ = frozenset({".csv", ".xlsx", ".xls", ".docx", ".yaml", ".yml", ".parquet"})


def refuse_to_replace(request: Request) -> None:
    """Wrong usage where the output lies among the project's own files, or would replace another's."""
    output = request.output
    if output is None or str(output) == "-":
        return
    own = [request.directory / name for name in _OWN_FOLDERS + _OWN_FILES]
    named = [place for place in (request.config, *request.data) if place]
    # A folder that was named for the data may hold more than data, such as the results beside them.
    read = request.into_folder or output.suffix.lower() in _READ
    own += [place for place in named if place.is_file() or read]
    mine = _owner(output, own)
    if mine is not None:
        raise WrongUsage(
            message(
                "{output} is not written: {mine} belongs to the project (its scheme, data or seals) "
                "and is never replaced by a result; name another place with -o",
                output=output,
                mine=mine,
            ),
            ambient(),
        )
    if request.into_folder and output.is_file():
        raise WrongUsage(
            message(
                "{output} is a file, not a folder; name another folder, or leave the / out", output=output
            ),
            ambient(),
        )
    if output.is_file() and not request.force and not _may_go(output):
        raise WrongUsage(
            message(
                "{output} is not replaced: nothing in it shows that this program wrote it; choose "
                "another name, or add --force to replace it",
                output=output,
            ),
            ambient(),
        )


def _owner(output: Path, own: Sequence[Path]) -> Path | None:
    """The file or folder of the project that `output` is, is another name of, or lies in.

    Files are told apart as the system does: a link, another spelling or a second name is the same file.
    """
    where = Path(os.path.realpath(output))
    for place in own:
        if any(_same(place, each) for each in (where, *where.parents)):
            return place
    if where.is_file() and where.stat().st_nlink > 1:
        return next((file for place in own for file in _files(place) if _same(file, where)), None)
    return None


def _same(path: Path, other: Path) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return os.path.normcase(os.path.realpath(path)) == os.path.normcase(other)


def _files(place: Path) -> Iterator[Path]:
    return (path for path in place.rglob("*") if path.is_file()) if place.is_dir() else iter((place,))


def _may_go(path: Path) -> bool:
    """Whether a file is a text that is written anew, empty, or shows our mark near its beginning."""
    if {path.suffix.lower(), Path(os.path.realpath(path)).suffix.lower()} <= _REPLACED:
        return True
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError:
        return False
    return not start or any(mark in start for mark in _MARKS)
