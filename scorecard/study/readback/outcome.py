"""How tables and totals are put together and ranked, and which grades follow."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.base.text import Text, listed
from scorecard.model.condition import Grade
from scorecard.model.scheme import Scheme, SchemeTable, Total
from scorecard.study.explain.combine import limits_text
from scorecard.study.explain.grade import grade_text
from scorecard.study.explain.step import exact
from scorecard.study.readback.sentence import Line
from scorecard.study.stated import printed_as


def of_table(scheme: Scheme, table: SchemeTable) -> Iterator[Line]:
    """What holds for a table as a whole."""
    units = scheme.units_of(table)
    names = listed([unit.short for unit in units])
    yield Line("units", Text("考核单位", "Units"), (names,))
    if table.stated is not None:
        yield Line("stated", Text("所印总分值", "Printed"), (printed_as(table.stated),))
    limits = limits_text(table.tree)
    if limits:
        yield Line("limits", Text("全表得分", "Points in all"), (limits,))
    if len(units) == 1:
        yield Line(
            "ranking", Text("排名", "Ranking"), (Text("只有一个单位，不排名", "one unit, not ranked"),)
        )
    else:
        yield ranking(scheme, table)
    yield from grades(table.grades)
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
    on = rank_on(scheme, of)
    return Line("ranking", Text("排名", "Ranking"), (among, on))


_TIES = {
    "competition": Text("总分相同名次并列，其后跳号", "equal totals share a rank and the next is skipped"),
    "dense": Text("总分相同名次并列，其后不跳号", "equal totals share a rank and none is skipped"),
    "average": Text("总分相同取平均名次", "equal totals share the mean of their ranks"),
}


def rank_on(scheme: Scheme, of: SchemeTable | Total | Scheme) -> Text:
    """Which figure ranks are formed on, and what equal totals do."""
    ties, decimals = _TIES[of.ties], scheme.decimals.total
    if of.rank_on == "printed":
        return Text(
            f"名次按打印的总分（保留{decimals}位小数，四舍五入）产生，{ties.zh}",
            f"ranks are formed on the total as printed ({decimals} decimals, half-up); {ties.en}",
        )
    return Text(
        f"名次按未修约的总分产生，{ties.zh}", f"ranks are formed on the total before rounding; {ties.en}"
    )


def grades(given: tuple[Grade, ...]) -> Iterator[Line]:
    """The grades, from the top."""
    for n, grade in enumerate(given, 1):
        name = Text(f"等次“{grade.grade}”", f"Grade “{grade.grade}”")
        yield Line(f"grade {n}", name, (grade_text(grade),))


def of_total(scheme: Scheme, total: Total) -> Iterator[Line]:
    """How a total is made of tables, and what follows from it."""
    titles = {table.id: table.title for table in scheme.tables}
    zh = " + ".join(f"{exact(weight)} ×“{titles[id]}”得分率" for id, weight in total.weights.items())
    en = " + ".join(f"{exact(weight)} × share of “{titles[id]}”" for id, weight in total.weights.items())
    name = Text(total.title, total.title)
    yield Line(
        total.id,
        name,
        (
            Text(
                f"{total.title} = {zh}（得分率 = 得分 ÷ 满分）",
                f"{total.title} = {en} (share: points ÷ full points)",
            ),
            Text(
                "其中一张表本期完全不考核，就不合成", "not formed where one of its tables is wholly not due"
            ),
        ),
    )
    yield ranking(scheme, total)
    yield from grades(total.grades)
