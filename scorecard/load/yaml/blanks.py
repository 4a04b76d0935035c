"""Empty places in lists, such as `[900, , 400]`: YAML refuses them; read as empty texts, they are told as what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from scorecard.base.fault import Fault
from scorecard.base.span import Span

_EMPTY = "''"


class Blanks:
    """The places that were filled, so that whatever is told of their lines is told at the places that were written."""

    def __init__(self) -> None:
        self.told: list[Fault] = []
        self._columns: dict[int, list[int]] = defaultdict(list)

    def fill(self, lines: list[str], fault: Fault) -> None:
        """Put an empty text into the place that a fault names."""
        line, column = fault.span.line, fault.span.column
        text = lines[line - 1]
        lines[line - 1] = text[: column - 1] + _EMPTY + text[column - 1 :]
        self.told.append(replace(fault, span=self.as_written(fault.span)))
        self._columns[line].append(column)

    def as_written(self, span: Span) -> Span:
        """A place of the filled text, where it was written."""
        filled = self._columns.get(span.line, ())
        start = span.column - _count_before(filled, span.column)
        end = span.column + span.length
        return span._replace(column=start, length=max(1, end - _count_before(filled, end) - start))


def _count_before(filled: Sequence[int], column: int) -> int:
    """How many signs were put in before a column."""
    return len(_EMPTY) * sum(at < column for at in filled)
