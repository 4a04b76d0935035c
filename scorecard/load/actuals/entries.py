"""What was read of all files before it is a ledger: entries, faults, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.base.place import place_words
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.actuals.measures import StatedMeasure
from scorecard.load.actuals.names import NameProblem
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.other_years import OtherYears
from scorecard.load.actuals.words import says_another_time
from scorecard.model.ledger import CellKey, Detail, Role
from scorecard.model.measure import convert
from scorecard.model.status import Status

Token = float | Status
"""What a value is called when it is corrected: its number, or the status of its mark."""


class Entry(NamedTuple):
    """One value that was read, in the scheme's own indices."""

    period: int
    table: int
    unit: int
    row: int
    judge: str
    item: str
    months: int
    value: float
    status: Status
    was: Token | None
    path: str
    line: int
    column: int
    detail: Detail

    @property
    def cell(self) -> tuple[int, int, int, int, str, str, int]:
        """What an entry speaks of; `item` is the folded name of an object, `months` as in a ledger."""
        return self[:7]

    @property
    def token(self) -> Token:
        """What a correction of this entry names."""
        return self.value if self.value == self.value else self.status

    @property
    def span(self) -> Span:
        """Where it was read."""
        return Span(self.path, self.line, self.column, len(self.detail.raw) or 1)

    @property
    def place(self) -> Text:
        """Where it was read, as `data/a.csv:7`, or the cell of a workbook in words."""
        return place_words(self.span, column=False)

    @property
    def content(self) -> tuple[str, ...]:
        """What the row says, to be sorted by where order must not depend on the file."""
        return (f"{self.value!r}", self.status.id, *self.detail)


class SecondReport(NamedTuple):
    """A second figure of a cell that is not read but held against the one that is.

    `cumulative`: the one that is read counts since January, and this one since the period before; else the
    other way round.
    """

    scheme: int
    entry: Entry
    value: float
    span: Span
    cumulative: bool
    name: str
    period: str


class SettledEntry(NamedTuple):
    """An entry with its role, and the position of the entry it corrects (-1: none)."""

    entry: Entry
    role: Role
    previous: int


_ANOTHER_TIME = message("it speaks of last year, or of a rate")
_UNUSED = message("the scheme has no such name")
_TWICE = message("stands in the header twice")
_ALIKE = message("means the same as “{first}” in the header")
_TOGETHER = message("ends when “{first}” does, so that both would be the figure of one period")
_KEPT = message(
    ": keep the one that fits how the rows are reported, counted from the start of the year or of the period alone; "
    "rows that are reported the other way belong in a file of their own"
)


@dataclass
class Gatherings:
    """Entries by number of the scheme, and everything else files have to say.

    blanks : by number of the scheme the cells of sheets that stand empty
    measured : the path of a sheet and the id of a row whose figures stand in a measure that the sheet states
    contradicted : the paths of sheets that state a measure in which their figures cannot stand
    passed : the places of heads whose columns were not read
    unscored : the paths and lines of rows of other years
    forms : the sheets that are forms; again : by such a sheet and an earlier one, what it says as that one does
    """

    entries: list[list[Entry]]
    left_out: list[int]
    faults: list[Fault] = field(default_factory=list)
    other_years: OtherYears = field(default_factory=OtherYears)
    held: list[SecondReport] = field(default_factory=list)
    blanks: dict[int, dict[CellKey, Span]] = field(default_factory=dict)
    measured: set[tuple[str, str]] = field(default_factory=set)
    contradicted: set[str] = field(default_factory=set)
    passed: set[Span] = field(default_factory=set)
    unscored: set[tuple[str, int]] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    again: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)

    def fault(self, code: str, span: Span, args: Mapping[str, Text] | None = None) -> None:
        """Note a fault."""
        self.faults.append(Fault(code, span, args or {}))

    def counts(self) -> tuple[int, ...]:
        """How many entries each scheme has so far."""
        return tuple(map(len, self.entries))

    def entered_since(self, counts: Sequence[int]) -> list[list[Entry]]:
        """By number of the scheme what was entered since it had so many entries."""
        return [entries[begin:] for entries, begin in zip(self.entries, counts, strict=True)]

    def named_twice(self, span: Span, first: str, second: str, ends: bool = False) -> None:
        """Note that two heads name one thing, in one word or in two; `ends`: as periods that end together."""
        first, second = quotable_text(first), quotable_text(second)
        how, kept = (_TOGETHER, _KEPT) if ends else (_ALIKE, "")
        if fold_name(first) == fold_name(second):
            how, kept = _TWICE, ""
        self.fault("SC114", span, {"name": second, "how": how.fill(first=first), "kept": kept})

    def pass_over(self, head: str, span: Span) -> None:
        """Note that a column nobody declared was not read, and why."""
        self.passed.add(span)
        reason = _ANOTHER_TIME if says_another_time(head) else _UNUSED
        self.fault("SC364", span, {"name": quotable_text(head), "reason": reason})

    def problem(self, problem: NameProblem, span: Span) -> None:
        """Note what a name or a period has wrong."""
        self.faults.append(Fault(problem.code, span, problem.args))

    def agree(self, measures: Sequence[StatedMeasure], indicator: str) -> bool:
        """Whether all places state one measure for the same figures; a fault for each that contradicts the first."""
        others = [
            text
            for text in measures[1:]
            if convert(text.text, measures[0].text).fit not in ("same", "counter")
        ]
        for other in others:
            self.contradict(other, measures[0], indicator.strip())
        return not others

    def contradict(self, other: StatedMeasure, first: StatedMeasure, indicator: str) -> None:
        """Note that a measure is another one than the first that was stated for the same figures."""
        self.contradicted.add(other.span.path)
        args = {"said": quotable_text(other.text), "there": quotable_text(first.text)}
        self.fault("SC363", other.span, {"indicator": indicator, **args, "where": place_words(first.span)})


def judge_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """Judges in the order people count: 评委2 before 评委10."""
    parts = re.findall(r"\d{1,9}|\D+", name)
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts)
