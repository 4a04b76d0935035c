"""A scheme read back, as tables and as plain data."""

from __future__ import annotations

from typing import Any

from scorecard.base.message import Lang, Text, message, say, sense
from scorecard.model.scheme import Scheme
from scorecard.study.plain import scheme_hash
from scorecard.study.readback.read import read_back
from scorecard.study.readback.sentence import Section, Statement, join_sentences
from scorecard.tables.numbers import full_name, heads
from scorecard.tables.table import Cell, Column, Document, Table

Json = dict[str, Any]

_NAME = Column("name", message("Indicator"))
_SAID = Column("sentences", message("What is assessed, and how"))
_OF_TABLE = (
    Column("number", message("No.")),
    _NAME,
    Column("points", sense("what a row is worth", "Points")),
    _SAID,
)
_OF_CHOICES = (
    Column("name", sense("heading of a column", "About")),
    Column("sentences", message("What holds")),
)


def readback_document(scheme: Scheme, table: str | None) -> Document:
    """Every declared choice as a sentence, to be laid beside the notice."""
    title = message("The scheme read back: what the program goes by")
    return Document((scheme.title, title), tuple(_section(section) for section in read_back(scheme, table)))


def readback_sheet(scheme: Scheme, table: str | None) -> Document:
    """The same as one table, each row with the title of its section."""
    columns = (Column("section", message("Section")), *_OF_TABLE)
    rows = tuple(
        (section.title, *row) for section in read_back(scheme, table) for row in _rows(section, wide=True)
    )
    return Document((scheme.title,), (Table("readback", (scheme.title,), columns, rows),))


def _section(section: Section) -> Table:
    columns = _OF_TABLE if section.table else _OF_CHOICES
    annex = section.table.annex if section.table else None
    return Table(section.id, (section.title,), columns, tuple(_rows(section)), annex=annex)


def _rows(section: Section, wide: bool = False) -> list[tuple[Cell, ...]]:
    if section.table is None and not wide:
        return [(line.name, join_sentences(line.sentences)) for line in section.lines]
    return [
        (_number(section, line) or "", _name(line), line.points, join_sentences(line.sentences))
        for line in section.lines
    ]


def _number(section: Section, line: Statement) -> str | None:
    """What a row is headed by; nothing for a choice."""
    return heads(section.table)[line.id] if section.table and line.row else None


def _name(line: Statement) -> Text:
    return full_name(line.row) if line.row else line.name


def readback_record(scheme: Scheme, table: str | None, lang: Lang) -> Json:
    """The same as plain data, in the language asked for."""
    return {
        "scheme": {"title": scheme.title, "year": scheme.year, "hash": scheme_hash(scheme)},
        "sections": [
            {
                "id": section.id,
                "title": say(section.title, lang),
                "lines": [
                    {
                        "id": line.id,
                        "name": say(_name(line), lang),
                        "number": _number(section, line),
                        "points_printed": line.points or None,
                        "sentences": [say(sentence, lang) for sentence in line.sentences],
                    }
                    for line in section.lines
                ],
            }
            for section in read_back(scheme, table)
        ],
    }
