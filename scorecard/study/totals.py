"""Totals and ranks in sentences: what a total is made of, what ranks are formed on, what could not be formed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scorecard.base.decimals import plain
from scorecard.base.text import Text, listed
from scorecard.model.board import Board, TableBoard, TotalBoard
from scorecard.model.scheme import Scheme, SchemeTable, Total
from scorecard.model.status import Status
from scorecard.scheme.amount import amount_text
from scorecard.study.explain.coverage import uncovered
from scorecard.study.explain.ranked import broken_text, broken_ties, tie_name
from scorecard.study.explain.step import percent
from scorecard.study.note import Note


def part_name(scheme: Scheme, id: str) -> Text:
    """A table by its annex number, else by its title; a total by its title."""
    table = next((one for one in scheme.tables if one.id == id), None)
    if table is None or table.annex is None:
        return Text(scheme.title_of(id), scheme.title_of(id))
    return Text(f"附件{table.annex}", f"annex {table.annex}")


def made_text(scheme: Scheme, total: Total) -> Text:
    """What a total is made of, without a full stop: `总分 = 附件2 70% + 附件3 30%（各表得分÷满分后加权）`."""
    names = {id: part_name(scheme, id) for id in total.parts}
    if total.weights:
        zh, en = ([f"{names[id][n]} {plain(w)}%" for id, w in total.weights.items()] for n in (0, 1))
        how = Text("（各表得分÷满分后加权）", ", each table as a share of its full points")
        if total.combine == "geometric":
            how = Text(
                "（各表得分÷满分后按权重几何平均）",
                ", the geometric mean of the tables' shares of full points",
            )
    else:
        zh, en = ([names[id][n] for id in total.sums] for n in (0, 1))
        how = Text("（得分相加）", ", points added as they are")
    joint = "、" if total.combine == "geometric" else " + "
    said = Text(f"{joint.join(zh)}{how.zh}", f"{(', ' if joint == '、' else joint).join(en)}{how.en}")
    if total.add:
        added = listed([names[id].zh for id in total.add]).zh, listed([names[id].en for id in total.add]).en
        said = Text(f"{said.zh}，另加“{added[0]}”的得分", f"{said.en}; the points of {added[1]} are added")
    for word, limit in ((Text("最多", "at most"), total.most), (Text("最少", "at least"), total.least)):
        if limit is not None and not np.isinf(limit.value):
            amount = amount_text(limit)
            said = Text(f"{said.zh}，{word.zh}{amount.zh}", f"{said.en}; {word.en} {amount.en}")
    return Text(f"{total.title} = {said.zh}", f"{total.title} = {said.en}")


UNASSESSED = {
    "redistribute": Text("其余的按比例放大到满分", "the rest is scaled to the full points"),
    "unranked": Text("没有总分，不排名", "no total and no rank"),
    "0": Text("计 0 分", "it counts 0"),
}


def unassessed_text(scheme: Scheme, board: TotalBoard, u: int) -> Text:
    """Why a unit has no total where its parts do not assess it."""
    names = listed([scheme.title_of(id) for id in board.total_of.whole if not board.assesses[id][u]])
    return Text(
        f"“{names.zh}”不考核该单位，没有总分，不排名",
        f"“{names.en}” is not for this unit: no total and no rank",
    )


def sets_of_unassessed(total: TotalBoard) -> dict[tuple[str, ...], list[int]]:
    """The units that not all of a total assesses, by the parts that do not."""
    sets: dict[tuple[str, ...], list[int]] = {}
    for u in range(len(total.units)):
        without = tuple(id for id in total.total_of.whole if not total.assesses[id][u])
        if without:
            sets.setdefault(without, []).append(u)
    return sets


def unassessed(board: Board) -> Iterator[Note]:
    """By total and what does not assess them, the units that are ranked on the rest, or not at all."""
    for total in board.totals:
        if (total.status == Status.NOT_DUE).all():
            continue
        of = total.total_of
        for ids, found in sets_of_unassessed(total).items():
            names, parts = (
                listed([total.units[u].short for u in found]),
                listed([board.scheme.title_of(id) for id in ids]),
            )
            none = all(total.status[u] == Status.NOT_APPLICABLE for u in found)
            what = UNASSESSED["unranked" if none else of.unassessed or "redistribute"]
            yield Note(
                "unassessed",
                Text(
                    f"{of.title}：“{parts.zh}”不考核{names.zh}，{what.zh}。",
                    f"{of.title}: “{parts.en}” is not for {names.en}; {what.en}.",
                ),
            )


def is_due(board: Board, id: str) -> bool:
    """Whether anything of a table or total is due."""
    part = board.part(id)
    return part.due if isinstance(part, TableBoard) else not bool((part.status == Status.NOT_DUE).all())


def not_formed(board: Board) -> Iterator[Note]:
    """Totals one of whose parts is not due, bonuses that are not, and units of which too little is scored."""
    scheme = board.scheme
    for total in board.totals:
        of, title = total.total_of, total.total_of.title
        if len(total.status) and (total.status == Status.NOT_DUE).all():
            names = listed([scheme.title_of(id) for id in of.whole if not is_due(board, id)])
            yield Note(
                "not_due",
                Text(
                    f"本期不考核“{names.zh}”，{title}不合成。",
                    f"“{names.en}” is not due in this period, so the {title} is not formed.",
                ),
            )
            continue
        late = [scheme.title_of(id) for id in of.add if not is_due(board, id)]
        if late:
            names = listed(late)
            said = Text(
                f"本期不考核“{names.zh}”，{title}没有加。",
                f"“{names.en}” is not due in this period; nothing is added to the {title}.",
            )
            yield Note("not_added", said)
        yield from _uncovered(total)


def _uncovered(total: TotalBoard) -> Iterator[Note]:
    for u, unit in enumerate(total.units):
        if uncovered(total, u):
            share, wanted = percent(float(total.coverage[u])), percent(total.total_of.coverage or 0.0)
            yield Note(
                "uncovered",
                Text(
                    f"{unit.short}的{total.total_of.title}未排名：已计分的分值占满分 {share}，不到 {wanted}。",
                    f"{unit.short} has no rank in the {total.total_of.title}: "
                    f"{share} of its full points are scored, below {wanted}.",
                ),
            )


def ranking(board: Board) -> Iterator[Note]:
    """What tells units apart and what coverage is wanted where it is said, and every tie that was broken."""
    for one in board.places:
        said = ranking_text(board.scheme, one.of)
        if said:
            yield Note("ranking", said)
        for broken in broken_ties(board, one):
            text, title = broken_text(board, one, broken), one.of.title
            yield Note("tie", Text(f"{title}同分：{text.zh}。", f"{title}, tie: {text.en}."))


def ranking_text(scheme: Scheme, of: SchemeTable | Total) -> Text | None:
    """What breaks ties, and the coverage wanted; None where nothing is said."""
    said = [one for one in (tie_text(scheme, of), coverage_text(of)) if one]
    if not said:
        return None
    zh, en = "；".join(one.zh for one in said), "; ".join(one.en for one in said)
    return Text(f"{of.title}：{zh}。", f"{of.title}: {en}.")


def tie_text(scheme: Scheme, of: SchemeTable | Total) -> Text | None:
    """What is looked at, in order, where units are equal; None where nothing is."""
    if not of.tie_break:
        return None
    zh, en = [], []
    for tie in of.tie_break:
        name = tie_name(scheme, tie)
        zh.append(name.zh + ("（低者在前）" if tie.lower else ""))
        en.append(name.en + (" (the lower first)" if tie.lower else ""))
    equal = Text("得分率", "shares") if of.by == "share" else Text("总分", "totals")
    return Text(
        f"{equal.zh}相同的先依次比{'、'.join(zh)}",
        f"equal {equal.en} are first told apart by {', '.join(en)}",
    )


def coverage_text(of: SchemeTable | Total) -> Text | None:
    """The share of full points that must be scored; None where nothing is said."""
    if of.coverage is None:
        return None
    wanted = percent(of.coverage)
    if isinstance(of, Total):
        return Text(
            f"已计分的分值不到满分 {wanted} 的不排名",
            f"with less than {wanted} of its full points scored a unit is unranked",
        )
    return Text(
        f"已计分的分值不到满分 {wanted} 的不排名，缺的各项都算未补齐",
        f"with less than {wanted} of its full points scored a unit is unranked, for want of what is missing",
    )
