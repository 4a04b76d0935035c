"""Several rows for one cell: repeats, corrections and their chains, found by values and not by order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, pairwise

from scorecard.base.dates import calendar_date
from scorecard.base.message import Text, message, sequence
from scorecard.load.actuals.entries import Entry, Gatherings, SettledEntry, Token
from scorecard.load.actuals.numbers import told_figure
from scorecard.model.ledger import Role, said_of
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status

_BLANK = message("empty")


def settle(
    scheme: Scheme, entries: Sequence[Entry], judges: Sequence[str], gathered: Gatherings
) -> list[SettledEntry]:
    """All entries in canonical order: period, table, unit, row, judge, object, months, then from the first report on.

    What stands last in a chain counts; `previous` is the position of the entry it corrects.
    """
    judge_of = {name: n for n, name in enumerate(judges)} | {"": -1}
    ordered = sorted(entries, key=lambda e: (e[:4], judge_of[e.judge], e.item, e.months))
    settled: list[SettledEntry] = []
    for _, group in groupby(ordered, key=lambda e: e.cell):
        rows = list(group)
        if len(rows) == 1 and rows[0].was is None:
            settled.append(SettledEntry(rows[0], Role.STANDING, -1))
        else:
            settled += _CellRows(scheme, rows, gathered).settle_rows(len(settled))
    return settled


class _CellRows:
    """The rows that speak of one cell."""

    def __init__(self, scheme: Scheme, rows: list[Entry], gathered: Gatherings) -> None:
        self._gathered = gathered
        self._name = _cell_name(scheme, rows[0])
        self._measure = scheme.tables[rows[0].table].rows[rows[0].row].measure
        # Which of two equal rows is kept must not depend on the files, only on what they say.
        self._rows = sorted(rows, key=lambda e: (e.content, e.span))

    def settle_rows(self, start: int) -> list[SettledEntry]:
        """The rows in order, the chain first; positions count from `start`."""
        unique, repeated = self._split_repeats()
        corrections = [e for e in unique if e.was is not None]
        for entry in corrections:
            if not entry.detail.reason:
                self._fault("SC193", entry, {"was": entry.detail.was})
        chain, left = self._chain([e for e in unique if e.was is None], corrections)
        last = len(chain) - 1
        roles = [Role.CORRECTED] * last + [Role.STANDING] if chain else []
        entries = [SettledEntry(entry, roles[n], start + n - 1 if n else -1) for n, entry in enumerate(chain)]
        return entries + [SettledEntry(entry, Role.REPEATED, -1) for entry in left + repeated]

    def _split_repeats(self) -> tuple[list[Entry], list[Entry]]:
        kept: dict[object, Entry] = {}
        repeated: list[Entry] = []
        for entry in self._rows:
            told = () if entry.was is None else (entry.detail.date, entry.detail.reason)
            key = entry.token, entry.status, entry.was, told
            first = kept.setdefault(key, entry)
            if first is not entry:
                repeated.append(entry)
                early, late = sorted((first, entry), key=lambda e: e.span)
                if early.path != late.path and {early.path, late.path} <= self._gathered.forms:
                    # A form is sent in again as a whole: that is told once.
                    self._gathered.again.setdefault((late.path, early.path), []).append(late)
                else:
                    self._fault("SC191", late, {"other": early.place})
        return list(kept.values()), repeated

    def _chain(self, originals: list[Entry], corrections: list[Entry]) -> tuple[list[Entry], list[Entry]]:
        """From the first report on, each correction of what stands; and the rows with no place in it."""
        if not originals:
            self._report_no_beginning(corrections)
            return [], corrections
        first, *others = sorted(originals, key=lambda e: e.span)
        for other in others:
            self._fault("SC192", other, {"other": first.place, "there": self._value(first)})
        whole = _whole_chain(first, corrections)
        if whole and not others:
            return whole, []
        chain, waiting = [first], _group_entries(corrections, lambda e: e.was)
        while True:
            candidates = waiting.get(_key(chain[-1].token), [])
            following = candidates[0] if len(candidates) == 1 else _earliest(candidates)
            if following is None:
                break
            chain.append(following)
            candidates.remove(following)
        left = [c for rest in waiting.values() for c in rest]
        if candidates:
            self._corrected_twice(candidates)
        elif not others:
            self._report_unconnected(chain, left)
        return chain, left + others

    def _corrected_twice(self, rivals: list[Entry]) -> None:
        first, *others = sorted(rivals, key=lambda e: e.span)
        for other in others:
            args: dict[str, str | Text] = {"was": other.detail.was, "other": first.place}
            args["there"] = self._value(first)
            self._fault("SC195", other, args)

    def _report_unconnected(self, chain: list[Entry], left: list[Entry]) -> None:
        """Corrections that follow nothing: too late, of a value nobody reported, or in a circle."""
        taken = {_key(before.token): after for before, after in pairwise(chain)}
        gives = _group_entries(left, lambda e: e.token)
        circle = _circular_entries(left, gives)
        for entry in left:
            args: dict[str, Text] = {"was": entry.detail.was}
            key = _key(entry.was)
            if key in taken:
                self._fault(
                    "SC195", entry, {**args, "other": taken[key].place, "there": self._value(taken[key])}
                )
            elif key not in gives:
                self._fault(
                    "SC194", entry, {**args, "other": chain[-1].place, "there": self._value(chain[-1])}
                )
            elif id(entry) in circle:
                self._fault("SC196", entry, {**args, "other": gives[key][0].place})

    def _report_no_beginning(self, corrections: list[Entry]) -> None:
        gives = _group_entries(corrections, lambda e: e.token)
        circle = _circular_entries(corrections, gives)
        for entry in corrections:
            key = _key(entry.was)
            if key not in gives:
                self._fault("SC197", entry, {"was": entry.detail.was})
            elif id(entry) in circle:
                self._fault("SC196", entry, {"was": entry.detail.was, "other": gives[key][0].place})

    def _value(self, entry: Entry) -> Text:
        """What a row says."""
        raw = entry.detail.raw.strip()
        return told_figure(raw, entry.value, self._measure) if raw else _BLANK

    def _fault(self, code: str, entry: Entry, args: dict[str, Text]) -> None:
        self._gathered.fault(code, entry.span, {"cell": self._name, "value": self._value(entry), **args})


def _whole_chain(first: Entry, corrections: Sequence[Entry]) -> list[Entry] | None:
    """The chain in which every correction corrects what stands, in the order of dates where they have any.

    A value may come back (70, 72, 70, 71): which correction comes first then follows from all of them having
    a place. What stands in the end is the same in every such chain. None where there is none.
    """
    tries = [[first]]
    for _ in range(_TRIES):
        if not tries:
            break
        chain = tries.pop()
        if len(chain) > len(corrections):
            return chain
        last = max((date for e in chain[1:] if (date := calendar_date(e.detail.date))), default=(0,))
        used = set(map(id, chain))
        after = [e for e in corrections if id(e) not in used and _key(e.was) == _key(chain[-1].token)]
        dated = [(calendar_date(e.detail.date) or last, e.content, e) for e in after]
        following = sorted(((date, content, n) for n, (date, content, _) in enumerate(dated)), reverse=True)
        tries += [[*chain, dated[n][2]] for date, _, n in following if date >= last]
    return None


_TRIES = 2000


_Key = tuple[bool, Token | None]


def _key(token: Token | None) -> _Key:
    """A token to be looked up by; a status is never taken for the number of equal value."""
    return isinstance(token, Status), token


def _group_entries(
    entries: Sequence[Entry], token: Callable[[Entry], Token | None]
) -> dict[_Key, list[Entry]]:
    """Entries by what they say, or by what they correct."""
    by_key: dict[_Key, list[Entry]] = {}
    for entry in entries:
        by_key.setdefault(_key(token(entry)), []).append(entry)
    return by_key


def _circular_entries(entries: Sequence[Entry], gives: Mapping[_Key, list[Entry]]) -> set[int]:
    """The entries (by `id`) that no chain from a first correction leads to: those in a circle."""
    following = _group_entries(entries, lambda e: e.was)
    reached = [e for e in entries if _key(e.was) not in gives]
    known = {id(e) for e in reached}
    for entry in reached:
        for after in following.get(_key(entry.token), []):
            if id(after) not in known:
                known.add(id(after))
                reached.append(after)
    return {id(e) for e in entries} - known


def _earliest(candidates: Sequence[Entry]) -> Entry | None:
    """The correction with the earliest date; None unless all are dated and one is first."""
    dates = [calendar_date(c.detail.date) for c in candidates]
    if not candidates or None in dates:
        return None
    known = [d for d in dates if d is not None]
    return candidates[known.index(min(known))] if known.count(min(known)) == 1 else None


def _cell_name(scheme: Scheme, entry: Entry) -> Text:
    table = scheme.tables[entry.table]
    period = said_of(entry.period, entry.months, scheme.calendar)
    unit = scheme.units[table.units[entry.unit]].short
    more = (part for part in (entry.judge, entry.detail.item) if part)
    return sequence((period, unit, table.rows[entry.row].name, *more), " ")
