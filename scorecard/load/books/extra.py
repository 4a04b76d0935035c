"""Packages that only some files need; without them one line says what to install."""

from __future__ import annotations

from importlib.util import find_spec

from scorecard.base.message import Text, message

_PACKAGES = {"xlsx": "openpyxl", "docx": "docx"}


class MissingExtra(Exception):
    """A file cannot be read with what is installed."""

    def __init__(self, extra: str, file: str) -> None:
        super().__init__(f"{file}: [{extra}]")
        self.extra = extra
        self.file = file

    @property
    def text(self) -> Text:
        """What to install, in one line."""
        return message("to read {file}, first {command}", file=self.file, command=installing(self.extra))


def installing(extra: str) -> str:
    """The command that installs an extra."""
    return f"pip install 'scorecard-kaohe[{extra}]'"


def need(extra: str, file: str) -> None:
    """Raise where the package of an extra is not installed."""
    if find_spec(_PACKAGES[extra]) is None:
        raise MissingExtra(extra, file)
