"""A table in a circular: ruled, its heads on every page, no row broken, figures flush right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scorecard.base.width import fold
from scorecard.render.docx.fit import PADDING, Fit, signs
from scorecard.render.docx.office import Office, alignment
from scorecard.render.docx.styles import CELL, HEAD, NOTE, Style, w
from scorecard.render.lines import evenly
from scorecard.render.printed import PrintedTable
from scorecard.render.safe import is_number

_TWIPS = 1440 / 25.4
_RULES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_table(office: Office, fit: Fit) -> None:
    """Write a table, in parts below one another where it is too wide for one."""
    for n, part in enumerate(fit.parts):
        if n:
            office.paragraph("", NOTE)
        _write_part(office, fit, part)


def _write_part(office: Office, fit: Fit, part: Sequence[tuple[int, float]]) -> None:
    table = fit.table
    lines = list(_lines(table))
    made = office.table(1 + len(lines), len(part))
    _rule(made, [length for _, length in part])
    rows = list(made.rows)
    _keep(rows[0], head=True)
    for (k, length), cell in zip(part, rows[0].cells, strict=True):
        columns = signs(length, fit.size)
        below = fold(table.below[k], columns) if table.below and table.below[k] else []
        _fill(office, cell, [*evenly(table.header[k], columns), *below], HEAD, fit.size, "center")
    for line, row in zip(lines, rows[1:], strict=True):
        _keep(row)
        cells = row.cells
        if isinstance(line, str):
            _fill(office, cells[0].merge(cells[-1]), [line], HEAD, fit.size, "left")
            continue
        for (k, _), cell in zip(part, cells, strict=True):
            _fill(office, cell, [table.rows[line][k]], CELL, fit.size, _side(table, k, table.rows[line][k]))


def _lines(table: PrintedTable) -> Iterator[str | int]:
    """The rows by their numbers, with the name of each group above those that stand together."""
    group = None
    for n in range(len(table.rows)):
        if table.blocks and table.groups[n] != group:
            group = table.groups[n]
            yield group or "—"
        yield n


def _side(table: PrintedTable, k: int, text: str) -> str:
    """Figures flush right, ranks and words among figures in the middle, texts at the left."""
    column = table.columns[k]
    if column.kind == "text":
        return "right" if is_number(text) and not column.key else "left"
    return "right" if is_number(text.split(" ")[0]) and column.kind != "rank" else "center"


def _fill(office: Office, cell: Any, texts: Sequence[str], style: Style, size: float, side: str) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for n, text in enumerate(texts):
        paragraph = cell.add_paragraph() if n else cell.paragraphs[0]
        # By its id: python-docx seeks the default style anew for each paragraph that is given one.
        paragraph._p.style = office.style_id(style)
        paragraph.alignment = alignment(side)
        run = paragraph.add_run(text)
        if size != style.size:
            run.font.size = round(size * 12700)


def _keep(row: Any, head: bool = False) -> None:
    """A row stands on one page; the heads on all."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("cantSplit"))
    if head:
        properties.append(_element("tblHeader"))


def _rule(table: Any, lengths: Sequence[float]) -> None:
    """Rules around all cells, and columns of the widths that were worked out."""
    table.autofit = False
    properties = table._tbl.tblPr
    for tag in ("tblW", "jc", "tblBorders", "tblCellMar", "tblStyle", "tblLook"):
        for element in properties.findall(w(tag)):
            properties.remove(element)
    layout = properties.find(w("tblLayout"))
    borders = _element("tblBorders")
    for side in _RULES:
        borders.append(_element(side, val="single", sz="4", space="0", color="auto"))
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(side, w=str(round(PADDING * _TWIPS)), type="dxa"))
    whole = str(round(sum(lengths) * _TWIPS))
    for element in (_element("tblW", w=whole, type="dxa"), _element("jc", val="center"), borders):
        layout.addprevious(element)
    layout.addnext(margins)
    for length, column in zip(lengths, table.columns, strict=True):
        column.width = round(length * 36000)
    for row in table.rows:
        for length, cell in zip(lengths, row.cells, strict=True):
            cell.width = round(length * 36000)


def _element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        element.set(w(name), value)
    return element
