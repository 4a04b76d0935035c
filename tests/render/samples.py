"""Documents like the real ones: a ranking, a matrix of points, and names that mean harm."""

from __future__ import annotations

from scorecard.base.message import term
from scorecard.tables.table import Cell, Column, Document, Partial, Table
from tests.render.sample_page import FIRST_PAGE

UNITS = (
    "滨江经济开发区（春江镇）",
    "现代农业产业园区（孟河镇）",
    "新龙国际商务区（新桥镇）",
    "生命健康产业园区（薛家镇）",
    "空港产业园（罗溪镇）",
    "西夏墅镇",
    "奔牛镇",
    "河海街道",
    "三井街道",
    "光伏产业园区（龙虎塘街道）",
    "创意产业基地",
)
INDICATORS = {
    "1": "高新技术产业产值占规上工业产值比重",
    "2": "有效期内的高企总数",
    "3": "新增市级以上研发机构",
    "4": "规上工业企业研发机构有效建有率",
    "5": "大中型工业企业和规模以上高企研发机构有效建有率",
    "6": "专利",
    "6.1": "专利申请",
    "6.2": "发明申请",
    "6.3": "发明授权",
    "7": "引进领军型创新人才",
    "8": "产学研合作",
    "8.1": "产学研活动",
    "8.2": "产学研合作协议",
    "9": "科技企业孵化器面积",
    "10": "上报信息",
}
DATA_NOTE = term("The figures are illustrative.", zh="所用数据为示例数据。")
POINTS_NOTE = term(
    "Points are printed with two decimals; totals add the exact points and are then rounded half-up, "
    "so that they may differ slightly from the sum of the printed points.",
    zh="各指标得分保留两位小数，合计按未取舍的得分相加后四舍五入，与表列各项之和可能略有出入。",
)
PARTIAL_NOTE = term(
    "Numbers in brackets are the points known so far; unranked.", zh="括号内为已报指标的得分，未排名。"
)

RANKING = Table(
    id="ranking",
    titles=(
        term("Changzhou New District 2017", zh="2017年常州高新区（新北区）苏南国家自主创新示范区建设工作"),
        term("Ranking of parks, towns and streets", zh="园区（镇、街道）得分排名"),
    ),
    columns=(
        Column("rank", term("rank", zh="名次"), "rank", key=True),
        Column("unit", term("unit", zh="单位"), key=True),
        Column("total", term("total", zh="得分"), "number", decimals=2),
        Column("met", term("met", zh="达标项"), "number", decimals=0),
        Column("completion", term("mean completion", zh="平均完成率"), "percent", decimals=1),
        Column("strong", term("strong", zh="强项")),
        Column("weak", term("weak", zh="短板")),
    ),
    rows=(
        (1, UNITS[4], 98.085, 10, 1.125, "专利申请 140.0%", "—"),
        (2, UNITS[3], 95.5, 9, 1.0, "有效期内的高企总数 112.0%", "上报信息 60.0%"),
        (3.5, UNITS[0], 91.304, 8, 0.9125, "引进领军型创新人才 130.0%", "发明授权 44.4%"),
        (3.5, UNITS[8], 91.296, 8, 0.905, "产学研合作 120.0%", "科技企业孵化器面积 51.2%"),
        (5, UNITS[9], 82.0, 6, 0.0, "专利 101.0%", "新增市级以上研发机构 33.3%"),
        (
            None,
            UNITS[6],
            Partial(72.305),
            5,
            None,
            "专利申请 102.0%",
            term("lacks 发明授权", zh="缺 发明授权"),
        ),
    ),
    annex=2,
    caption=term("in points and %", zh="计量单位：分、%"),
    notes=(PARTIAL_NOTE, DATA_NOTE),
)


def _points(unit: int, place: int) -> Cell:
    """A made-up figure, the same each time."""
    if unit == 10 and place in (0, 13):
        return "—"
    if unit == 6 and place in (5, 8):
        return None if place == 8 else Partial(5.4)
    return 10 - (unit * 7 + place * 13) % 37 / 8


MATRIX = Table(
    id="points",
    titles=(
        term("Changzhou New District 2017", zh="2017年常州高新区（新北区）苏南国家自主创新示范区建设工作"),
        term("Points by indicator", zh="园区（镇、街道）各指标得分表"),
    ),
    columns=(
        Column("unit", term("unit", zh="单位"), key=True),
        *(Column(f"i{mark}", mark, "number", decimals=2, legend=name) for mark, name in INDICATORS.items()),
    ),
    rows=tuple((name, *(_points(u, k) for k in range(len(INDICATORS)))) for u, name in enumerate(UNITS)),
    annex=3,
    caption=term("in points", zh="单位：分"),
    notes=(POINTS_NOTE,),
)

CIRCULAR = Document(
    titles=(term("Assessment of the fourth quarter of 2017", zh="2017年四季度考核情况通报"),),
    tables=(RANKING, MATRIX),
    notes=(DATA_NOTE,),
    fill_in=(term("Issued by:", zh="单位："), term("Date:", zh="日期：")),
)

HOSTILE_NAMES = (
    "[bold]孟河镇[/]",
    "<script>alert(1)</script>",
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "\t=2+2",
    "a|b\\|c",
    "春江\x1b[31m镇\x9b2J\x07",
    "两行\n名称\r\n三行",
    "\u202e镇江春",
    ":smile: ⚠️ **粗** `码` _斜_",
    "# 1. &amp; \"引号\" '单'",
    "-3.2",
    "--",
)
HOSTILE = Document(
    titles=("# <b>通报</b>\x1b]0;x\x07",),
    tables=(
        Table(
            id="hostile",
            titles=("[red]表[/red]",),
            columns=(
                Column("unit", "=单位|<i>", key=True),
                Column("x", "+x", "number", decimals=1, legend="<b>名\x1b[0m</b>|"),
                Column("p", "p", "percent"),
            ),
            rows=tuple((name, -0.04 + k, k / 8) for k, name in enumerate(HOSTILE_NAMES)),
            caption="<u>元</u>",
            notes=("1. 注\x1b[2J意", "- <img src=x onerror=alert(1)>"),
        ),
    ),
    fill_in=("<script>：",),
)

DOCUMENTS = {"circular": CIRCULAR, "hostile": HOSTILE, "first-page": FIRST_PAGE}
