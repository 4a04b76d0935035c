"""Results as Parquet: a folder of units and a folder of cells, one file of each for every block."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scorecard.model.board import Board
from scorecard.tables.columns import Column, Columns, Words, cell_columns, unit_columns

if TYPE_CHECKING:
    import pyarrow as pa

KINDS = ("units", "cells")
"""The folders of a result."""

_MARK = b"scorecard"
"""By which a file is known as one of ours."""


class BlockFiles(NamedTuple):
    """The two files of a block, as bytes."""

    units: bytes
    cells: bytes


def block_files(board: Board) -> BlockFiles:
    """The results of a block of units."""
    return BlockFiles(_file(unit_columns(board), board), _file(cell_columns(board), board))


def _file(parts: Iterator[Columns], board: Board) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    period = board.label
    table = pa.concat_tables(
        [pa.table({name: _array(column) for name, column in part.items()}) for part in parts]
    ).unify_dictionaries()
    marked = table.replace_schema_metadata({_MARK: period.encode(), b"title": board.scheme.title.encode()})
    out = BytesIO()
    parquet.write_table(marked, out, compression="zstd")
    return out.getvalue()


def _array(column: Column) -> pa.Array:
    """A column; where there is no figure or word it is null."""
    import pyarrow as pa

    if isinstance(column, Words):
        at = pa.array(column.at, mask=column.at < 0)
        return pa.DictionaryArray.from_arrays(at, pa.array(column.words, pa.string()))
    if column.dtype == np.bool_:
        return pa.array(column)
    return pa.array(column, from_pandas=True)


class Folder:
    """Where results are written: whole or not at all, in the place of those of an earlier run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.beside = folder.with_name(f".{folder.name}.writing")
        self.count = 0

    def __enter__(self) -> Folder:
        shutil.rmtree(self.beside, ignore_errors=True)
        for kind in KINDS:
            (self.beside / kind).mkdir(parents=True)
        return self

    def add(self, files: BlockFiles) -> None:
        """Write the files of the next block."""
        for kind in KINDS:
            path = self.beside / kind / f"part-{self.count:05d}.parquet"
            path.write_bytes(getattr(files, kind))
        self.count += 1

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            for kind in KINDS:
                shutil.rmtree(self.folder / kind, ignore_errors=True)
                (self.beside / kind).replace(self.folder / kind)
        shutil.rmtree(self.beside, ignore_errors=True)


def not_ours(folder: Path) -> Path | None:
    """What stands in the way: a file there that no earlier run of ours wrote."""
    for kind in KINDS:
        place = folder / kind
        paths = sorted(place.rglob("*")) if place.is_dir() else [place] if place.exists() else []
        for path in paths:
            if not (path.is_file() and path.match("part-*.parquet") and _MARK in path.read_bytes()[-65536:]):
                return path
    return None
