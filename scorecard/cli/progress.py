"""How far work has come, on stderr: only on a terminal, and only once it has taken a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

from scorecard.base.message import Lang, message, say

_PATIENCE = 1.0
_EVERY = 0.1
_WIDE = 24


@contextmanager
def progress(whole: int, lang: Lang, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """A bar that is told how much is done; it goes when the work is done or broken off."""
    begun = told = monotonic()
    drawn = False

    def tell(done: int) -> None:
        nonlocal told, drawn
        now = monotonic()
        if now - begun < _PATIENCE or now - told < _EVERY:
            return
        told, drawn = now, True
        full = _WIDE * done // whole
        sentence = say(message("{done} of {whole}", done=str(done), whole=str(whole)), lang)
        click.echo(f"\r[{'#' * full}{'.' * (_WIDE - full)}] {sentence}\033[K", err=True, nl=False)

    def silent(_: int) -> None:
        return

    try:
        yield tell if sys.stderr.isatty() and not quiet else silent
    finally:
        if drawn:
            click.echo("\r\033[K", err=True, nl=False)
