"""The tables of a notice as an outline: indicators with what stands below them, units, and what was not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from fractions import Fraction
from typing import NamedTuple

from scorecard.base.fault import Fault, errors
from scorecard.base.message import message
from scorecard.base.pattern import pattern
from scorecard.base.place import path_parts
from scorecard.base.records import dataclass
from scorecard.load.actuals.measures import is_measure, measure_in
from scorecard.load.actuals.repeated import whole_number
from scorecard.load.annex.grid import read_grids
from scorecard.load.annex.matrix import read_matrix
from scorecard.load.annex.notice_line import NoticeCell, NoticeLine, NotUnderstood, UnitHead, unbroken
from scorecard.load.annex.targets import target_text
from scorecard.load.source import Source

_OF_WHICH = pattern(r"(?:其中|#)\s*[:：、]?\s*")
_NUMBERED = pattern(r"\d{1,3}[.．\-－]\d{1,3}|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]")
_ANNEX = pattern(
    r"(?:附件|annex)\s*([0-9０-９]{1,2}(?![0-9０-９])|[一二三四五六七八九十])\s*[:：]?", re.IGNORECASE
)
_YEAR = pattern(r"(?<!\d)((?:19|20)\d{2})(?:\s*年|(?=[\s,.;]|$))")
_NOTE = pattern(r"(?:备注|注|说明)\s*[:：]\s*")


@dataclass
class Item:
    """A row of a notice: its name as the scheme has it, as it was printed, and what stands below it.

    `cells` are its targets, one for each unit; a heading has none. A heading is `open` where it is a row of its own,
    without figures: the rows below it, up to the next number, are its children.
    """

    name: str
    printed: NoticeCell
    measure: str = ""
    number: int | None = None
    said: dict[str, NoticeCell] = field(default_factory=dict)
    cells: tuple[NoticeCell, ...] = ()
    children: list[Item] = field(default_factory=list)
    parts: list[Item] = field(default_factory=list)
    open: bool = False


class Annex(NamedTuple):
    """One table of a notice."""

    title: str
    annex: int | None
    units: tuple[UnitHead, ...]
    items: tuple[Item, ...]
    note: str
    unread: tuple[NotUnderstood, ...]


class Notice(NamedTuple):
    """All tables of a file, the year they speak of (None: no year is said), and what keeps the file from being read."""

    tables: tuple[Annex, ...]
    year: int | None
    faults: tuple[Fault, ...]


def read_notice(source: Source) -> Notice:
    """The tables of a notice in a file of text, a workbook, or a Word document."""
    grids, faults = read_grids(source)
    if errors(faults):
        return Notice((), None, faults)
    matrices = [(matrix, path_parts(grid.path).sheet) for grid in grids if (matrix := read_matrix(grid))]
    tables = []
    for matrix, sheet in matrices:
        several = not is_measure(matrix.measure) and bool(matrix.measure)
        items, unread = outline(matrix.lines, "" if several else matrix.measure)
        if several:
            unread = (
                NotUnderstood(matrix.lines[0].cells[0]._replace(text=matrix.measure), _SEVERAL),
                *unread,
            )
        title, annex = _title([sheet, *matrix.titles] if _ANNEX.match(sheet) else matrix.titles)
        sums = (wrong for line in matrix.lines for wrong in _wrong_sum(line))
        note = " ".join(_NOTE.sub("", text, count=1) for text in matrix.notes)
        tables.append(Annex(title, annex, matrix.units, items, note, (*matrix.unread, *unread, *sums)))
    years = (match[1] for matrix, _ in matrices for title in matrix.titles for match in _YEAR.finditer(title))
    return Notice(tuple(tables), next((int(year) for year in years), None), faults)


def _title(lines: Sequence[str]) -> tuple[str, int | None]:
    """The title of a table, put together from its lines, and the number of the annex."""
    title: list[str] = []
    annex: int | None = None
    for line in lines:
        numbered = _ANNEX.match(line)
        if numbered:
            # What stands above `附件2` belongs to another page.
            annex, title = whole_number(numbered[1]), []
            line = line[numbered.end() :].strip()
        if line and not re.search("[:：]", line):
            title.append(line)
    return unbroken("".join(title[-2:])), annex


_SEVERAL = message(
    "several measures are stated above the table; rows that say none of their own were given none"
)


def outline(
    lines: Sequence[NoticeLine], measure: str = ""
) -> tuple[tuple[Item, ...], tuple[NotUnderstood, ...]]:
    """The rows with what stands below each: children of headings, and parts (其中) of rows with figures of their own.

    measure : that of rows which state none themselves
    """
    top: list[Item] = []
    above: list[NoticeCell] = []
    for line in lines:
        path = _path(line.labels, above, line.number is None)
        if not path:
            continue
        above = path
        item = _item(path[-1], line, measure)
        siblings, parent = top, None
        for label in path[:-1]:
            parent = _heading(siblings, label, line)
            siblings = parent.children
        last = siblings[-1] if siblings else None
        below = _OF_WHICH.match(item.printed.text) or (line.number and _NUMBERED.fullmatch(line.number.text))
        if parent is not None or last is None:
            siblings.append(item)
        elif last.open and item.number is None:
            last.children.append(item)
        elif below:
            last.parts.append(item)
        else:
            siblings.append(item)
    unread = tuple(_rows_without_figures(top))
    return tuple(top), unread


def _path(labels: Sequence[NoticeCell], above: Sequence[NoticeCell], unnumbered: bool) -> list[NoticeCell]:
    """The labels of a row from the outermost in; those that are blank before a filled one go on from the row above."""
    filled = [n for n, label in enumerate(labels) if label.text]
    if not filled:
        return []
    first = filled[0]
    before = list(above[:first]) if unnumbered and len(above) > first else []
    path = [*before, *(labels[n] for n in filled)]
    return [cell for n, cell in enumerate(path) if n == 0 or cell.text != path[n - 1].text]


def _item(label: NoticeCell, line: NoticeLine, further: str) -> Item:
    """A row by its own name: without `其中：` before it and its measure behind."""
    bare = _OF_WHICH.sub("", label.text, count=1) if _OF_WHICH.match(label.text) else label.text
    measure = measure_in(bare)[1]
    name = re.sub(r"[（(\[【][^（()）\[\]【】]*[)）\]】]$", "", bare).strip() if measure else bare
    stated = line.said["measure"].text if "measure" in line.said else measure
    cells = line.cells if any(cell.text for cell in line.cells) else ()
    stated = stated or _measure_of(cells) or (further if cells else "")
    return Item(name, label, stated, _number(line.number), line.said, cells, open=not cells)


def _measure_of(cells: Sequence[NoticeCell]) -> str:
    """The measure behind all figures of a row."""
    measures = {
        target.measure for cell in cells if (target := target_text(cell.text)) and target.yaml != "--"
    }
    return measures.pop() if len(measures) == 1 else ""


def _number(cell: NoticeCell | None) -> int | None:
    return whole_number(cell.text) if cell and not _NUMBERED.fullmatch(cell.text) else None


def _heading(siblings: list[Item], label: NoticeCell, line: NoticeLine) -> Item:
    """The heading of that name that is open, or a new one; what its first row says of both stands with the heading."""
    if siblings and siblings[-1].name == label.text and not siblings[-1].cells:
        return siblings[-1]
    heading = Item(label.text, label, number=_number(line.number))
    siblings.append(heading)
    return heading


def _rows_without_figures(items: Sequence[Item]) -> list[NotUnderstood]:
    """Rows without any target that head nothing."""
    reason = message("this row has no targets")
    without = [NotUnderstood(item.printed, reason) for item in items if not item.cells and not item.children]
    return without + [
        lacking for item in items for lacking in _rows_without_figures([*item.children, *item.parts])
    ]


def _wrong_sum(line: NoticeLine) -> list[NotUnderstood]:
    """A printed sum that its row does not make, with both figures; ratios have none."""
    printed = target_text(line.total.text) if line.total else None
    targets = [target_text(cell.text) for cell in line.cells]
    numbers = [t.yaml for t in targets if t and t.yaml != "--"]
    ratio = any(t and t.measure == "%" for t in targets)
    if line.total is None or printed is None or ratio or not all(map(_is_number, [*numbers, printed.yaml])):
        return []
    total = sum(map(Fraction, numbers), Fraction(0))
    if total == Fraction(printed.yaml):
        return []
    made = f"{float(total):.15g}"
    return [
        NotUnderstood(
            line.total,
            message("the sum printed is {yaml}, the units make {made}", yaml=printed.yaml, made=made),
        )
    ]


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", text) is not None
