"""Which names head a table that has to fit: short names, the table turned, or numbers alone."""

from __future__ import annotations

from scorecard.base.message import Lang, message, say, semicolon_list
from scorecard.render.printed import PrintedTable
from scorecard.tables.table import Column


def with_short_names(table: PrintedTable) -> PrintedTable:
    """The table headed by short names instead of numbers."""
    if not any(table.shorts):
        return table
    header = tuple(short or head for short, head in zip(table.shorts, table.header, strict=True))
    return table._replace(header=header, legend=())


def full_names(printed: PrintedTable, headed: PrintedTable) -> tuple[tuple[str, str], ...]:
    """What each column is called in full, behind what heads it."""
    full = dict(printed.legend)
    pairs = zip(printed.header, headed.header, strict=True)
    return tuple((head, full[number]) for number, head in pairs if number in full)


def legend_text(legend: tuple[tuple[str, str], ...], lang: Lang) -> str:
    """Short names and what they stand for, as a sentence; a short name that stands in the full one is not said twice.

    >>> legend_text((("研发", "研究开发投入（万元）10分"), ("专利", "发明专利（件）4分")), "zh")
    '研发：研究开发投入（万元）10分；发明专利（件）4分'
    """
    meant = message("{mark}: {meaning}")
    entries = [name if mark in name else meant.fill(mark=mark, meaning=name) for mark, name in legend]
    return say(semicolon_list(entries), lang)


def turn_table(table: PrintedTable, lang: Lang) -> PrintedTable | None:
    """The table with what stood across standing down; None where it has no short names to stand there.

    The names that rows go by head the columns; the other columns that rows go by become the first rows.
    """
    names = [k for k, column in enumerate(table.columns) if column.key and column.kind == "text"]
    if not any(table.shorts) or not names or not table.rows:
        return None
    unit = names[-1]
    down = [k for k in range(len(table.columns)) if k != unit]
    heads = with_short_names(table).header
    corner = (Column("turned", "", key=True), Column("below", "", key=True))
    across = tuple(Column(f"turned{n}", "", "number") for n in range(len(table.rows)))
    groups = ((say(message("Group"), lang), "", *table.groups),) if table.blocks else ()
    blank = ("",) * (len(table.rows) + 2)
    below = table.below or ("",) * len(table.columns)
    return table._replace(
        columns=(*corner, *across),
        header=(say(message("Indicator"), lang), below[unit], *(row[unit] for row in table.rows)),
        rows=(*groups, *((heads[k], below[k], *(row[k] for row in table.rows)) for k in down)),
        colours=(*(blank for _ in groups), *(("", "", *(row[k] for row in table.colours)) for k in down)),
        legend=(),
        shorts=("", "", *(row[unit] for row in table.rows)),
        below=blank,
        groups=(),
        blocks=False,
        bars=None,
    )


def without_spare(table: PrintedTable, most: int) -> PrintedTable:
    """The table without the columns that are spared more easily than `most` says."""
    kept = [k for k, column in enumerate(table.columns) if column.spare <= most]
    if len(kept) == len(table.columns):
        return table

    def kept_cells(cells: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cells[k] for k in kept) if cells else ()

    return table._replace(
        columns=tuple(table.columns[k] for k in kept),
        header=kept_cells(table.header),
        rows=tuple(map(kept_cells, table.rows)),
        colours=tuple(map(kept_cells, table.colours)),
        shorts=kept_cells(table.shorts),
        below=kept_cells(table.below),
    )
