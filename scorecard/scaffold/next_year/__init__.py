"""Next year's scheme from this year's: its text as it stands, the year raised, the targets asked for anew in a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from scorecard.base.fault import Fault, errors
from scorecard.base.message import Text, comma_list, message
from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.place import path_parts
from scorecard.load.scheme.beside import Opener
from scorecard.load.scheme.file import SchemeFile, load_scheme
from scorecard.load.source import Source
from scorecard.model.board import Board
from scorecard.model.scheme import Scheme
from scorecard.scaffold.next_year.table import as_text, as_workbook
from scorecard.scaffold.next_year.targets import asked_targets
from scorecard.scaffold.next_year.text import TargetsFile, carry_scheme


class NextYear(NamedTuple):
    """The files of next year's scheme by name, all of one folder, the scheme first; what is left to its reader."""

    files: dict[str, bytes]
    left: tuple[Text, ...]

    def faults(self, beside: Opener) -> tuple[Fault, ...]:
        """What keeps the scheme from being sound, once its targets are filled in.

        beside : gives the tables that it names and that are not among its files
        """

        def opener(name: str) -> Source | Text:
            file = path_parts(name).file
            return Source(file, self.files[file]) if file in self.files else beside(name)

        name, data = next(iter(self.files.items()))
        return errors(load_scheme(Source(name, data), "", opener).faults)


def next_year(file: SchemeFile, board: Board, workbook: bool) -> NextYear:
    """The scheme of the year after that of a board, and the table its targets are filled into.

    file : last year's scheme as it is written
    workbook : whether the table is a workbook, else text
    """
    scheme, year = board.scheme, board.scheme.year + 1
    asked = asked_targets(board)
    stem = f"{year}年目标值" if scheme.language == "zh" else f"targets-{year}"
    names = _sheet_names(scheme, asked)
    several = len(names) > 1
    if workbook:
        tables = {f"{stem}.xlsx": as_workbook(board, asked, names)} if names else {}
        places = {id: TargetsFile(f"{stem}.xlsx", name if several else "") for id, name in names.items()}
    else:
        places = {
            id: TargetsFile(f"{stem}-{name}.csv" if several else f"{stem}.csv", "")
            for id, name in names.items()
        }
        tables = {place.name: as_text(board, asked[id]) for id, place in places.items()}
    count = sum(map(len, asked.values()))
    asking = (_fill_in_note(count, tables, year),) if tables else ()
    text = carry_scheme("\n".join(file.lines), scheme, places, asking)
    return NextYear({f"{year}.yaml": text.yaml.encode("utf-8"), **tables}, text.left)


def _sheet_names(scheme: Scheme, asked: Iterable[str]) -> dict[str, str]:
    """How the tables that have targets are called in short, as a sheet can be: by their annex, else by their id."""
    tables = [scheme.table(id) for id in asked]
    annexes = [table.annex for table in tables]
    word = "附件" if scheme.language == "zh" else "annex"
    names: dict[str, str] = {}
    for table in tables:
        short = table.annex is not None and annexes.count(table.annex) == 1
        name = f"{word}{table.annex}" if short else _UNFIT.sub("_", table.id)[:_LONGEST]
        names[table.id] = (
            name if fold_name(name) not in map(fold_name, names.values()) else f"{word}·{len(names) + 1}"
        )
    return names


_UNFIT = pattern(r"[\[\]:*?/\\'\"<>|]")
_LONGEST = 31


def _fill_in_note(count: int, tables: Iterable[str], year: int) -> Text:
    return message(
        "{count:# target|# targets} of {year}, in {files}: fill in the pale column, -- where a unit is not assessed; until then "
        "nothing of {year} is scored. Where the notice is there already, name its table instead: "
        "targets: {{from: annex.docx}}",
        count=count,
        year=year,
        files=comma_list(tables),
    )
