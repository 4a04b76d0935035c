"""Rows of years that no scheme has: they count nowhere, and that is said once for each period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from scorecard.base.fault import Fault
from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import did_you_mean
from scorecard.base.place import places_words
from scorecard.base.span import Span
from scorecard.language.looked_back import earlier_years
from scorecard.load.actuals.known import period_label
from scorecard.load.actuals.numbers import quotable_text
from scorecard.model.ledger import period_of
from scorecard.model.period import MONTHS, Period
from scorecard.model.scheme import Scheme

FEW = 6
"""Of so many places of a period it is told where they are."""
_HISTORY = 6


class OtherYears:
    """Of each period of such a year: how many rows, in how many places, the first of these, and how it is written there."""

    def __init__(self) -> None:
        self._rows: Counter[int] = Counter()
        self._places: Counter[int] = Counter()
        self._first: dict[int, list[tuple[Span, str]]] = {}

    @property
    def rows(self) -> int:
        """How many rows there are of all of them."""
        return self._rows.total()

    def add(self, period: int, first: Iterable[tuple[Span, str]], rows: int = 1, places: int = 1) -> None:
        """Rows of a period: by its `ordinal`, with the first places in which it stands and as it is written there.

        The head of a column is one place of all the rows below it.
        """
        known = self._first.get(period, [])
        new = [place for place in first if place not in known]
        self._rows[period] += rows
        self._places[period] += places if new or len(known) == FEW else 0
        self._first[period] = sorted([*known, *new])[:FEW]

    def join(self, others: OtherYears) -> None:
        """Add those of another file, or of another part of it."""
        for period, first in others._first.items():
            self.add(period, first, others._rows[period], others._places[period])

    def faults(self, schemes: Sequence[Scheme], awaited: Collection[int]) -> Iterator[Fault]:
        """What is said of them; nothing of years whose scheme still awaits its targets, for that is said of the scheme."""
        numbers = [number for number in sorted(self._rows) if period_of(number).year not in awaited]
        behind = (
            {year: scheme.year for scheme in schemes for year in earlier_years(scheme)} if numbers else {}
        )
        for number in numbers:
            period = period_of(number)
            (span, text), *further = self._first[number]
            told: dict[str, Text] = {"text": quotable_text(text), "year": f"{period.year:04d}", "also": ""}
            told["count"] = str(self._rows[number])
            if further:
                places = places_words([at for at, _ in further], span.path)
                more = "…" if self._places[number] > FEW else ""
                told["also"] = message(", also in {places}{more}", places=places, more=more)
            if period.year in behind:
                yield Fault("SC502", span, {**told, "scheme": str(behind[period.year])})
            else:
                hint = did_you_mean(nearest_period(period, schemes))
                yield Fault(
                    "SC501", span, {**told, "periods": comma_list(map(_stretch, schemes)), "hint": hint}
                )


def nearest_period(period: Period, schemes: Iterable[Scheme]) -> str | None:
    """The period of a scheme that may have been meant: one slip of the year away, and of these the nearest in time.

    None for the years shortly before: old figures lie in the folder on purpose, and a hint would make new ones of them.
    """
    years = [year for scheme in schemes for year in scheme.years]
    if min(years) - _HISTORY <= period.year < min(years):
        return None
    slips = [
        (abs(year - period.year), period_label(Period(year, period.month), scheme.reporting))
        for scheme in schemes
        for year in scheme.years
        if _is_slip(f"{period.year:04d}", f"{year:04d}")
    ]
    return min(slips)[1] if slips else None


def _is_slip(written: str, meant: str) -> bool:
    """Whether two years are the same but for one digit, or for the order of their digits.

    >>> _is_slip("2071", "2017"), _is_slip("2018", "2017"), _is_slip("2028", "2017")
    (True, True, False)
    """
    return sum(a != b for a, b in zip(written, meant, strict=True)) == 1 or sorted(written) == sorted(meant)


def _stretch(scheme: Scheme) -> Text:
    """The periods of a scheme, from the first to the last."""
    first = Period(scheme.years[0], MONTHS[scheme.frequency]).label(scheme.calendar)
    last = Period(scheme.year, 12).label(scheme.calendar)
    return first if first == last else message("{first} to {last}", first=first, last=last)
