"""Targets as written become one row of cells per period, in the order of the table's units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scorecard.base.message import message
from scorecard.base.names import fold_names, some
from scorecard.base.span import Span
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.target_cells import Context, meant_target
from scorecard.load.scheme.units import UnitNames
from scorecard.load.scheme.written import WrittenRow
from scorecard.load.yaml.tree import Mapping
from scorecard.model.period import Period
from scorecard.model.period_names import parse_period
from scorecard.model.shared import OneForAll
from scorecard.scheme.target import NOT_ASSESSED, Target

if TYPE_CHECKING:
    from scorecard.load.scheme.plain_targets import PlainTargets

Row = Sequence[Target]


class TargetReader:
    """Reads the targets of the rows of one table; lengths are not judged unless its units are `sure`."""

    def __init__(
        self, reader: FieldReader, scheme: NodeRead, names: UnitNames, members: Sequence[int], sure: bool
    ) -> None:
        self.reader = reader
        self.sure = sure
        self.names = names
        self.members = members
        self.frequency = scheme.get("frequency")
        self.starts = reader.starts
        self.about = scheme.get("about")
        plan = scheme.get("plan")
        self.year = plan[1] if plan else scheme.get("year")
        self._ordered: tuple[Sequence[str], Sequence[int] | None] = ((), None)

    def read(self, of: WrittenRow) -> dict[Period, Row]:
        """The targets of a row by period; the year's under its last month."""
        if "targets" not in of or self.year is None:
            return {}
        written, span = self._written_targets(of), of.at("targets")
        year_end = Period(self.year, 12)
        if not self.is_by_period(written):
            row = self.meant(self.row(written, span), of, span)
            return {year_end: row} if row else {}
        rows: dict[Period, Row] = {}
        for key, read in written.items():
            period = parse_period(key, self.starts)
            if period is None:
                self.reader.fault("SC047", read.key, found=key, year=str(self.year))
                continue
            if (
                period.year > self.year
                or not period.fits(self.frequency)
                or (period.year < self.year and period.month < 12)
            ):
                self.reader.fault("SC047", read.key, found=key, year=str(self.year))
            row = self.meant(self.row(read.value, read.span), of, read.span)
            if row:
                rows[period] = row
        if year_end not in rows and rows:
            self.reader.fault("SC057", span, year=str(self.year))
        return rows

    def _written_targets(self, of: WrittenRow) -> Any:
        """The targets as written; those of a plain table unit by unit where its names do not fit the units."""
        written = of.node.get("targets")
        if isinstance(written, ReadValue | tuple | dict) or self._order(written):
            return written
        kind = of.node.type.by_name["targets"].kind
        return self.reader.read(Mapping(tuple(written), of.at("targets")), kind)

    def _order(self, plain: PlainTargets) -> Sequence[int] | None:
        """Where the target of each unit stands; None where some name is not that of one unit of the table."""
        if self._ordered[0] != plain.names:
            units = [self.names.by_name.get(name) for name in fold_names(plain.names)]
            places = {unit: n for n, unit in enumerate(units)}
            fits = len(places) == len(units) == len(self.members) and places.keys() == set(self.members)
            self._ordered = plain.names, [places[u] for u in self.members] if fits else None
        return self._ordered[1]

    def meant(self, row: Row | None, of: WrittenRow, span: Span) -> Row | None:
        """The cells of a row with the relation that the row declares for those that say none."""
        if row is None:
            return None
        context = Context(of.get("relation"), of.within.direction, self.about, self.year or 0)
        # A target that is written once for many units is one.
        if isinstance(row, OneForAll) and row:
            return OneForAll(meant_target(self.reader, row[0], context, span), len(row))
        told = dict(zip(map(id, row), row, strict=True))
        meant = {number: meant_target(self.reader, cell, context, span) for number, cell in told.items()}
        return tuple(map(meant.__getitem__, map(id, row)))

    def spans(self, of: WrittenRow) -> dict[Period, Sequence[Span]]:
        """Where the targets of a row stand, by period and unit: in the row, or in the file that the table names."""
        if "targets" not in of or self.year is None:
            return {}
        written, span = self._written_targets(of), of.at("targets")
        if not self.is_by_period(written):
            return {Period(self.year, 12): self._spans(written, span)}
        periods = ((parse_period(key, self.starts), read) for key, read in written.items())
        return {period: self._spans(read.value, read.span) for period, read in periods if period}

    def _spans(self, written: Any, span: Span) -> Sequence[Span]:
        """By unit the place of its own cell, else that of the whole row."""
        if not isinstance(written, ReadValue | tuple | dict):
            return written.spans(self._order(written)) if written else OneForAll(span, len(self.members))
        if isinstance(written, tuple) and len(written) == len(self.members):
            return tuple(cell.span if cell else span for cell in written)
        if isinstance(written, dict):
            places = {u: read.span for name, read in written.items() for u in self.names.find(name)}
            return tuple(places.get(u, span) for u in self.members)
        return OneForAll(written.span if isinstance(written, ReadValue) else span, len(self.members))

    @staticmethod
    def is_by_period(written: Any) -> bool:
        """Whether a mapping of targets is by period rather than by unit."""
        return isinstance(written, dict) and any(parse_period(key) for key in written)

    def row(self, written: Any, span: Span) -> Row | None:
        """One row: a cell for all, a list in order, or by unit or group."""
        if not isinstance(written, ReadValue | tuple | dict):
            return written.in_order(self._order(written)) if written else None
        if isinstance(written, ReadValue):
            return OneForAll(written.value, len(self.members))
        if isinstance(written, tuple):
            return self.row_from_list(written, span)
        return self.row_from_mapping(written, span) if isinstance(written, dict) else None

    def row_from_list(self, cells: tuple[ReadValue | None, ...], span: Span) -> Row | None:
        """A list of cells; its length must be the number of units."""
        if len(cells) != len(self.members) and (not self.sure or None in cells):
            return None
        if len(cells) != len(self.members):
            last = (
                self.names.units[self.members[min(len(cells), len(self.members)) - 1]].name if cells else "-"
            )
            self.reader.fault("SC061", span, found=str(len(cells)), wanted=str(len(self.members)), last=last)
            return None
        return tuple(cell.value if cell else NOT_ASSESSED for cell in cells)

    def row_from_mapping(self, written: dict[str, ReadValue], span: Span) -> Row:
        """A mapping from units or groups to cells; every unit must have one."""
        cells: dict[int, Target] = {}
        members = frozenset(self.members)
        for name, read in written.items():
            named = self.names.find(name)
            units = [u for u in named if u in members]
            if not named:
                self.names.unknown(self.reader, name, read.key)
            elif not units:
                self.reader.fault("SC341", read.key, name=name)
            if read.value is None:
                cells.update(dict.fromkeys(units, NOT_ASSESSED))
                continue
            if not isinstance(read.value, ReadValue):
                self.reader.fault(
                    "SC014", read.span, field="targets", found=message("a list"), wanted=message("a number")
                )
                continue
            cells.update(dict.fromkeys(units, read.value.value))
        lacking = [u for u in self.members if u not in cells]
        if lacking:
            self.reader.fault("SC037", span, names=some(self.names.display_names(lacking, self.members), 20))
        return tuple(cells.get(u, NOT_ASSESSED) for u in self.members)
