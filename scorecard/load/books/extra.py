"""Packages that only some files need; without them one line says what to install."""

from __future__ import annotations

from importlib.util import find_spec

from scorecard.base.message import Text, message

_PACKAGES = {"xlsx": "openpyxl", "docx": "docx", "parquet": "pyarrow", "dask": "distributed"}
_WRITERS = {"xlsx": "xlsxwriter"}


class MissingExtra(Exception):
    """A file cannot be read, or written, with what is installed."""

    def __init__(self, extra: str, file: Text, written: bool = False) -> None:
        super().__init__(f"{file}: [{extra}]")
        self.extra = extra
        self.file = file
        self.written = written

    @property
    def text(self) -> Text:
        """What to install, in one line."""
        command = installing(self.extra)
        if self.written:
            return message("to write {file}, first {command}", file=self.file, command=command)
        return message("to read {file}, first {command}", file=self.file, command=command)


def installing(extra: str) -> str:
    """The command that installs an extra."""
    return f"pip install 'scorecard-kaohe[{extra}]'"


def require_extra(extra: str, file: str) -> None:
    """Raise where the package of an extra is not installed."""
    if find_spec(_PACKAGES[extra]) is None:
        raise MissingExtra(extra, file)


def need_to_write(extra: str, what: Text) -> None:
    """Raise where the package that writes such files is not installed."""
    if find_spec(_WRITERS[extra]) is None:
        raise MissingExtra(extra, what, written=True)
