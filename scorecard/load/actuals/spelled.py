"""What the spellings in the columns of a large sheet mean in a scheme: worked out once for each, looked up for every row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.span import Span
from scorecard.load.actuals.columns import Ints, Whole, narrow
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.known import KnownPeriod
from scorecard.load.actuals.names import NameProblem, SchemeNames
from scorecard.load.actuals.stretches import months_covered
from scorecard.load.actuals.unread_measures import (
    MeasuredRow,
    may_measure_beside,
    measured_otherwise,
    named_measures,
)
from scorecard.model.counted import counts_wholes
from scorecard.model.figure import Flags, Floats
from scorecard.model.indicator import Indicator

_NOWHERE = Span("", 1)


class _SpelledRow(NamedTuple):
    """The one row that a spelling names, what is allowed of it, and the number of its kind, −1 where there is none."""

    table: int
    row: int
    low: float
    high: float
    whole: bool
    kind: int


_NO_ROW = _SpelledRow(0, 0, -np.inf, np.inf, False, -1)


class Spellings:
    """The spellings of a column, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}

    def numbers(self, texts: Sequence[bytes]) -> tuple[Ints, list[str]]:
        """The numbers of different texts, and those of them that are new."""
        before = len(self._numbers)
        numbers = [self._numbers.setdefault(text, len(self._numbers)) for text in texts]
        fresh = numbers if len(self._numbers) > before else ()
        new = [text.decode() for text, number in zip(texts, fresh, strict=False) if number >= before]
        return np.array(numbers, np.int64), new


class SpelledColumn(NamedTuple):
    """A column of a block: the numbers of the spellings that stand in it, and which of these each row has."""

    numbers: Ints
    which: Whole

    def meaning(self, known: NDArray[Any]) -> NDArray[Any]:
        """What each row's spelling means, of what all spellings mean: looked up once for each that stands there."""
        meant: NDArray[Any] = known[self.numbers][self.which]
        return meant


class SchemeMeaning:
    """What the spellings of a file mean in one scheme, as arrays by their numbers."""

    def __init__(self, number: int, names: SchemeNames) -> None:
        self._number = number
        self._names = names
        scheme = names.scheme
        # Looked up in several processes, and made before there are any.
        names.units_of_each(())
        # The last place is that of no unit.
        seats = np.full((len(scheme.tables), len(scheme.units) + 1), -1, np.int64)
        for t, table in enumerate(scheme.tables):
            seats[t, list(table.units)] = np.arange(len(table.units))
        self._seats = narrow(seats)
        self._unit_of: list[int] = []
        self._rows: list[_SpelledRow] = []
        self._periods: list[KnownPeriod | NameProblem] = []
        self._kinds: dict[tuple[object, ...], tuple[int, Indicator]] = {}

    def learn(self, periods: list[KnownPeriod | NameProblem], units: list[str], rows: list[str]) -> None:
        """Take in spellings that are new."""
        self._periods += periods
        if units:
            self._unit_of += [
                fits[0] if len(fits) == 1 and not may_measure_beside(text) else -1
                for text, fits in zip(units, self._names.units_of_each(units), strict=True)
            ]
        self._rows += map(self._row, rows)
        if rows:
            columns = list(zip(*self._rows, strict=True))
            self._table, self._row_of, self._kind = (narrow(np.array(columns[n])) for n in (0, 1, 5))
            self._low, self._high, self._whole = (np.array(columns[n]) for n in (2, 3, 4))
            self._limited = bool(np.isfinite([self._low, self._high]).any() or self._whole.any())
        if periods or rows:
            # The last kind is that of no row.
            kinds = [[self._is_own(when, row) for when in self._periods] for _, row in self._kinds.values()]
            self._fits = np.array([*kinds, [False] * len(self._periods)])

    def _row(self, text: str) -> _SpelledRow:
        """What is computed may share its name with what it is computed from: that needs care, as all that is ambiguous."""
        places = [place for place in self._names.places(text) if place.row >= 0]
        if len(places) != 1 or self._names.measure_of(text):
            return _NO_ROW
        table, row, indicator = places[0]
        if indicator.words or indicator.judging:
            return _NO_ROW
        own = [MeasuredRow(indicator.name, indicator.measure)]
        if any(measured_otherwise(measure, own) for measure in named_measures(text)):
            return _NO_ROW
        kind, _ = self._kinds.setdefault(
            (indicator.added_up, indicator.nature), (len(self._kinds), indicator)
        )
        allowed = indicator.allowed
        whole = counts_wholes(indicator)
        limits = (allowed.low, allowed.high, allowed.whole) if allowed else (-np.inf, np.inf, whole)
        return _SpelledRow(table, row, *limits, kind)

    def _is_own(self, when: KnownPeriod | NameProblem, row: Indicator) -> bool:
        """Whether a period is one of this scheme, and names no months that a row of this kind has to speak of."""
        if isinstance(when, NameProblem) or when.scheme != self._number:
            return False
        aside = Gatherings([], [])
        scheme = self._names.scheme
        return (
            not months_covered(when, row, scheme.calendar, aside, lambda field: _NOWHERE) and not aside.faults
        )

    def cells(
        self, period: SpelledColumn, unit: SpelledColumn, row: SpelledColumn, value: Floats
    ) -> tuple[Flags, Whole, Whole, Whole]:
        """bool[N], which rows are plain ones of this scheme; and the table, unit and row of each."""
        table = row.meaning(self._table)
        units = np.array([self._unit_of[n] for n in unit.numbers.tolist()], np.int64)
        one = len(self._seats) == 1
        seat = self._seats[0, units][unit.which] if one else self._seats[table, units[unit.which]]
        plain = self._fits[row.meaning(self._kind), period.numbers[period.which]] & (seat >= 0)
        if self._limited:
            plain &= (value >= row.meaning(self._low)) & (value <= row.meaning(self._high))
            plain &= ~row.meaning(self._whole) | (value == np.rint(value))
        return plain, table, seat, row.meaning(self._row_of)
