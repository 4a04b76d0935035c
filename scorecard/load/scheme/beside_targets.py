"""The targets of a table of the scheme from another table: indicators by name, units by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.names import did_you_mean, fold_name, nearest
from scorecard.base.span import Span
from scorecard.load.actuals.file_names import stems
from scorecard.load.actuals.labels import label_key
from scorecard.load.actuals.measures import choose
from scorecard.load.actuals.unread_measures import (
    MeasuredRow,
    measure_doubts,
    named_measures,
    naming_words,
)
from scorecard.load.annex.annex import Item, outline
from scorecard.load.annex.grid import AnnexGrid
from scorecard.load.annex.matrix import NAMELESS, read_matrix
from scorecard.load.annex.notice_line import Matrix, NoticeCell, UnitHead
from scorecard.load.annex.targets import TargetText, has_aside, target_text
from scorecard.load.scheme.beside_cells import no_target, target_node
from scorecard.load.scheme.target_list import ListedTarget, TargetList, target_list, unfilled_fault
from scorecard.load.yaml.tree import Mapping, Node, Scalar, text_of
from scorecard.load.yaml.tree import Sequence as Listed

if TYPE_CHECKING:
    from scorecard.load.scheme.plain_table import PlainTable

_BELOW = ("children", "parts")
_Path = tuple[str, ...]


class _SchemeRow(NamedTuple):
    """A row of the scheme: its ids from the outermost in, its name and all it answers to, its measure, whether it has targets."""

    path: _Path
    name: str
    names: frozenset[str]
    measure: str
    own: Span | None


class _GivenTargets(NamedTuple):
    """The targets of a row, and whether the table states their measure."""

    targets: Mapping
    stated: bool


def rows_with_targets(table: Mapping, grid: AnnexGrid, year: str, faults: list[Fault]) -> Mapping:
    """A table of the scheme whose rows have the targets that the other table gives them.

    That other table is one like that of a notice, or a list with a line for each unit and indicator.
    """
    rows = _rows_of(table)
    one_by_one = target_list(grid)
    if one_by_one:
        given = _list_targets(one_by_one, rows, faults)
        blank = unfilled_fault(one_by_one.lines, year)
        faults += [blank] if blank else []
    else:
        matrix = read_matrix(grid)
        if matrix is None:
            faults.append(Fault("SC442", grid.records[0].span(grid.path)))
            return table
        given = _matrix_targets(matrix, rows, faults)
    faults += _unread_measures(grid, rows, given, faults)
    return table.change_value("indicators", partial(_give_targets, (), _targets_of(given)))


def _targets_of(given: MappingOf[_Path, _GivenTargets]) -> dict[_Path, Mapping]:
    return {path: targets for path, (targets, _) in given.items()}


def _unread_measures(
    grid: AnnexGrid, rows: list[_SchemeRow], given: MappingOf[_Path, _GivenTargets], faults: Sequence[Fault]
) -> list[Fault]:
    """A warning for a measure that is named around the targets, where these are taken to stand in another one."""
    if any(fault.code == "SC448" for fault in faults):
        return []
    lines = {target.span.line for targets, _ in given.values() for _, target in targets.entries}
    around = (words for words in naming_words(grid.path, grid.records) if words.line not in lines)
    silent = [row for row in rows if row.path in given and not given[row.path].stated]
    measured = [MeasuredRow(row.name, row.measure) for row in silent]
    unnamed = (
        words
        for words in around
        if not any(row.names & {fold_name(words.text), _key(words.text, row.measure)} for row in rows)
    )
    return list(measure_doubts("SC541", ((words, measured) for words in unnamed)))


def rows_with_plain_targets(table: Mapping, plain: PlainTable) -> Mapping | None:
    """The same of a table in which nothing needs care; None where something does, or anything is wrong."""
    from scorecard.load.scheme.plain_targets import plain_rows

    if any(map(named_measures, stems(plain.path))):
        return None
    each = plain_rows(plain)
    rows = _rows_of(table)
    given: dict[_Path, _GivenTargets] = {}
    for item, above, targets in each or ():
        wrong: list[Fault] = []
        row = _row_of(item, above, rows, wrong)
        if not row or not _is_new(row, item, given, wrong):
            return None
        if no_target(TargetText("0"), item.measure, row.measure):
            return None
        given[row.path] = _GivenTargets(Mapping(targets, item.printed.span), bool(item.measure))
    return table.change_value("indicators", partial(_give_targets, (), _targets_of(given))) if each else None


def _rows_of(table: Mapping) -> list[_SchemeRow]:
    """The rows of a table of the scheme, headings too."""
    defaults = _field(table, "defaults")
    usual = text_of(_field(defaults, "measure")) if isinstance(defaults, Mapping) else ""
    return list(_rows(_field(table, "indicators"), (), usual))


def _matrix_targets(
    matrix: Matrix, rows: list[_SchemeRow], faults: list[Fault]
) -> dict[_Path, _GivenTargets]:
    """The targets of each row from a table like that of a notice."""
    for cell, reason in matrix.unread:
        faults.append(Fault("SC447", cell.span, {"text": cell.text, "reason": reason}))
    given: dict[_Path, _GivenTargets] = {}
    for item, above in _rows_with_cells(outline(matrix.lines, matrix.measure)[0], ()):
        row = _row_of(item, above, rows, faults)
        if row and _is_new(row, item, given, faults):
            # What a row states itself comes before the heads, and these before what stands above them.
            own = item.measure if item.measure != matrix.measure else ""
            measures = [own or unit.measure or item.measure for unit in matrix.units]
            given[row.path] = _GivenTargets(
                _targets(item, row, matrix.units, measures, faults), all(measures)
            )
    return given


def _list_targets(
    listed: TargetList, rows: list[_SchemeRow], faults: list[Fault]
) -> dict[_Path, _GivenTargets]:
    """The targets of each row from a list; the lines of an indicator are told apart by their units."""
    for cell in listed.nameless:
        faults.append(Fault("SC447", cell.span, {"text": cell.text, "reason": NAMELESS}))
    given: dict[_Path, _GivenTargets] = {}
    for name, lines in groupby(sorted(listed.lines, key=_indicator_of), key=_indicator_of):
        of_one = list(lines)
        first = of_one[0]
        item = Item(name, first.indicator, first.measure, cells=tuple(line.target for line in of_one))
        row = _row_of(item, (), rows, faults)
        if row and _is_new(row, item, given, faults):
            measures = [line.measure or listed.measure for line in of_one]
            heads = [UnitHead(line.unit) for line in of_one]
            given[row.path] = _GivenTargets(_targets(item, row, heads, measures, faults), all(measures))
    return given


def _indicator_of(line: ListedTarget) -> str:
    return line.indicator.text


def _is_new(row: _SchemeRow, item: Item, given: dict[_Path, _GivenTargets], faults: list[Fault]) -> bool:
    """Whether a row has no targets yet; else that it has some is told."""
    if not row.own and row.path not in given:
        return True
    there = given[row.path].targets.span if row.path in given else row.own
    args = {"name": item.name, "line": str(there.line if there else 0)}
    faults.append(Fault("SC446", item.printed.span, args))
    return False


def _rows(node: Node | None, above: _Path, further: str) -> Iterator[_SchemeRow]:
    """The rows below a node of the tree, headings too."""
    for key, value in node.entries if isinstance(node, Mapping) else ():
        if not isinstance(value, Mapping):
            continue
        path = (*above, key.text)
        texts = [key.text, *(text_of(_field(value, name)) for name in ("name", "short"))]
        aliases = _field(value, "aliases")
        texts += (
            [text_of(alias) for alias in aliases.items] if isinstance(aliases, Listed) else [text_of(aliases)]
        )
        measure = text_of(_field(value, "measure")) or further
        names = frozenset(_key(text, measure) for text in texts if text) | {fold_name(t) for t in texts if t}
        own = next((name.span for name, _ in value.entries if name.text == "targets"), None)
        yield _SchemeRow(path, text_of(_field(value, "name")) or key.text, names, measure, own)
        for below in _BELOW:
            yield from _rows(_field(value, below), path, measure)


def _key(text: str, measure: str) -> str:
    return label_key(text, frozenset((fold_name(measure),)) if measure else frozenset())


def _field(node: Mapping, name: str) -> Node | None:
    return next((value for key, value in node.entries if key.text == name), None)


def _rows_with_cells(
    items: tuple[Item, ...] | list[Item], above: tuple[Item, ...]
) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    """The rows that have targets, each with what it stands below."""
    for item in items:
        if item.cells:
            yield item, above
        yield from _rows_with_cells([*item.children, *item.parts], (*above, item))


def _row_of(
    item: Item, above: tuple[Item, ...], rows: list[_SchemeRow], faults: list[Fault]
) -> _SchemeRow | None:
    """The row of the scheme that a line of the table means; of several the one below the same heading."""
    wanted = {fold_name(item.printed.text), fold_name(item.name), _key(item.printed.text, item.measure)}
    matching = [row for row in rows if row.names & wanted]
    if len(matching) > 1 and above:
        heads = {fold_name(other.name) for other in above}
        matching = [row for row in matching if _is_below(row, heads, rows)] or matching
    if len(matching) == 1:
        return matching[0]
    known = [name for row in rows for name in row.names]
    hint = message("; several rows are called so") if matching else did_you_mean(nearest(item.name, known))
    faults.append(Fault("SC445", item.printed.span, {"name": item.printed.text, "hint": hint}))
    return None


def _is_below(row: _SchemeRow, heads: set[str], rows: list[_SchemeRow]) -> bool:
    """Whether a row stands below one of these names."""
    over = (other for other in rows if row.path[: len(other.path)] == other.path != row.path)
    return any(other.names & heads for other in over)


def _targets(
    item: Item, row: _SchemeRow, units: Iterable[UnitHead], measures: Sequence[str], faults: list[Fault]
) -> Mapping:
    """The targets of a row by unit, as they are written in a scheme; measures : the measure of each."""
    entries: dict[str, tuple[Scalar, Node]] = {}
    for head, cell, measure in zip(units, item.cells, measures, strict=True):
        if not cell.text:
            continue
        value = _target(item, row, head, cell, measure, faults)
        name = head.name.text
        if name in entries:
            args = {"key": name, "first": str(entries[name][0].span.line)}
            faults.append(Fault("SC005", head.name.span, args))
        elif value:
            entries[name] = (Scalar(name, False, head.name.span), value)
    return Mapping(tuple(entries.values()), item.printed.span)


_ASIDE = message(
    "the sign of a note stands at the number, or a part of it is struck through: write the number alone"
)


def _target(
    item: Item, row: _SchemeRow, head: UnitHead, cell: NoticeCell, measure: str, faults: list[Fault]
) -> Node | None:
    """One cell, which counts in this measure; None after noting what is wrong with it."""
    target = target_text(cell.text)
    said = choose(measure, row.measure)
    problem = _ASIDE if has_aside(cell.text) else no_target(target, said, row.measure)
    if target is None or problem:
        args: dict[str, str | Text] = {"text": cell.text, "indicator": item.name, "unit": head.name.text}
        faults.append(Fault("SC448", cell.span, {**args, "reason": problem or ""}))
        return None
    return target_node(target, cell.span)


def _give_targets(above: _Path, given: dict[_Path, Mapping], node: Node) -> Node:
    """Rows with the targets they are given."""
    if not isinstance(node, Mapping):
        return node
    return Mapping(
        tuple((key, _row_given((*above, key.text), given, value)) for key, value in node.entries), node.span
    )


def _row_given(path: _Path, given: dict[_Path, Mapping], row: Node) -> Node:
    if not isinstance(row, Mapping):
        return row
    for below in _BELOW:
        row = row.change_value(below, partial(_give_targets, path, given))
    if path not in given:
        return row
    targets = given[path]
    return Mapping((*row.entries, (Scalar("targets", True, targets.span), targets)), row.span)
