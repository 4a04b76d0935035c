"""Which language to speak before a scheme has said so."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from scorecard.base.message import Lang, Text, say
from scorecard.locale import NoCatalogue, languages


def ambient(argv: Sequence[str] | None = None) -> Lang:
    """The language asked for on the command line, else the system's where it is one of ours, else English.

    >>> ambient(["scorecard", "--lang", "zh"]), ambient(["scorecard", "--lang=en"])
    ('zh', 'en')
    """
    words, known = list(sys.argv if argv is None else argv), languages()
    for n, word in enumerate(words):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and n + 1 < len(words):
            asked = words[n + 1]
        if asked in known:
            return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return _locale_language(os.environ[name])
    return _system()


def _locale_language(locale: str) -> Lang:
    """The language of a locale such as `zh_CN.UTF-8`, or as Windows calls it: `Chinese (Simplified)_China`."""
    name = "zh" if locale.lower().startswith("chinese") else locale[:2].lower()
    return name if name in languages() else "en"


def _system() -> Lang:
    """The language of a system that sets no such variable, as Windows does."""
    import locale

    return _locale_language(locale.getlocale()[0] or "")


def spoken(text: Text) -> str:
    """A help text in the ambient language."""
    try:
        return say(text, ambient())
    except NoCatalogue as error:
        sys.exit(str(error))


_LANG = "scorecard.lang"


def answer_in(lang: Lang) -> None:
    """From now on this run says wrong usage in this language: that of a scheme may be another than the system's."""
    click.get_current_context().meta[_LANG] = lang


class WrongUsage(click.UsageError):
    """Wrong usage, in the language of the run: that of its project once it is read, before that the system's."""

    def __init__(self, text: Text, lang: Lang | None = None, ctx: click.Context | None = None) -> None:
        run = click.get_current_context(silent=True)
        self.lang: Lang = lang or (run and run.meta.get(_LANG)) or ambient()
        super().__init__(say(text, self.lang), ctx)
