"""What must be said below a table: the choices, and everything out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.text import Text, listed
from scorecard.model.board import Board, TableBoard
from scorecard.model.figure import rounded, same
from scorecard.model.indicator import Indicator
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.study.combining import combining
from scorecard.study.corrections import all_corrections, entries_of
from scorecard.study.custom import customs_of
from scorecard.study.explain.coverage import short_of
from scorecard.study.explain.effect import effects_told
from scorecard.study.explain.grade import grading
from scorecard.study.explain.light import lights_told
from scorecard.study.explain.rounding import rounding_text
from scorecard.study.note import Note
from scorecard.study.open_ranks import UNKNOWN, open_ranks, rank_word
from scorecard.study.readback.general import INTERIM_TEXT
from scorecard.study.readback.outcome import rank_on
from scorecard.study.readback.policy import does, policy_text
from scorecard.study.readback.sentence import joined
from scorecard.study.stated import printed_points
from scorecard.study.target_notes import target_notes
from scorecard.study.totals import not_formed, ranking
from scorecard.study.value_notes import value_notes

__all__ = ["ILLUSTRATIVE", "LATE", "Note", "choices", "notes"]

ILLUSTRATIVE = "示例数据"
LATE = "迟报"


def notes(board: Board) -> tuple[Note, ...]:
    """All notes of a board: first what is out of the ordinary, then the choices, then the scheme's own."""
    return (
        *_illustrative(board),
        *not_formed(board),
        *_lacking(board),
        *_statuses(board),
        *_corrections(board),
        *_late(board),
        *_amendments(board),
        *_rounded(board),
        *printed_points(board),
        *combining(board),
        *ranking(board),
        *grading(board),
        *effects_told(board),
        *lights_told(board),
        *(Note(code, text) for code, text in target_notes(board)),
        *value_notes(board),
        *choices(board.scheme),
        *_packages(board.scheme),
        *(Note("scheme", Text(note, note)) for note in board.scheme.notes),
    )


def _illustrative(board: Board) -> Iterator[Note]:
    for table in board.tables:
        for u in range(len(table.units)):
            for i in range(len(table.table.rows)):
                if any(board.ledger.details[e].source == ILLUSTRATIVE for e in entries_of(table, u, i)):
                    yield Note(
                        "illustrative",
                        Text(
                            "完成值为示例数据，不是实际统计数据。",
                            "The actuals are illustrative, not real statistics.",
                        ),
                    )
                    return


def _lacking(board: Board) -> Iterator[Note]:
    for table in board.tables:
        for u, unit in enumerate(table.units):
            lacks = [row for i, row in enumerate(table.table.rows) if table.lacking[u, i]]
            if not lacks:
                continue
            names = [_name_and_status(table, u, row) for row in lacks]
            zh, en = "、".join(n.zh for n in names), ", ".join(n.en for n in names)
            ranks, rank = open_ranks(table, u), rank_word(table)
            where = Text("", "")
            if ranks:
                best, worst = ranks
                where = Text(
                    f"，补齐后{rank.zh}可能在第{best}至第{worst}之间",
                    f"; once complete its {rank.en} may be {best} to {worst}",
                )
            elif table.rank_unknown[u]:
                where = Text(f"，{UNKNOWN.zh}", f"; {UNKNOWN.en}")
            short = short_of(table, u)
            yield Note(
                "unranked",
                Text(
                    f"{unit.short}未排名：{short.zh}缺{zh}{where.zh}。",
                    f"{unit.short} is unranked {short.en}for want of {en}{where.en}.",
                ),
            )


def _name_and_status(table: TableBoard, u: int, row: Indicator) -> Text:
    status = Status(int(table.observations.status[u, table.table.index[row.id]]))
    if status == Status.MISSING:
        return Text(row.short, row.short)
    return Text(f"{row.short}（{status.text.zh}）", f"{row.short} ({status.text.en})")


def _statuses(board: Board) -> Iterator[Note]:
    for table in board.tables:
        for i, row in enumerate(table.table.rows):
            aside = [u.short for n, u in enumerate(table.units) if table.observations.set_aside[n, i]]
            if row.scores:
                yield from _not_applicable(table, i, row)
            carried = [u.short for n, u in enumerate(table.units) if table.observations.carried[n, i]]
            exempted = [u.short for n, u in enumerate(table.units) if table.observations.exempted[n, i]]
            if aside and row.derived:
                names = listed(aside)
                yield Note(
                    "set_aside",
                    Text(
                        f"“{row.short}”由公式算出，{names.zh}报来的数已搁置。",
                        f"{row.short} is computed by a formula; what {names.en} sent in is set aside.",
                    ),
                )
            elif aside:
                names = listed(aside)
                yield Note(
                    "set_aside",
                    Text(
                        f"{names.zh}的“{row.short}”本期不考核，报来的数已搁置。",
                        f"{row.short} is not assessed for {names.en} in this period; what was sent in is set aside.",
                    ),
                )
            if exempted:
                names = listed(exempted)
                yield Note(
                    "exempted",
                    Text(
                        f"{names.zh}的“{row.short}”有目标值，报“不适用”按未报处理。",
                        f"{row.short} has a target for {names.en}; “not applicable” counts as missing.",
                    ),
                )
            if carried:
                names = listed(carried)
                yield Note(
                    "carried",
                    Text(
                        f"{names.zh}的“{row.short}”未报，沿用本年上一期数值。",
                        f"{row.short} was not reported by {names.en}; the value of the period before is used.",
                    ),
                )


def _not_applicable(table: TableBoard, i: int, row: Indicator) -> Iterator[Note]:
    chosen = [
        u.short
        for n, u in enumerate(table.units)
        if table.observations.status[n, i] == Status.NOT_APPLICABLE and not table.terms.applicable[n, i]
    ]
    if chosen:
        names, policy = listed(chosen), does(row.unscored.not_applicable)
        yield Note(
            "not_applicable",
            Text(
                f"{names.zh}不考核“{row.short}”（--），{policy.zh}。",
                f"{row.short} is not assessed for {names.en} (--); {policy.en}.",
            ),
        )


def _packages(scheme: Scheme) -> Iterator[Note]:
    """Which rows are scored by a rule of another package, and by which version of it."""
    rows: dict[tuple[str, str], list[str]] = {}
    for row, custom in customs_of(scheme):
        rows.setdefault((custom.name, custom.origin), []).append(row.short)
    for (name, origin), shorts in rows.items():
        names = listed(list(dict.fromkeys(shorts)))
        yield Note(
            "package",
            Text(
                f"{names.zh}的计分规则 {name} 由扩展包 {origin} 提供。",
                f"{names.en}: scored by the rule {name} of the package {origin}.",
            ),
        )


def _corrections(board: Board) -> Iterator[Note]:
    for table, u, i, chain in all_corrections(board):
        values = " → ".join(board.ledger.details[e].raw for e in chain)
        last = board.ledger.details[chain[-1]]
        signed = Text(f"，{last.signer}签批", f", signed by {last.signer}") if last.signer else Text("", "")
        unit, row = table.units[u].short, table.table.rows[i].short
        yield Note(
            "corrected",
            Text(
                f"更正：{unit}“{row}”{values}（{last.reason}{signed.zh}）。",
                f"Corrected: {unit}, {row}: {values} ({last.reason}{signed.en}).",
            ),
        )


def _late(board: Board) -> Iterator[Note]:
    """Returns that say of themselves that they came late."""
    late: dict[str, dict[str, list[str]]] = {}
    for table in board.tables:
        for u, unit in enumerate(table.units):
            for i, row in enumerate(table.table.rows):
                for entry in entries_of(table, u, i):
                    detail = board.ledger.details[entry]
                    if detail.note.startswith(LATE):
                        late.setdefault(unit.short, {}).setdefault(detail.date, []).append(row.short)
    for unit_name, by_date in late.items():
        for date, rows in by_date.items():
            names, on = (
                listed(list(dict.fromkeys(rows))),
                Text(f"，{date}", f", {date}") if date else Text("", ""),
            )
            yield Note(
                "late",
                Text(f"迟报：{unit_name} {names.zh}{on.zh}。", f"Late: {unit_name}, {names.en}{on.en}."),
            )


def _amendments(board: Board) -> Iterator[Note]:
    for amendment in board.scheme.amendments:
        if amendment.since > board.period:
            continue
        since = amendment.since.label(board.scheme.frequency)
        shown = {table.table.id for table in board.tables}
        for change in (one for one in amendment.changes if one.table in shown):
            table = board.table(change.table)
            row = table.table.row(change.indicator)
            who = table.units[change.unit].short if change.unit is not None else ""
            what = f"{change.before} → {change.after}" if change.after else "…"
            yield Note(
                "amended",
                Text(
                    f"自{since}起调整：{who}“{row.short}”{what}（{amendment.source}）。",
                    f"Amended from {since}: {who} {row.short}: {what} ({amendment.source}).",
                ),
            )


def _rounded(board: Board) -> Iterator[Note]:
    """Printed points need not add up to the printed total; said only where that shows."""
    decimals = board.scheme.decimals
    for table in board.tables:
        parts = rounded(table.counted, decimals.points).filled(0.0).sum()
        # What limits and geometric means take or give is of no single row.
        parts = parts + (table.known - table.counted.filled(0.0).sum())
        whole = rounded(table.known, decimals.total)
        if not same(parts, whole).all():
            yield Note(
                "rounded",
                Text(
                    "各项得分打印时四舍五入，总分按未修约值相加，末位可能相差。",
                    "Points are rounded for print only; totals add the unrounded points, so the last digit may differ.",
                ),
            )
            return


def choices(scheme: Scheme) -> tuple[Note, ...]:
    """The declared choices, in the sentences that `check --read-back` says them in."""
    held = scheme.unscored
    said = (
        ("interim", INTERIM_TEXT[scheme.interim]),
        ("missing", policy_text("missing", held.missing)),
        ("not_applicable_rule", policy_text("not_applicable", held.not_applicable)),
        ("rank_on", rank_on(scheme, scheme)),
        ("rounding", rounding_text(scheme.rounding)),
    )
    return tuple(Note(code, joined((text,))) for code, text in said if text)
