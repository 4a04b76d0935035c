"""Forms that this program wrote and somebody filled in: what was printed beside the cells to fill is no return."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern
from scorecard.base.place import path_parts
from scorecard.load.actuals.entries import Gatherings
from scorecard.load.actuals.measures import measure_in
from scorecard.load.actuals.numbers import quotable_text
from scorecard.load.actuals.records import Record
from scorecard.load.actuals.words import INDICATORS, REQUIRED, TARGETS, UNITS, field_of
from scorecard.model.period_names import parse_period

_FORM = pattern(r"(?:表号|formno\.?):([^·]+)·.+")
_ABOVE = pattern(r"(?:期间|period|评委|judge|表|table|表号|formno\.?):.*")
_SIGNED = pattern(r"(?:说明|填报人|评委签名|remarks|completedby|signatureofthejudge):.*")
_SAYING = ("value", "status", "was")
"""The columns of which one must be filled for a line to say anything."""


def form_number(cells: Sequence[str]) -> str | None:
    """What a line says as the number of a form that `template` wrote: its period, and whose it is.

    Forms of others have numbers, too.

    >>> form_number(["填报单位：区科技局", "", "表号：2017Q2·区科技局"]), form_number(["表号：科统1表"])
    ('表号：2017Q2·区科技局', None)
    """
    return next((cell for cell in cells if _is_number(cell)), None)


def _is_number(cell: str) -> bool:
    match = _FORM.fullmatch(fold_name(cell)) if "·" in cell else None
    return match is not None and parse_period(match[1]) is not None


def as_returned(
    path: str, records: Sequence[Record], searched: int, gathered: Gatherings
) -> Sequence[Record]:
    """What a form says, as a plain sheet: without titles, signatures, figures to compare and lines left empty.

    Any other sheet is left as it is.
    """
    above = next((n for n, record in enumerate(records[:searched]) if form_number(record.cells)), None)
    if above is None:
        return records
    head = next((n for n in range(above + 1, len(records)) if _is_head(records[n])), None)
    if head is None:
        return records
    header, below = records[head], [record for record in records[head + 1 :] if not _is_signature(record)]
    fields = [field_of(measure_in(cell)[0]) for cell in header.cells]
    if not set(REQUIRED) <= set(fields):
        return [*_lines_above(records[:head]), header, *below]
    kept = {n for n, cell in enumerate(header.cells) if fields[n] or measure_in(cell)[0] in TARGETS}
    where = {field: n for n, field in enumerate(fields) if field}
    filled = (record for record in below if _says_anything(path, record, where, gathered))
    return [_only(header, kept), *(_only(record, kept) for record in filled)]


def _is_head(record: Record) -> bool:
    heads = [measure_in(cell)[0] for cell in record.cells if cell.strip()]
    return len(heads) > 1 and any(head in INDICATORS | UNITS for head in heads)


def _is_signature(record: Record) -> bool:
    """Whether a line is one to be signed below the sheet, whatever is written into it."""
    first = next((cell for cell in record.cells if cell.strip()), "")
    return _SIGNED.fullmatch(fold_name(first)) is not None


def _lines_above(records: Sequence[Record]) -> Iterator[Record]:
    """What the lines above a sheet of marks say of period, judge and table."""
    for record in records:
        kept = {n for n, cell in enumerate(record.cells) if _ABOVE.fullmatch(fold_name(cell))}
        kept -= {n for n in kept if _is_number(record.cells[n])}
        beside = {n + 1 for n in kept if fold_name(record.cells[n])[-1] == ":"}
        if kept:
            yield _only(record, kept | beside)


def _says_anything(path: str, record: Record, where: dict[str, int], gathered: Gatherings) -> bool:
    """Whether a line was filled in; a remark where it only has a note."""
    fields = {field for field, n in where.items() if n < len(record.cells) and record.cells[n].strip()}
    if "note" in fields and not fields.intersection(_SAYING):
        at = where["note"]
        gathered.fault("SC450", record.span(path, at), {"text": quotable_text(record.cells[at])})
    return bool(fields.intersection(_SAYING))


def _only(record: Record, kept: Collection[int]) -> Record:
    """The record with some of its cells, each where it stood."""
    record = record.with_cell_columns()
    cells = [cell if n in kept else "" for n, cell in enumerate(record.cells)]
    return Record(record.line, cells, record.columns)


def told_again(gathered: Gatherings) -> None:
    """A remark for each form that says what another has said before; what differs is told by itself."""
    for (_, before), entries in sorted(gathered.again.items()):
        first = min(entries, key=lambda entry: entry.span)
        gathered.fault("SC198", first.span, {"count": str(len(entries)), "other": path_parts(before).file})
