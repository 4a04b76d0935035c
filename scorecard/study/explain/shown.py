"""What a row shows beside its figure, in words: which classes there are, which one a cell is in, and its place."""

from __future__ import annotations

from math import isnan

from scorecard.base.decimals import plain
from scorecard.base.message import Text, message, semicolon_list, sense, sequence
from scorecard.engine.figures import row_figure
from scorecard.model.condition import Condition
from scorecard.model.shown import Class, ShownColumn
from scorecard.scheme.condition_words import BOUNDS, figure_in_unit
from scorecard.scheme.words import CLASS_OF
from scorecard.study.explain.step import CellOf, Step

_CLASS, _PLACE = message("Class"), sense("of a figure", "Place")
_AMONG = {"table": message("among all units"), "group": message("among the units of its group")}


def class_text(class_: Class, of: str) -> Text:
    """A class and its bounds.

    >>> from scorecard.model.condition import Bound
    >>> class_text(Class("A", (Bound("at_least", 0.9),)), "completion").say("en")
    'A: at least 90%'
    """
    figure = Condition(what=of)  # type: ignore[arg-type]
    clauses = [
        message(
            "{bounds} {bound}",
            bounds=BOUNDS[each.word],
            bound=each.text or figure_in_unit(each.value, figure),
        )
        for each in class_.bounds
    ]
    when = sequence(clauses, sense("between conditions", " and ")) if clauses else message("the rest")
    return message("{name}: {time}", name=class_.word, time=when)


def classes_text(shown_as: ShownColumn) -> Text:
    """All classes of a row, from the top, and what they are of."""
    each = semicolon_list([class_text(class_, shown_as.class_of) for class_ in shown_as.classes])
    return message(
        "classed by {what}, from the top: {classes}", what=CLASS_OF.choices[shown_as.class_of], classes=each
    )


def rank_text(shown_as: ShownColumn) -> Text:
    """That the place of its value is shown, and among whom."""
    return message("its place by value is shown, {among}", among=_AMONG[shown_as.rank or "table"])


def shown_beside(cell: CellOf) -> list[Step]:
    """The class of a cell and its place; nothing where its row shows none, or there is no figure."""
    shown_as, table, u, i = cell.row.shown, cell.table, cell.u, cell.i
    steps, word, place = [], table.cell_class(u, i), table.place(u, i)
    if word:
        value = row_figure(table, cell.row.id, shown_as.class_of).at(u)
        class_ = next(each for each in shown_as.classes if each.word == word)
        sentence = message(
            "{value}; {wanted}",
            value=figure_in_unit(value, Condition(what=shown_as.class_of)),
            wanted=class_text(class_, shown_as.class_of),
        )
        steps.append(Step(_CLASS, sentence, shown=word))
    if not isnan(place):
        whole = shown_as.rank == "table"
        rivals = [n for n, unit in enumerate(table.units) if whole or unit.group == cell.unit.group]
        placed = [n for n in rivals if not isnan(table.place(n, i))]
        sentence = message(
            "{among}, {count} with a place", among=_AMONG[shown_as.rank or "table"], count=len(placed)
        )
        steps.append(Step(_PLACE, sentence, place, plain(place)))
    return steps
