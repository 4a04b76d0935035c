"""How tables and totals are put together and ranked, and which grades follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scorecard.base.text import Text, listed
from scorecard.engine.headings import COMBINED
from scorecard.model.condition import Grade
from scorecard.model.effect import Effect
from scorecard.model.scheme import Scheme, SchemeTable, Total
from scorecard.study.explain.condition import names_of
from scorecard.study.explain.effect import ORDER, effect_text
from scorecard.study.explain.grade import earlier, grade_text
from scorecard.study.explain.limit_words import limits_text
from scorecard.study.explain.step import exact
from scorecard.study.readback.sentence import Line
from scorecard.study.stated import printed_as
from scorecard.study.totals import UNASSESSED, coverage_text, made_text, tie_text


def of_table(scheme: Scheme, table: SchemeTable) -> Iterator[Line]:
    """What holds for a table as a whole."""
    units = scheme.units_of(table)
    names = listed([unit.short for unit in units])
    yield Line("units", Text("考核单位", "Units"), (names,))
    if table.stated is not None:
        yield Line("stated", Text("所印总分值", "Printed"), (printed_as(table.stated),))
    if table.tree.combine != "sum":
        full = f"{exact(max(table.tree.points))}"
        how = COMBINED[table.tree.combine]
        said = Text(f"{how.zh} × {full} 分", f"{how.en} × {full} points")
        yield Line("combine", Text("合成", "Combined"), (said,))
    limits = limits_text(table.tree)
    if limits:
        yield Line("limits", Text("全表得分", "Points in all"), (limits,))
    if len(units) == 1:
        yield Line(
            "ranking", Text("排名", "Ranking"), (Text("只有一个单位，不排名", "one unit, not ranked"),)
        )
    else:
        yield ranking(scheme, table)
    yield from grades(table.grades, names_of(scheme))
    yield from effects(table.effects, names_of(scheme))
    if table.source:
        yield Line("source", Text("依据", "Document"), (Text(table.source, table.source),))
    if table.note:
        yield Line("note", Text("备注", "Remark"), (Text(table.note, table.note),))


def ranking(scheme: Scheme, of: SchemeTable | Total) -> Line:
    """On which total ranks are formed, among whom, and what ties do."""
    among = (
        Text("在本分组内排名", "ranked in the group")
        if of.among == "group"
        else Text("全表排名", "ranked among all units of the table")
    )
    more = (tie_text(scheme, of), coverage_text(of), _BOUNDS_ON.get(of.bounds_on or ""))
    said = (among, rank_on(scheme, of), *(one for one in more if one))
    return Line("ranking", Text("排名", "Ranking"), said)


_TIES = {
    "competition": Text("名次并列，其后跳号", "share a rank and the next is skipped"),
    "dense": Text("名次并列，其后不跳号", "share a rank and none is skipped"),
    "average": Text("取平均名次", "share the mean of their ranks"),
    "ordinal": Text("按文件所列先后", "stand in the printed order"),
}


_BOUNDS_ON = {
    "share": Text(
        "总分的界限按占本期满分的比例比", "bounds on the total are met by its share of the full points due"
    ),
    "points": Text("总分的界限按所写的分数比", "bounds on the total are met in points, as written"),
}


def rank_on(scheme: Scheme, of: SchemeTable | Total, inside: bool = False) -> Text:
    """Which figure ranks are formed on, and what equal ones do; `inside` says that it is in groups."""
    decimals, share = scheme.decimals.total, of.by == "share"
    equal = Text("得分率相同", "equal shares") if share else Text("总分相同", "equal totals")
    if of.tie_break:
        equal = Text(f"{equal.zh}、依次比过仍相同的", f"{equal.en} that are still equal in all else")
    ties = Text(f"{equal.zh}{_TIES[of.ties].zh}", f"{equal.en} {_TIES[of.ties].en}")
    if of.tie_break:
        ties = Text(f"{equal.zh}，{_TIES[of.ties].zh}", ties.en)
    where, where_en = ("各分组的组内名次", "ranks inside each group") if inside else ("名次", "ranks")
    if share:
        printed = Text(f"，百分数保留{decimals}位小数", f", in percent with {decimals} decimals")
        how = printed if of.rank_on == "printed" else Text("，不修约", " before rounding")
        return Text(
            f"{where}按得分率（得分 ÷ 本单位满分{how.zh}）产生，{ties.zh}",
            f"{where_en} are formed on the share of the unit's own full points{how.en}; {ties.en}",
        )
    if of.rank_on == "printed":
        return Text(
            f"{where}按打印的总分（保留{decimals}位小数，四舍五入）产生，{ties.zh}",
            f"{where_en} are formed on the total as printed ({decimals} decimals, half-up); {ties.en}",
        )
    return Text(
        f"{where}按未修约的总分产生，{ties.zh}",
        f"{where_en} are formed on the total before rounding; {ties.en}",
    )


def grades(given: tuple[Grade, ...], names: Mapping[str, str]) -> Iterator[Line]:
    """The grades, from the top."""
    for n, grade in enumerate(given, 1):
        name = Text(f"等次“{grade.grade}”", f"Grade “{grade.grade}”")
        yield Line(f"grade {n}", name, (grade_text(grade, names, earlier(given, n - 1)),))


def effects(given: tuple[Effect, ...], names: Mapping[str, str]) -> Iterator[Line]:
    """What follows from results; each effect under its name."""
    for effect in given:
        name = Text(f"结果运用“{effect.name}”", f"Effect “{effect.name}”")
        yield Line(f"effect {effect.name}", name, (effect_text(effect, names),))
    if given:
        yield Line("effects", Text("结果运用的顺序", "Order of effects"), (ORDER,))


def _unassessed(total: Total) -> Iterator[Text]:
    if total.unassessed:
        what = UNASSESSED[total.unassessed]
        yield Text(f"不考核某单位的表或总分：{what.zh}", f"where a part is not for a unit: {what.en}")


def of_total(scheme: Scheme, total: Total) -> Iterator[Line]:
    """How a total is made of tables, and what follows from it."""
    name = Text(total.title, total.title)
    not_due = Text(
        "其中一张表本期完全不考核，就不合成", "not formed where one of its tables is wholly not due"
    )
    said = (made_text(scheme, total), not_due, *_unassessed(total))
    yield Line(total.id, name, said)
    yield ranking(scheme, total)
    yield from grades(total.grades, names_of(scheme))
    yield from effects(total.effects, names_of(scheme))
