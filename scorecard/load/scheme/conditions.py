"""Conditions as written become records; each place has figures of its own that they may speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import chain
from typing import Any, cast, get_args

from scorecard.base.message import comma_list, message
from scorecard.base.names import did_you_mean, fold_name, nearest
from scorecard.base.records import dataclass
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.yaml import scalars
from scorecard.load.yaml.tree import Node, Scalar, text_of
from scorecard.model.condition import (
    EARNED,
    HIGH,
    LOW,
    OF_TARGET,
    RANKS,
    REPORTED,
    SHARES,
    Bound,
    Condition,
    What,
    Word,
)
from scorecard.scheme import kinds
from scorecard.scheme.kinds.named import english_word
from scorecard.scheme.words import LIGHT

WORDS: tuple[Word, ...] = get_args(Word)
_MET = message("1 (met) or 0 (not met)")

ReadBound = Callable[[FieldReader, Node], float | None]


@dataclass(frozen=True)
class Scope:
    """What the conditions of one place may speak of.

    rows : the rows by id; own : the figures that stand by their word alone
    of_row, of_heading : what may follow the id of a row, of a heading
    boards : the tables and totals by id, with their titles; of_board : what may follow theirs
    usual : the figure that is meant where `of` is not said
    bound : how a bound on `usual` is read, where it is not a plain number
    row : the id of the row whose own figure `usual` is, "" where it is of none
    remembers : whether conditions can look at periods before; running : whether one around these does
    """

    rows: KnownRows
    own: tuple[What, ...]
    of_row: tuple[What, ...]
    of_heading: tuple[What, ...]
    usual: What
    bound: ReadBound | None = None
    boards: Mapping[str, str] = field(default_factory=dict)
    of_board: tuple[What, ...] = ()
    row: str = ""
    remembers: bool = False
    running: bool = False

    def name(self, id: str) -> str:
        """What a row, table or total is called; a row comes before a table of its id."""
        return self.rows[id].name if id in self.rows else self.boards.get(id, "")

    def words(self, id: str, what: What) -> tuple[str, ...]:
        """The words that a figure of a row may be, "" for the row itself; none where it is a number."""
        if what == "light":
            return tuple(LIGHT.choices)
        known = self.rows.get(id or self.row)
        if known is None or what not in ("value", "basis", "class"):
            return ()
        return known.classes if what == "class" else known.words


def outcome_scope(rows: KnownRows, boards: Mapping[str, str]) -> Scope:
    """Where points are known: grades and effects; `boards` are tables and totals by id, with their titles."""
    return Scope(
        rows,
        own=("total", *RANKS),
        of_row=(*REPORTED, *EARNED, *RANKS, "class", "light"),
        of_heading=(*EARNED, *RANKS),
        usual="total",
        boards=boards,
        of_board=("total", "share", *RANKS),
        remembers=True,
    )


def light_scope(rows: KnownRows) -> Scope:
    """What was reported, promised and earned, of other rows; how far the row itself is ahead."""
    of_row: tuple[What, ...] = (*REPORTED, *EARNED, *RANKS, "class")
    return Scope(rows, (), of_row, (*EARNED, *RANKS), "ahead", remembers=True)


def rule_scope(rows: KnownRows, bound: ReadBound, row: str = "") -> Scope:
    """Where points are still to be given: what was reported and promised, and what the rule compares."""
    return Scope(rows, (), REPORTED, (), "basis", bound, row=row)


def value_scope(rows: KnownRows, row: str) -> Scope:
    """Where a value is looked at before anything is made of it: itself, other values, and targets."""
    return Scope(rows, (), ("value", "target"), (), "basis", None, row=row)


def compile_conditions(
    reader: FieldReader, reads: Sequence[ReadValue], scope: Scope
) -> tuple[Condition, ...]:
    """Conditions that must all hold."""
    return tuple(_condition(reader, read.value, scope) for read in reads)


def _condition(reader: FieldReader, node: NodeRead, scope: Scope) -> Condition:
    bounds = [word for word in WORDS if word in node]
    periods = node.get("periods") if "periods" in node else 1
    if periods is None:
        periods = 1
    if "periods" in node and not scope.remembers:
        reader.fault("SC491", node.at("periods"))
    scope = replace(scope, running=scope.running or periods > 1)
    if "any" in node:
        for name in ("of", *bounds):
            if name in node:
                reader.fault("SC048", node.fields[name].key, a=name, b="any")
        inside = compile_conditions(reader, node.get("any"), scope)
        return Condition(any=inside, span=node.span, periods=periods)
    if not bounds and not node.broken:
        reader.fault("SC265", node.span)
    check_one_of_each(reader, node)
    id, asked = _figure(reader, node, scope)
    words = scope.words(id, asked)
    if asked == "class" and not words:
        return Condition(id, asked, name=scope.name(id), span=node.span)
    if (scope.running and not id and asked != "ahead") or (id in scope.boards and id not in scope.rows):
        _check_running(reader, node, scope)
    if words:
        named = scope.rows[id or scope.row].name if id or scope.row else ""
        read = [(word, word_bound(reader, node.fields[word], word, named, words)) for word in bounds]
    else:
        read = [(word, read_bound(reader, node.fields[word].value, asked, scope)) for word in bounds]
    limits = tuple(each._replace(word=word) for word, each in read if each is not None)
    if _impossible(limits):
        reader.fault("SC283", node.span)
    return Condition(id, asked, limits, name=scope.name(id), span=node.span, periods=periods)


def _check_running(reader: FieldReader, node: NodeRead, scope: Scope) -> None:
    """Only how rows and headings stood is known of periods before: totals, effects and grades are not formed again."""
    if scope.running:
        reader.fault("SC492", node.at("of") if "of" in node else node.span)


def check_one_of_each(reader: FieldReader, node: NodeRead) -> None:
    """Of the words for a lower end, and of those for an upper one, at most one is written."""
    for words in (LOW, HIGH):
        both = [word for word in words if word in node]
        if len(both) > 1:
            reader.fault("SC048", node.fields[both[1]].key, a=both[0], b=both[1])


def _figure(reader: FieldReader, node: NodeRead, scope: Scope) -> tuple[str, What]:
    """`total`, `rank`, `ID` (its value), `ID.points`, `HEADING.points` and the like; `总分`, `ID.得分`."""
    if "of" not in node:
        return "", scope.usual
    text: str = node.get("of")
    own = text if text in scope.own else english_word(text, scope.own)
    if own and (own == text or text not in scope.rows):
        return "", cast("What", own)
    id, _, last = text.rpartition(".")
    last = english_word(last, get_args(What)) or last
    if text in scope.rows or not id or last not in get_args(What):
        id, last = text, "value"
    figure = cast("What", last)
    _check_figure(reader, node, scope, id, figure)
    return id, figure


def _check_figure(reader: FieldReader, node: NodeRead, scope: Scope, id: str, what: What) -> None:
    text, at = node.get("of"), node.at("of")
    row = scope.rows.get(id)
    if row is None and what in scope.of_board and id in scope.boards:
        return
    if row and not scope.own and what not in scope.of_row:
        reader.fault("SC280", at, name=text, known=", ".join(scope.of_row))
    elif row is None or what not in (scope.of_heading if row.heading else scope.of_row):
        usual = f"{id}.points" if row and scope.of_heading else f"{id}.rank" if id in scope.boards else ""
        if usual:
            reader.fault("SC264", at, name=text, hint=did_you_mean(usual))
        else:
            reader.unknown_name("SC264", at, text, chain(scope.own, _sayable(scope)))
    elif what in OF_TARGET and not row.targets:
        reader.fault("SC281", at, name=row.name, what=what)
    elif what == "light" and not row.lights:
        reader.fault("SC493", at, name=row.name)
    elif what == "class" and not row.classes:
        reader.fault("SC398", at, name=row.name)


def _sayable(scope: Scope) -> Iterator[str]:
    """What `of` can be of each row: its id, the points of a heading."""
    for id, row in scope.rows.items():
        if not row.heading:
            yield id
        elif scope.of_heading:
            yield f"{id}.points"
    yield from (f"{id}.rank" for id in scope.boards)


def read_bound(reader: FieldReader, node: Node, what: What, scope: Scope) -> Bound | None:
    """A bound in the unit of its figure: a share with a percent sign, any other a number or a fraction."""
    if what in SHARES:
        share: float | None = reader.read(node, kinds.Share())
        return None if share is None else Bound("equals", share)
    fraction = scalars.fraction(node) if isinstance(node, Scalar) else None
    if what == scope.usual and scope.bound and fraction is None:
        value = scope.bound(reader, node)
        return None if value is None else Bound("equals", value)
    number: Any = reader.read(node, kinds.Decimal()) if fraction is None else fraction
    if what == "met" and number and number.value not in (0, 1):
        reader.fault("SC016", node.span, found=number.text, wanted=_MET)
        return None
    return Bound("equals", number.value, fraction.text if fraction else "") if number else None


def word_bound(
    reader: FieldReader, read: ReadValue, name: str, row: str, words: tuple[str, ...]
) -> Bound | None:
    """A word that a figure must be, as its place among the words of its row; there is nothing else to ask of one."""
    text = text_of(read.value)
    text = english_word(text, words) or text
    at = {fold_name(word): n for n, word in enumerate(words)}.get(fold_name(text))
    if name == "equals" and at is not None:
        return Bound("equals", float(at), words[at])
    near = nearest(text, words) if name == "equals" else None
    known = comma_list(list(words))
    reader.fault(
        "SC294", read.span, name=row, found=f"{name}: {text}", known=known, suggestion=near or words[0]
    )
    return None


def _impossible(bounds: Sequence[Bound]) -> bool:
    """Whether no figure can keep within all of the bounds."""
    low = max(
        (limit for limit in bounds if limit.word in (*LOW, "equals")), key=lambda b: b.value, default=None
    )
    high = min(
        (limit for limit in bounds if limit.word in (*HIGH, "equals")), key=lambda b: b.value, default=None
    )
    if low is None or high is None or low is high:
        return False
    ends = {low.word, high.word} & {"above", "below"}
    return low.value > high.value or (low.value == high.value and bool(ends))
