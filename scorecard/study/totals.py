"""Totals and ranks in sentences: what a total is made of, what ranks are formed on, what could not be formed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message, semicolon_list, sequence
from scorecard.model.board import Board, TotalBoard
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total, is_decimal, weight_text
from scorecard.scheme.amount import amount_text
from scorecard.scheme.written import percent
from scorecard.study.explain.coverage import is_uncovered
from scorecard.study.explain.ranked import broken_text, broken_ties
from scorecard.study.explain.rerun_ranks import tie_name
from scorecard.study.note import Note


def part_name(scheme: Scheme, id: str) -> Text:
    """A table by its annex number, else by its title; a total by its title."""
    table = next((each for each in scheme.tables if each.id == id), None)
    if table is None or table.annex is None:
        return scheme.title_of(id)
    return message("annex {annex}", annex=table.annex)


def made_text(scheme: Scheme, total: Total) -> Text:
    """What a total is made of, without a full stop: `总分 = 附件2 70% + 附件3 30%（各表得分÷满分后加权）`."""
    names = {id: part_name(scheme, id) for id in total.parts}
    if total.weights:
        parts: list[Text] = [
            message("{name} {weight}%", name=names[id], weight=plain(float(w)))
            if is_decimal(w)
            else message("{name} {weight}", name=names[id], weight=weight_text(w))
            for id, w in total.weights.items()
        ]
        how = total.way.made_of
    else:
        parts = [names[id] for id in total.sums]
        how = message(", points added as they are")
    whole = sequence(parts, " + ") if total.way.adds_up else comma_list(parts)
    words_of = sequence((whole, how), "")
    if total.add:
        added = comma_list(names[id] for id in total.add)
        words_of = message("{words}; the points of {names} are added", words=words_of, names=added)
    for word, limit in ((message("at most"), total.most), (message("at least"), total.least)):
        if limit is not None and not np.isinf(limit.value):
            amount = amount_text(limit)
            words_of = message("{words}; {word} {amount}", words=words_of, word=word, amount=amount)
    return message("{total} = {words}", total=total.title, words=words_of)


UNASSESSED = {
    "redistribute": message("the rest is scaled to the full points"),
    "unranked": message("no total and no rank"),
    "0": message("it counts 0"),
}


def unassessed_text(scheme: Scheme, board: TotalBoard, u: int) -> Text:
    """Why a unit has no total where its parts do not assess it."""
    names = comma_list([scheme.title_of(id) for id in board.total_of.whole if not board.assesses[id][u]])
    return message("“{names}” is not for this unit: no total and no rank", names=names)


def sets_of_unassessed(total: TotalBoard) -> dict[tuple[str, ...], list[int]]:
    """The units that not all of a total assesses, by the parts that do not."""
    sets: dict[tuple[str, ...], list[int]] = {}
    for u in range(len(total.units)):
        without = tuple(id for id in total.total_of.whole if not total.assesses[id][u])
        if without:
            sets.setdefault(without, []).append(u)
    return sets


def unassessed_notes(board: Board) -> Iterator[Note]:
    """By total and what does not assess them, the units that are ranked on the rest, or not at all."""
    for total in board.totals:
        if not total.due:
            continue
        of = total.total_of
        for ids, units in sets_of_unassessed(total).items():
            none = all(total.status[u] == Status.NOT_APPLICABLE for u in units)
            does = UNASSESSED["unranked" if none else of.unassessed or "redistribute"]
            yield Note(
                "unassessed",
                message(
                    "{title}: “{parts}” is not for {names}; {subject}.",
                    title=of.title,
                    parts=comma_list([board.scheme.title_of(id) for id in ids]),
                    names=comma_list([total.units[u].short for u in units]),
                    subject=does,
                ),
            )


def not_due_text(board: Board, of: Total) -> Text:
    """What of a total's full points is not due, so that it is not formed."""
    return comma_list([board.scheme.title_of(id) for id in of.whole if not board.part(id).base_due])


def not_formed(board: Board) -> Iterator[Note]:
    """Totals one of whose parts is not due, bonuses that are not, and units of which too little is scored."""
    scheme = board.scheme
    for total in board.totals:
        of, title = total.total_of, total.total_of.title
        if len(total.units) and not total.due:
            sentence = message(
                "“{names}” is not due in this period, so the {title} is not formed.",
                names=not_due_text(board, of),
                title=title,
            )
            yield Note("not_due", sentence)
            continue
        late = [scheme.title_of(id) for id in of.add if not board.part(id).due]
        if late:
            names = comma_list(late)
            sentence = message(
                "“{names}” is not due in this period; nothing is added to the {title}.",
                names=names,
                title=title,
            )
            yield Note("not_added", sentence)
        yield from _uncovered_notes(total)


def _uncovered_notes(total: TotalBoard) -> Iterator[Note]:
    for u, unit in enumerate(total.units):
        if is_uncovered(total, u):
            yield Note(
                "uncovered",
                message(
                    "{unit} has no rank in the {total_of}: {share} of its full points are scored, below "
                    "{wanted}.",
                    unit=unit.short,
                    total_of=total.total_of.title,
                    share=percent(float(total.coverage[u])),
                    wanted=percent(total.total_of.coverage or 0.0),
                ),
            )


def ranking(board: Board) -> Iterator[Note]:
    """What tells units apart and what coverage is wanted where it is said, and every tie that was broken."""
    for place in board.places:
        sentence = ranking_text(board.scheme, place.of)
        if sentence:
            yield Note("ranking", sentence)
        for broken in broken_ties(board, place):
            text, title = broken_text(board, place, broken), place.of.title
            yield Note("tie", message("{title}, tie: {text}.", title=title, text=text))


def ranking_text(scheme: Scheme, of: SchemeTable | Total) -> Text | None:
    """What breaks ties, and the coverage wanted; None where nothing is said."""
    sentences = [sentence for sentence in (tie_text(scheme, of), coverage_text(of)) if sentence]
    if not sentences:
        return None
    return message("{title}: {words}.", title=of.title, words=semicolon_list(sentences))


def tie_text(scheme: Scheme, of: SchemeTable | Total) -> Text | None:
    """What is looked at, in order, where units are equal; None where nothing is."""
    if not of.ranking.tie_break:
        return None
    names = (
        message("{name} (the lower first)", name=tie_name(scheme, tie))
        if tie.lower
        else tie_name(scheme, tie)
        for tie in of.ranking.tie_break
    )
    equal = message("shares") if of.ranking.by == "share" else message("totals")
    return message("equal {figures} are first told apart by {names}", figures=equal, names=comma_list(names))


def coverage_text(of: SchemeTable | Total) -> Text | None:
    """The share of full points that must be scored; None where nothing is said."""
    if of.coverage is None:
        return None
    wanted = percent(of.coverage)
    if isinstance(of, Total):
        return message("with less than {wanted} of its full points scored a unit is unranked", wanted=wanted)
    return message(
        "with less than {wanted} of its full points scored a unit is unranked, for want of what is missing",
        wanted=wanted,
    )
