"""How many faults are told: a cause once, a kind a few times, and never fewer without saying how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from scorecard.base.codes import Severity, severity
from scorecard.base.fault import Fault
from scorecard.base.message import Lang, Text, message, plural, say, sense, sequence
from scorecard.base.pieces import INDENT, Line, LinePiece, fold_indented
from scorecard.base.place import cell_words, path_parts, place_words

MOST_OF_A_KIND = 20
"""So many causes of a kind (a code) are told; of the rest the number."""
_EACH = 3
"""Up to so many places of one cause are told one by one, with the user's own line."""
_FURTHER = 5


class SameCause(NamedTuple):
    """Faults of one cause: what is said of them is the same, only the place is another."""

    first: Fault
    others: tuple[Fault, ...]

    @property
    def near(self) -> tuple[Fault, ...]:
        """The next ones, whose places are told."""
        return self.others[:_FURTHER]

    def pieces(self, lang: Lang, columns: int, cures: bool = True) -> list[Line]:
        """The first as it is printed, with or without its cure, then how many there are and where the next ones stand."""
        lines = self.first.pieces(lang, columns, cures)
        if self.others:
            near = [_place(*pair) for pair in pairwise((self.first, *self.near))]
            more = "…" if len(self.others) > _FURTHER else ""
            count = len(self.others) + 1
            places = sequence(near, sense("between names", "; "))
            where = message(
                "the same in {count} places, also at: {places}{more}", count=count, places=places, more=more
            )
            lines += fold_indented([LinePiece(INDENT + say(where, lang))], columns)
        return lines


class UntoldFaults(NamedTuple):
    """Faults that are counted without being made: of each code how many, and in which files they stand."""

    counts: Counter[str]
    files: frozenset[str]

    def weighing(self, weight: Severity) -> int:
        """How many of them weigh so much."""
        return sum(count for code, count in self.counts.items() if severity(code) == weight)

    def without_remarks(self) -> UntoldFaults:
        """Those that are no mere remarks."""
        counts = {code: count for code, count in self.counts.items() if severity(code) != "remark"}
        return self._replace(counts=Counter(counts))

    def also(self, other: UntoldFaults) -> UntoldFaults:
        """These and others."""
        return UntoldFaults(self.counts + other.counts, self.files | other.files)


NONE_UNTOLD = UntoldFaults(Counter(), frozenset())


class Telling(NamedTuple):
    """The causes that are told, in order of place, and how many faults of each code are not."""

    causes: tuple[SameCause, ...]
    untold: tuple[tuple[str, int], ...]

    def rest(self, check: str, lang: Lang) -> list[Line]:
        """One line for each kind of which some are not told.

        check : the command that tells them, as it is typed
        """
        words = (
            plural(
                "[{code}] {count} more is not listed; {check} -f json lists all",
                "[{code}] {count} more are not listed; {check} -f json lists all",
                count,
                code=code,
                check=check,
            )
            for code, count in self.untold
        )
        return [(LinePiece(say(text, lang)),) for text in words]


def telling(faults: Iterable[Fault], untold: UntoldFaults = NONE_UNTOLD) -> Telling:
    """Which of some faults, in order of place, are told one by one, which together, which only counted.

    untold : what is counted in any case
    """
    together: dict[object, list[Fault]] = {}
    for fault in faults:
        together.setdefault((fault.code, tuple(sorted(fault.args.items()))), []).append(fault)
    causes: list[SameCause] = []
    told: Counter[str] = Counter()
    counts = Counter(untold.counts)
    for alike in together.values():
        code = alike[0].code
        alone = len(alike) <= _EACH
        for cause in (
            [SameCause(each, ()) for each in alike] if alone else [SameCause(alike[0], tuple(alike[1:]))]
        ):
            if told[code] < MOST_OF_A_KIND:
                told[code] += 1
                causes.append(cause)
            else:
                counts[code] += 1 + len(cause.others)
    causes.sort(key=lambda cause: (cause.first.span, cause.first.code))
    return Telling(tuple(causes), tuple(sorted(counts.items())))


def _place(before: Fault, fault: Fault) -> Text:
    """Where a further fault stands: the file only where it is another than that before."""
    span = fault.span
    where = cell_words(fault.cell) if fault.cell else f"{span.line}:{span.column}"
    if span.path == before.span.path:
        return where
    if path_parts(span.path).sheet:
        return place_words(span)
    return message("{path} {place}", path=span.path, place=where)
