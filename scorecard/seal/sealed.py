"""A seal: the record of a period with the scheme and the rows that prove it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from scorecard import __version__
from scorecard.base.fault import Fault, errors
from scorecard.base.message import Message, message, say
from scorecard.base.records import dataclass
from scorecard.engine.run import score
from scorecard.load.actuals.files import load_actuals
from scorecard.load.plugins import version_of
from scorecard.load.scheme.beside import kept_tables
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.board import Board
from scorecard.model.ledger import Ledger
from scorecard.model.past import LookbackPeriod, Year
from scorecard.model.period import Period
from scorecard.model.period_names import parse_period
from scorecard.model.scheme import Scheme
from scorecard.seal.own import gaps_of, own_differences, source_hashes, starts_of
from scorecard.study.custom import customs_of, failures
from scorecard.study.plain import digest
from scorecard.study.seal.compare import compare
from scorecard.study.seal.difference import Cause, SealComparison, SealDifference
from scorecard.study.seal.rows import earlier_rows, row_lines, row_places, used_entries
from scorecard.study.seal.scheme import scheme_as_held
from scorecard.tables.record import record

Json = dict[str, Any]
Tables = Mapping[str, Sequence[str]]

WHAT = "scorecard seal"
FORMAT = 2
_SHORT = 12


@dataclass(frozen=True, eq=False)
class SealedPeriod:
    """One sealed period. `path` is its file, `body` all that stands in it, but for its `history`.

    `earlier` are the seals it took the place of, the first one first; each is whole and proves itself.
    """

    path: str
    body: Json
    earlier: tuple[SealedPeriod, ...] = ()

    @property
    def period(self) -> Period:
        """The period that is sealed."""
        period = parse_period(self.label, self.starts)
        assert period is not None
        return period

    @property
    def starts(self) -> int:
        """The month in which the year of its scheme starts."""
        return starts_of(self.body)

    @property
    def label(self) -> str:
        """The period as its scheme writes it."""
        return str(self.body["period"])

    @property
    def sealed_on(self) -> date:
        """The day it was sealed."""
        return date.fromisoformat(self.body["sealed"])

    @property
    def reason(self) -> str | None:
        """Why it took the place of the seal before it."""
        reason: str | None = self.body["reason"]
        return reason

    @property
    def tool(self) -> str:
        """The version that wrote it."""
        return str(self.body["tool"])

    @property
    def record(self) -> Json:
        """The JSON of the board as it was sealed, in the scheme's language."""
        kept: Json = self.body["record"]
        return kept

    @property
    def short_hash(self) -> str:
        """What is printed below a published table, and stands for the whole file."""
        return str(self.body["hashes"]["seal"])[:_SHORT]

    @cached_property
    def proof(self) -> Board | Message:
        """The board of the sealed scheme and rows alone, or why this version cannot form it."""
        return board_of(self.body)

    @property
    def board(self) -> Board:
        """The board recomputed from the sealed scheme and rows, to be used like any other."""
        if isinstance(self.proof, Message):
            raise LookupError(say(self.proof, "en"))
        return self.proof

    @cached_property
    def recomputed(self) -> Json:
        """The record of `board`: what this version makes of the sealed scheme and rows."""
        return record(self.board, self.board.scheme.language)

    @property
    def reckoned_here(self) -> bool:
        """Whether it was formed by this version, with the packages that are at hand."""
        packages = self.body.get("packages", ())
        return self.tool == __version__ and all(version_of(p["package"]) == p["version"] for p in packages)

    @cached_property
    def own(self) -> tuple[SealDifference, ...]:
        """What stands in it and does not follow from its own scheme and rows, by this version."""
        cause: Cause = "seal" if self.reckoned_here else "tool"
        entry = f"CHANGELOG {__version__}" if self.tool != __version__ else ""
        differences = own_differences(self.body, self.board, self.recomputed, cause)
        return tuple(replace(each, reason=entry) for each in differences)


def seal_hash(body: Json, earlier: Sequence[Json]) -> str:
    """The hash over everything in a seal, and over the seals before it."""
    hashes = {name: value for name, value in body["hashes"].items() if name != "seal"}
    return digest([{**body, "hashes": hashes}, [seal["hashes"]["seal"] for seal in earlier]])


def new_seal(
    board: Board,
    scheme_lines: Sequence[str],
    path: str,
    sealed_on: date,
    reason: str | None = None,
    before: SealedPeriod | None = None,
    lines_of: Callable[[str], Sequence[str]] | None = None,
    tables_of: Callable[[str], Tables] = lambda path: {},
) -> SealedPeriod:
    """The seal of a board, with the seal it takes the place of in its history.

    lines_of : the lines of another scheme file, for earlier years that formulas and targets look back to
    tables_of : the tables that stand beside a scheme file, by the names it gives them
    """
    kept = record(board, board.scheme.language)
    body: Json = {
        "what": WHAT,
        "format": FORMAT,
        "tool": __version__,
        "period": board.label,
        "sealed": sealed_on.isoformat(),
        "reason": reason,
        "hashes": {**source_hashes(board), "record": digest(kept)},
        "gaps": gaps_of(board),
        "record": kept,
        "scheme": {
            **_scheme(board.scheme.path, scheme_lines, tables_of(board.scheme.path)),
            "resolved": scheme_as_held(board),
        },
        "rows": _rows(board.scheme, board.ledger, used_entries(board)),
    }
    years = [_year(then, lines_of, tables_of) for then in earlier_rows(board)] if lines_of else []
    if years:
        body["years"] = years
    packages = _packages(board)
    if packages:
        body["packages"] = packages
    earlier = (*before.earlier, before) if before else ()
    body["hashes"]["seal"] = seal_hash(body, [seal.body for seal in earlier])
    return SealedPeriod(path, body, earlier)


def _packages(board: Board) -> list[Json]:
    """The packages whose scales gave points, which a seal can name but not hold."""
    schemes = [board.scheme, *(then.scheme for then in board.looked)]
    used = {custom.name: custom for scheme in schemes for _, custom in customs_of(scheme)}
    return [
        {"rule": package.name, "package": package.package, "version": package.version}
        for _, package in sorted(used.items())
    ]


def _rows(scheme: Scheme, ledger: Ledger, entries: Sequence[int]) -> Json:
    kept: Json = {
        "text": list(row_lines(scheme, ledger, entries)),
        "places": list(row_places(ledger, entries)),
        "judges": list(ledger.judges),
    }
    if ledger.totals_left_out:
        # They are counted among the rows that were set aside.
        kept["totals_left_out"] = ledger.totals_left_out
    return kept


def _scheme(path: str, lines: Sequence[str], tables: Tables) -> Json:
    """A scheme as it was written, with the tables beside it where it names any."""
    kept: Json = {"file": path, "text": list(lines)}
    if tables:
        kept["tables"] = {name: list(rows) for name, rows in sorted(tables.items())}
    return kept


def _year(
    then: LookbackPeriod, lines_of: Callable[[str], Sequence[str]], tables_of: Callable[[str], Tables]
) -> Json:
    """What a formula, a target or a rule looked back to: the scheme of an earlier year and the rows it used."""
    return {
        "period": then.period.label(then.scheme.calendar),
        "scheme": _scheme(then.scheme.path, lines_of(then.scheme.path), tables_of(then.scheme.path)),
        "rows": _rows(then.scheme, then.ledger, then.entries),
    }


def seal_content(sealed: SealedPeriod) -> Json:
    """All that stands in the file of a seal."""
    return {**sealed.body, "history": [seal.body for seal in sealed.earlier]}


def seals_the_same(sealed: SealedPeriod, before: SealedPeriod) -> bool:
    """Whether two seals of a period hold the same: whatever is not the day, the reason, or the hash over these."""
    ours, theirs = (
        {name: value for name, value in seal.body.items() if name not in ("sealed", "reason", "hashes")}
        for seal in (sealed, before)
    )
    return digest(ours) == digest(theirs)


def compare_seal(sealed: SealedPeriod, now: Board) -> SealComparison:
    """What differs between a seal and the files at hand; the seal must have its proof."""
    current = record(now, now.scheme.language)
    return compare(sealed.board, now, sealed.sealed_on, sealed.own, sealed.record, sealed.recomputed, current)


def doubt_about(sealed: SealedPeriod, board: Board) -> Message | None:
    """Why a new seal does not prove the board it was made of; None where it does."""
    if isinstance(sealed.proof, Message):
        return sealed.proof
    same = compare_seal(sealed, board).same
    return None if same else message("the sealed rows do not give the same figures again")


def board_of(body: Json) -> Board | Message:
    """The board of a seal's own scheme and rows, read and scored like any others; or why it has none."""
    years: dict[int, Year] = {}
    for each in body.get("years", ()):
        then = _read_year(each, body["tool"])
        if isinstance(then, Message):
            return then
        years |= dict.fromkeys(then.scheme.years, then)
    now = _read_year(body, body["tool"])
    if isinstance(now, Message):
        return now
    period = parse_period(body["period"], now.scheme.first_month)
    if period is None or period.year not in now.scheme.years:
        return message("the period lies outside the scheme's years")
    board = score(*now, period, years=years)
    return _first(faults) if (faults := failures(board)) else board


def _read_year(kept: Json, version: str) -> Year | Message:
    """A scheme and its ledger as a version sealed them, or why they cannot be read."""
    text = "\n".join(kept["scheme"]["text"]) + "\n"
    tables = kept_tables(kept["scheme"].get("tables", {}))
    file = load_scheme(Source(kept["scheme"]["file"], text.encode("utf-8")), version, tables)
    if file.scheme is None:
        return _first(errors(file.faults))
    ledger = _ledger(kept["rows"], file.scheme)
    return ledger if isinstance(ledger, Message) else Year(file.scheme, ledger)


def _ledger(rows: Json, scheme: Scheme) -> Ledger | Message:
    """The ledger of sealed rows, each at the place where it was read when it was sealed."""
    lines, places = rows["text"], rows["places"]
    text = "\n".join(lines) + "\n"
    sources = [Source("rows", text.encode("utf-8"))] if len(lines) > 1 else []
    actuals = load_actuals(sources, (scheme,))
    faults = errors(actuals.faults)
    if faults:
        return _first(faults)
    ledger = actuals.ledgers[scheme.year]
    if len(ledger) != len(places):
        return message("there are not as many rows as places")
    strange = sorted({*ledger.judges} - {*rows["judges"]})
    if strange:
        return message("{names} is not among its judges", names=strange[0])
    ledger = replace(ledger, totals_left_out=rows.get("totals_left_out", 0))
    return _restore_places(ledger, places, tuple(rows["judges"]))


def _restore_places(ledger: Ledger, places: Sequence[str], judges: tuple[str, ...]) -> Ledger:
    """The ledger with the places and the panel it had when it was sealed; some may not have judged this period."""
    parts = [place.rsplit(":", 2) for place in places]
    files = tuple(sorted({path for path, _, _ in parts}))
    return replace(
        ledger,
        judges=judges,
        judge=np.array([judges.index(ledger.judges[j]) if j >= 0 else -1 for j in ledger.judge], np.int32),
        files=files,
        file=np.array([files.index(path) for path, _, _ in parts], np.int32),
        line=np.array([int(line) for _, line, _ in parts], np.int32),
        column=np.array([int(column) for _, _, column in parts], np.int32),
    )


def _first(faults: Sequence[Fault]) -> Message:
    if not faults:
        return message("the scheme is empty")
    return faults[0].message
