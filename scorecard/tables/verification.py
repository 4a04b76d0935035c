"""What `verify` hands out: per seal whether it holds, and what differs from it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.fault import Fault
from scorecard.base.message import Lang, Text, comma_list, message, say, sense
from scorecard.base.place import place_reference
from scorecard.model.status import Status
from scorecard.study.seal.difference import SealComparison, SealDifference, SealPlace
from scorecard.tables import words
from scorecard.tables.inspection import fault_record
from scorecard.tables.record_cells import number
from scorecard.tables.seal_words import cause_of, cures_of, what_of
from scorecard.tables.table import Cell, Column, Document, Table


class VerifiedSeal(NamedTuple):
    """One seal, checked: its comparison, or the faults that kept it from being compared.

    tool : the version that wrote it; lacking : it was sealed with gaps

    >>> VerifiedSeal("2017Q4", "published/2017Q4.json", "2018-01-25", "3f2a", SealComparison()).holds
    True
    """

    period: str
    file: str
    sealed_on: str = ""
    hash: str = ""
    comparison: SealComparison | None = None
    faults: tuple[Fault, ...] = ()
    tool: str = ""
    lacking: bool = False

    @property
    def holds(self) -> bool:
        """Whether the files at hand still give the sealed numbers."""
        return self.comparison is not None and self.comparison.same

    @property
    def differences(self) -> tuple[SealDifference, ...]:
        """What differs; nothing where it could not be compared."""
        return self.comparison.differences if self.comparison else ()

    @property
    def places(self) -> tuple[SealPlace, ...]:
        """The units whose total or rank moved; none where it could not be compared."""
        return self.comparison.places if self.comparison else ()


def verdict(verified: VerifiedSeal) -> Text:
    """One line on one seal."""
    period, on, hash, comparison = verified.period, verified.sealed_on, verified.hash, verified.comparison
    if comparison is None:
        return message("{period} could not be verified: the faults told say why", period=period)
    sealed = message("sealed on {date} under {hash}", date=on, hash=hash)
    if comparison.same:
        return message("{period} holds: {sealed}", period=period, sealed=sealed)
    only = message(", all by corrections after the seal")
    why = only if comparison.only_after_seal else ""
    return message(
        "{period} differs{reason}: {count:# difference|# differences}, {moved:# unit|# units} with another total or rank; {sealed}",
        period=period,
        reason=why,
        count=len(verified.differences),
        moved=len({p.unit for p in verified.places}),
        sealed=sealed,
    )


def verification(checked: Sequence[VerifiedSeal]) -> Document:
    """The differences of every seal that does not hold, corrections after the seal apart."""
    return Document((message("Verification"),), tuple(t for v in checked for t in _tables(v)))


def listing(checked: Sequence[VerifiedSeal]) -> Document:
    """All differences as one table, each with the period it is sealed under; for csv, which holds one."""
    pairs = [(v, d) for v in checked for d in v.differences]
    if not pairs:
        return overview(checked)
    columns = (Column("seal", message("Period"), key=True), *_COLUMNS)
    rows = tuple((v.period, *_row(d, v.period)) for v, d in pairs)
    title = message("What differs from the seals")
    return Document((title,), (Table("differences", (title,), columns, rows),))


def overview(checked: Sequence[VerifiedSeal]) -> Document:
    """The same with a table of all seals first, for forms that have no lines before the tables."""
    rows = tuple((v.period, v.sealed_on, v.hash, _HOLDS if v.holds else _DIFFERS) for v in checked)
    columns = (
        Column("period", message("Period"), key=True),
        Column("sealed_on", message("Sealed on")),
        Column("hash", message("Hash")),
        Column("holds", message("Verified")),
    )
    whole = verification(checked)
    return Document(
        whole.titles, (Table("seals", (message("Sealed periods"),), columns, rows), *whole.tables)
    )


def verification_record(
    checked: Sequence[VerifiedSeal], faults: Sequence[Fault], lang: Lang
) -> dict[str, Any]:
    """ok, differences, places and faults as plain data; `faults` are all there are, of project and seals."""
    return {
        "ok": not faults and all(v.holds for v in checked),
        "seals": [
            {
                "period": v.period,
                "file": v.file,
                "sealed": v.sealed_on,
                "hash": v.hash,
                "tool": v.tool or None,
                "ok": v.holds,
                "cures": [say(cure, lang) for cure in _cures(v, v.differences)],
            }
            for v in checked
        ],
        "differences": [{"seal": v.period, **_difference(d)} for v in checked for d in v.differences],
        "places": [{"seal": v.period, **_place(p)} for v in checked for p in v.places],
        "faults": [fault_record(fault, lang) for fault in faults],
    }


_HOLDS = sense("of a seal", "holds")
_DIFFERS = message("differs")


def _difference(difference: SealDifference) -> dict[str, Any]:
    return {
        "unit": difference.unit.id if difference.unit else None,
        "indicator": difference.row.id if difference.row else None,
        "table": difference.table,
        "period": difference.period,
        "judge": difference.judge or None,
        **({"item": difference.item} if difference.item else {}),
        "what": difference.what,
        "sealed": _plain(difference.sealed),
        "now": _plain(difference.now),
        "cause": difference.cause,
        "after_seal": difference.after_seal,
        "reason": difference.reason or None,
        "file": difference.span.path if difference.span else None,
        "line": difference.span.line if difference.span else None,
    }


def _plain(value: Any) -> Any:
    """A figure as the record writes it: a whole number has no point."""
    return number(value) if isinstance(value, float) else value


def _place(place: SealPlace) -> dict[str, Any]:
    return {
        "table": place.board,
        "unit": place.unit,
        "total": {"sealed": place.sealed_total, "now": place.now_total},
        "rank": {"sealed": place.sealed_rank, "now": place.now_rank},
    }


def _tables(verified: VerifiedSeal) -> list[Table]:
    if verified.comparison is None or verified.holds:
        return []
    period = verified.period
    changed = [d for d in verified.differences if not d.after_seal]
    after = [d for d in verified.differences if d.after_seal]
    tables = []
    if changed:
        title = message("{period}: what differs from the seal", period=period)
        tables.append(_differences(f"{period}-differences", title, changed, verified))
    if after:
        title = message("{period}: corrections after the seal", period=period)
        tables.append(_differences(f"{period}-after", title, after, verified))
    if verified.places:
        tables.append(_places(verified))
    return tables


def _differences(
    id: str, title: Text, differences: Sequence[SealDifference], verified: VerifiedSeal
) -> Table:
    rows = tuple(_row(d, verified.period) for d in differences)
    return Table(id, (title,), _COLUMNS, rows, notes=_cures(verified, differences))


def _cures(verified: VerifiedSeal, differences: Sequence[SealDifference]) -> tuple[Text, ...]:
    return cures_of(differences, verified.period, verified.tool, verified.lacking)


_COLUMNS = (
    Column("unit", words.UNIT, key=True),
    Column("indicator", words.INDICATOR, key=True),
    Column("what", message("What")),
    Column("sealed", message("Sealed")),
    Column("now", message("Now")),
    Column("place", message("Place")),
    Column("cause", message("Cause")),
)


def _row(difference: SealDifference, period: str) -> tuple[Cell, ...]:
    subject = what_of(difference)
    if difference.period not in (None, period):
        subject = message("{subject}（{period}）", subject=subject, period=difference.period)
    for name in filter(None, (difference.judge, difference.item)):
        subject = message("{subject} {name}", subject=subject, name=name)
    return (
        difference.unit.short if difference.unit else "—",
        difference.row.short if difference.row else difference.table or "—",
        subject,
        _value(difference.sealed),
        _value(difference.now),
        place_reference(difference.span) if difference.span else "—",
        cause_of(difference),
    )


def _value(value: Any) -> Cell:
    """A value of any kind as it is read; None is nothing there."""
    if value is None:
        return sense("of a seal", "none")
    if isinstance(value, bool):
        return message("yes") if value else message("no")
    if isinstance(value, (int, float)):
        return plain(value)
    if isinstance(value, str):
        return next((status.text for status in Status if status.id == value), value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return comma_list(value)
    return json.dumps(value, ensure_ascii=False)


def _places(verified: VerifiedSeal) -> Table:
    columns = (
        Column("table", message("Table")),
        Column("unit", words.UNIT, key=True),
        Column("sealed_total", message("Sealed total"), "number", 2),
        Column("now_total", message("Total now"), "number", 2),
        Column("sealed_rank", message("Sealed rank"), "rank"),
        Column("now_rank", message("Rank now"), "rank"),
    )
    title = message("{period}: totals and ranks that moved", period=verified.period)
    rows = tuple(
        (_board(p), p.name, p.sealed_total, p.now_total, _rank(p.sealed_rank), _rank(p.now_rank))
        for p in verified.places
    )
    return Table(f"{verified.period}-places", (title,), columns, rows)


def _board(place: SealPlace) -> Cell:
    """A table by its annex number, else by its title."""
    if place.annex is None:
        return place.title
    return message("annex {annex}", annex=place.annex)


def _rank(rank: float | None) -> Cell:
    return words.UNRANKED if rank is None else rank
