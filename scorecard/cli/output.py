"""Results to stdout or a file, remarks to stderr."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.text import Lang, Text, say

if TYPE_CHECKING:
    from scorecard.tables.table import Document


def form_for(form: str | None, output: Path | None, formats: tuple[str, ...]) -> str:
    """The format asked for, else that of the file's suffix, else terminal or plain."""
    if form:
        return form
    if output is not None:
        from scorecard.render import form_of

        found = form_of(output.suffix)
        if found is None or found not in formats:
            raise click.BadParameter(f"{output.suffix or output.name}", param_hint="-o")
        return found
    return "terminal" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "plain"


def emit(document: Document, data: Callable[[], object], form: str, lang: Lang, output: Path | None) -> None:
    """Draw a document, or its data where json is asked for, and deliver it."""
    from scorecard.render import render, to_json

    if form == "json":
        text = to_json(data(), encoding="utf-8" if output else (sys.stdout.encoding or "utf-8"))
    else:
        encoding = "utf-8" if output else (sys.stdout.encoding or "utf-8")
        colour = (
            form == "terminal" and output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        )
        columns = shutil.get_terminal_size((80, 24)).columns
        text = render(document, form, lang, width=columns, colour=colour, encoding=encoding)
    deliver(text, output, bom=form == "csv")


def deliver(text: str, output: Path | None, bom: bool = False) -> None:
    """To stdout as it is, or to a file: whole or not at all. Csv files get a BOM, for Excel and WPS."""
    if output is None or str(output) == "-":
        from scorecard.render import fit_encoding

        click.echo(fit_encoding(text, sys.stdout.encoding or "utf-8"), nl=False)
        return
    write_whole(output, text.encode("utf-8-sig" if bom else "utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place: the old file whole, or the new one whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def remark(text: Text, lang: Lang, quiet: bool = False) -> None:
    """A remark beside the result, on stderr."""
    if not quiet:
        from scorecard.render import fit_encoding

        click.echo(fit_encoding(say(text, lang), sys.stderr.encoding or "utf-8"), err=True)
