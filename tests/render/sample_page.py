"""A first page with all that may stand on one, of units whose names mean harm or are long."""

from __future__ import annotations

from scorecard.base.message import term
from scorecard.tables.chart import Dot, Dots, Heat, Slope, Slopes, YearLine, YearLines
from scorecard.tables.table import Bars, Cell, Column, Document, Listing, Partial, Table, TonedCell

LONG = "江苏省常州市新北区滨江经济开发区暨长江经济带绿色发展示范先行区综合服务中心管理办公室筹备处甲"
NAMES = (
    "<script>alert(1)</script>",
    "[bold]孟河镇[/]",
    LONG,
    "=1+1|a",
    "\U00020bb7野家𠮷镇",
    '"引号" onload=1',
)
GROUPS = ("<镇>", "<镇>", "<镇>", "街道|", "街道|", "")
TONES = ("met", "short", "shorter", "shortest", "missing", "none")
HEADS = ("高新产值占比", "<b>专利</b>", "R&D expenditure", "省高品")


def _cell(u: int, k: int) -> Cell:
    """A made-up figure, the same each time, with its tone."""
    tone = TONES[(u + k) % len(TONES)]
    if tone in ("missing", "none"):
        return TonedCell(term("missing", zh="未报") if tone == "missing" else "--", tone, f"{k}/10")
    return TonedCell(10 - (u * 7 + k * 13) % 37 / 8, tone, f"{u}/<{k}>", f"towns.u{u}.r{k}" if u < 2 else "")


RANKING = Table(
    id="ranking",
    titles=(term("Ranking", zh="排名"),),
    columns=(
        Column("rank", term("Rank", zh="名次"), "rank", key=True),
        Column("moved", term("Moved", zh="升降")),
        Column("unit", term("Unit", zh="单位"), key=True),
        Column("total", term("Total", zh="总分"), "number", 2, below="/100"),
        Column("change", term("Change", zh="较上年"), "number", 2, signed=True),
        Column("part.a", term("Annex 2", zh="附件2"), "number", 2, below="/70", spare=2),
        Column("best", term("Strongest", zh="强项"), spare=1),
        Column("worst", term("Weakest", zh="短板")),
    ),
    rows=tuple(
        (
            n + 1 if n < 5 else term("unranked", zh="未排名"),
            TonedCell(term("up 1", zh="升1"), "rise")
            if n % 2
            else TonedCell(term("down 1", zh="降1"), "fall"),
            name,
            96.17 - 3 * n if n < 5 else Partial(60.5),
            TonedCell(-0.5 * n, "fall") if n else 1.25,
            67.0 - n,
            "专利 120.0%",
            f"{name[:6]} 50.0%",
        )
        for n, name in enumerate(NAMES)
    ),
    caption=term("Pace: 50%", zh="序时进度：50%"),
    groups=GROUPS,
    charted="total",
    bars=Bars(term("Lost", zh="失分"), (3.83, 6.83, 0.0, 12.83, 0.01, None)),
)
GRID = Table(
    id="towns",
    titles=(term("Targets & tasks", zh="目标与任务表"),),
    columns=(
        Column("rank", term("Rank", zh="名次"), "rank", key=True),
        Column("unit", term("Unit", zh="单位"), key=True, below=term("full points·pace", zh="满分·序时")),
        *(
            Column(f"r{k}", str(k + 1), "number", 2, legend=f"{name} in full", short=name, below="10·50%")
            for k, name in enumerate(HEADS)
        ),
        Column("total", term("Total", zh="总分"), "number", 2),
    ),
    rows=tuple((u + 1, name, *(_cell(u, k) for k in range(4)), 30.0 - u) for u, name in enumerate(NAMES)),
    annex=2,
    caption=term("Points", zh="得分"),
    groups=GROUPS,
    blocks=True,
)
CHARTS = (
    Dots(
        term("Totals", zh="总分"),
        "<i>",
        term("2017", zh="2017年"),
        "2016",
        (
            Dot(NAMES[0], 96.17, 95.4, None, "rise"),
            Dot(NAMES[1], 90.0, 93.5, None, "fall"),
            Dot(LONG, None, 88.0, (84.5, 89.5), ""),
        ),
        2,
    ),
    Slopes(
        term("Ranks", zh="名次"),
        "",
        "2016",
        "2017",
        (
            Slope(NAMES[0], 3.0, 1.0, "rise", True),
            Slope(NAMES[1], 1.5, 2.0, "fall", False),
            Slope(LONG, 1.5, None, "", False),
        ),
    ),
    Heat(
        term("Progress", zh="序时完成率"),
        term("Most was lost in <b>.", zh="失分最多的是<b>。"),
        HEADS,
        ("", "50%", "50%", ""),
        NAMES,
        GROUPS,
        tuple(tuple(1.2 - 0.1 * (u + k) if (u + k) % 5 else "--" for k in range(4)) for u in range(6)),
        tuple(tuple(TONES[(u + k) % 6] for k in range(4)) for u in range(6)),
        (3.0, 0.0, 1.25, 0.5),
        1,
    ),
    YearLines(
        term("Over the year", zh="一年走势"),
        "",
        ("Q1", "Q2"),
        "2017",
        "2016",
        (YearLine(NAMES[0], (40.0, 84.0), (42.0, 80.0, None, 95.0)), YearLine(LONG, (None, 55.5), ())),
        2,
    ),
)
FIRST_PAGE = Document(
    titles=(
        term("Assessment", zh="目标考核"),
        term("Results, first half of 2017", zh="2017年上半年考核结果"),
    ),
    tables=(RANKING,),
    notes=("<b>注</b>", "# 二"),
    fill_in=(term("Date:", zh="日期："),),
    lead=(f"{NAMES[0]}96.17分，居首；其后{NAMES[1]}。",),
    flags=(term("Preliminary.", zh="初步数据。"), "*未封存*"),
    annexes=(*CHARTS, GRID),
    appendices=(Listing(term("How it is scored", zh="计分办法"), ("- 一", "2. 二|")), Listing("-", ())),
    workings=tuple(
        Table(
            f"towns.u{u}.r{k}",
            (f"{NAMES[u]} · {HEADS[k]}",),
            (Column("step", "", key=True), Column("formula", ""), Column("result", "")),
            (("1 上报", "<u>5", "5"), ("2 得分", "10 × 50% = 5", "5")),
            notes=("四位小数",),
        )
        for u in range(2)
        for k in range(4)
    ),
)
