"""Whether what stands in a seal follows from the scheme and the rows that stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from scorecard.model.board import Board
from scorecard.model.period_names import month_named, parse_period
from scorecard.study.completeness import lacks
from scorecard.study.plain import digest, scheme_hash
from scorecard.study.seal.causes import row_named, unit_named
from scorecard.study.seal.difference import Cause, SealDifference
from scorecard.study.seal.figures import figures_that_differ
from scorecard.study.seal.parted import differing_places
from scorecard.study.seal.rows import rows_meaning
from scorecard.study.seal.scheme import scheme_as_held

Json = dict[str, Any]

# Up to 0.1.0: figures were settled to 12 decimals on the way, and schemes hashed by the fields of the code.
FIRST_FORMAT = 1

_SETTLED = 1e-9
_NOISE = 1e-12
# The keys of a record that 0.1.0 could write; where one is lacking in its seals, it was taken out.
# fmt: off
_OF_FIRST_FORMAT = frozenset(
    {
        "account", "actual", "add", "among", "annex", "binding", "by", "by_period", "carried", "cells",
        "choices", "code", "combine", "completion", "corrected", "corrections", "counted", "counts_as",
        "coverage", "decimals", "direction", "due", "earned", "effects", "full_points", "grade", "group",
        "group_rank", "hash", "heading", "headings", "id", "indicators", "interim", "item", "items",
        "judges", "juries", "lacking", "light", "light_said", "max_points", "measure", "met", "min_points",
        "missing", "mode", "name", "nature", "not_applicable", "notes", "number", "other_periods",
        "overall", "pace", "parent", "parts", "pending", "per", "period", "points", "printed", "progress",
        "rank", "rank_on", "rank_range", "relation", "rounding", "rows", "rule", "scheme", "score",
        "set_aside", "stated", "status", "stretch", "sums", "suspect", "tables", "take", "target",
        "target_printed", "target_upper", "text", "tie_break", "ties", "title", "total", "totals", "unit",
        "used", "value", "weights", "word", "words", "year",
    }
)
# fmt: on
# Dictionaries whose keys are ids and names of the scheme.
_BY_ID = frozenset({"by_period", "cells", "headings", "juries", "parts", "weights"})


def source_hashes(board: Board) -> Json:
    """The hashes over what results follow from: the scheme, and the rows that count."""
    return {"scheme": scheme_hash(board.scheme, board.period), "rows": digest(rows_meaning(board))}


def gaps_of(board: Board) -> list[Json]:
    """The due cells that are missing or pending."""
    return [
        {"table": lack.table, "unit": lack.unit.id, "indicator": lack.row.id, "status": lack.status.id}
        for lack in lacks(board)
    ]


def starts_of(body: Json) -> int:
    """The month in which the year of a sealed scheme starts; kept where it is not January."""
    return month_named(body["scheme"]["resolved"].get("starts", "January"))


def is_whole(body: Json) -> bool:
    """Whether all is there that is looked up by name in a seal whose hashes fit; what is lacking may also raise.

    The figures themselves are compared, whatever they are.
    """
    boards = [*body["record"]["tables"], *body["record"]["totals"]]
    names = [name for board in boards for name in (board["id"], board["title"])]
    names += [name for board in boards for row in board["rows"] for name in (row["unit"], row["name"])]
    names += [name for gap in body["gaps"] for name in (gap["table"], gap["unit"], gap["indicator"])]
    names += [body["tool"], body["period"], body["hashes"]["scheme"], body["record"]["scheme"]["hash"]]
    places: list[str] = []
    for each in (body, *body.get("years", ())):
        rows, scheme = each["rows"], each["scheme"]
        names += [each["period"], scheme["file"], *scheme["text"], *rows["text"], *rows["judges"]]
        places += rows["places"]
        names += [text for name, lines in scheme.get("tables", {}).items() for text in (name, *lines)]
    numbers = [number for place in places for number in place.rsplit(":", 2)[1:]]
    date.fromisoformat(body["sealed"])
    return (
        all(isinstance(name, str) for name in names)
        and len(numbers) == 2 * len(places)
        and all(number.isdecimal() for number in numbers)
        and isinstance(body["scheme"]["resolved"], dict)
        and parse_period(body["period"], starts_of(body)) is not None
    )


def own_differences(body: Json, board: Board, recomputed: Json, cause: Cause) -> Iterator[SealDifference]:
    """What of a seal is not what its own scheme and rows give; `recomputed` is the record of `board`."""
    kept, first = body["record"], body["format"] == FIRST_FORMAT
    if first:
        recomputed = _as_of_first_format(recomputed, kept)
        recomputed["scheme"]["hash"] = body["hashes"]["scheme"]
    yield from figures_that_differ(kept, recomputed, board, cause, _SETTLED if first else _NOISE)
    yield from _gap_differences(body["gaps"], board, cause)
    if first:
        return
    # That the hash of the results fits them is seen when a seal is opened.
    hashes = source_hashes(board)
    made = {"resolved": scheme_as_held(board), "hashes": hashes}
    values = {
        "resolved": body["scheme"]["resolved"],
        "hashes": {name: body["hashes"].get(name) for name in hashes},
    }
    for path, then, this in differing_places(values, made):
        yield SealDifference(cause, ".".join(path), then, this)


def _gap_differences(kept: list[Json], board: Board, cause: Cause) -> Iterator[SealDifference]:
    """Gaps that are none, and cells that lack and are not among them."""

    def status_by_cell(gaps: list[Json]) -> dict[tuple[str, str, str], Any]:
        return {(gap["table"], gap["unit"], gap["indicator"]): gap["status"] for gap in gaps}

    then, this = status_by_cell(kept), status_by_cell(gaps_of(board))
    for cell in dict.fromkeys((*then, *this)):
        table, unit, row = cell
        if then.get(cell) != this.get(cell):
            at, of = unit_named(board, unit), row_named(board, table, row)
            yield SealDifference(cause, "gaps", then.get(cell), this.get(cell), table=table, unit=at, row=of)


def _as_of_first_format(now: Any, kept: Any, by_id: bool = False) -> Any:
    """A record of this version without the keys that 0.1.0 did not know.

    The ranks open to a unit that has its rank were its rank among all, also where ranks are inside groups.
    """
    if isinstance(now, dict) and isinstance(kept, dict):
        known = [key for key in now if by_id or key in kept or key in _OF_FIRST_FORMAT]
        values = {key: _as_of_first_format(now[key], kept.get(key), key in _BY_ID) for key in known}
        ranked = "rank_range" in values and values.get("rank") is not None
        return {**values, "rank_range": [values["rank"]] * 2} if ranked else values
    if isinstance(now, list) and isinstance(kept, list):
        return [*map(_as_of_first_format, now, kept), *now[len(kept) :]]
    return now
