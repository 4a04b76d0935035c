"""Results to stdout or a file, remarks to stderr."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.text import Lang, Text, say
from scorecard.cli.locale import ambient

if TYPE_CHECKING:
    from scorecard.tables.table import Document


_SUFFIXES = ".txt .md .html .csv .json"


class ReaderGone(Exception):
    """Whoever read our output has read enough: no fault, though click would end with 1."""


def form_for(form: str | None, output: Path | None, formats: tuple[str, ...]) -> str:
    """The format asked for, else that of the file's suffix, else terminal or plain."""
    if form:
        return form
    if output is not None:
        from scorecard.render import form_of

        found = form_of(output.suffix)
        if found is None or found not in formats:
            said = Text(
                f"看不出“{output.name}”是什么格式；扩展名用 {_SUFFIXES}，或加 -f",
                f"the suffix of “{output.name}” says no format; use {_SUFFIXES}, or add -f",
            )
            raise click.UsageError(say(said, ambient()))
        return found
    return "terminal" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "plain"


def emit(document: Document, data: Callable[[], object], form: str, lang: Lang, output: Path | None) -> None:
    """Draw a document, or its data where json is asked for, and deliver it."""
    from scorecard.render import render

    if form == "json":
        text = as_json(data(), output)
    else:
        encoding = "utf-8" if output else (sys.stdout.encoding or "utf-8")
        colour = (
            form == "terminal" and output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        )
        columns = shutil.get_terminal_size((80, 24)).columns
        text = render(document, form, lang, width=columns, colour=colour, encoding=encoding)
    deliver(text, output, bom=form == "csv", lang=lang)


def as_json(data: object, output: Path | None) -> str:
    """Plain data as JSON for stdout or a file, with the mark that this program wrote it."""
    from scorecard.render import to_json

    marked = {"generator": "scorecard", **data} if isinstance(data, dict) else data
    return to_json(marked, encoding="utf-8" if output else (sys.stdout.encoding or "utf-8"))


def deliver(text: str, output: Path | None, bom: bool = False, lang: Lang | None = None) -> None:
    """To stdout as it is, or to a file: whole or not at all, and said on stderr. Csv files get a BOM, for Excel and WPS.

    Where a file cannot be written, say so and end with 1.
    """
    if output is None or str(output) == "-":
        from scorecard.render import fit_encoding

        try:
            click.echo(fit_encoding(text, sys.stdout.encoding or "utf-8"), nl=False)
        except BrokenPipeError as error:
            raise ReaderGone from error
        return
    replaced = output.is_file()
    try:
        write_whole(output, text.encode("utf-8-sig" if bom else "utf-8"))
    except OSError as error:
        remark(unwritten(output, error), lang or ambient())
        sys.exit(1)
    context = click.get_current_context(silent=True)
    quiet = bool(context and context.params.get("quiet"))
    remark(_written(output, replaced), lang or ambient(), quiet)


def _written(path: Path, replaced: bool) -> Text:
    """What was written, and that there was a file of that name before."""
    if replaced:
        return Text(f"已写 {path}，替换了原来的文件", f"written: {path}, in place of the file that was there")
    return Text(f"已写 {path}", f"written: {path}")


def unwritten(path: Path, error: OSError) -> Text:
    """Why a file could not be written."""
    why = Text(str(error.strerror), str(error.strerror))
    if isinstance(error, FileNotFoundError):
        why = Text("没有这个目录", "there is no such folder")
    elif isinstance(error, PermissionError):
        why = Text("没有权限，或文件正被别的程序打开", "no permission, or another program has it open")
    return Text(f"写不了 {path}：{why.zh}", f"cannot write {path}: {why.en}")


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place: the old file whole, or the new one whole.

    A link stays a link; what is no file, such as a device, is written to as it stands.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    place = path.resolve() if path.is_symlink() else path
    new = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, new)
        os.replace(new, place)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def remark(text: Text, lang: Lang, quiet: bool = False) -> None:
    """A remark beside the result, on stderr."""
    if not quiet:
        from scorecard.base.width import fold, width
        from scorecard.render import fit_encoding

        said, columns = _harmless(say(text, lang)), known_columns()
        lines = fold(said, columns) if columns and width(said) > columns else [said]
        click.echo(fit_encoding("\n".join(lines), sys.stderr.encoding or "utf-8"), err=True)


def _harmless(text: str) -> str:
    """A remark of one or several lines, with nothing in it that could steer a terminal."""
    from scorecard.render import visible

    return "\n".join(visible(line) for line in text.split("\n"))


def known_columns() -> int:
    """Columns of the terminal; 0 where none is known and sentences need not be broken."""
    return shutil.get_terminal_size((0, 24)).columns
