"""What a row of a table of a notice is: a head, the measures below it, figures with or without a name."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.load.actuals.measures import is_measure, measure_in_line
from scorecard.load.actuals.words import MEASURES, is_footer
from scorecard.load.annex.notice_line import NoticeCell
from scorecard.load.annex.targets import is_figure

UNIT_LIKE = pattern(
    r"(?:镇|乡|街道|办事处|园区?|开发区|高新区|新区|城区|基地|区|县|市|局|委|管委会|公司|集团|村|社区)\)?$"
)
_COUNTED = pattern(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.、]?")


def measures_in_head(above: Sequence[Sequence[NoticeCell]]) -> list[NoticeCell]:
    """The lowest row of a head where it holds measures alone, below one of names; else nothing."""
    if len(above) < 2 or not is_head(above[-2]):
        return []
    bare = [cell._replace(text=fold_name(cell.text).strip("()[]")) for cell in above[-1]]
    if fold_name(bare[0].text) in MEASURES:
        bare[0] = bare[0]._replace(text="")
    texts = [cell.text for cell in bare if cell.text]
    return bare if texts and all(map(is_measure, texts)) else []


def is_of_table(row: Sequence[NoticeCell]) -> bool:
    """Whether a row below all figures looks like one of the table: it has several cells, or names a unit alone."""
    if not row or is_footer([row[0].text]) or is_lost(row):
        return False
    return len(row) > 1 or UNIT_LIKE.search(fold_name(row[0].text)) is not None


def name_cell(row: Sequence[NoticeCell]) -> NoticeCell:
    """The cell of a row that names it: the first that is no number."""
    return next((cell for cell in row if not _COUNTED.fullmatch(cell.text)), row[0])


def is_lost(row: Sequence[NoticeCell]) -> bool:
    """Whether a row holds figures that no name says anything about."""
    return len(row) > 1 and sum(is_figure(cell.text) for cell in row) > 1


def has_figures(row: Sequence[NoticeCell]) -> bool:
    """Whether a name stands in a row, and a figure behind it."""
    named = next((n for n, cell in enumerate(row) if cell.text and not is_figure(cell.text)), len(row))
    return any(is_figure(cell.text) for cell in row[named + 1 :]) and not is_footer([c.text for c in row])


def is_numbered(row: Sequence[NoticeCell]) -> bool:
    """Whether a row has a number and a name: above the figures it heads those below, or has none that can be read."""
    texts = [cell.text for cell in row if cell.text]
    counted = [_COUNTED.fullmatch(text) is not None for text in texts[:2]]
    return counted == [True, False] and not is_figure(texts[1])


def is_head(row: Sequence[NoticeCell]) -> bool:
    """Whether a row above the figures belongs to the head: a title and what is said of a sheet do not."""
    texts = {cell.text for cell in row if cell.text}
    if measure_in_line([cell.text for cell in row]):
        return False
    return len(texts) > 1 and not all("：" in text or ":" in text for text in texts)
