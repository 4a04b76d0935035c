"""The catalogues of the languages: the only room that reads them, each once, and only when it is spoken.

English needs none: it stands in the code. Another language is a folder here, named by its locale (`zh_CN`), with the
catalogue of its sentences; its words for faults stand in `scorecard/faults`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gettext import NullTranslations

_PACKAGE = Path(__file__).parent.parent
CATALOGUES = _PACKAGE / "locale"
FAULTS = _PACKAGE / "faults"
_DOMAIN = "scorecard"


class NoCatalogue(Exception):
    """A language was asked for whose catalogue is not there, as in a copy of the source that was never installed."""


class Catalogue:
    """What one language says for the English in the code."""

    def __init__(self, entries: NullTranslations) -> None:
        self._entries = entries

    def text(self, english: str, context: str) -> str:
        """The language's own text for a phrase."""
        if context:
            return self._entries.pgettext(context, english)
        return self._entries.gettext(english) if english else ""

    def plural(self, one: str, many: str, count: int) -> str:
        """The language's own text for a phrase that goes with a number."""
        return self._entries.ngettext(one, many, count)


def languages() -> tuple[str, ...]:
    """The codes of the languages there are, English last: those of the folders that hold a catalogue.

    >>> languages()
    ('zh', 'en')
    """
    return (*_locales(CATALOGUES), "en")


def tag(lang: str) -> str:
    """A language as a page on the web names it.

    >>> tag("zh"), tag("en")
    ('zh-CN', 'en')
    """
    return _locales(CATALOGUES).get(lang, lang).replace("_", "-")


@cache
def catalogue(lang: str) -> Catalogue:
    """The catalogue of a language."""
    from gettext import translation

    name = _locales(CATALOGUES).get(lang, lang)
    try:
        return Catalogue(translation(_DOMAIN, CATALOGUES, [name]))
    except FileNotFoundError:
        raise NoCatalogue(_lacks(CATALOGUES / name / "LC_MESSAGES" / f"{_DOMAIN}.mo")) from None


def lend(lang: str) -> None:
    """Lend the catalogue of a language to what takes its words from `gettext` itself, as the command line's toolkit does."""
    import gettext
    import os

    name = _locales(CATALOGUES).get(lang)
    if name:
        gettext.bindtextdomain(_DOMAIN, CATALOGUES)
        gettext.textdomain(_DOMAIN)
        os.environ["LANGUAGE"] = name


def _lacks(path: Path) -> str:
    """Said in both languages, since the one that was asked for is not there."""
    return (
        f"没有语言目录 {path}。它在安装时生成：请在项目文件夹里运行 pip install .（或 pip install -e .），再试一次。\n"
        f"There is no catalogue {path}. It is made when the package is installed: "
        "run pip install . (or pip install -e .) in the folder of the project and try again."
    )


@cache
def _locales(place: Path) -> dict[str, str]:
    """The folder of each language, by its code."""
    return {
        path.name.partition("_")[0]: path.name
        for path in sorted(place.glob("*/"))
        if (path / "LC_MESSAGES").is_dir()
    }


@cache
def fault_words(lang: str) -> Mapping[str, Any]:
    """What a language says of each kind of fault, by its code."""
    import tomllib

    name = _locales(CATALOGUES).get(lang, lang)
    with (FAULTS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
