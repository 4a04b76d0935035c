"""Values that are written with their points: numbers, or the words that a row takes."""

from __future__ import annotations

from scorecard.base.fault import Fault
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.inherit import InheritedDefaults
from scorecard.load.scheme.quantity import quantity
from scorecard.load.yaml import scalars
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Scalar
from scorecard.scheme.amount import Amount
from scorecard.scheme.compare import Value


@dataclass(frozen=True)
class WrittenEntry:
    """One of several values with their points: the text before the colon, and where it stands."""

    text: str
    points: Amount
    key: Span
    reader: FieldReader | None = None

    @property
    def numeric(self) -> bool:
        """Whether it is meant as a number, even one that is written so that it is refused."""
        return numeric(self.text, self.key)

    def number(self) -> float | None:
        """The number it is; None after noting that it is none."""
        return quantity(self.reader, Scalar(self.text, True, self.key), Value) if self.reader else None


def numeric(text: str, at: Span) -> bool:
    """Whether a text is meant as a number."""
    return isinstance(scalars.number(Scalar(text.removesuffix("%"), True, at)), Numeral | Fault)


def written_words(rule: NodeRead | None) -> list[WrittenEntry]:
    """The words that a rule gives points to, where it stands; none for one of numbers."""
    written = rule.entries("choices") if rule else {}
    entries = (WrittenEntry(text.strip(), read.value, read.key) for text, read in written.items())
    return [entry for entry in entries if not entry.numeric]


def classes_taken(within: InheritedDefaults) -> tuple[str, ...]:
    """The words of the classes of a row as it is written."""
    return tuple(read.value.get("class") or "" for read in within.get("class") or ())


def words_taken(within: InheritedDefaults) -> tuple[str, ...]:
    """The words a row takes as it is written: those of its choices, else those that are allowed."""
    words = written_words(within.get("rule"))
    if words:
        return tuple(entry.text for entry in words)
    allowed = within.get("allowed")
    # Of several rows none has words.
    return tuple(read.value for read in allowed.items("words")) if isinstance(allowed, NodeRead) else ()
