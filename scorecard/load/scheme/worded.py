"""Rows that take a word instead of a number: which words, and what no word can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scorecard.base.message import Text, comma_list, message, sense, sequence
from scorecard.base.names import Suggestions, fold_name, name_repeats
from scorecard.base.span import Span
from scorecard.language.derived import RowPlace, known_to, names_for, place_of
from scorecard.language.formula import parse
from scorecard.language.formula_tree import (
    Formula,
    Predicate,
    Variable,
    WordLiteral,
    calculated_values,
    parts,
)
from scorecard.load.scheme.entries import numeric, written_words
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.formulas import derived_rows, part_span
from scorecard.load.scheme.written import WrittenMapping, WrittenRow
from scorecard.model.indicator import Indicator
from scorecard.model.rounding import AS_IT_IS
from scorecard.model.rule import Rule
from scorecard.model.shown import NOTHING
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.scheme.target import Target, each_once

# What a row of words cannot say, for there is no number to count, to reach or to mark.
_OF_NUMBERS = ("targets", "judges", "pace", "reported", "rounding", "rank", "class", "decimals")


def words_of(row: WrittenRow, rule: Rule, marks: Mapping[str, Status]) -> tuple[str, ...]:
    """The words a row takes: those of its choices, or those that `allowed` lists; none for a row of numbers."""
    reads = _allowed_words(row)
    if rule.scale.words:
        reads = [
            ReadValue(entry.text, entry.key, entry.key) for entry in written_words(row.within.get("rule"))
        ]
        if "allowed" in row:
            row.fault("SC048", row.key("allowed"), a="allowed", b="choices")
    if reads:
        counted = ("nature",) if "nature" in row and row.get("nature") != "stock" else ()
        for name in (*_OF_NUMBERS, *counted):
            if name in row:
                row.fault("SC292", row.key(name), field=name, word=reads[0].value)
        _check_marks(row.reader, reads, marks)
    return tuple(read.value for read in reads)


def _allowed_words(row: WrittenRow) -> Sequence[ReadValue]:
    """The words that `allowed` lists; of several rows none has any."""
    allowed = row.read("allowed")
    return allowed.value.items("words") if allowed and isinstance(allowed.value, NodeRead) else ()


def _check_marks(reader: FieldReader, reads: Sequence[ReadValue], marks: Mapping[str, Status]) -> None:
    """No word is also a mark of the returns: a return could not say which it means."""
    known = {fold_name(mark) for mark in marks if mark.strip()}
    for read in reads:
        if fold_name(read.value) in known:
            reader.fault("SC295", read.span, word=read.value)


def check_allowed_words(allowed: WrittenMapping) -> None:
    """The words of `allowed` are words, each once; a word has no size."""
    reads = allowed.node.items("words")
    for name in ("whole", "between"):
        if reads and name in allowed:
            allowed.fault("SC048", allowed.key(name), a=name, b="words")
    others = [read for read in reads if not numeric(read.value, read.span)]
    for read in reads:
        if numeric(read.value, read.span):
            word = others[0].value if others else message("yes")
            allowed.fault("SC291", read.span, number=read.value, word=word)
    for n, first in name_repeats([read.value for read in reads]):
        allowed.fault("SC290", reads[n].span, word=reads[n].value, first=reads[first].value)


def worded_tables(
    reader: FieldReader, tables: tuple[SchemeTable, ...], node: NodeRead
) -> tuple[SchemeTable, ...]:
    """The tables with the words of rows that take their figure from a row of words."""
    sources = _RowSources(tables)
    written = {(table, id): read.value for table, id, read in derived_rows(node)}
    tables_worded = []
    for n, table in enumerate(tables):
        taken = {}
        for i, row in enumerate(table.rows):
            if row.derived:
                own = written.get((table.id, row.id))
                taken[row.id] = _take_words(reader, row, RowPlace(n, i), sources, own)
            check_target_words(reader, row.name, each_once(row.targets), tables, n, row.span)
        rows = tuple(taken.get(row.id, row) for row in table.indicators)
        tables_worded.append(replace(table, indicators=rows) if taken else table)
    return tuple(tables_worded)


def check_target_words(
    reader: FieldReader,
    name: str,
    targets: Iterable[Target],
    tables: Sequence[SchemeTable],
    table: int,
    span: Span,
) -> None:
    """No target of a row called so is the figure of a row of words."""
    ids = sorted({cell.link.indicator for cell in targets if cell.link and cell.link.indicator})
    known = known_to(tables, table) if ids else {}
    for there in (tables[at.table].rows[at.row] for at in map(known.get, ids) if at):
        if there.words:
            reader.fault("SC296", span, name=name, of=there.name, word=there.words[0])


def in_words(rule: Rule, words: tuple[str, ...]) -> Rule:
    """A rule whose choices stand for their places among the words of a row."""
    return replace(rule, scale=rule.scale.among(words))


def check_words(
    reader: FieldReader, rule: Rule, words: tuple[str, ...], name: str, written: NodeRead | None
) -> None:
    """The choices of a rule and the words of a row are the same."""
    wanted = {fold_name(word): word for word in words}
    given = {fold_name(word): word for word in rule.scale.words}
    strange = [word for key, word in given.items() if key not in wanted]
    lacking = [word for key, word in wanted.items() if key not in given]
    if not strange and not lacking:
        return
    extra = message("{names} cannot occur", names=comma_list(strange))
    short = message("no points for {lacking}", lacking=comma_list(lacking))
    parts = [part for part, there in ((extra, strange), (short, lacking)) if there]
    differences = sequence(parts, sense("between problems", "; "))
    choices = written_words(written)
    at = next((entry.key for entry in choices if entry.text in strange), None)
    at = at or (choices[0].key if choices else rule.span)
    reader.fault("SC297", at, name=name, difference=differences)


class _RowSources:
    """Which rows take their figures from which, as they are."""

    def __init__(self, tables: Sequence[SchemeTable]) -> None:
        self.tables = tables
        self._known = [known_to(tables, n) for n in range(len(tables))]
        self._beside = [names_for(tables, n).beside for n in range(len(tables))]
        self._most = sum(len(table.rows) for table in tables)

    def row(self, place: RowPlace) -> Indicator:
        """The row at a place."""
        return self.tables[place.table].rows[place.row]

    def formula(self, place: RowPlace) -> Formula | None:
        """The formula of a derived row; None where it cannot be understood, which has been told."""
        known, beside = self._known[place.table], self._beside[place.table]
        formula = parse(self.row(place).formula, known, Suggestions(0), beside)
        return formula if isinstance(formula, Formula) else None

    def reported_source(self, place: RowPlace) -> Indicator | None:
        """The reported row whose figure a row takes as it is, by way of others; None where it is worked out."""
        for _ in range(self._most):
            if not self.row(place).derived:
                return self.row(place)
            formula = self.formula(place)
            tree = formula.tree if formula else None
            if not isinstance(tree, Variable) or tree.what not in ("value", "years_ago", "last_period"):
                return None
            place = self._known[place.table][tree.name]
        return None

    def source(self, table: int, name: str) -> Indicator | None:
        """The reported row that a name in a formula leads to."""
        return self.reported_source(self._known[table][name])

    def words(self, table: int, figure: Variable) -> tuple[str, ...]:
        """The words that a figure may be."""
        if figure.what == "class":
            at, id = place_of(self.tables, table, figure)
            return self.tables[at].row(id).shown.words
        source = self.source(table, figure.name)
        return source.words if source else ()

    def formula_sources(self, place: RowPlace) -> list[Indicator]:
        """The reported rows with whose figures a formula calculates, in order of their ids."""
        formula = self.formula(place)
        names = sorted(figure.name for figure in calculated_values(formula.tree)) if formula else []
        rows = (self.source(place.table, name) for name in dict.fromkeys(names))
        return [row for row in rows if row is not None]

    def word_questions(self, place: RowPlace) -> list[tuple[str, tuple[str, ...], str]]:
        """The names that a formula asks about words, the words of the row each leads to, and the word."""
        formula = self.formula(place)
        equalities = []
        for part in parts(formula.tree) if formula else ():
            if (
                isinstance(part, Predicate)
                and isinstance(part.left, Variable)
                and isinstance(part.right, WordLiteral)
            ):
                equalities.append((part.left.name, self.words(place.table, part.left), part.right.text))
        return equalities


def _word_span(written: NodeRead, word: str) -> Span:
    """Where a formula holds a word."""
    formula = written.fields["formula"]
    at = formula.value.find(word)
    return part_span(formula, at, len(word)) if at >= 0 else formula.span


def _instead(words: tuple[str, ...]) -> Text:
    """What may be written in place of a word that a row never is."""
    if words:
        return message("write one of {names}", names=comma_list([f"“{word}”" for word in words]))
    return message("the row takes numbers: compare it with a number")


def _take_words(
    reader: FieldReader, row: Indicator, place: RowPlace, sources: _RowSources, written: NodeRead | None
) -> Indicator:
    """A derived row with the words of its source; a formula cannot calculate with words."""
    source = sources.reported_source(place)
    if source is None:
        for there in sources.formula_sources(place):
            if there.words:
                at = written.at("formula" if "formula" in written else "of") if written else row.span
                reader.fault("SC296", at, name=row.name, of=there.name, word=there.words[0])
        for name, words, word in sources.word_questions(place):
            if fold_name(word) not in map(fold_name, words):
                at = _word_span(written, word) if written else row.span
                reader.fault("SC394", at, name=name, word=word, instead=_instead(words))
    words = source.words if source else ()
    if row.rule.scale.words:
        check_words(reader, row.rule, words, row.name, written.get("rule") if written else None)
    elif words and row.scores and not row.rule.against_target:
        reader.fault("SC293", row.span, name=row.name, word=words[0])
    if not words:
        return replace(row, words=()) if row.words else row
    return replace(
        row,
        words=words,
        rule=in_words(row.rule, words),
        nature="stock",
        pace="none",
        rounding=AS_IT_IS,
        shown=NOTHING,
    )
