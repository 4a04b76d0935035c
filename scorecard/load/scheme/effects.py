"""Effects as written become records of the totals and tables they are for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scorecard.load.scheme.conditions import Scope
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.written import WrittenMapping
from scorecard.model.effect import Consequence, Effect
from scorecard.model.grade import Grade
from scorecard.model.identity import without_defaults

_ON_GRADES = ("grade", "no_higher_than", "shift", "ineligible")
_EITHER = (
    ("no_higher_than", "grade"),
    ("shift", "grade"),
    ("ineligible", "grade"),
    ("no_higher_than", "ineligible"),
    ("shift", "ineligible"),
    ("unranked", "total"),
)


def effects_for(node: NodeRead, place: str, usual: Sequence[str]) -> list[ReadValue]:
    """The effects of a scheme that are for a table or total; `usual` are the places of one that does not say."""
    return [read for read in node.items("effects") if place in places_of(read.value, usual)]


def places_of(effect: NodeRead, usual: Sequence[str]) -> Sequence[str]:
    """The ids of the totals and tables that an effect is for."""
    return [read.value for read in effect.items("for")] if "for" in effect else usual


def compile_effect(reader: FieldReader, read: ReadValue, known: Scope) -> Effect:
    """One effect, with its conditions as its place reads them."""
    return WrittenMapping(reader, read.value, known).record(Effect, span=read.span)


def check_effects(reader: FieldReader, node: NodeRead, places: Sequence[str]) -> None:
    """Each effect has a name of its own, known places, and says one thing that does not contradict itself."""
    seen: dict[str, ReadValue] = {}
    for read in node.items("effects"):
        effect: NodeRead = read.value
        name = effect.get("name") or ""
        first = seen.setdefault(name, read)
        if name and first is not read:
            reader.fault("SC325", effect.at("name"), name=name, line=str(first.span.line))
        for place in effect.items("for"):
            if place.value not in places:
                reader.unknown_name("SC322", place.span, place.value, places)
        then: NodeRead | None = effect.get("then")
        if then:
            _check_then(reader, then)


def _follows(reader: FieldReader, then: NodeRead) -> dict[str, Any]:
    """What follows of an effect, by the fields that say more than the default."""
    return without_defaults(WrittenMapping(reader, then).record(Consequence))


def _check_then(reader: FieldReader, then: NodeRead) -> None:
    follows = _follows(reader, then)
    if not then.broken and not follows:
        reader.fault("SC321", then.span)
    for word, other in _EITHER:
        if word in follows and other in follows:
            reader.fault("SC048", then.fields[word].key, a=word, b=other)


def check_grade_names(reader: FieldReader, read: ReadValue, grades: Sequence[Grade]) -> None:
    """The grades that an effect names are among those of its place, if it has any."""
    then: NodeRead | None = read.value.get("then")
    names = [grade.grade for grade in grades]
    if not then or not names:
        return
    follows = _follows(reader, then)
    for field in ("grade", "no_higher_than"):
        if field in follows and follows[field] not in names:
            reader.unknown_name("SC320", then.at(field), follows[field], names)


def speaks_of_grades(reader: FieldReader, effect: NodeRead) -> str | None:
    """The first thing an effect says of grades."""
    then: NodeRead | None = effect.get("then")
    follows = _follows(reader, then) if then else {}
    return next((field for field in _ON_GRADES if field in follows), None)
