"""Grades in words: what each wants, how many a quota is, and why a unit has the one it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scorecard.base.message import Text, comma_list, message, semicolon_list, sense, sequence
from scorecard.model.board import Board, Place
from scorecard.model.grade import Grade, Quota
from scorecard.model.outcome import QuotaResult
from scorecard.scheme.written import figure, percent
from scorecard.study.explain.condition import condition_text, names_of
from scorecard.study.note import Note

_WHOLE = {
    "down": message("rounded down"),
    "up": message("rounded up"),
    "half_up": message("rounded half-up"),
}
_TIES = {
    "include": message("ties at the edge are in"),
    "exclude": message("ties at the edge are out"),
}
_VACANT = {
    "filled": message("the next moves up where one is kept from it"),
    "kept": message("the place of one kept from it stays empty"),
}


def grade_text(
    grade: Grade, names: Mapping[str, str], before: Sequence[str] = (), award: QuotaResult | None = None
) -> Text:
    """What a grade wants; with what its quota came to, also which places those are.

    before : the grades that leave only the other units to its quota
    """
    if grade.given:
        return message("only where an effect or the scheme itself says so")
    if grade.rest:
        return message("the rest")
    clauses = [condition_text(condition, names) for condition in grade.conditions]
    if grade.end is not None:
        clauses.append(award_text(grade, award) if award else _quota_text(grade, before))
    return sequence(clauses, message(", "))


def earlier(grades: Sequence[Grade], n: int) -> tuple[str, ...]:
    """The grades before the one at `n` that leave only the other units to it.

    >>> from scorecard.model.grade import GradeQuota
    >>> places = (("top", 0.25), ("top", 0.45), ("bottom", 0.05))
    >>> first, next, last = (GradeQuota.for_all(end, Quota(share)) for end, share in places)
    >>> ladder = (Grade("A", places=first), Grade("B", places=next), Grade("C"), Grade("D", places=last))
    >>> [earlier(ladder, n) for n in range(4)]
    [(), ('A',), ('A', 'B'), ('A', 'B')]
    """
    return tuple(dict.fromkeys(grade.grade for grade in grades[:n] if not grade.given and not grade.rest))


def _quota_text(grade: Grade, before: Sequence[str]) -> Text:
    """A quota as the scheme says it: so many by rank, of all or of those that have no grade yet."""
    bottom, rule = grade.end == "bottom", _ties(grade)
    by_group = grade.places.by_group if grade.places else ()
    grouped = grade.places is not None and grade.places.grouped
    quota = grade.quota() or Quota(number=0)
    if not grouped and quota.share is not None:
        rule = message("{whole}; {ties}", whole=_count_text(grade), ties=rule)
    many = comma_list(message("{group} {many}", group=of, many=_many(each)) for of, each in by_group)
    if not before:
        text = message("{way} by rank in each group: {many} ({rule})") if grouped else _FIRST
        return text.fill(way=_end(bottom, first=True), many=many if grouped else _many(quota), rule=rule)
    text = (
        message("without those of {names}, {way} by rank in each group: {many} ({rule})")
        if grouped
        else _NEXT
    )
    return text.fill(
        names=_grade_list(before),
        way=_end(bottom, first=False),
        many=many if grouped else _many(quota),
        rule=rule,
    )


def _count_text(grade: Grade) -> Text:
    """How a share becomes a count."""
    how = _WHOLE[grade.whole]
    return message("{whole}, at least {fewest}", whole=how, fewest=grade.fewest) if grade.fewest else how


_FIRST = message("{way} {many} by rank ({rule})")
_NEXT = message("without those of {names}, {way} {many} by rank ({rule})")


def _end(bottom: bool, first: bool) -> Text:
    """From which end, of all or of those that are left."""
    if first:
        return sense("of all", "the last") if bottom else sense("of all", "the first")
    return sense("of those left", "the last") if bottom else message("the next")


def _grade_list(grades: Sequence[str]) -> Text:
    """Grades in a row."""
    first, *rest = grades
    names = sense("grades in a row", "{grade}").fill(grade=first)
    for grade in rest:
        names = message(
            "{names}, {grade}", names=names, grade=sense("grades in a row", "{grade}").fill(grade=grade)
        )
    return names


def _ties(grade: Grade) -> Text:
    """What becomes of equals at the edge, and of the place of a unit that an effect keeps from the grade."""
    tie = _TIES[grade.edge_tie]
    if not grade.vacant:
        return tie
    return message("{tie}, {vacant}", tie=tie, vacant=_VACANT[grade.vacant])


def award_text(grade: Grade, award: QuotaResult) -> Text:
    """A quota as it came to be on a board: whom it left out, how many it is, and which places those are."""
    quota, bottom = grade.quota(award.group) or Quota(number=0), grade.end == "bottom"
    many, places = _many(quota), _places_text(grade, quota, award)
    out = []
    if award.taken:
        each = comma_list(
            message("{count} with {grade}", count=n, grade=name)
            if name
            else message("{count} with none at all", count=n)
            for name, n in award.taken.items()
        )
        out.append(sense("grades given", "{counts}").fill(counts=each))
    if award.barred:
        out.append(message("{barred} kept from it", barred=award.barred))
    if not out:
        text = sense("an award", "{way} {many} by rank ({places})")
        return text.fill(way=_end(bottom, first=True), many=many, places=places)
    text = message("leaving out {units}, {way} {many} by rank ({places})")
    return text.fill(units=comma_list(out), way=_end(bottom, first=False), many=many, places=places)


def _places_text(grade: Grade, quota: Quota, award: QuotaResult) -> Text:
    """How many places a quota came to, and which those are."""
    text = sense("places of an award", "{number}").fill(number=award.many)
    if quota.share is not None:
        text = message(
            "{whole}, {ranked} × {share}: {number}",
            whole=_count_text(grade),
            ranked=award.ranked,
            share=percent(quota.share),
            number=text,
        )
    if award.empty:
        text = message("{places}, {empty} of them kept empty", places=text, empty=award.empty)
    if award.ranks:
        first, last = figure(award.ranks[0]), figure(award.ranks[-1])
        if first != last:
            text = message("{places}, ranks {first} to {last}", places=text, first=first, last=last)
        else:
            text = message("{places}, rank {first}", places=text, first=first)
    if award.ranks and len(award.ranks) != award.many - award.empty:
        text = message("{places}, {number:# unit|# units}", places=text, number=len(award.ranks))
    return message("{places}; {ties}", places=text, ties=_ties(grade))


def _many(quota: Quota) -> Text:
    if quota.share is not None:
        return percent(quota.share)
    return sense("places of a quota", "{number}").fill(number=quota.number or 0)


def grading(board: Board) -> Iterator[Note]:
    """The grades of every table and total in one sentence, and the units of each."""
    names = names_of(board.scheme)
    for place in board.places:
        yield from _grade_notes(place, names)


def _grade_notes(board: Place, names: Mapping[str, str]) -> Iterator[Note]:
    grades, title = board.of.grades, board.of.title
    if not grades:
        return
    texts = [grade_text(grade, names, earlier(grades, n)) for n, grade in enumerate(grades)]
    words = semicolon_list(
        message("{grade}: {item}", grade=grade.grade, item=text)
        for grade, text in zip(grades, texts, strict=True)
    )
    yield Note("grades", message("Grades of {title}, from the top: {words}.", title=title, words=words))
    given = [unit.short for unit in board.units if unit.grade in {grade.grade for grade in grades}]
    if given:
        units = comma_list(given)
        yield Note("grades_given", message("Graded beforehand, outside quotas: {units}.", units=units))
    without = [unit.short for unit, grade in zip(board.units, board.grade, strict=True) if not grade]
    if without:
        units = comma_list(without)
        yield Note("ungraded", message("{title}, no grade: {units}.", title=title, units=units))
