"""What a rule compares: each comparison in a room of its own behind the one door `Comparison`."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.model.identity import kept_fields
from scorecard.scheme.compare.completion import Completion
from scorecard.scheme.compare.difference import Difference
from scorecard.scheme.compare.door import Comparison
from scorecard.scheme.compare.met import Met
from scorecard.scheme.compare.position import Position
from scorecard.scheme.compare.progress import Progress
from scorecard.scheme.compare.rank import Rank
from scorecard.scheme.compare.ratio import Ratio
from scorecard.scheme.compare.value import Value
from scorecard.scheme.field import absent_of, fields_of
from scorecard.scheme.kinds import Word

_ALL: tuple[type[Comparison], ...] = (Completion, Progress, Met, Value, Difference, Ratio, Position, Rank)
"""In the order of the reference."""

_FIELDS = {field.name: field for one in _ALL for field in fields_of(one)}
FIELDS = tuple(_FIELDS.values())
"""The fields of a rule that are those of some comparisons, in the order of the reference."""

TAKEN_BY = {
    name: tuple(one.word for one in _ALL if name in (field.name for field in fields_of(one)))
    for name in _FIELDS
}
"""By field, the comparisons that have it."""

COMPARISONS: dict[str, type[Comparison]] = {one.word: one for one in _ALL}
"""By what a rule names them with."""

COMPARE = Word({word: one.help for word, one in COMPARISONS.items()})
SCALED = tuple(word for word, one in COMPARISONS.items() if not one.met_only)
"""Those that a scale may be put on: `met` is full points or none."""


def comparison_parts(compare: Comparison) -> Iterator[tuple[str, object, object]]:
    """What seals keep and hashes count of a comparison: name, value, and the value where a rule has another."""
    own = kept_fields(compare)
    yield "compare", compare.word, Completion.word
    for name, absent in _ABSENT.items():
        yield name, own.get(name, absent), absent


_ABSENT = {name: held for one in _ALL for name, held in absent_of(one).items()}

__all__ = [
    "COMPARE",
    "COMPARISONS",
    "FIELDS",
    "SCALED",
    "TAKEN_BY",
    "Comparison",
    "Completion",
    "Value",
    "comparison_parts",
]
