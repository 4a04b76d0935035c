"""A row of actuals as it came in, and what corrected it."""

from __future__ import annotations

from math import isnan, nan

from scorecard.base.message import Text, message, semicolon_list, sense
from scorecard.model.ledger import Detail, said_of
from scorecard.study.explain.step import CellOf, Input, Step

REPORTED = message("Reported")


def chain_of(cell: CellOf, entry: int, what: Text) -> list[Step]:
    """A standing entry as a chain: the first report, then each correction with its reason."""
    ledger, steps = cell.ledger, []
    calendar = cell.board.scheme.calendar
    before = ""
    for link in ledger.chain(entry):
        detail, value = ledger.details[link], float(ledger.value[link])
        value_text = detail.raw if isnan(value) else cell.value_text(value)
        label = said_of(int(ledger.period[link]), int(ledger.months[link]), calendar)
        raw = detail.raw.strip()
        written = "" if isnan(value) or raw in (value_text, "") else raw
        about = _detail_text(detail, written)
        if before:
            sentence = message("{before} → {shown}{about}", before=before, shown=value_text, about=about)
        else:
            mark = value_text or message("a blank")
            of = f" {detail.item}" if detail.item else ""
            sentence = message("{label}{of}: {mark}{about}").fill(label=label, of=of, mark=mark, about=about)
        given = Input(label, figure_of(cell, link), ledger.span(link))
        name = message("Correction") if before else what
        steps.append(
            Step(name, sentence, number_of(cell, value), value_text or sense("mark", "blank"), (given,))
        )
        before = value_text or raw or "—"
    return steps


def figure_of(cell: CellOf, entry: int) -> float | str:
    """What an entry says: its number, its word, or its mark."""
    value = float(cell.ledger.value[entry])
    return cell.row.word(value) or (cell.ledger.details[entry].raw if isnan(value) else value)


def number_of(cell: CellOf, value: float) -> float:
    """A value as the result of a step; a word is no number."""
    return nan if cell.row.words else value


def _detail_text(detail: Detail, written: str) -> Text:
    """What a row says beside its number, in brackets; nothing where it says nothing."""
    parts = [
        message("written {text}", text=written) if written else "",
        detail.reason,
        message("signed by {signer}", signer=detail.signer) if detail.signer else "",
        detail.date,
        detail.note,
        message("source: {source}", source=detail.source) if detail.source else "",
    ]
    details = [part for part in parts if part]
    return message(" ({details})", details=semicolon_list(details)) if details else ""
