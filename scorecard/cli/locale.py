"""Which language to speak before a scheme has said so."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from scorecard.base.text import Lang, Text, say


def ambient(argv: Sequence[str] | None = None) -> Lang:
    """The language asked for on the command line, else the locale's; Chinese only for a Chinese locale.

    >>> ambient(["scorecard", "--lang", "zh"]), ambient(["scorecard", "--lang=en"])
    ('zh', 'en')
    """
    words = list(sys.argv if argv is None else argv)
    for n, word in enumerate(words):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and n + 1 < len(words):
            asked = words[n + 1]
        if asked in ("zh", "en"):
            return "zh" if asked == "zh" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return _system()


def _system() -> Lang:
    """The language of a system that sets no such variable, as Windows does."""
    import locale

    name = locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def spoken(zh: str, en: str) -> str:
    """A help text in the ambient language."""
    return say(Text(zh, en), ambient())


def wrong_usage(text: Text, lang: Lang) -> click.UsageError:
    """What ends a run that was not asked for rightly, in one sentence."""
    return click.UsageError(say(text, lang))
