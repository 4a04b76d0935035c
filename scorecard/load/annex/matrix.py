"""A table of a notice as lines: what each indicator is called and said of it, and a cell for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scorecard.base.message import message
from scorecard.base.names import fold_name
from scorecard.load.actuals.measures import is_measure, measure_in
from scorecard.load.actuals.words import (
    CORNERS,
    INDICATORS,
    MEASURES,
    NUMBERING,
    UNITS,
    is_footer,
    is_sum,
    is_total,
)
from scorecard.load.annex.columns import Columns, unit_share
from scorecard.load.annex.grid import AnnexGrid, measure_above, measures_of_lines
from scorecard.load.annex.heads import GROUPS, head_role, names_indicators, names_units
from scorecard.load.annex.notice_line import Matrix, NoticeCell, NoticeLine, NotUnderstood, UnitHead, cells_of
from scorecard.load.annex.row_kinds import (
    has_figures,
    is_head,
    is_lost,
    is_numbered,
    is_of_table,
    measures_in_head,
    name_cell,
)

_SAID = {
    "measure": ("measure",),
    "points": ("points",),
    "clause": ("clause",),
    "provider": ("provider",),
    "responsible": ("responsible",),
    "note": ("when", "note"),
}
"""What the columns of some roles say of a row."""
_BARE = frozenset(("备注", "说明", "注", "note", "notes", "remark", "remarks"))
"""Heads of remarks that say nothing themselves."""
_SHORT = 20


def read_matrix(grid: AnnexGrid) -> Matrix | None:
    """The table of a grid; None where no row of it has a name and figures."""
    rows = cells_of(grid)
    with_figures = [n for n, row in enumerate(rows) if has_figures(row)]
    if not with_figures:
        return None
    first, last = with_figures[0], with_figures[-1]
    while first and is_numbered(rows[first - 1]):
        first -= 1
    named = first - 1 if measures_in_head(rows[:first]) else first
    head = named
    while head and is_head(rows[head - 1]):
        head -= 1
    table = _Table(rows[head:named], rows[first : last + 1], measures_in_head(rows[:first]))
    titles = [*grid.above, *(cell.text for row in rows[:head] for cell in row if cell.text)]
    below = [[cell for cell in row if cell.text] for row in rows[last + 1 :]]
    notes = (*(cell.text for row in below for cell in row if not is_lost(row)), *grid.below)
    units, lines = table.read_turned() if table.is_turned() else table.read_upright()
    lost = [NotUnderstood(row[0], NAMELESS) for row in [*below, *table.unnamed_rows()] if is_lost(row)]
    lost += [NotUnderstood(name_cell(row), _FIGURELESS) for row in below if is_of_table(row)]
    stated = table.below_heads() or measure_above(grid, head) or table.head_measure() or _measure_below(notes)
    return Matrix(tuple(titles), units, lines, notes, (*table.columns.unread(), *lost), stated)


def _measure_below(notes: Sequence[str]) -> str:
    """The measure that a short line below a table states, and nothing else."""
    return measures_of_lines([note] for note in notes if len(note) <= _SHORT and note.count("单位") == 1)


NAMELESS = message("a row of figures without a name; it was not used")
_FIGURELESS = message("this row has no figures that can be read; it was taken for a note")


class _Table:
    """The head and the body of a table, and what each of its columns holds.

    measures : those that stand below the head, by column
    """

    def __init__(
        self, head: list[list[NoticeCell]], body: list[list[NoticeCell]], measures: list[NoticeCell]
    ) -> None:
        self.head = head
        self.measures = measures
        self.body = [row for row in body if not is_footer([cell.text for cell in row])]
        self.columns = Columns(head, self.body)

    def below_heads(self) -> str:
        """The measures below the heads of units across, as a list."""
        across = self.columns.of("value") if self.measures and not self.is_turned() else []
        return "、".join(dict.fromkeys(self.measures[n].text for n in across if self.measures[n].text))

    def head_measure(self) -> str:
        """The measure in the head over the names of the rows, which is that of all of them."""
        heads = [measure_in(self.columns.head_cell(n).text)[1] for n in self.columns.of("label")]
        return next(filter(None, heads), "")

    def unnamed_rows(self) -> list[list[NoticeCell]]:
        """The rows between others that have no name."""
        labels = self.columns.of("label")
        named = [*labels, *self.columns.of("number")] if self.is_turned() else labels
        rows = (row for row in self.body if not any(row[n].text for n in named))
        return [[cell for cell in row if cell.text] for row in rows]

    def is_turned(self) -> bool:
        """Whether units stand down and indicators across."""
        labels = self.columns.of("label")
        heads = {self.columns.name(n) for n in labels}
        if any(map(names_indicators, heads)):
            return False
        if any(map(names_units, heads)):
            return True
        down = [cell.text for n in labels for cell in self.columns.texts(n)]
        across = [self.columns.head_cell(n).text for n in self.columns.of("value")]
        return unit_share(down) > unit_share(across)

    def read_upright(self) -> tuple[tuple[UnitHead, ...], tuple[NoticeLine, ...]]:
        """Indicators down, units across."""
        values, labels = self.columns.of("value"), self.columns.of("label")
        units = tuple(map(self._unit_head, values))
        if len({unit.group for unit in units}) == 1:
            # What stands over all of them parts none from another.
            units = tuple(unit._replace(group="") for unit in units)
        sums = [
            n
            for n in self.columns.of("total")
            if not is_total(self.columns.name(n)) or is_sum(self.columns.name(n))
        ]
        lines = []
        for row in self.body:
            named = [row[n] for n in [*labels, *self.columns.of("number")] if row[n].text]
            if any(is_total(cell.text) or cell.text.endswith("小计") for cell in named):
                continue
            number = next((row[n] for n in self.columns.of("number") if row[n].text), None)
            total = next((row[n] for n in sums if row[n].text), None)
            cells = tuple(row[n] for n in values)
            lines.append(NoticeLine(tuple(row[n] for n in labels), number, self._said(row), cells, total))
        return units, tuple(lines)

    def _said(self, row: Sequence[NoticeCell]) -> dict[str, NoticeCell]:
        """What the columns of a row say of its indicator; of several that say the like, each but the first after its head."""
        cells = {}
        for field, roles in _SAID.items():
            columns = [n for n in range(self.columns.width) if self.columns.roles[n] in roles and row[n].text]
            headed = [(self.columns.head_cell(n).text, row[n]) for n in columns]
            if headed:
                cells[field] = _joined_words(headed, field == "note")
        return cells

    def _unit_head(self, column: int) -> UnitHead:
        """A unit, and the measure that stands below it, behind it or over it."""
        cell, above = self.columns.head_cell(column), self._above(column)
        name, behind = measure_in(cell.text)
        below = self.measures[column].text if self.measures else ""
        return UnitHead(
            cell._replace(text=name) if behind else cell, above, below or behind or measure_in(above)[1]
        )

    def _above(self, column: int) -> str:
        """The label merged over a head and its neighbours; it stands in the first of their columns alone."""
        if len(self.head) < 2 or not self.head[-1][column].text:
            return ""
        for row in reversed(self.head[:-1]):
            left = next((row[n] for n in range(column, -1, -1) if row[n].text), None)
            corner = left is None or fold_name(left.text) in CORNERS | INDICATORS | UNITS | NUMBERING
            if left and not corner and left.text != self.head[-1][column].text:
                return left.text if self.columns.roles[_column_of(row, left)] == "value" else ""
        return ""

    def read_turned(self) -> tuple[tuple[UnitHead, ...], tuple[NoticeLine, ...]]:
        """Units down, indicators across: rows of points and measures below the head say them of each."""
        labels = self.columns.of("label")
        said_rows: list[tuple[str, str, list[NoticeCell]]] = (
            [("measure", "", self.measures)] if self.measures else []
        )
        head: list[list[NoticeCell]] = []
        for row in self.head:
            role, name = self._row_role(row, labels)
            if role:
                said_rows.append((role, name, row))
            else:
                head.append(row)
        body: list[list[NoticeCell]] = []
        totals: list[NoticeCell] | None = None
        for row in self.body:
            role, name = self._row_role(row, labels)
            totalled = [row[n].text for n in [*labels, *self.columns.of("number")] if is_total(row[n].text)]
            if role:
                said_rows.append((role, name, row))
            elif totalled:
                totals = row if any(map(is_sum, totalled)) else totals
            elif row[labels[-1]].text:
                body.append(row)
        group = next((n for n in labels if self.columns.name(n) in GROUPS or n != labels[-1]), None)
        units = tuple(
            UnitHead(row[labels[-1]], group_name) for row, group_name in self._rows_with_group(body, group)
        )
        lines = []
        for n in self.columns.of("value"):
            by_role = {}
            for field in _SAID:
                headed = [(name, row[n]) for role, name, row in said_rows if role == field and row[n].text]
                if headed:
                    by_role[field] = (
                        headed[-1][1] if field == "measure" else _joined_words(headed, field == "note")
                    )
            cells = tuple(row[n] for row in body)
            lines.append(
                NoticeLine(tuple(row[n] for row in head), None, by_role, cells, totals[n] if totals else None)
            )
        return units, tuple(lines)

    def _row_role(self, row: Sequence[NoticeCell], labels: Sequence[int]) -> tuple[str, str]:
        """What a row says of the indicators across, by its label, and that label: their points, their measures."""
        names = {measure_in(row[n].text)[0] for n in [*labels, *self.columns.of("number")] if row[n].text}
        if len(names) != 1:
            return "", ""
        (name,) = names
        if name in MEASURES:
            return ("" if self._is_name_row(row) else "measure"), name
        role = head_role(name)
        return next((field for field, roles in _SAID.items() if role in roles), ""), name

    def _is_name_row(self, row: Sequence[NoticeCell]) -> bool:
        """Whether a row headed 单位 names indicators and no measures."""
        return not all(is_measure(row[n].text) for n in self.columns.of("value") if row[n].text)

    @staticmethod
    def _rows_with_group(
        body: Sequence[list[NoticeCell]], group: int | None
    ) -> Iterator[tuple[list[NoticeCell], str]]:
        name = ""
        for row in body:
            name = (row[group].text or name) if group is not None else ""
            yield row, name


def _column_of(row: Sequence[NoticeCell], cell: NoticeCell) -> int:
    return next(n for n, other in enumerate(row) if other is cell)


def _joined_words(headed: Sequence[tuple[str, NoticeCell]], remarks: bool) -> NoticeCell:
    """What several columns say of a row in one text, each after its head, but for the first.

    remarks : whether the first needs its head too, where that says something itself
    """
    (head, cell), *others = headed
    first = f"{head}：{cell.text}" if remarks and fold_name(head) not in _BARE else cell.text
    return cell._replace(text="；".join([first, *(f"{name}：{other.text}" for name, other in others)]))
