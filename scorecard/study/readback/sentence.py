"""What is read back: sentences about a row, lines of sentences, sections of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from scorecard.base.message import Text, message, semicolon_list, sense, sentences, sequence
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


class RowOf(NamedTuple):
    """A row of a table of a scheme: what sentences are about."""

    scheme: Scheme
    table: SchemeTable
    row: Indicator

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the table, in the order of the row."""
        return self.scheme.units_of(self.table)

    @property
    def classes(self) -> Mapping[str, Indicator]:
        """The row as it is in each class that groups follow from; none where it is the same in all of them."""
        if not self.row.by_class or self.scheme.groups is None:
            return {}
        n = next(n for n, table in enumerate(self.scheme.tables) if table.id == self.table.id)
        return {
            class_scheme.word: class_scheme.tables[n].row(self.row.id)
            for class_scheme in self.scheme.groups.of_class
        }

    @property
    def within_year(self) -> bool:
        """Whether anything is assessed before all of the target is due."""
        return self.scheme.frequency != "year" or self.scheme.is_plan


Say = Callable[[RowOf], Text | None]
"""Says one thing of a row; None where there is nothing to say. No full stop at the end."""


class Statement(NamedTuple):
    """What is said of one thing: a row of a table, or a choice that has a name.

    `points` are the full points as they are printed, "" where there are none.
    """

    id: str
    name: Text
    sentences: tuple[Text, ...]
    points: str = ""
    row: Indicator | None = None


class Section(NamedTuple):
    """Lines under a title; those about the rows of a table know it."""

    id: str
    title: Text
    lines: tuple[Statement, ...]
    table: SchemeTable | None = None


def said_by(says: Iterable[Say], of: RowOf) -> tuple[Text, ...]:
    """All that is to be said of a row, in order; class by class where it differs between them."""
    each = {word: of._replace(row=row) for word, row in of.classes.items()} or {"": of}
    statements: list[Text] = []
    for say in says:
        told = {word: text for word, row in each.items() if (text := say(row)) is not None}
        texts = list(told.values())
        if len(texts) == len(each) and all(text == texts[0] for text in texts):
            statements.append(texts[0])
        elif texts:
            of_each = [message("{group}: {names}", group=word, names=text) for word, text in told.items()]
            statements.append(semicolon_list(of_each))
    return tuple(statements)


def join_sentences(texts: Sequence[Text]) -> Text:
    """Sentences as one text, each with its full stop.

    >>> join_sentences(["higher is better", "10 points"]).say("en")
    'Higher is better. 10 points.'
    """
    return sentences(message("{sentence:capital,without .}.", sentence=text) for text in texts)


def comma_joined(texts: Iterable[Text]) -> Text:
    """Pieces of a sentence with a comma between them."""
    return sequence(texts, sense("between clauses", ", "))
