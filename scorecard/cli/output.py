"""Results to stdout or a file, remarks to stderr."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from scorecard.base.message import Lang, Text, comma_list, message, say
from scorecard.base.pieces import Line, LinePiece, Role, fold_plain, line_text
from scorecard.cli.guard import ReaderGone
from scorecard.cli.locale import WrongUsage, ambient
from scorecard.render.formats import FORMATS, Canvas, Format, format_named, format_of

if TYPE_CHECKING:
    from scorecard.cli.options import Request
    from scorecard.render import Drawn
    from scorecard.tables.table import Document

_PIECE = 1 << 16
"""So many characters or more go out together."""


def chosen_format(name: str | None, output: Path | None, into_folder: bool = False) -> Format:
    """The format asked for, else that of the file's suffix, else terminal or plain; wrong usage where there is none.

    Where a format needs a package that is not installed, say what to install and end with 2.
    """
    if into_folder and not (name and format_named(name).one_table):
        one_table = comma_list([each.name for each in FORMATS if each.one_table])
        raise WrongUsage(
            message(
                "{output} is a folder; into a folder only {formats} is written, a file for each table",
                output=output,
                formats=one_table,
            ),
            ambient(),
        )
    format = _named_format(name, output)
    if format.package and find_spec(format.package) is None:
        from scorecard.load.books.extra import installing

        file = output.name if output is not None else format.name
        remark(
            message("to write {file}, first {command}", file=file, command=installing(format.extra)),
            ambient(),
        )
        sys.exit(2)
    return format


def _named_format(name: str | None, output: Path | None) -> Format:
    """The same, whether or not it can be drawn with what is installed."""
    on_stdout = output is None or str(output) == "-"
    if name:
        format = format_named(name)
        if format.gives == "bytes" and on_stdout and sys.stdout.isatty():
            raise WrongUsage(
                message("{name} is no text for a terminal; write it to a file with -o", name=name), ambient()
            )
        return format
    if output is None:
        return format_named("terminal" if _is_terminal(sys.stdout) else "plain")
    of_suffix = format_of(output.suffix)
    if of_suffix is None:
        suffixes = " ".join(format.suffixes[0] for format in FORMATS if format.suffixes)
        raise WrongUsage(
            message(
                "the suffix of “{output}” says no format; use {suffixes}, or add -f",
                output=output.name,
                suffixes=suffixes,
            ),
            ambient(),
        )
    return of_suffix


def emit(document: Callable[[], Document], data: Callable[[], object], request: Request, lang: Lang) -> None:
    """Draw a document, or its data where the format is drawn from data, and deliver it; only that one is formed."""
    content = document() if request.format.draws == "document" else data()
    if request.into_folder:
        _each_table(content, request, lang)
        return
    deliver(drawing(content, request, lang), request, lang)
    count = len(getattr(content, "tables", ())) + getattr(content, "left_out", 0)
    if request.format.one_table and count > 1:
        more = message(
            "this is the first of {count} tables; all of them, a file for each: -f {format} -o FOLDER/",
            count=count,
            format=request.format.name,
        )
        remark(more, lang, request.quiet)


def drawing(content: object, request: Request, lang: Lang) -> Drawn:
    """What is handed out, in the format asked for."""
    from scorecard.cli.own_document import own_document
    from scorecard.render import draw

    format, on_stdout = request.format, request.output is None
    canvas = Canvas(
        lang,
        columns(80) if format.fitted else 80,
        format.coloured and on_stdout and takes_colours(sys.stdout),
        (sys.stdout.encoding or "utf-8") if on_stdout else "utf-8",
        own_document(request),
    )
    return draw(content, format.name, canvas)


def takes_colours(stream: TextIO) -> bool:
    """Whether colours are welcome there: on a terminal that has them, unless NO_COLOR says otherwise."""
    return _is_terminal(stream) and not os.environ.get("NO_COLOR")


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _each_table(content: object, request: Request, lang: Lang) -> None:
    """A file for each table of a document, named by the table, in a folder that is made where there is none."""
    from scorecard.tables.table import Document

    folder = request.output
    if folder is None or not isinstance(content, Document):
        raise ValueError("only the tables of a document go into a folder")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        remark(unwritten(folder, error), lang)
        sys.exit(1)
    for table, name in zip(content.tables, file_names([table.id for table in content.tables]), strict=True):
        of_table = content._replace(tables=(table,))
        place = request._replace(output=folder / f"{name}{request.format.suffixes[0]}")
        deliver(drawing(of_table, place, lang), place, lang)


def file_names(ids: Sequence[str]) -> list[str]:
    """Names of files for tables, no two alike in any system.

    >>> file_names(["towns", "Towns", "towns/a b"])
    ['towns', 'Towns-2', 'towns-a-b']
    """
    names: list[str] = []
    for id in ids:
        wanted = re.sub(r"[^\w.-]+", "-", id).strip(".") or "table"
        name, number = wanted, 1
        while name.lower() in {other.lower() for other in names}:
            number += 1
            name = f"{wanted}-{number}"
        names.append(name)
    return names


def deliver(drawn: Drawn, request: Request, lang: Lang) -> None:
    """To stdout as it is, or to a file: whole or not at all, and said on stderr.

    Where a file cannot be written, say so and end with 1.
    """
    output = request.output
    pieces = (drawn,) if isinstance(drawn, str | bytes) else drawn
    if output is None or str(output) == "-":
        for piece in _merge_pieces(pieces):
            say_out(piece)
        return
    replaced = output.is_file()
    try:
        write_whole(output, _bytes(pieces, "utf-8-sig" if request.format.marked_for_excel else "utf-8"))
    except OSError as error:
        remark(unwritten(output, error), lang)
        sys.exit(1)
    written = (
        message("written: {path}, in place of the file that was there")
        if replaced
        else message("written: {path}")
    )
    remark(written.fill(path=output), lang, request.quiet)


def _merge_pieces(pieces: Iterable[str | bytes]) -> Iterator[str | bytes]:
    """Pieces put together to larger ones, so that each goes out at little cost."""
    kept: list[str] = []
    length = 0
    for piece in pieces:
        if isinstance(piece, bytes):
            yield piece
            continue
        kept.append(piece)
        length += len(piece)
        if length >= _PIECE:
            yield "".join(kept)
            kept, length = [], 0
    if kept:
        yield "".join(kept)


def _bytes(pieces: Iterable[str | bytes], encoding: str) -> Iterator[bytes]:
    encode = codecs.getincrementalencoder(encoding)().encode
    return (piece if isinstance(piece, bytes) else encode(piece) for piece in _merge_pieces(pieces))


def say_out(drawn: str | bytes) -> None:
    """To stdout; a text as its encoding can hold it."""
    from scorecard.render.safe import fit_encoding

    fitting = fit_encoding(drawn, sys.stdout.encoding or "utf-8") if isinstance(drawn, str) else drawn
    try:
        click.echo(fitting, nl=False)
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        remark(unwritten(Path("stdout"), error), ambient())
        sys.exit(1)


def unwritten(path: Path, error: OSError) -> Text:
    """Why a file could not be written."""
    why: Text = str(error.strerror)
    if isinstance(error, FileNotFoundError):
        why = message("there is no such folder")
    elif isinstance(error, PermissionError):
        why = message("no permission, or another program has it open")
    return message("cannot write {path}: {reason}", path=path, reason=why)


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write beside the file, then put it in its place: the old file whole, or the new one whole.

    A link stays a link; what is no file, such as a device, is written to as it stands.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            device.writelines(pieces)
        return
    import shutil

    place = path.resolve() if path.is_symlink() else path
    new = place.with_name(f".{place.name}.{os.urandom(4).hex()}")
    try:
        with new.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, new)
        os.replace(new, place)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def deliver_lines(lines: Sequence[Line], request: Request, lang: Lang) -> None:
    """Lines that stand for a document: in their colours where they are read at once."""
    if request.output is None:
        say_out_lines(lines)
    else:
        deliver("".join(f"{line_text(line)}\n" for line in lines), request, lang)


def say_out_lines(lines: Sequence[Line]) -> None:
    """Lines to stdout."""
    say_out(_text_for(sys.stdout, lines))


def say_left(head: Text, left: Sequence[Text], lang: Lang) -> None:
    """What is left to the reader of what was written, one line each below a head; nothing where nothing is."""
    for line in (head, *(message("  {text}", text=text) for text in left)) if left else ():
        click.echo(say(line, lang))


def remark(text: Text, lang: Lang, quiet: bool = False, role: Role = "", folded: bool = True) -> None:
    """A remark beside the result, on stderr."""
    if not quiet:
        remark_lines([(LinePiece(line, role),) for line in say(text, lang).split("\n")], folded)


def remark_lines(lines: Iterable[Line], folded: bool = True) -> None:
    """Lines to stderr, with nothing in them that could steer a terminal.

    folded : at the width of the terminal; a command in a line that is not can be copied whole
    """
    from scorecard.render.safe import fit_encoding, visible

    harmless = [tuple(LinePiece(visible(text), role) for text, role in line) for line in lines]
    fitting = [piece for line in harmless for piece in fold_plain(line, columns() if folded else 0)]
    text = _text_for(sys.stderr, fitting)
    click.echo(fit_encoding(text, sys.stderr.encoding or "utf-8"), err=True, nl=False)


def _text_for(stream: TextIO, lines: Sequence[Line]) -> str:
    """Lines as one text, in colours where a stream takes them."""
    if not takes_colours(stream):
        return "".join(f"{line_text(line)}\n" for line in lines)
    from scorecard.render.terminal import set_off

    return set_off(lines)


def columns(unknown: int = 0) -> int:
    """Columns of the terminal; where none is known `unknown`, by default 0: sentences need not be broken."""
    import shutil

    return shutil.get_terminal_size((unknown, 24)).columns
