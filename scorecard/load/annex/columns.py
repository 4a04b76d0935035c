"""What each column of a table of a notice holds: by its head, by what stands below it, and by the columns beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scorecard.base.message import Text, message
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.load.actuals.measures import is_measure, measure_in
from scorecard.load.actuals.words import CORNERS, MEASURES, is_total, says_another_time
from scorecard.load.annex.heads import (
    GROUPS,
    head_role,
    is_known_head,
    is_target_head,
    names_indicators,
    names_units,
    tells_what_is_done,
)
from scorecard.load.annex.notice_line import NoticeCell, NotUnderstood
from scorecard.load.annex.row_kinds import UNIT_LIKE
from scorecard.load.annex.targets import is_figure
from scorecard.model.period_names import parse_part, parse_stretch

_SINGLE = ("measure", "points")
"""What only one column of a table can say."""
_SENTENCE = pattern("[，。；,;]|.{26,}")
_TARGET_WORDS = pattern("(?:目标|任务|计划)+(?:数|值)?")
_YEAR = pattern(r"\d{4}")

_ANOTHER_TIME = message("it speaks of last year or of a rate, and was not used")
_DONE = message("it holds what is done or to be filled in, not what is promised, and was not used")
_OF_PERIOD = message("it holds the targets of a part of the year, which are still to be written by hand")
_TWICE = message("another column says the same of the rows; this one was not used")
_UNKNOWN = message(
    "what this column holds is not known, and it was not used; what it says of the indicators is read where it is headed "
    "points, rule, source, responsible or note"
)
_EMPTY = message("nothing stands in this column; it was not used")


class Columns:
    """The columns of a table by what they hold: `label`, `value` and so on, and what of them goes for nothing."""

    def __init__(self, head: list[list[NoticeCell]], body: list[list[NoticeCell]]) -> None:
        self.head = head
        self.body = body
        self.width = max(map(len, [*head, *body]))
        self.roles: dict[int, str] = {}
        self._reasons: dict[int, Text] = {}
        for column in range(self.width):
            self.roles[column] = self._role(column)
        self._find_units()
        self._find_labels()
        self._keep_one_target()
        for role in _SINGLE:
            self._keep_one(role)

    def of(self, role: str) -> list[int]:
        """The columns that hold something, in their order."""
        return [n for n, kind in self.roles.items() if kind == role]

    def name(self, column: int) -> str:
        """The head of a column, folded, without the measure behind it."""
        return measure_in(self.head_cell(column).text)[0]

    def head_cell(self, column: int) -> NoticeCell:
        """The lowest filled cell over a column."""
        filled = [row[column] for row in self.head if row[column].text]
        return filled[-1] if filled else self.body[0][column]._replace(text="")

    def texts(self, column: int) -> list[NoticeCell]:
        """The cells of a column that are no figures."""
        return [cell for cell in self._cells(column) if not is_figure(cell.text)]

    def unread(self) -> list[NotUnderstood]:
        """The columns with a head that go for nothing, but for those whose head says that they need not count."""
        reasons = ((n, self._why_unused(n)) for n in range(self.width) if self.name(n))
        return [NotUnderstood(self.head_cell(column), reason) for column, reason in reasons if reason]

    def _why_unused(self, column: int) -> Text | None:
        name, role = self.name(column), self.roles[column]
        if role == "empty":
            return None if is_known_head(name) else _EMPTY
        if role != "other":
            return None
        if says_another_time(name):
            return _ANOTHER_TIME
        return self._reasons.get(column) or (_DONE if tells_what_is_done(name) else _UNKNOWN)

    def _cells(self, column: int) -> list[NoticeCell]:
        return [row[column] for row in self.body if row[column].text]

    def _figures(self, column: int) -> int:
        return sum(is_figure(cell.text) for cell in self._cells(column))

    def _role(self, column: int) -> str:
        name, cells = self.name(column), self._cells(column)
        if not cells:
            return "empty"
        mostly_figures = 2 * self._figures(column) >= len(cells)
        if name in MEASURES and (all(is_measure(cell.text) for cell in cells) or self._behind_names(column)):
            return "measure"
        if role := head_role(name):
            return role
        if is_total(self.head_cell(column).text):
            return "total"
        if is_target_head(name) and (mostly_figures or self._behind_names(column)):
            return "value"
        named = name in GROUPS | MEASURES or names_indicators(name) or names_units(name)
        if not mostly_figures and (named or is_target_head(name)):
            return "label"
        before = all(self.roles[n] in ("empty", "number") for n in range(column))
        if before and all(re.fullmatch(r"\d{1,3}[.、]?", cell.text) for cell in cells):
            return "number"
        if tells_what_is_done(name):
            return "other"
        if _is_period(name):
            self._reasons[column] = _OF_PERIOD
            return "other"
        return "value" if mostly_figures and name and name not in CORNERS else "other"

    def _behind_names(self, column: int) -> bool:
        """Whether a column stands behind one that names indicators, and does not itself name units."""
        names = any(
            self.roles[n] == "label" and (names_indicators(self.name(n)) or self.name(n) in MEASURES)
            for n in range(column)
        )
        return names and not unit_share(cell.text for cell in self._cells(column))

    def _find_units(self) -> None:
        """Columns below a unit, as others are that hold targets, hold them too, whatever stands in them: 视情况."""
        if 2 * unit_share(self.name(n) for n in self.of("value")) <= 1:
            return
        for column in self.of("other"):
            name = self.name(column)
            if UNIT_LIKE.search(name) and not tells_what_is_done(name):
                self.roles[column] = "value"

    def _find_labels(self) -> None:
        """Columns of words before the targets name the rows, or what these stand below.

        A column whose head is not known does so where the rows are not told apart without it, by words that are no
        sentences: else it is the rule or the remark of its row under a name of its own.
        """
        for column in range(min(self.of("value"), default=self.width)):
            if self.roles[column] != "other" or column in self._reasons or not self.texts(column):
                continue
            name = self.name(column)
            if tells_what_is_done(name):
                continue
            if not name or name in CORNERS or (self._are_names(column) and not self._told_apart()):
                self.roles[column] = "label"

    def _are_names(self, column: int) -> bool:
        texts = self.texts(column)
        return 2 * sum(_SENTENCE.search(cell.text) is not None for cell in texts) < len(texts)

    def _told_apart(self) -> bool:
        """Whether the columns of names tell all rows apart."""
        labels = self.of("label")
        rows = [row for row in self.body if not any(is_total(cell.text) for cell in row)]
        named = [tuple(row[n].text for n in labels) for row in rows]
        return bool(labels) and len(set(named)) == len(named) and all(map(any, named))

    def _keep_one_target(self) -> None:
        """Beside those of units a column of targets is that of the whole; without units the latest year's holds."""
        targets = [n for n in self.of("value") if is_target_head(self.name(n))]
        units = [n for n in self.of("value") if n not in targets]
        if units and unit_share(self.name(n) for n in units) > 0.5:
            self.roles.update(dict.fromkeys(targets, "total"))
        elif len(targets) > 1 and not units:
            years = {n: int(match[0]) if (match := _YEAR.search(self.name(n))) else 0 for n in targets}
            kept = max(targets, key=lambda n: (years[n], -n))
            self._pass_over(n for n in targets if n != kept)

    def _keep_one(self, role: str) -> None:
        """Of several columns that say the same, the one that says most is used."""
        columns = self.of(role)
        kept = max(columns, key=lambda n: (len(self._cells(n)), -n), default=None)
        self._pass_over(n for n in columns if n != kept)

    def _pass_over(self, columns: Iterable[int]) -> None:
        for column in columns:
            self.roles[column], self._reasons[column] = "other", _TWICE


def _is_period(name: str) -> bool:
    bare = _TARGET_WORDS.sub("", name)
    return bool(bare) and (parse_part(bare) is not None or parse_stretch(bare) is not None)


def unit_share(names: Iterable[str]) -> float:
    """The share of names that end as those of units do."""
    like = [UNIT_LIKE.search(fold_name(name)) is not None for name in names]
    return sum(like) / max(1, len(like))
