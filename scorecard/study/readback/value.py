"""Where the value of a row comes from: what kind of figure it is, who gives it, which may be given."""

from __future__ import annotations

from scorecard.base.text import Text, listed
from scorecard.language.derived import computed, known_to, of_last_year, understood
from scorecard.language.formula import said
from scorecard.language.words import DIRECTION, SCORE
from scorecard.model.judging import Jury
from scorecard.model.period import Period
from scorecard.scheme.condition_words import OWN_VALUE, conditions_text
from scorecard.study.explain.allowed_words import allowed_text, may_text, range_text
from scorecard.study.explain.panel import panel_text
from scorecard.study.explain.step import exact
from scorecard.study.readback.sentence import RowOf, Say, together

_KIND = {
    "flow": Text("流量", "a flow"),
    "stock": Text("存量", "a level"),
    "ratio": Text("比率", "a ratio"),
}
_SENT_IN = {
    "cumulative": Text("（报年初以来累计数）", " (the sum since January is sent in)"),
    "period": Text("（报当期数，逐期相加）", " (sent in for each period alone, and added up)"),
}


def kind(of: RowOf) -> Text | None:
    """Flow, level or ratio, how a flow is sent in, and which way is better."""
    row = of.row
    if row.heading or row.judging:
        return None
    if row.words:
        names = listed(list(row.words))
        return Text(f"报词不报数，只能是 {names.zh}", f"takes a word instead of a number: {names.en}")
    said = _KIND[row.nature]
    if row.nature == "flow" and not row.derived:
        how = _SENT_IN[row.reported]
        said = Text(said.zh + how.zh, said.en + how.en)
    return said if of.table.inputs else together((said, DIRECTION.choices[row.direction]))


def formula(of: RowOf) -> Text | None:
    """The formula, in names."""
    if not of.row.derived:
        return None
    tables = of.scheme.tables
    places = known_to(tables, tables.index(of.table))
    understood_ = understood(computed(of.row), frozenset(places))
    names = {
        id: Text(row.short, row.short)
        for id in understood_.names
        for row in (tables[places[id].table].rows[places[id].row],)
    }
    words = said(understood_, names)
    if of_last_year(of.row):
        return Text(f"不另报数，今年用上年数据：{words.zh}", f"nothing is sent in; assessed on {words.en}")
    return Text(f"不另报数，由公式算出：{words.zh}", f"nothing is sent in; computed as {words.en}")


def alone(of: RowOf) -> Text | None:
    """Whether a flow is scored by the period alone."""
    return SCORE.choices[of.row.score] if of.row.alone else None


def judges(of: RowOf) -> Text | None:
    """How marks become one value, how high they go, and how many there must be."""
    judging = of.row.judging
    if judging is None:
        return None
    end = (
        Text("打分没有上限", "marks have no upper end")
        if judging.open_ended
        else Text(f"每人打 0 至 {exact(judging.scale)} 分", f"marks run from 0 to {exact(judging.scale)}")
    )
    shown = of.scheme.judges_shown
    texts = [panel_text(judging), end, *(_jury(jury, shown) for jury in judging.juries)]
    if judging.panel:
        texts.append(Text(f"应有 {judging.panel} 名评委", f"{judging.panel} judges are due"))
    if judging.least > 1 and not judging.juries:
        texts.append(
            Text(
                f"打分的不足 {judging.least} 名为待核",
                f"pending with fewer than {judging.least} marks",
            )
        )
    if not shown:
        texts.append(Text("评委只印编号，不印名字", "judges are printed by number, not by name"))
    return together(texts)


def _jury(jury: Jury, shown: bool) -> Text:
    """Who sits on a jury, and how many of them must give a mark."""
    number = len(jury.judges)
    names = listed(list(jury.judges)) if shown else Text(f" {number} 名", f"{number} judges")
    return Text(
        f"{jury.name}评委为{names.zh}，其中打分的不足 {jury.least} 名为待核",
        f"{jury.name}: {names.en}, pending with fewer than {jury.least} of their marks",
    )


def allowed(of: RowOf) -> Text | None:
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
    return Text(
        f"{wanted.zh}的存疑：先待核，照原数更正一次即为核实",
        f"{wanted.en} is suspect and pending, until a correction by the same value confirms it",
    )


def plausible(of: RowOf) -> Text | None:
    """Which figures are not asked about."""
    if of.row.plausible is None or of.row.heading:
        return None
    held = range_text(of.row.plausible)
    return Text(f"{held.zh}可信，此外的 check 提醒", f"{held.en} are plausible, any other is asked about")


def due_in(of: RowOf) -> Text | None:
    """The periods in which it is assessed at all."""
    if not of.row.due_in:
        return None
    year = of.scheme.year
    titles = [Period(year, month).label(of.scheme.frequency) for month in of.row.due_in]
    parts = listed([title.removeprefix(str(year)).lstrip("-") for title in titles])
    return Text(f"只在 {parts.zh} 考核", f"assessed in {parts.en} only")


SENTENCES: tuple[Say, ...] = (kind, formula, alone, judges, allowed, suspect, plausible, due_in)
