"""Conditions and grades as written become records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from scorecard.base.names import nearest
from scorecard.base.text import Text
from scorecard.language import kinds
from scorecard.language.derived import nearest_first
from scorecard.language.kinds import Decimal
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.model.condition import SHARES, Bound, Condition, End, Grade, Places, Quota, What, Word
from scorecard.model.scheme import SchemeTable

_MET = Text("1（达标）或 0（未达标）", "1 (met) or 0 (not met)")
_OWN = ("total", "rank", "rank_from_last")
_OF_HEADING = ("points", "share", "rank", "rank_from_last")
_OF_BOARD = ("total", "share", "rank", "rank_from_last")


@dataclass(frozen=True)
class Sayable:
    """What the conditions of one place may speak of: rows by id, and whether each is a heading; tables and totals."""

    rows: Mapping[str, bool]
    boards: tuple[str, ...] = ()


def sayable(tables: Sequence[SchemeTable], own: Collection[str], boards: tuple[str, ...] = ()) -> Sayable:
    """The rows of the place's own tables, of the inputs and of all others, in this order of precedence."""
    rows: dict[str, bool] = {}
    for n in nearest_first(tables, own):
        for row in tables[n].indicators:
            rows.setdefault(row.id, row.heading)
    return Sayable(rows, boards)


def compile_grades(reader: FieldReader, reads: Sequence[Read], known: Sayable) -> tuple[Grade, ...]:
    """The grades of a table or total; only one of them can be the rest."""
    found: list[Grade] = []
    for read in reads:
        grade = _grade(reader, read, known)
        if grade.rest and not read.value.broken and any(one.rest for one in found):
            reader.fault("SC266", read.span, grade=grade.grade)
        found.append(grade)
    return tuple(found)


def _grade(reader: FieldReader, read: Read, known: Sayable) -> Grade:
    node: NodeRead = read.value
    if "top" in node and "bottom" in node:
        reader.fault("SC048", node.fields["bottom"].key, a="bottom", b="top")
    for name in ("if", "top", "bottom"):
        if node.get("given") and name in node:
            reader.fault("SC048", node.fields[name].key, a=name, b="given")
    shares = {name: _one_share(node.get(name)) for name in ("top", "bottom")}
    return Grade(
        grade=node.get("grade") or "",
        conditions=compile_conditions(reader, node.get("if") or (), known),
        top=shares["top"],
        bottom=shares["bottom"],
        whole=node.get("whole"),
        edge_tie=node.get("edge_tie"),
        places=_places(node),
        given=node.get("given"),
        span=read.span,
    )


def _one_share(written: Quota | Mapping[str, Read] | None) -> float | None:
    return written.share if isinstance(written, Quota) else None


def _places(node: NodeRead) -> Places | None:
    """A quota that is not one share for all."""
    for end in get_args(End):
        written = node.get(end)
        if isinstance(written, Quota) and written.number is not None:
            return Places(end, (("", written),))
        if isinstance(written, Mapping):
            return Places(end, tuple((group, read.value) for group, read in written.items()))
    return None


def compile_conditions(reader: FieldReader, reads: Sequence[Read], known: Sayable) -> tuple[Condition, ...]:
    """Conditions that must all hold."""
    return tuple(_condition(reader, read.value, known) for read in reads)


def _condition(reader: FieldReader, node: NodeRead, known: Sayable) -> Condition:
    bounds = [word for word in get_args(Word) if word in node]
    if "any" in node:
        for name in ("of", *bounds):
            if name in node:
                reader.fault("SC048", node.fields[name].key, a=name, b="any")
        return Condition(any=compile_conditions(reader, node.get("any"), known), span=node.span)
    if not bounds and not node.broken:
        reader.fault("SC265", node.span)
    id, what = _figure(reader, node, known)
    read = ((word, _bound(reader, node.fields[word], what)) for word in bounds)
    return Condition(
        id, what, tuple(Bound(word, value) for word, value in read if value is not None), (), node.span
    )


def _figure(reader: FieldReader, node: NodeRead, known: Sayable) -> tuple[str, What]:
    """`total`, `rank`, `ID` (its value), `ID.points`, `HEADING.points`, `TABLE.rank` and the like."""
    text: str = node.get("of")
    if text in _OWN:
        return "", text  # type: ignore[return-value]
    id, _, what = text.rpartition(".")
    if not id or what not in get_args(What):
        id, what = text, "value"
    if what not in _sayable_of(id, known):
        names = [*_OWN, *(f"{row}.points" if heading else row for row, heading in known.rows.items())]
        names += [f"{board}.rank" for board in known.boards]
        reader.fault("SC264", node.at("of"), name=text, suggestion=_meant(id, text, names, known))
    return id, what  # type: ignore[return-value]


def _sayable_of(id: str, known: Sayable) -> tuple[str, ...]:
    """The figures there are of a row, heading, table or total; a row comes before a table of its name."""
    if id in known.rows:
        own = tuple(what for what in get_args(What) if what not in ("basis", "total"))
        return _OF_HEADING if known.rows[id] else own
    return _OF_BOARD if id in known.boards else ()


def _meant(id: str, text: str, names: Sequence[str], known: Sayable) -> str:
    if id in known.rows:
        return f"{id}.points"
    return f"{id}.rank" if id in known.boards else nearest(text, names) or "total"


def _bound(reader: FieldReader, read: Read, what: str) -> float | None:
    """A bound in the unit of its figure: a share with a percent sign, any other a plain number."""
    if what in SHARES:
        share: float | None = reader.read(read.value, kinds.Share())
        return share
    found: Any = reader.read(read.value, Decimal())
    if what == "met" and found and found.value not in (0, 1):
        reader.fault("SC016", read.span, found=found.text, wanted=_MET)
        return None
    return found.value if found else None
