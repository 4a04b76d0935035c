"""A row of actuals as it came in, and what corrected it."""

from __future__ import annotations

from math import isnan, nan

from scorecard.base.text import Text
from scorecard.model.ledger import Detail, said_of
from scorecard.study.explain.step import CellOf, Input, Step

REPORTED = Text("上报", "Reported")


def chain_of(cell: CellOf, entry: int, what: Text) -> list[Step]:
    """A standing entry as a chain: the first report, then each correction with its reason."""
    ledger, steps = cell.ledger, []
    frequency = cell.board.scheme.frequency
    before = ""
    for link in ledger.chain(entry):
        detail, value = ledger.details[link], float(ledger.value[link])
        shown = detail.raw if isnan(value) else cell.said(value)
        label = said_of(int(ledger.period[link]), int(ledger.months[link]), frequency)
        raw = detail.raw.strip()
        written = "" if isnan(value) or raw in (shown, "") else raw
        about = _about(detail, written)
        if before:
            said = Text(f"{before} → {shown}{about.zh}", f"{before} → {shown}{about.en}")
        else:
            mark = shown or Text("空白", "a blank")
            of = f" {detail.item}" if detail.item else ""
            said = Text("{label}{of} 报 {mark}{about}", "{label}{of}: {mark}{about}").fill(
                label=label, of=of, mark=mark, about=about
            )
        given = Input(label, figure_of(cell, link), ledger.span(link))
        name = Text("更正", "Correction") if before else what
        steps.append(Step(name, said, number_of(cell, value), shown or Text("空白", "blank"), (given,)))
        before = shown or raw or "—"
    return steps


def figure_of(cell: CellOf, entry: int) -> float | str:
    """What an entry says: its number, its word, or its mark."""
    value = float(cell.ledger.value[entry])
    return cell.row.word(value) or (cell.ledger.details[entry].raw if isnan(value) else value)


def number_of(cell: CellOf, value: float) -> float:
    """A value as the result of a step; a word is no number."""
    return nan if cell.row.words else value


def _about(detail: Detail, written: str) -> Text:
    """What a row says beside its number, in brackets; nothing where it says nothing."""
    zh = [f"原文 {written}"] if written else []
    en = [f"written {written}"] if written else []
    if detail.reason:
        zh.append(detail.reason)
        en.append(detail.reason)
    if detail.signer:
        zh.append(f"{detail.signer}签批")
        en.append(f"signed by {detail.signer}")
    for part in (detail.date, detail.note):
        if part:
            zh.append(part)
            en.append(part)
    if detail.source:
        zh.append(f"来源：{detail.source}")
        en.append(f"source: {detail.source}")
    return Text(f"（{'；'.join(zh)}）", f" ({'; '.join(en)})") if zh else Text("", "")
