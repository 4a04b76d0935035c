"""The formats there are: each declared once, and drawn by a module of its own name."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scorecard.base.message import Lang


class Format(NamedTuple):
    """A format, as `-f` names it; whoever offers, finds or writes formats asks this.

    suffixes : those of its files, the usual one first; none: it is not written to files by its suffix
    module : what draws it, by a function `draw(content, canvas)`; loaded only then
    draws : a document of tables with typed cells, or the plain data of the same result
    gives : text, which is encoded for where it goes, or bytes, which are no text for a terminal
    fitted : laid out within the columns of the terminal
    coloured : coloured where the terminal shows colours
    one_table : holds one table alone
    fills : may be drawn within a document of an office's own
    illustrated : has room for charts, and for how each figure came about
    calculates : has room for formulas, by which its cells are worked out anew
    extra, package : what to install for it beside the program, and the package that then is there
    marked_for_excel : files begin with the mark by which Excel and WPS know UTF-8
    mark : what shows near the beginning of a file that this program wrote it; "": files are replaced as they stand
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    draws: Literal["document", "data"] = "document"
    gives: Literal["text", "bytes"] = "text"
    fitted: bool = False
    coloured: bool = False
    one_table: bool = False
    fills: bool = False
    illustrated: bool = False
    calculates: bool = False
    extra: str = ""
    package: str = ""
    marked_for_excel: bool = False
    mark: bytes = b""


FORMATS = (
    Format("terminal", (), "scorecard.render.terminal", fitted=True, coloured=True),
    Format("plain", (".txt",), "scorecard.render.plain", fitted=True),
    Format("markdown", (".md",), "scorecard.render.markdown"),
    Format(
        "html",
        (".html", ".htm"),
        "scorecard.render.html",
        illustrated=True,
        mark=b'name="generator" content="scorecard',
    ),
    Format(
        "xlsx",
        (".xlsx",),
        "scorecard.render.xlsx",
        gives="bytes",
        calculates=True,
        extra="xlsx",
        package="xlsxwriter",
        mark=b'name="generator"><vt:lpwstr>scorecard',
    ),
    Format(
        "docx",
        (".docx",),
        "scorecard.render.docx",
        gives="bytes",
        fills=True,
        extra="docx",
        package="docx",
        mark=b'name="generator"><vt:lpwstr>scorecard',
    ),
    Format("csv", (".csv",), "scorecard.render.csv", one_table=True, marked_for_excel=True),
    Format("json", (".json",), "scorecard.render.json", draws="data", mark=b'"generator": "scorecard'),
)


class Canvas(NamedTuple):
    """What a document is drawn on; a renderer takes of it what its format needs.

    columns : how wide a line may be
    encoding : of a text; what it cannot hold is replaced by plainer signs, in html by character references
    template : an office's own document, to be drawn within; b"": none
    """

    lang: Lang
    columns: int = 80
    colour: bool = False
    encoding: str = "utf-8"
    template: bytes = b""


def format_named(name: str) -> Format:
    """The format that `-f` names."""
    for format in FORMATS:
        if format.name == name:
            return format
    raise ValueError(f"there is no format {name!r}")


def format_of(suffix: str) -> Format | None:
    """The format a file's suffix asks for.

    >>> format_of(".HTM").name, format_of(".doc")
    ('html', None)
    """
    return next((format for format in FORMATS if suffix.lower() in format.suffixes), None)
