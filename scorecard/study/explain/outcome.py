"""What came of totals and ranks for one unit: the effects that hold, the grade, and why it is no better."""

from __future__ import annotations

from functools import lru_cache
from math import isnan

from scorecard.base.message import Text, comma_list, message, semicolon_list
from scorecard.base.span import Span
from scorecard.engine.figures import among_of
from scorecard.model.board import Board, Place
from scorecard.model.condition import Condition
from scorecard.model.effect import Effect
from scorecard.model.grade import Grade
from scorecard.model.outcome import QuotaResult
from scorecard.model.unit import position_of
from scorecard.scheme.condition_words import running_text
from scorecard.scheme.words import LIGHT
from scorecard.study.explain.condition import bounds_text, figure_text, names_of, shown_text
from scorecard.study.explain.effect import then_text
from scorecard.study.explain.grade import award_text, grade_text
from scorecard.study.explain.part_year import leaves, now_text
from scorecard.study.explain.rerun_outcome import RerunOutcome
from scorecard.study.explain.step import Input, Step

GRADE = message("Grade")


@lru_cache(maxsize=8)
def rerun_of(board: Board, place: Place) -> RerunOutcome:
    """The same for all units of a table or total."""
    return RerunOutcome(board, place)


def effect_steps(board: Board, place: Place, u: int) -> list[Step]:
    """A step for each effect that holds for a unit: the figures it was judged on, and what follows."""
    rerun = rerun_of(board, place)
    return [*(_effect(rerun, u, effect) for effect in rerun.holding(u)), *rerun.total_set(u)]


def _effect(rerun: RerunOutcome, u: int, effect: Effect) -> Step:
    told = [_condition_sentence(rerun, u, leaf, before=True) for leaf in leaves(effect.conditions)]
    parts = semicolon_list(text for text, _ in told)
    then = then_text(effect.then)
    words = message("“{effect}”: {parts}; {outcome}", effect=effect.name, parts=parts, outcome=then)
    inputs = tuple(each for _, given in told for each in given)
    return Step(message("Effect"), words, shown=message("holds"), inputs=inputs)


def _condition_sentence(
    rerun: RerunOutcome, u: int, condition: Condition, before: bool
) -> tuple[Text, list[Input]]:
    """A condition with the figure it was held against: `“节能”达标 0（须等于 0）`."""
    board, place = rerun.board, rerun.place
    name, wanted = figure_text(condition, names_of(board.scheme)), bounds_text(condition)
    value = rerun.printed_figure(condition, u, before)
    now = now_text(board, place, condition, u)
    wanted = message("{wanted}; {now}", wanted=wanted, now=now) if now else wanted
    if condition.periods > 1:
        return _told_running(rerun, u, condition, running_text(wanted, condition.periods))
    if isnan(value):
        return message("{name} has no value (wanted: {wanted})", name=name, wanted=wanted), []
    word = _word(rerun, condition, value)
    value_text = word if word and condition.what != "light" else shown_text(condition.what, value)
    sentence = message("{name}: {shown} (wanted: {wanted})", name=name, shown=value_text, wanted=wanted)
    return sentence, [Input(name, word or value, _span(rerun, u, condition))]


def _told_running(
    rerun: RerunOutcome, u: int, condition: Condition, wanted: Text
) -> tuple[Text, list[Input]]:
    """A condition for several periods running, with the figure of each, this one first."""
    name = figure_text(condition, names_of(rerun.board.scheme))
    each, inputs = [], []
    for ago in range(condition.periods):
        label, value = rerun.ago(condition, u, ago)
        value_text: Text = message("none") if isnan(value) else shown_text(condition.what, value)
        word = "" if isnan(value) else _word(rerun, condition, value)
        value_text = word if word and condition.what != "light" else value_text
        each.append(message("{label} {shown}", label=label, shown=value_text))
        inputs.append(Input(message("{name}, {label}", name=name, label=label), word or value))
    return message(
        "{name}: {shown} (wanted: {wanted})", name=name, shown=comma_list(each), wanted=wanted
    ), inputs


def _word(rerun: RerunOutcome, condition: Condition, value: float) -> str:
    """The word that a figure stands for; "" for a number."""
    if condition.what == "light":
        return list(LIGHT.choices)[int(value)]
    rows = (row for table in rerun.rows for row in table.table.rows if row.id == condition.id)
    row = next(rows, None)
    if row is None or condition.what not in ("value", "class"):
        return ""
    return row.word(value) if condition.what == "value" else row.shown.words[int(value)]


def _span(rerun: RerunOutcome, u: int, condition: Condition) -> Span | None:
    """The line an actual was read from."""
    unit = rerun.place.units[u].id
    for table in rerun.rows:
        at = position_of(unit, table.units)
        if condition.id in table.table.index and at is not None:
            entry = int(table.observations.entry[at, table.table.index[condition.id]])
            return rerun.board.ledger.span(entry) if entry >= 0 else None
    return None


def grade_steps(board: Board, place: Place, u: int) -> list[Step]:
    """The grade of a unit and what it wants; nothing where the scheme gives none."""
    if not place.of.grades:
        return []
    rerun = rerun_of(board, place)
    effects, grade, before = rerun.holding(u), rerun.grade[u], rerun.graded.grade[u]
    if not grade:
        barred = [effect.name for effect in effects if effect.then.ineligible or effect.then.unranked]
        why = message("no total, or shown only")
        if barred:
            why = message("{barred}: no grade", barred=comma_list(barred))
        return [Step(GRADE, why, shown="—")]
    forced = [effect.name for effect in effects if effect.then.grade]
    if forced:
        return [Step(GRADE, message("by {forced}", forced=comma_list(forced)), shown=grade)]
    steps = [*_better(rerun, u), Step(GRADE, _why(rerun, u), shown=before)]
    moving = [effect.name for effect in effects if effect.then.shift or effect.then.no_higher_than]
    if moving:
        steps.append(
            Step(message("Grade moved"), _moved_text(comma_list(moving), before, grade), shown=grade)
        )
    return steps


def _moved_text(moving: Text, before: str, grade: str) -> Text:
    if before != grade:
        return message("{moving}: {before} → {grade}", moving=moving, before=before, grade=grade)
    return message(
        "{before} under {moving}; no place is taken in the quota of a grade above the limit",
        moving=moving,
        before=before,
    )


def _better(rerun: RerunOutcome, u: int) -> list[Step]:
    """The better grades that the unit was asked for, each with what stood in its way."""
    graded, steps = rerun.graded, []
    for n, grade in enumerate(rerun.place.of.grades[: max(graded.by[u], 0)]):
        tried = graded.tried[n]
        if tried is None or not tried.asked[u] or grade.grade == graded.grade[u]:
            continue
        inputs: list[Input] = []
        if not tried.met[u]:
            failed = [
                verdict.condition for verdict in rerun.verdicts(grade.conditions) if not verdict.holds[u]
            ]
            told = [_condition_sentence(rerun, u, leaf, before=False) for leaf in leaves(failed)]
            why: Text = semicolon_list(text for text, _ in told)
            inputs = [each for _, given in told for each in given]
        elif tried.barred[u]:
            why = message("it is kept from it")
        else:
            why = award_text(grade, _award(rerun.place, graded.awards[n], u))
        sentence = message("{grade}: {reason}", grade=grade.grade, reason=why)
        steps.append(
            Step(message("Better grade"), sentence, shown=message("not reached"), inputs=tuple(inputs))
        )
    return steps


def _why(rerun: RerunOutcome, u: int) -> Text:
    """Given beforehand, or what the grade wants."""
    graded, n = rerun.graded, rerun.graded.by[u]
    if n < 0:
        return message("given beforehand, outside quotas")
    grade: Grade = rerun.place.of.grades[n]
    award = _award(rerun.place, graded.awards[n], u) if grade.end else None
    sentence = grade_text(grade, names_of(rerun.board.scheme), award=award)
    for condition in leaves(grade.conditions):
        now = now_text(rerun.board, rerun.place, condition, u)
        sentence = message("{words} ({now})", words=sentence, now=now) if now else sentence
    return sentence


def _award(place: Place, awards: tuple[QuotaResult, ...], u: int) -> QuotaResult:
    """What a quota came to where the unit is ranked."""
    group = (place.units[u].group or "") if among_of(place) == "group" else ""
    return next(award for award in awards if award.group == group)
