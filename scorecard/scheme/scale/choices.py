"""Choices: points by exact value, of numbers or of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol, Self

from scorecard.base.message import Text, message, sense, sequence
from scorecard.base.names import fold_name, name_repeats
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.model.figure import Figure, Line, least_of, most_of, same, select, with_line
from scorecard.scheme.amount import Amount, amount, amount_text, share_text
from scorecard.scheme.compare import Comparison, Value
from scorecard.scheme.compared import ComparedFigure, Wording
from scorecard.scheme.field import scheme_field
from scorecard.scheme.kinds import AmountOf, MapOf
from scorecard.scheme.scale.door import POINTS, Scale, ScaleRule
from scorecard.scheme.written import exact


class Choice(NamedTuple):
    """A value that is accepted, and its points; of a word, the value is its place among the row's words."""

    value: float
    points: Amount


class WrittenChoice(Protocol):
    """A choice as it is written: the text before the colon, the points after it, where the text stands."""

    text: str
    points: Amount
    key: Span

    @property
    def numeric(self) -> bool:
        """Whether it is meant as a number, even one that is written so that it is refused."""

    def number(self) -> float | None:
        """The number it is; None after noting that it is none."""


@dataclass(frozen=True)
class Choices(Scale):
    """The points of the value that is met exactly; none where no choice has it.

    `words` are those that the choices stand for, one for each; none where the choices are numbers.
    Source: pick-lists such as "leading product in an emerging industry 10, other 5".
    """

    choices: tuple[Choice, ...] = scheme_field(
        MapOf(AmountOf()),
        "选项",
        message(
            "points by exact value, any other is pending; words are sent in as words, and any other is a fault"
        ),
        always=True,
        empty=(),
    )
    words: tuple[str, ...] = ()

    own_ends = True
    ordered = False
    unscored = message("the rule has no choice for this figure")

    @classmethod
    def fits(cls, compare: type[Comparison]) -> bool:
        """The value alone: nothing else is met exactly."""
        return compare.plain

    @classmethod
    def implied_comparison(cls, rule: ScaleRule, targets: bool) -> type[Comparison]:
        """A word is a value, whatever target there is."""
        entries: Sequence[WrittenChoice] = rule.get("choices") or ()
        words = any(not entry.numeric for entry in entries)
        return Value if words else super().implied_comparison(rule, targets)

    @classmethod
    def read(cls, rule: ScaleRule) -> Self | None:
        """The values accepted; a word stands for its place among the choices until the row is known."""
        entries: Sequence[WrittenChoice] = rule.get("choices") or ()
        words = [entry for entry in entries if not entry.numeric]
        if not words:
            numbers = ((entry.number(), entry.points) for entry in entries)
            choices = tuple(Choice(number, points) for number, points in numbers if number is not None)
            return cls(choices) if choices else None
        for entry in entries:
            if entry.numeric:
                rule.fault("SC291", entry.key, number=entry.text, word=words[0].text)
        for n, first in name_repeats([entry.text for entry in words]):
            rule.fault("SC290", words[n].key, word=words[n].text, first=words[first].text)
        choices = tuple(Choice(float(n), entry.points) for n, entry in enumerate(words))
        return cls(choices, tuple(entry.text.strip() for entry in words))

    def points(self, basis: Figure, full: Figure, of: ComparedFigure) -> Figure:
        """Those of the choice that the value is."""
        rows = [same(basis, choice.value) for choice in self.choices]
        return select(rows, [self._worth(n, full) for n in range(len(rows))])

    def _worth(self, n: int, full: Figure) -> Figure:
        """The points of one choice, with their line."""
        choice = self.choices[n]
        points = amount(choice.points, full)

        def says(u: int) -> Text:
            gives = amount_text(choice.points)
            share = share_text(choice.points, full.shown[u], points.shown[u])
            words = message(", {share}", share=share) if share else ""
            return message("{name}: {gives}{words}", name=self._name(n), gives=gives, words=words)

        return with_line(points, lambda: Line(POINTS, says=says))

    def _name(self, n: int) -> str:
        return self.words[n] if self.words else exact(self.choices[n].value)

    def bounds(self, full: Figure) -> tuple[Figure, Figure]:
        """The fewest and the most points of any choice."""
        given = [amount(choice.points, full) for choice in self.choices]
        return least_of(given), most_of(given)

    def turns(self) -> tuple[float, ...]:
        """The values."""
        return tuple(choice.value for choice in self.choices)

    def among(self, words: tuple[str, ...]) -> Self:
        """The choices as places among the words of a row."""
        if not self.words:
            return self
        at = {fold_name(word): float(n) for n, word in enumerate(words)}
        choices = tuple(
            choice._replace(value=at.get(fold_name(word), choice.value))
            for choice, word in zip(self.choices, self.words, strict=True)
        )
        return replace(self, choices=choices)

    def kept_settings(self) -> dict[str, object]:
        """The points by word: in which order a scheme lists words means nothing."""
        if not self.words:
            return super().kept_settings()
        points = (choice.points for choice in self.choices)
        return {"choices": dict(zip(self.words, points, strict=True))}

    def sentence(self, of: Wording) -> Text:
        """Each choice and its points."""
        names = self.words or [of.quantity(choice.value) for choice in self.choices]
        rows = [(name, amount_text(c.points)) for name, c in zip(names, self.choices, strict=True)]
        words = sequence(
            (message("{value} gives {points}", value=value, points=points) for value, points in rows),
            sense("between sentences", "; "),
        )
        if self.words:
            return message("by the word sent in: {words}", words=words)
        return message("by {whole}: {words}; no points for any other", whole=of.of, words=words)
