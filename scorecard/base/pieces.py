"""Lines whose pieces play a role, so that a terminal may set them off; joined, they are the line that is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from scorecard.base.width import fold, width

Role = Literal["", "error", "warning", "remark", "passed", "place", "aside", "cure"]
"""A verdict by how much it weighs; where something stands; what stands beside it; what to do about it."""

INDENT = "    "


class LinePiece(NamedTuple):
    """Some of a line, all of one role."""

    text: str
    role: Role = ""


Line = tuple[LinePiece, ...]


def line_text(line: Line) -> str:
    """A line as it is printed."""
    return "".join(piece.text for piece in line)


def fold_indented(line: Sequence[LinePiece], columns: int) -> list[Line]:
    """A sentence whose further lines are indented; in one line where `columns` is 0.

    >>> [line_text(line) for line in fold_indented([LinePiece("a.csv:7: ", "place"), LinePiece("no number")], 14)]
    ['a.csv:7:', '    no number']
    """
    text = line_text(tuple(line))
    if width(text) <= columns or not columns:
        return [tuple(line)]
    indent = text[: len(text) - len(text.lstrip())]
    first, *rest = fold(text.lstrip(), columns - len(INDENT))
    return list(_lines_in_roles(line, [indent + first, *(INDENT + each for each in rest)]))


def fold_plain(line: Line, columns: int) -> list[Line]:
    """The same without an indent."""
    text = line_text(line)
    return list(_lines_in_roles(line, fold(text, columns))) if columns and width(text) > columns else [line]


def _lines_in_roles(pieces: Iterable[LinePiece], lines: Iterable[str]) -> Iterator[Line]:
    """The folded lines of a text in the roles of its pieces: folding leaves out and puts in nothing but blanks."""
    roles = iter([piece.role for piece in pieces for char in piece.text if not char.isspace()])
    for line in lines:
        pieces_of: list[LinePiece] = []
        for char in line:
            last: Role = pieces_of[-1].role if pieces_of else ""
            role = last if char.isspace() else next(roles)
            if pieces_of and pieces_of[-1].role == role:
                pieces_of[-1] = LinePiece(pieces_of[-1].text + char, role)
            else:
                pieces_of.append(LinePiece(char, role))
        yield tuple(pieces_of)
