"""A table of a notice as lines: what each indicator is called and said of it, and a cell for each unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.load.actuals.measures import is_measure, measure_in
from scorecard.load.actuals.words import (
    CORNERS,
    INDICATORS,
    MEASURES,
    NUMBERING,
    TARGETS,
    UNITS,
    is_footer,
    is_total,
    says_another_time,
)
from scorecard.load.annex.grid import AnnexGrid, measure_above, measures_of_lines
from scorecard.load.annex.notice_line import Matrix, NoticeCell, NoticeLine, NotUnderstood, UnitHead, cells_of
from scorecard.load.annex.row_kinds import (
    UNIT_LIKE,
    has_figures,
    is_head,
    is_lost,
    is_numbered,
    is_of_table,
    measures_in_head,
    name_cell,
)
from scorecard.load.annex.targets import is_figure

_ROLES: dict[str, frozenset[str]] = {
    "number": NUMBERING,
    "measure": MEASURES,
    "points": frozenset(
        ("分值", "满分", "权重", "权数", "标准分", "基本分", "分数", "赋分", "points", "weight", "weights")
    ),
    "clause": frozenset(
        (
            "计分办法",
            "计分标准",
            "计分规则",
            "评分标准",
            "评分细则",
            "评分办法",
            "考核办法",
            "考核标准",
            "计分方法",
            "rule",
        )
    ),
    "provider": frozenset(
        ("数据来源", "来源", "提供单位", "数据提供单位", "考评部门", "考核部门", "source", "provider")
    ),
    "responsible": frozenset(("责任单位", "责任部门", "牵头部门", "牵头单位", "负责部门", "responsible")),
    "note": frozenset(("备注", "说明", "note", "remarks")),
}
_SAID = ("measure", "points", "clause", "provider", "responsible", "note")
SAID = frozenset(word for role in _SAID for word in _ROLES[role])
"""What the rows of a table with units down are called that say something of its indicators."""
_GROUPS = frozenset(("分组", "组别", "类别", "分类", "group"))
_SHORT = 20
_KNOWN = CORNERS | _GROUPS | INDICATORS | UNITS | frozenset().union(*_ROLES.values())


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
    return Matrix(tuple(titles), units, lines, notes, (*table.unread, *lost), stated)


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
        self.unread: list[NotUnderstood] = []
        self.width = max(map(len, [*head, *body]))
        self.roles: dict[int, str] = {}
        for column in range(self.width):
            self.roles[column] = self._role(column)
        values = self._columns("value")
        heads = [self._head_cell(n).text for n in values]
        for column in range(min(values, default=self.width)):
            # 单位 heads measures in one notice and names in the next: what stands below it decides.
            if self.roles[column] == "other" and self._texts(column) and not self._is_of_unit(column, heads):
                self.roles[column] = "label"
        self.unread += [
            NotUnderstood(self._head_cell(column), reason)
            for column, role in self.roles.items()
            if self._name(column) and (reason := self._why_unused(column, role))
        ]

    def _is_of_unit(self, column: int, heads: Sequence[str]) -> bool:
        """Whether a column stands below a unit, as others do that hold targets, whatever stands in it: 视情况.

        heads : those over the columns of targets
        """
        return 2 * _unit_share(heads) > 1 and _unit_share([self._name(column)]) > 0

    def _why_unused(self, column: int, role: str) -> Text | None:
        """Why a column with a head goes for nothing; None where it does not, or its head says that it need not count."""
        name = self._name(column)
        if role == "other" and says_another_time(name):
            return message("it speaks of last year or of a rate, and was not used")
        if role == "other":
            return message("what this column holds is not known; it was not used")
        if role == "empty" and not (name in _KNOWN or is_total(name) or says_another_time(name)):
            return message("nothing stands in this column; it was not used")
        return None

    def _cells(self, column: int) -> list[NoticeCell]:
        return [row[column] for row in self.body if row[column].text]

    def _texts(self, column: int) -> list[NoticeCell]:
        return [cell for cell in self._cells(column) if not is_figure(cell.text)]

    def _head_cell(self, column: int) -> NoticeCell:
        """The lowest filled cell over a column."""
        filled = [row[column] for row in self.head if row[column].text]
        return filled[-1] if filled else self.body[0][column]._replace(text="")

    def below_heads(self) -> str:
        """The measures below the heads of units across, as a list."""
        across = self._columns("value") if self.measures and not self.is_turned() else []
        return "、".join(dict.fromkeys(self.measures[n].text for n in across if self.measures[n].text))

    def head_measure(self) -> str:
        """The measure in the head over the names of the rows, which is that of all of them."""
        heads = [measure_in(self._head_cell(n).text)[1] for n in self._columns("label")]
        return next(filter(None, heads), "")

    def _name(self, column: int) -> str:
        return measure_in(self._head_cell(column).text)[0]

    def _role(self, column: int) -> str:
        name, cells = self._name(column), self._cells(column)
        if not cells:
            return "empty"
        figures = sum(is_figure(cell.text) for cell in cells)
        if name in MEASURES and (all(is_measure(cell.text) for cell in cells) or self._behind_names(column)):
            return "measure"
        for role, words in _ROLES.items():
            if name in words and role != "measure":
                return role
        if is_total(self._head_cell(column).text):
            return "total"
        if name in _GROUPS | INDICATORS | UNITS | MEASURES and 2 * figures < len(cells):
            return "label"
        before = all(self.roles[n] in ("empty", "number") for n in range(column))
        if (
            before
            and all(re.fullmatch(r"\d{1,3}[.、]?", cell.text) for cell in cells)
            and name not in TARGETS
        ):
            return "number"
        if says_another_time(name):
            return "other"
        return "value" if 2 * figures >= len(cells) and name and name not in CORNERS else "other"

    def _behind_names(self, column: int) -> bool:
        """Whether a column stands behind one that names indicators, and does not itself name units."""
        names = any(
            self.roles[n] == "label" and self._name(n) in INDICATORS | MEASURES for n in range(column)
        )
        return names and not _unit_share([cell.text for cell in self._cells(column)])

    def _columns(self, role: str) -> list[int]:
        return [n for n, kind in self.roles.items() if kind == role]

    def unnamed_rows(self) -> list[list[NoticeCell]]:
        """The rows between others that have no name."""
        labels = self._columns("label")
        named = [*labels, *self._columns("number")] if self.is_turned() else labels
        rows = (row for row in self.body if not any(row[n].text for n in named))
        return [[cell for cell in row if cell.text] for row in rows]

    def is_turned(self) -> bool:
        """Whether units stand down and indicators across."""
        labels = self._columns("label")
        heads = {self._name(n) for n in labels}
        if heads & (INDICATORS - UNITS):
            return False
        if heads & UNITS:
            return True
        down = [cell.text for n in labels for cell in self._texts(n)]
        across = [self._head_cell(n).text for n in self._columns("value")]
        return _unit_share(down) > _unit_share(across)

    def read_upright(self) -> tuple[tuple[UnitHead, ...], tuple[NoticeLine, ...]]:
        """Indicators down, units across."""
        values, labels = self._columns("value"), self._columns("label")
        units = tuple(map(self._unit_head, values))
        lines = []
        for row in self.body:
            named = [row[n] for n in [*labels, *self._columns("number")] if row[n].text]
            if any(is_total(cell.text) for cell in named):
                continue
            by_role = {role: row[n] for role in _SAID for n in self._columns(role)[:1] if row[n].text}
            number = next((row[n] for n in self._columns("number") if row[n].text), None)
            total = next((row[n] for n in self._columns("total") if row[n].text), None)
            cells = tuple(row[n] for n in values)
            lines.append(NoticeLine(tuple(row[n] for n in labels), number, by_role, cells, total))
        return units, tuple(lines)

    def _unit_head(self, column: int) -> UnitHead:
        """A unit, and the measure that stands below it, behind it or over it."""
        cell, above = self._head_cell(column), self._above(column)
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
                return left.text if self.roles[_column_of(row, left)] == "value" else ""
        return ""

    def read_turned(self) -> tuple[tuple[UnitHead, ...], tuple[NoticeLine, ...]]:
        """Units down, indicators across: rows of points and measures below the head say them of each."""
        labels = self._columns("label")
        said_rows: dict[str, list[NoticeCell]] = {"measure": self.measures} if self.measures else {}
        head: list[list[NoticeCell]] = []
        for row in self.head:
            role = self._row_role(row, labels)
            if role:
                said_rows[role] = row
            else:
                head.append(row)
        body: list[list[NoticeCell]] = []
        totals: list[NoticeCell] | None = None
        for row in self.body:
            role = self._row_role(row, labels)
            if role:
                said_rows[role] = row
            elif any(is_total(row[n].text) for n in [*labels, *self._columns("number")]):
                totals = row
            elif row[labels[-1]].text:
                body.append(row)
        group = next((n for n in labels if self._name(n) in _GROUPS or n != labels[-1]), None)
        units = tuple(
            UnitHead(row[labels[-1]], group_name) for row, group_name in self._rows_with_group(body, group)
        )
        lines = []
        for n in self._columns("value"):
            by_role = {role: row[n] for role, row in said_rows.items() if row[n].text}
            cells = tuple(row[n] for row in body)
            lines.append(
                NoticeLine(tuple(row[n] for row in head), None, by_role, cells, totals[n] if totals else None)
            )
        return units, tuple(lines)

    def _row_role(self, row: Sequence[NoticeCell], labels: Sequence[int]) -> str:
        """What a row says of the indicators across, by its label: their points, their measures."""
        names = {fold_name(row[n].text) for n in [*labels, *self._columns("number")] if row[n].text}
        for role in _SAID:
            if names and names <= _ROLES[role] and (role != "measure" or not self._is_name_row(row)):
                return role
        return ""

    def _is_name_row(self, row: Sequence[NoticeCell]) -> bool:
        """Whether a row headed 单位 names indicators and no measures."""
        return not all(is_measure(row[n].text) for n in self._columns("value") if row[n].text)

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


def _unit_share(names: Sequence[str]) -> float:
    """The share of names that end as those of units do."""
    return sum(UNIT_LIKE.search(fold_name(name)) is not None for name in names) / max(1, len(names))
