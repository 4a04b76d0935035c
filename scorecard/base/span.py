"""Where something was read: file, line, column."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A place in a file the user wrote.

    `path` is shown as it is, relative to the project with forward slashes; `line` and `column`
    count from 1, columns in characters; `length` is the number of characters meant.

    >>> str(Span("config/indicators.yaml", 23, 7))
    'config/indicators.yaml:23:7'
    """

    path: str
    line: int
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
