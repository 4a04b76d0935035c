"""The scheme of a notice, made from its tables: what is printed to the letter, and what is not as marked choices.

Ids follow one rule: units are u1, u2, … in printed order; a table is annex2 by its number, else table1, table2, …;
a row is r and its printed number (r6), what stands below it or after it without a number r6_1, r6_2, … in order;
from the second table on, the table's id goes before: annex3_r1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from scorecard.base.message import Lang, Text, message, say, sense, sequence
from scorecard.base.names import fold_name, split_brackets
from scorecard.load.annex.annex import Annex, Item, Notice
from scorecard.load.annex.notice_line import NoticeCell, UnitHead
from scorecard.load.annex.targets import target_text
from scorecard.model.policy import UNSCORED
from scorecard.model.ranking import RANKING
from scorecard.model.rounding import ROUNDING
from scorecard.model.row_fields import DEFAULTS, INDICATOR
from scorecard.model.rule import RULE
from scorecard.model.scheme import SCHEME
from scorecard.model.table import TABLE
from scorecard.model.unit import UNIT
from scorecard.scaffold.worth import Worth, worth_of
from scorecard.scaffold.written import comment, field_name, flow, target_cell, word_name, yaml_scalar
from scorecard.scheme.field import NodeType

_STOCKS = ("总数", "拥有量", "保有量", "存量", "在册", "有效期内", "期末", "年末")
_WHOLES = ("全区", "全市", "全县", "全省", "全镇", "全域")
_SAID = ("provider", "responsible", "clause", "note")
_LOWER = ("{at_most", "{below")
_LIMITS = {"max_points": "100%", "min_points": "0"}
_DEFAULTS = {"pace": "linear", "interim": "due", "reported": "cumulative"}
_UNSCORED = {"missing": "unranked", "pending": "unranked", "not_applicable": "redistribute"}
_MARKS = {
    **{f'"{mark}"': "not_applicable" for mark in ("--", "—", "-", "/")},
    "暂无": "missing",
    "待核": "pending",
}
_RANKING = {"among": "table", "ties": "competition"}


class SchemeDraft(NamedTuple):
    """The YAML of a scheme, and what was not understood or has still to be decided, in words."""

    yaml: str
    left: tuple[Text, ...]


def draft(notice: Notice, file: str, year: int, lang: Lang) -> SchemeDraft:
    """The scheme of a notice's tables."""
    scheme = _Draft(notice, lang)
    lines = [*scheme.head(file, year), *scheme.units(), *scheme.choices(), *scheme.tables()]
    if scheme.left:
        lines += ["", comment(_LEFT, lang), *(comment(text, lang) for text in scheme.left)]
    return SchemeDraft("\n".join(lines) + "\n", tuple(scheme.left))


_LEFT = message("Not understood, or still to be decided:")


class _Draft:
    """The lines of one scheme, and what is left to the one who reads it."""

    def __init__(self, notice: Notice, lang: Lang) -> None:
        self.notice = notice
        self.lang = lang
        self.left: list[Text] = []
        self.ids: dict[str, str] = {}
        self.heads: list[UnitHead] = []
        for table in notice.tables:
            for head in table.units:
                key = fold_name(head.name.text)
                if key not in self.ids:
                    self.ids[key] = f"u{len(self.ids) + 1}"
                    self.heads.append(head)

    def field(self, node: NodeType, name: str) -> str:
        """A field by its name in the language of the scheme."""
        return field_name(node, name, self.lang)

    def word(self, name: str) -> str:
        """A word by its name in the language of the scheme."""
        return word_name(name, self.lang)

    def remark(self, text: Text) -> str:
        """A comment in the language of the scheme."""
        return comment(text, self.lang)

    def leave(self, cell: NoticeCell, reason: Text) -> Text:
        """Note what is left over, and return its words."""
        text = cell.text or say(sense("mark", "blank"), self.lang)
        self.left.append(message("{place} “{text}”: {reason}", place=cell.place, text=text, reason=reason))
        return message("not understood: “{text}”: {reason}", text=text, reason=reason)

    def head(self, file: str, year: int) -> Iterator[str]:
        """The beginning: which notice, which year."""
        yield self.remark(
            message(
                "Made from {file}: names, numbers and targets as printed; what is marked “choice” is not in the notice: "
                "settle each and take the mark away.",
                file=file,
            )
        )
        titles = [table.title for table in self.notice.tables if table.title]
        if self.notice.year is None:
            reason = message("the notice says no year; {year} was taken", year=year)
            self.left.append(reason)
        untitled = say(message("Assessment"), self.lang)
        yield f"{self.field(SCHEME, 'title')}: {yaml_scalar(titles[0] if titles else untitled)}"
        yield f"{self.field(SCHEME, 'year')}: {year}"
        quarterly = self.remark(message("choice: assessed each quarter"))
        yield f"{self.field(SCHEME, 'frequency')}: {self.word('quarter')}            {quarterly}"
        yield f"{self.field(SCHEME, 'language')}: {self.word(self.lang)}"
        yield f"{self.field(SCHEME, 'source')}: {yaml_scalar(file)}"

    def units(self) -> Iterator[str]:
        """The units with their names, short names and groups."""
        names = [fold_name(head.name.text) for head in self.heads]
        taken = set(names)
        yield ""
        yield f"{self.field(SCHEME, 'units')}:"
        for number, head in enumerate(self.heads, 1):
            name = head.name.text
            fields = {self.field(UNIT, "name"): yaml_scalar(name)}
            for field, other in _other_names(name):
                if fold_name(other) not in taken:
                    taken.add(fold_name(other))
                    fields[self.field(UNIT, field)] = (
                        yaml_scalar(other) if field == "short" else f"[{yaml_scalar(other)}]"
                    )
            if head.group and fold_name(head.group) not in names:
                fields[self.field(UNIT, "group")] = yaml_scalar(head.group)
            if fold_name(name) in _WHOLES and len(self.heads) > 1:
                fields[self.field(UNIT, "assessed")] = self.word("false")
            yield f"  u{number}: {flow(fields)}"

    def choices(self) -> Iterator[str]:
        """What no notice says and every scheme decides."""
        yield ""
        yield self.remark(message("choices, all of them, printed below the results"))
        limits = {self.field(RULE, name): limit for name, limit in _LIMITS.items()}
        choices = {**self.chosen(DEFAULTS, _DEFAULTS), self.field(DEFAULTS, "rule"): flow(limits)}
        marks = {mark: self.word(status) for mark, status in _MARKS.items()}
        yield f"{self.field(SCHEME, 'defaults')}: {flow(choices)}"
        yield f"{self.field(SCHEME, 'unscored')}: {flow(self.chosen(UNSCORED, _UNSCORED))}"
        yield f"{self.field(SCHEME, 'marks')}: {flow(marks)}"
        yield f"{self.field(SCHEME, 'rounding')}: {flow(self.chosen(ROUNDING, {'rank_on': 'printed'}))}"
        yield f"{self.field(SCHEME, 'ranking')}: {flow(self.chosen(RANKING, _RANKING))}"

    def chosen(self, node: NodeType, words: Mapping[str, str]) -> dict[str, str]:
        """Fields of a node with the word that is chosen for each."""
        return {self.field(node, name): self.word(word) for name, word in words.items()}

    def tables(self) -> Iterator[str]:
        """The tables in their order."""
        yield ""
        yield f"{self.field(SCHEME, 'tables')}:"
        ids: set[str] = set()
        for number, table in enumerate(self.notice.tables, 1):
            id = f"annex{table.annex}" if table.annex else f"table{number}"
            id = f"table{number}" if id in ids else id
            ids.add(id)
            for unread in table.unread:
                self.leave(*unread)
            yield from _TableDraft(self, table, id, first=number == 1).lines()

    def unit_ids(self, table: Annex) -> str:
        """The units of a table, in its order."""
        return ", ".join(self.ids[fold_name(head.name.text)] for head in table.units)


def _other_names(name: str) -> Iterator[tuple[str, str]]:
    """The short name of `甲（乙）`, which is the town in the brackets, and the alias that is left."""
    if split_brackets(fold_name(name)) is None:
        return
    opening = max(name.find("（"), name.find("("))
    outer, inner = name[:opening].strip(), name[opening + 1 : -1].strip()
    town = inner.endswith(("镇", "乡", "街道", "区", "县", "市"))
    yield "short", inner if town else outer
    yield "aliases", outer if town else inner


class _TableDraft:
    """The lines of one table."""

    def __init__(self, scheme: _Draft, table: Annex, id: str, first: bool) -> None:
        self.scheme = scheme
        self.table = table
        self.id = id
        self.prefix = "" if first else f"{id}_"
        self.worth: Worth = worth_of(table.items)
        self.names: set[str] = set()
        self.numbers: set[int] = set()
        self.below: dict[str, int] = {}

    def field(self, name: str) -> str:
        """A field of a row by its name in the language of the scheme."""
        return self.scheme.field(INDICATOR, name)

    def lines(self) -> Iterator[str]:
        """The table, its title and its rows."""
        remark, field = self.scheme.remark, partial(self.scheme.field, TABLE)
        yield f"  {self.id}:"
        yield f"    {field('title')}: {yaml_scalar(self.table.title or self.id)}"
        if self.table.annex:
            yield f"    {field('annex')}: {self.table.annex}"
        if self.table.note:
            yield f"    {field('note')}: {yaml_scalar(self.table.note)}"
        yield f"    {field('units')}: [{self.scheme.unit_ids(self.table)}]"
        if self.worth.stated:
            yield f"    {field('points')}: {self.worth.total}"
        else:
            shared = remark(
                message(
                    "choice: 10 for each number, shared evenly by the rows below it, the last takes the rest"
                )
            )
            yield f"    {field('points')}: {self.worth.total}   {shared}"
        yield f"    {field('indicators')}:"
        base = "0"
        for place, item in enumerate(self.table.items, 1):
            if item.number is not None or place == 1 or not self._is_numbered():
                base = str(item.number if item.number is not None else place)
                yield from self._row(item, f"{self.prefix}r{base}", 6)
            else:
                yield from self._row(item, self._next(base), 6)

    def _is_numbered(self) -> bool:
        return any(item.number is not None for item in self.table.items)

    def _next(self, base: str) -> str:
        self.below[base] = self.below.get(base, 0) + 1
        return f"{self.prefix}r{base}_{self.below[base]}"

    def _row(self, item: Item, id: str, indent: int, part: bool = False) -> Iterator[str]:
        """A row and all below it."""
        pad = " " * indent
        remark, field = self.scheme.remark, self.field
        yield f"{pad}{id}:"
        yield f"{pad}  {field('name')}: {yaml_scalar(self._name(item))}"
        if item.printed.text != item.name:
            yield f"{pad}  {field('aliases')}: [{yaml_scalar(item.printed.text)}]"
        if item.number is not None and indent == 6 and item.number not in self.numbers:
            self.numbers.add(item.number)
            yield f"{pad}  {field('number')}: {item.number}"
        if item.measure:
            yield f"{pad}  {field('measure')}: {yaml_scalar(item.measure)}"
        if item.cells and item.measure != "%":
            nature = "stock" if any(word in item.name for word in _STOCKS) else "flow"
            by_name = remark(message("choice: by its name"))
            yield f"{pad}  {field('nature')}: {self.scheme.word(nature)}   {by_name}"
        points = self.worth.item_points(item)
        if points and not part:
            yield f"{pad}  {field('points')}: {points}"
        yield from self._further_fields(item, pad)
        if item.cells:
            yield from self._targets(item, pad)
        base = id.removeprefix(self.prefix)[1:].partition("_")[0]
        for word, below in (("children", item.children), ("parts", item.parts)):
            if below:
                yield f"{pad}  {field(word)}:"
            for row in below:
                yield from self._row(row, self._next(base), indent + 4, part=word == "parts")
        if not item.cells and not item.children:
            none = remark(message("not understood: this row has no targets"))
            yield f"{pad}  {field('targets')}: --   {none}"

    def _name(self, item: Item) -> str:
        """The name of a row, told apart where the table has it twice."""
        name, n = item.name, 2
        while fold_name(name) in self.names:
            name, n = f"{item.name}（{n}）", n + 1
        if item.cells:
            self.names.add(fold_name(name))
        if name != item.name:
            self.scheme.leave(item.printed, message("the name is used above; here it is “{name}”", name=name))
        return name

    def _further_fields(self, item: Item, pad: str) -> Iterator[str]:
        """What further columns say of a row."""
        for field in _SAID:
            cell = item.said.get(field)
            if cell:
                yield f"{pad}  {self.field(field)}: {yaml_scalar(cell.text)}"
        clause = item.said.get("clause")
        if clause:
            self.scheme.leave(clause, message("kept as clause; not yet a rule"))

    def _targets(self, item: Item, pad: str) -> Iterator[str]:
        """The targets of a row, in the order of the units; what was not understood is -- and marked."""
        cells, marks = [], []
        for cell in item.cells:
            read = target_text(cell.text)
            if read is None:
                reason = message("written as -- for now, to be amended")
            elif read.measure and read.measure != item.measure:
                reason = message(
                    "another measure than the row's ({measure}); written as -- for now",
                    measure=item.measure or sense("of a seal", "none"),
                )
            else:
                cells.append(read.yaml)
                continue
            cells.append("--")
            marks.append(self.scheme.leave(cell, reason))
        if any(cell.startswith(_LOWER) for cell in cells):
            yield f"{pad}  {self.field('direction')}: {self.scheme.word('lower')}"
        text = sequence((mark for mark in marks), sense("between sentences", "; "))
        mark = f"   {comment(text, self.scheme.lang)}" if marks else ""
        written = ", ".join(target_cell(cell, self.scheme.lang) for cell in cells)
        yield f"{pad}  {self.field('targets')}: [{written}]{mark}"
