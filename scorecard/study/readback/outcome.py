"""How tables and totals are put together and ranked, and which grades follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scorecard.base.message import Text, comma_list, message, sense
from scorecard.model.effect import Effect
from scorecard.model.grade import Grade
from scorecard.model.scheme import Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.total import Total
from scorecard.scheme.sum.limits import limits_text
from scorecard.scheme.written import exact
from scorecard.study.explain.condition import names_of
from scorecard.study.explain.effect import ORDER, effect_text
from scorecard.study.explain.grade import earlier, grade_text
from scorecard.study.readback.sentence import Statement
from scorecard.study.sums import printed_as
from scorecard.study.totals import UNASSESSED, coverage_text, made_text, tie_text


def table_statements(scheme: Scheme, table: SchemeTable) -> Iterator[Statement]:
    """What holds for a table as a whole."""
    units = scheme.units_of(table)
    names = comma_list([unit.short for unit in units])
    yield Statement("units", message("Units"), (names,))
    if table.stated is not None:
        yield Statement("stated", sense("ranks", "Printed"), (printed_as(table.stated),))
    if not table.tree.way.adds_up:
        full = f"{exact(max(table.tree.points))}"
        sentence = message("{manner} × {full:# point|# points}", manner=table.tree.way.sentence, full=full)
        yield Statement("combine", message("Combined"), (sentence,))
    limits = limits_text(table.tree)
    if limits:
        yield Statement("limits", message("Points in all"), (limits,))
    if len(units) == 1:
        yield Statement("ranking", message("Ranking"), (message("one unit, not ranked"),))
    else:
        yield ranking(scheme, table)
    yield from grades(table.grades, names_of(scheme))
    yield from effects(table.effects, names_of(scheme))
    if table.source:
        yield Statement("source", message("Document"), (table.source,))
    if table.note:
        yield Statement("note", message("Remark"), (table.note,))


def ranking(scheme: Scheme, of: SchemeTable | Total) -> Statement:
    """On which total ranks are formed, among whom, and what ties do."""
    among = (
        message("ranked in the group")
        if of.ranking.among == "group"
        else message("ranked among all units of the table")
    )
    more = (tie_text(scheme, of), coverage_text(of), _BOUNDS_ON.get(of.ranking.bounds_on or ""))
    lines = (among, rank_on(scheme, of), *(text for text in more if text))
    return Statement("ranking", message("Ranking"), lines)


_TIES = {
    "competition": message("share a rank and the next is skipped"),
    "last": message("share the last of their ranks"),
    "dense": message("share a rank and none is skipped"),
    "average": message("share the mean of their ranks"),
    "ordinal": message("stand in the printed order"),
}


_BOUNDS_ON = {
    "share": message("bounds on the total are met by its share of the full points due"),
    "points": message("bounds on the total are met in points, as written"),
}


def rank_on(scheme: Scheme, of: SchemeTable | Total, inside: bool = False) -> Text:
    """Which figure ranks are formed on, from which end, and what equal ones do; `inside` says that it is in groups."""
    sentence = _rank_on(scheme, of, inside)
    return message("{words}; the lowest is first", words=sentence) if of.ranking.lowest_first else sentence


def _rank_on(scheme: Scheme, of: SchemeTable | Total, inside: bool) -> Text:
    decimals, share = scheme.decimals.total, of.ranking.by == "share"
    equal = message("equal shares") if share else message("equal totals")
    if of.ranking.tie_break:
        equal = message("{equal:# that is|# that are} still equal in all else", equal=equal)
    joint = sense("after tie-breaks", "{equal} {ties}") if of.ranking.tie_break else message("{equal} {ties}")
    ties = joint.fill(equal=equal, ties=_TIES[of.ranking.ties])
    ranks = message("ranks inside each group") if inside else message("ranks")
    if share:
        printed = message(", in percent with {decimals:# decimal|# decimals}", decimals=decimals)
        how = printed if of.ranking.rank_on == "printed" else message(" before rounding")
        return message(
            "{ranks} are formed on the share of the unit's own full points{form}; {ties}",
            ranks=ranks,
            form=how,
            ties=ties,
        )
    if of.ranking.rank_on == "printed":
        return message(
            "{ranks} are formed on the total as printed ({decimals:# decimal|# decimals}, half-up); {ties}",
            ranks=ranks,
            decimals=decimals,
            ties=ties,
        )
    return message("{ranks} are formed on the total before rounding; {ties}", ranks=ranks, ties=ties)


def grades(given: tuple[Grade, ...], names: Mapping[str, str]) -> Iterator[Statement]:
    """The grades, from the top."""
    for n, grade in enumerate(given, 1):
        name = message("Grade “{grade}”", grade=grade.grade)
        yield Statement(f"grade {n}", name, (grade_text(grade, names, earlier(given, n - 1)),))


def effects(given: tuple[Effect, ...], names: Mapping[str, str]) -> Iterator[Statement]:
    """What follows from results; each effect under its name."""
    for effect in given:
        name = message("Effect “{effect}”", effect=effect.name)
        yield Statement(f"effect {effect.name}", name, (effect_text(effect, names),))
    if given:
        yield Statement("effects", message("Order of effects"), (ORDER,))


def _unassessed_texts(total: Total) -> Iterator[Text]:
    if total.unassessed:
        yield message("where a part is not for a unit: {subject}", subject=UNASSESSED[total.unassessed])


def total_statements(scheme: Scheme, total: Total) -> Iterator[Statement]:
    """How a total is made of tables, and what follows from it."""
    name = total.title
    not_due = message("not formed where one of its tables is wholly not due")
    lines = (made_text(scheme, total), not_due, *_unassessed_texts(total))
    yield Statement(total.id, name, lines)
    yield ranking(scheme, total)
    yield from grades(total.grades, names_of(scheme))
    yield from effects(total.effects, names_of(scheme))
