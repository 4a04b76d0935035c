"""`scorecard report`: all that leaves an office at the end of a period, in one folder."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.message import Message, Text, message, plural, say
from scorecard.cli import options
from scorecard.cli.command import UNSOUND, declare
from scorecard.cli.destination import refuse_to_replace
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.cli.options import Request
from scorecard.cli.output import chosen_format, deliver, file_names, remark, unwritten
from scorecard.cli.pages import period_page, read_period_context
from scorecard.cli.project import Project, chosen_period, read_sound, say_warned, scheme_at, stop_if_strict
from scorecard.render.formats import Format, format_named

if TYPE_CHECKING:
    from scorecard.model.board import Board
    from scorecard.model.unit import Unit
    from scorecard.tables.table import Document

_FILES: tuple[tuple[str, Message], ...] = (
    ("docx", message("Circular {period}")),
    ("xlsx", message("Workbook {period}")),
    ("html", message("Page {period}")),
)
_CARDS = message("Units {period}")
_PATIENCE = 1.0
"""After so many seconds it is said how far it has come."""


class _File(NamedTuple):
    """A file of the folder, and what stands in it; the circular goes into the office's own document."""

    path: Path
    format: Format
    document: Callable[[], Document]
    circular: bool = False


@declare(
    "report",
    message(
        "Write all that is handed out of a period into a folder: the circular (docx), the workbook (xlsx), the page "
        "(html), and a card for each unit (docx)."
    ),
    "report -p 2017Q4 -o out/",
    "report -o out/ --lang en",
    failure=UNSOUND,
)
@options.with_options(
    options.project, options.period, options.report_folder, options.template, options.strict
)
def command(request: Request) -> None:
    """Write the folder and say what was written; nothing where anything forbids it."""
    folder = _folder(request)
    project = read_sound(request)
    period = chosen_period(project)
    scheme, board = scheme_at(project.workspace, period), project.workspace.board(period)
    files = _files(project, board, period.label(scheme.calendar), folder)
    for file in files:
        refuse_to_replace(_request(request, file))
    _write(project, files)
    stop_if_strict(project, [board])
    say_warned(project, [board])


def _folder(request: Request) -> Path:
    """The folder named; wrong usage where there is none, or where what writes its files is not installed."""
    if request.output is None:
        raise WrongUsage(message("say into which folder the report is written, with -o"), ambient())
    for name, _ in _FILES:
        chosen_format(name, request.output / f"report.{name}")
    return request.output


def _files(project: Project, board: Board, label: str, folder: Path) -> list[_File]:
    """The files of a period, named in the language asked for."""
    from scorecard.tables.unit_card import unit_document
    from scorecard.tables.view import WHOLE

    workspace, lang = project.workspace, project.lang
    once = cache(lambda: read_period_context(workspace, board))

    def page(format: Format) -> Callable[[], Document]:
        return lambda: period_page(workspace, board, format, WHOLE, known=once())

    def card(unit: Unit) -> Callable[[], Document]:
        return lambda: unit_document(board, unit, None, listed=False)

    def safe_file_name(name: Text) -> str:
        return file_names([say(name, lang)])[0]

    files = []
    for name, title in _FILES:
        format = format_named(name)
        path = folder / f"{safe_file_name(title.fill(period=label))}{format.suffixes[0]}"
        files.append(_File(path, format, page(format), circular=format.fills))
    word, cards = format_named("docx"), folder / safe_file_name(_CARDS.fill(period=label))
    units = [unit for unit in board.scheme.units if any(unit in table.units for table in board.tables)]
    names = file_names([unit.short for unit in units])
    return files + [
        _File(cards / f"{name}{word.suffixes[0]}", word, card(unit))
        for unit, name in zip(units, names, strict=True)
    ]


def _request(request: Request, file: _File) -> Request:
    """What is asked for one file of the folder."""
    template = request.template if file.circular else None
    return request._replace(output=file.path, into_folder=False, format=file.format, template=template)


def _write(project: Project, files: list[_File]) -> None:
    """Draw and write one file after the other, each said."""
    from scorecard.cli.output import drawing

    request, lang, begun = project.request, project.lang, time.monotonic()
    for n, file in enumerate(files):
        if n and time.monotonic() - begun > _PATIENCE:
            _come_so_far(
                message("{done} of {all}: {file}", done=n, all=len(files), file=file.path.name), project
            )
        place = _request(request, file)
        try:
            file.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            remark(unwritten(file.path.parent, error), lang)
            sys.exit(1)
        deliver(drawing(file.document(), place, lang), place, lang)
    remark(plural("{count} file written", "{count} files written", len(files)), lang, request.quiet)


def _come_so_far(text: Text, project: Project) -> None:
    """How far it has come, for who waits at a terminal."""
    if sys.stderr.isatty():
        remark(text, project.lang, project.request.quiet)
