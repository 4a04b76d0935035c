"""Where the value of a row comes from: what kind of figure it is, who gives it, which may be given."""

from __future__ import annotations

from scorecard.base.message import Text, comma_list, message
from scorecard.language.dependencies import names_in
from scorecard.language.derived import known_to, names_for, repeats_last_year, row_formula, understood
from scorecard.language.formula_words import formula_text
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Jury
from scorecard.model.period import Period
from scorecard.scheme.condition_words import OWN_VALUE, conditions_text
from scorecard.scheme.target import each_once
from scorecard.scheme.words import DIRECTION, SCORE
from scorecard.scheme.written import exact
from scorecard.study.explain.allowed_words import allowed_text, may_text, range_text
from scorecard.study.explain.panel import panel_text
from scorecard.study.explain.rounding import row_rounding_text
from scorecard.study.readback.sentence import RowOf, Say, comma_joined

_KIND = {
    "flow": message("a flow"),
    "stock": message("a level"),
    "ratio": message("a ratio"),
}
_SENT_IN = {
    "cumulative": message(" (the sum since {beginning} is sent in)"),
    "period": message(" (sent in for each period alone, and added up)"),
}


def kind(of: RowOf) -> Text | None:
    """Flow, level or ratio, how a flow is sent in, and which way is better."""
    row = of.row
    if row.heading or row.judging:
        return None
    if row.words:
        return message("takes a word instead of a number: {names}", names=comma_list(list(row.words)))
    sentence = _KIND[row.nature]
    if row.nature == "flow" and not row.derived:
        how = _SENT_IN[row.reported].fill(beginning=of.scheme.calendar.beginning)
        sentence = message("{words}{manner}", words=sentence, manner=how)
    if of.table.inputs or _says_itself(of):
        return sentence
    return comma_joined((sentence, DIRECTION.choices[row.direction]))


def _says_itself(of: RowOf) -> bool:
    """Whether the rule says which way is better, and nobody else does: what is taken away for each, what brings points
    where the fewest are first.
    """
    row = of.row
    if row.directed or row.targets:
        return False
    compared = any(part.compare.sees_others for part in row.rule.parts)
    return row.counts_as == "deduction" or (_fewest_first(of) and not compared)


def _fewest_first(of: RowOf) -> bool:
    """Whether the lowest has the first place in the table of a row, or in a total that it counts in."""
    totals = (total for total in of.scheme.totals if of.table.id in total.weights)
    return of.table.ranking.lowest_first or any(total.ranking.lowest_first for total in totals)


def formula(of: RowOf) -> Text | None:
    """The formula, in names."""
    if not of.row.derived:
        return None
    tables = of.scheme.tables
    own = tables.index(of.table)
    understood_ = understood(row_formula(of.row), names_for(tables, own))
    words = formula_text(understood_, names_in(tables, own, understood_))
    if repeats_last_year(of.row):
        return message("nothing is sent in; assessed on {words}", words=words)
    return message("nothing is sent in; computed as {words}", words=words)


def alone(of: RowOf) -> Text | None:
    """Whether a flow is scored by the period alone, or set beside the period before so; and how it sees other flows."""
    row, beginning = of.row, of.scheme.calendar.beginning
    if row.alone:
        scored = SCORE.choices[row.score]
        others = any(other.nature == "flow" for other in _rows_seen(of))
        return (
            message("{scored}; other flows that it looks at count so, too", scored=scored)
            if others
            else scored
        )
    rules = any(
        reference.kind == "last_period" for rule in row.rule.parts for reference in rule.compare.against
    )
    if "last_period" in row.formula or (row.nature == "flow" and rules):
        return message("beside the period before flows count by the period alone")
    if row.nature == "flow" and row.rule.often and not row.judging:
        return message("by the count since {beginning} in each", beginning=beginning)
    names = comma_list([other.short for other in _rows_seen(of) if other.alone])
    return (
        message("of {names} the count since {beginning}", names=names, beginning=beginning) if names else None
    )


def _rows_seen(of: RowOf) -> list[Indicator]:
    """The other rows whose figures of the period a row looks at: by its formula, its rule or its targets."""
    tables = of.scheme.tables
    places = known_to(tables, tables.index(of.table))
    ids = {figure.id for figure in of.row.named if figure.what == "value" and not figure.of_time}
    links = (cell.link for cell in each_once(of.row.targets) if cell.link)
    ids |= {link.indicator for link in links if link.indicator and not (link.year or link.last_year)}
    if of.row.derived:
        ids |= understood(row_formula(of.row), names_for(tables, tables.index(of.table))).names
    seen = (places[id] for id in sorted(ids & places.keys()))
    return [tables[place.table].rows[place.row] for place in seen]


def judges(of: RowOf) -> Text | None:
    """How marks become one value, how high they go, and how many there must be."""
    judging = of.row.judging
    if judging is None:
        return None
    end = (
        message("marks have no upper end")
        if judging.open_ended
        else message("marks run from 0 to {scale}", scale=exact(judging.scale))
    )
    published = of.scheme.judges_shown
    texts = [panel_text(judging), end, *(_jury(jury, published) for jury in judging.juries)]
    if judging.panel:
        texts.append(message("{panel:# judge is due|# judges are due}", panel=judging.panel))
    if judging.least > 1 and not judging.juries:
        texts.append(message("pending with fewer than {least:# mark|# marks}", least=judging.least))
    if judging.fewest_marks:
        fewest = judging.fewest_marks
        sentence = message("a judge who marked fewer than {fewest:# unit|# units} is left out", fewest=fewest)
        texts.append(sentence)
    if not published:
        texts.append(message("judges are printed by number, not by name"))
    return comma_joined(texts)


def _jury(jury: Jury, shown: bool) -> Text:
    """Who sits on a jury, and how many of them must give a mark."""
    number = len(jury.judges)
    names = comma_list(list(jury.judges)) if shown else message("{number:# judge|# judges}", number=number)
    return message(
        "{jury}: {names}, pending with fewer than {least} of their marks",
        jury=jury.name,
        names=names,
        least=jury.least,
    )


def allowed_figures(of: RowOf) -> Text | None:
    """Which figures or marks may be sent in."""
    if of.row.allowed_if:
        return allowed_text(of.row.allowed_if)
    if of.row.allowed is None:
        return None
    return may_text(of.row.allowed)


def suspect(of: RowOf) -> Text | None:
    """Which values are pending until somebody has looked."""
    if not of.row.suspect or of.row.heading:
        return None
    wanted = conditions_text(of.row.suspect, OWN_VALUE)
    return message(
        "{wanted} is suspect and pending, until a correction by the same value confirms it", wanted=wanted
    )


def answers(of: RowOf) -> Text | None:
    """That a return may say of the row that it does not apply."""
    if not of.row.answers or of.row.heading:
        return None
    return message("a return may answer that it does not apply")


def rounding(of: RowOf) -> Text | None:
    """To how many decimals its figure is rounded, and which way."""
    return None if of.row.heading else row_rounding_text(of.row.rounding)


def plausible(of: RowOf) -> Text | None:
    """Which figures are not asked about."""
    if of.row.plausible is None or of.row.heading:
        return None
    words = range_text(of.row.plausible.between)
    return message("{range:# is|# are} plausible, any other is asked about", range=words)


def due_in(of: RowOf) -> Text | None:
    """The periods in which it is assessed at all."""
    if not of.row.due_in:
        return None
    year = of.scheme.year
    titles = [Period(year, month).label(of.scheme.calendar) for month in of.row.due_in]
    parts = comma_list([title.removeprefix(str(year)).lstrip("-") for title in titles])
    return message("assessed in {parts} only", parts=parts)


SENTENCES: tuple[Say, ...] = (
    kind,
    formula,
    alone,
    judges,
    rounding,
    allowed_figures,
    suspect,
    answers,
    plausible,
    due_in,
)
