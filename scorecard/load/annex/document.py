"""The tables of a Word document, with what is written above each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import message
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import is_footer
from scorecard.load.books.archive import open_archive
from scorecard.load.lettering import IN_LINE, Lettering
from scorecard.load.source import Source

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WANTED = pattern(r"^word/document\.xml$", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ABOVE = 6
_WIDEST = 200
_DEEPEST = 60
_OFF = ("0", "false", "off")


class WordTable(NamedTuple):
    """One table: the path its places have, its rows, the paragraphs above it, the nearest last, and remarks below."""

    path: str
    records: tuple[Record, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]


def is_document(path: str) -> bool:
    """Whether a file is a Word document, by its name.

    >>> is_document("附件2.DOCX"), is_document("附件2.doc")
    (True, False)
    """
    return path.lower().endswith((".docx", ".docm"))


def read_document(source: Source) -> tuple[tuple[WordTable, ...], tuple[Fault, ...]]:
    """The tables of a document in their order; merged labels stand in every row they are merged over."""
    from xml.etree import ElementTree

    parts, faults = open_archive(source, _WANTED)
    if faults:
        return (), faults
    try:
        root = ElementTree.fromstring(next(iter(parts.values())))
    except (StopIteration, ElementTree.ParseError):
        kind = message("a damaged Word document, or one that follows no standard")
        return (), (Fault("SC430", Span(source.path, 1), {"kind": kind}),)
    tables: list[WordTable] = []
    texts: list[str] = []
    for block in _outermost(root, ("p", "tbl")):
        if block.tag == f"{_W}p":
            text = _text(block).strip()
            if text and is_footer([text]) and tables and not texts:
                tables[-1] = tables[-1]._replace(below=(*tables[-1].below, text))
            elif text:
                texts.append(text)
            continue
        records = _records(block)
        if records:
            tables.append(WordTable(source.path, records, tuple(texts[-_ABOVE:]), ()))
            texts = []
    return tuple(tables), ()


def _outermost(element: Element, tags: tuple[str, ...], depth: int = 0) -> Iterator[Element]:
    """The elements of some kinds below another, in their order, and none inside one of them."""
    for child in element:
        if child.tag in [_W + tag for tag in tags]:
            yield child
        elif depth < _DEEPEST:
            yield from _outermost(child, tags, depth + 1)


def _text(element: Element) -> str:
    """The text of a paragraph or a cell; paragraphs and breaks begin a new line."""
    parts = []
    lettering = IN_LINE
    for part in element.iter():
        if part.tag == f"{_W}r":
            lettering = _lettering(part.find(f"{_W}rPr"))
        elif part.tag == f"{_W}t":
            parts.append(lettering.of(part.text or ""))
        elif part.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif part.tag in (f"{_W}br", f"{_W}cr") or (part.tag == f"{_W}p" and parts):
            parts.append("\n")
        elif part.tag == f"{_W}tab":
            parts.append(" ")
    return "".join(parts).strip()


def _lettering(properties: Element | None) -> Lettering:
    """How the letters of a run stand."""
    if properties is None:
        return IN_LINE
    attributes = {each.tag.removeprefix(_W): each.get(f"{_W}val", "") for each in properties}
    struck = any(attributes.get(name, "off") not in _OFF for name in ("strike", "dstrike"))
    return Lettering(attributes.get("vertAlign", ""), struck)


def _records(table: Element) -> tuple[Record, ...]:
    rows = [list(_cells(row)) for row in _outermost(table, ("tr",))]
    width = max((len(row) for row in rows), default=0)
    filled: list[list[str]] = []
    for row in rows:
        above = filled[-1] if filled else []
        cells = [
            (above[n] if n < len(above) and not _is_figure(above[n]) else "") if cell is None else cell
            for n, cell in enumerate(row)
        ]
        filled.append([*cells, *[""] * (width - len(cells))])
    columns = tuple(range(1, width + 1))
    return tuple(Record(n, cells, columns) for n, cells in enumerate(filled, 1) if any(cells))


def _cells(row: Element) -> Iterator[str | None]:
    """The cells of a row by the columns of the table; None where a cell goes on that began in the row above."""
    properties = row.find(f"{_W}trPr")
    before = properties.find(f"{_W}gridBefore") if properties is not None else None
    yield from [""] * _count(before)
    for cell in _outermost(row, ("tc",)):
        properties = cell.find(f"{_W}tcPr")
        merge = properties.find(f"{_W}vMerge") if properties is not None else None
        span = properties.find(f"{_W}gridSpan") if properties is not None else None
        goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        yield None if goes_on else _text(cell)
        yield from [""] * (_count(span) - 1)


def _count(element: Element | None) -> int:
    """How many columns an element says, at most so many as a table can have."""
    span_text = "" if element is None else element.get(f"{_W}val", "")
    return min(int(span_text), _WIDEST) if span_text.isdecimal() else 0


def _is_figure(text: str) -> bool:
    """Whether a cell is a number, which is not meant for the rows it is merged over."""
    return text.strip().rstrip("%％.、").replace(",", "").replace(".", "").isdecimal()
