"""What the scheme says beside the numbers: measures, the notice's own words, brackets in names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from scorecard.base.fault import Fault
from scorecard.base.message import Text
from scorecard.base.names import some
from scorecard.base.pattern import pattern
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.scheme.target import TargetRelation
from scorecard.study.targets.promised import PromisedTable

_NUMBER = pattern(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")
_OTHER = pattern(r"\s*(?:年|月|日|号|条|季)")
_MEASURE = r"\s*[^\s\d,.，。、；;]{0,4}?"
_BEFORE: tuple[tuple[str, TargetRelation], ...] = (
    (r"(?:不低于|不少于|at least)\s*$", "at_least"),
    (r"(?:不高于|不超过|at most)\s*$", "at_most"),
    (r"(?:超过|超|高于|大于|突破|more than|above|over)\s*$", "above"),
    (r"(?:低于|小于|less than|below|under)\s*$", "below"),
    (r"(?:约|about)\s*$", "about"),
)
_AFTER: tuple[tuple[str, TargetRelation], ...] = (
    (rf"{_MEASURE}左右", "about"),
    (rf"{_MEASURE}(?:及以上|以上|or more)", "at_least"),
    (rf"{_MEASURE}(?:及以下|以下|or less)", "at_most"),
)
_WIDE, _NARROW = "（）", "()"


def missing_measure_faults(promised: PromisedTable) -> Iterator[Fault]:
    """The rows of a table that do not say what they are counted in, all in one question."""
    lacking = [row for row in promised.rows() if not row.measure]
    if lacking:
        args: dict[str, Text] = {
            "title": promised.table.title,
            "count": str(len(lacking)),
            "names": some([row.short for row in lacking], 5),
        }
        yield Fault("SC453", lacking[0].span, args)


def brackets(scheme: Scheme) -> Iterator[Fault]:
    """Names of units in brackets of the other width than most."""
    wide = [unit for unit in scheme.units if any(sign in unit.name for sign in _WIDE)]
    narrow = [unit for unit in scheme.units if any(sign in unit.name for sign in _NARROW)]
    if wide and narrow:
        fewer, more = (narrow, wide) if len(narrow) <= len(wide) else (wide, narrow)
        for unit in fewer:
            yield Fault("SC454", unit.span, {"name": unit.name, "other": more[0].name})


def clauses(promised: PromisedTable) -> Iterator[Fault]:
    """A target that is not what the notice's own wording (`clause`) says."""
    for row in promised.rows():
        cells = row.targets[promised.year_end]
        texts = {cell.text for cell in cells if cell.assessed}
        if row.clause and len(texts) == 1 and not any(cell.link or cell.stretch for cell in cells):
            u = next(u for u, cell in enumerate(cells) if cell.assessed)
            clause = _said_otherwise(row, row.clause, u, promised)
            if clause:
                args = {"indicator": row.short, "target": promised.printed_target(row, u), "said": clause}
                yield Fault("SC468", promised.place(row, u), args)


def _said_otherwise(row: Indicator, clause: str, u: int, promised: PromisedTable) -> str:
    """What the wording says in place of the target; "" where it says the same, or nothing that can be told."""
    text = unicodedata.normalize("NFKC", clause)
    numbers = [match for match in _NUMBER.finditer(text) if not _OTHER.match(text, match.end())]
    cell, number = row.targets[promised.year_end][u], promised.numbers(row)[u]
    own = [match for match in numbers if Decimal(match[0]) == number]
    if not own:
        match_ = numbers[0] if len(numbers) == 1 and cell.upper is None else None
        return text[match_.start() : match_.end()] if match_ else ""
    meant = cell.meaning(row.direction)
    readings = [_reading(text, match.start(), match.end()) for match in own]
    if any(reading is None or reading[0] == meant for reading in readings):
        return ""
    return next(reading[1] for reading in readings if reading)


def _reading(text: str, start: int, end: int) -> tuple[TargetRelation, str] | None:
    """What the words around a number make of it, and those words with it; None where there are none."""
    for words, relation in _AFTER:
        after = pattern(words).match(text, end)
        if after:
            return relation, text[start : after.end()]
    for words, relation in _BEFORE:
        before = pattern(words).search(text[:start])
        if before:
            return relation, text[before.start() : end]
    return None
