"""The text of last year's scheme with what is next year's in it: everything else stays to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from scorecard.base.message import Text, message, plural
from scorecard.load.yaml.stretches import (
    Edit,
    TextStretch,
    WrittenField,
    added_before,
    apply_edits,
    comments_above,
    removal,
    stretches,
)
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.row_fields import INDICATOR
from scorecard.model.scheme import SCHEME, Scheme
from scorecard.model.table import TABLE, SchemeTable
from scorecard.model.total import TOTAL
from scorecard.model.unit import UNIT
from scorecard.scaffold.written import comment, flow, yaml_scalar
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds import FILE_NAMES
from scorecard.scheme.target import Target


class TargetsFile(NamedTuple):
    """A file that targets stand in, and its sheet ("" where it has one alone)."""

    name: str
    sheet: str


class NextYearScheme(NamedTuple):
    """The YAML of next year's scheme, and what is left to its reader."""

    yaml: str
    left: tuple[Text, ...]


def carry_scheme(
    text: str, scheme: Scheme, targets: Mapping[str, TargetsFile], left: Iterable[Text] = ()
) -> NextYearScheme:
    """Next year's scheme from the text of last year's.

    targets : by table, where the targets are filled in
    left : what else is left to its reader
    """
    carrying = _TextChanges(text, scheme)
    carrying.year_and_titles()
    carrying.units()
    carrying.amendments()
    carrying.in_text()
    for id, file in targets.items():
        carrying.targets(scheme.table(id), file)
    yaml = apply_edits(text, carrying.edits).rstrip("\n") + "\n"
    left = [*left, *carrying.left, *_still_saying(yaml, scheme.year)]
    lang, lines = scheme.language, [yaml]
    if left:
        lines += ["", comment(_LEFT, lang), *(comment(one, lang) for one in left)]
    for reason, was in carrying.aside:
        lines += ["", comment(reason, lang), *(f"#   {line}".rstrip() for line in was.split("\n"))]
    return NextYearScheme("\n".join(line.removesuffix("\n") for line in lines) + "\n", tuple(left))


_LEFT = message("Made from last year's scheme. Still to be decided:")


class _TextChanges:
    """What is changed in a text, what is left to its reader, and what was taken out of it."""

    def __init__(self, text: str, scheme: Scheme) -> None:
        self.text = text
        self.scheme = scheme
        self.root = stretches(text)
        self.edits: list[Edit] = []
        self.left: list[Text] = []
        self.aside: list[tuple[Text, str]] = []
        self._tables = dict(_entries_named(self.root, SCHEME, "tables"))

    def year_and_titles(self) -> None:
        """The year, and the year in titles."""
        year = _field(self.root, SCHEME, "year")
        titles = [(self.root, SCHEME), *((table, TABLE) for table in self._tables.values())]
        titles += [(total, TOTAL) for _, total in _entries_named(self.root, SCHEME, "totals")]
        raised = [edit for node, type in titles if (edit := self._raise_year(_field(node, type, "title")))]
        self.edits += [*raised, *([year_edit] if (year_edit := self._raise_year(year)) else [])]
        if raised:
            sentence = plural(
                "the year in {count} title was raised to {year}; hold it against the notice",
                "the year in {count} titles was raised to {year}; hold them against the notice",
                len(raised),
                year=self.scheme.year + 1,
            )
            self.left.append(sentence)

    def _raise_year(self, field: WrittenField | None) -> Edit | None:
        """The year in a value, one more."""
        if field is None:
            return None
        written = self.text[field.value.start : field.value.end]
        put = raise_year(written, self.scheme.year)
        return Edit(field.value.start, field.value.end, put) if put != written else None

    def units(self) -> None:
        """What units were merged from since the year before, and grades given beforehand, are of that year."""
        for name, unit in _entries_named(self.root, SCHEME, "units"):
            for field, reason in ((_field(unit, UNIT, word), text) for word, text in _OF_A_UNIT.items()):
                if field:
                    self._set_aside(field, reason.fill(unit=name, year=self.scheme.year))

    def in_text(self) -> None:
        """What the text of the notice named is that year's."""
        field = _field(self.root, SCHEME, "in_text")
        if field:
            self._set_aside(field, message("the targets in the text of {year}", year=self.scheme.year))

    def amendments(self) -> None:
        """The amendments of the year; what they set is in last year's targets, but in no rule or points."""
        field = _field(self.root, SCHEME, "amendments")
        if field:
            self._set_aside(field, message("the amendments of {year}", year=self.scheme.year))

    def targets(self, table: SchemeTable, file: TargetsFile) -> None:
        """The targets of a table are those of a file; its own go, but for last year's that a list cannot hold."""
        written = self._tables[table.id]
        whole = _field(written, TABLE, "targets")
        first = _field(written, TABLE, "indicators")
        chinese = first is not None and first.key.text not in TABLE.by_name
        names = FILE_NAMES if chinese else {name: name for name in FILE_NAMES}
        named = {names["from"]: yaml_scalar(file.name)} | (
            {names["sheet"]: yaml_scalar(file.sheet)} if file.sheet else {}
        )
        if whole:
            self.edits.append(Edit(whole.value.start, whole.value.end, flow(named)))
        elif first:
            field = TABLE.by_name["targets"].chinese if chinese else "targets"
            self.edits.append(added_before(self.text, first, f"{field}: {flow(named)}"))
        rows = {row.id: row for row in table.rows}
        for id, row in _rows(first.value if first else None):
            field_of_row = _field(row, INDICATOR, "targets")
            if field_of_row and id in rows:
                self._remove_targets(rows[id], field_of_row)

    def _remove_targets(self, row: Indicator, field: WrittenField) -> None:
        """Take the targets of a row away; keep them where they are more than a number for each unit."""
        written = self.text[field.value.start : field.value.end]
        year_end = Period(self.scheme.year, 12)
        cells = row.targets.get(year_end, ())
        alone = set(row.targets) == {year_end} and all(
            not cell.assessed or cell == Target(cell.value, cell.text) for cell in cells
        )
        if alone and "#" not in written:
            self.edits.append(removal(self.text, field))
        else:
            reason = message("the targets of {year} of “{name}”", year=self.scheme.year, name=row.name)
            self._set_aside(field, reason)

    def _set_aside(self, field: WrittenField, what: Text) -> None:
        """Take a field out with the comment above it, and keep the text of both."""
        start = comments_above(self.text, field)
        gone = removal(self.text, field)
        if start < field.key.start:
            gone = gone._replace(start=self.text.rfind("\n", 0, start) + 1)
        self.edits.append(gone)
        place = self.text.count("\n", 0, field.key.start) + 1
        self.left.append(
            message("not carried over: {what} (line {line} of last year's scheme)", what=what, line=place)
        )
        self.aside.append((_AS_IT_WAS.fill(what=what), self.text[start : field.value.end]))


_OF_A_UNIT = {
    "was": message("what {unit} was merged from in {year}"),
    "grade": message("the grade given to {unit} in {year}"),
}
_AS_IT_WAS = message("{what}, as it was written:")


def _field(node: TextStretch, type: NodeType, name: str) -> WrittenField | None:
    """A field by either of its names."""
    return node.field(name, type.by_name[name].chinese)


def _entries_named(node: TextStretch, type: NodeType, name: str) -> Iterator[tuple[str, TextStretch]]:
    """What stands under names in a field, such as the tables of a scheme."""
    field = _field(node, type, name)
    return ((entry.key.text, entry.value) for entry in (field.value.fields if field else ()))


def _rows(node: TextStretch | None) -> Iterator[tuple[str, TextStretch]]:
    """The rows below a node by their ids, headings too."""
    for id, row in node.fields if node else ():
        yield id.text, row
        for below in ("children", "parts"):
            field = _field(row, INDICATOR, below)
            yield from _rows(field.value if field else None)


def raise_year(text: str, year: int) -> str:
    """A text that speaks of a year, of the next.

    >>> raise_year("2017年目标任务表（12017号）", 2017)
    '2018年目标任务表（12017号）'
    """
    return _year(year).sub(str(year + 1), text)


def _year(*years: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:{'|'.join(map(str, years))})(?!\d)")


def _still_saying(yaml: str, year: int) -> Iterator[Text]:
    """The lines that speak of last year, or of the one before it."""
    dated = _year(year, year - 1)
    for number, line in enumerate(yaml.split("\n"), 1):
        if match := dated.search(line):
            text = line.strip()
            excerpt = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
            yield message("line {line} speaks of {year}: {text}", line=number, year=match[0], text=excerpt)


_SHOWN = 60
