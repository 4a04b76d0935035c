"""A small scheme and short ways to load actuals for it."""

from __future__ import annotations

from math import nan

from scorecard.base.fault import Fault
from scorecard.load.actuals.files import Actuals, load_actuals
from scorecard.load.source import Source
from scorecard.model.branch import Branch
from scorecard.model.indicator import Indicator
from scorecard.model.judging import Judging
from scorecard.model.ledger import Ledger, period_of
from scorecard.model.period import Frequency, Period
from scorecard.model.scheme import Scheme
from scorecard.model.status import Status
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit
from scorecard.scheme.target import Target

HEADER = "period,unit,indicator,value,judge,status,source,note,was,reason,signer,date\n"
SHORT = "period,unit,indicator,value\n"

UNITS = (
    Unit("chunjiang", "滨江经济开发区（春江镇）", "春江镇", "镇", ("春江",)),
    Unit("menghe", "现代农业产业园区（孟河镇）", "孟河镇", "镇"),
    Unit("xinqiao", "新龙国际商务区(新桥镇)", "新桥镇", "镇"),
    Unit("chuangyi", "创意产业基地", "创意", "园区"),
    Unit("district", "全区", "全区"),
)


def row(id: str, name: str, targets: tuple[float, ...] = (), **more: object) -> Indicator:
    values = tuple(Target(t, f"{t:g}") for t in targets)
    kept = {"relation": "numbered", "points": (10.0,) * 4, "applies": (True,) * 4, "short": name} | more
    by_period = {Period(2017, 12): values} if values else {}
    return Indicator(id=id, name=name, targets=by_period, **kept)  # type: ignore[arg-type]


TOWNS = (
    row("share", "高新技术产业产值占比（%）", (47.0, 13.5, 57.5, nan), measure="%", nature="ratio"),
    row("output", "产值", (100.0,) * 4, measure="万元"),
    row("patents", "专利", heading=True),
    row(
        "applications",
        "专利申请",
        (910.0, 600.0, 80.0, 9.0),
        measure="件",
        parent="patents",
        relation="child",
    ),
    row("granted", "发明授权", (90.0, 60.0, 8.0, 9.0), measure="件", parent="patents", relation="child"),
    row("labs", "研发机构", (3.0, 1.0, 1.0, 3.0), measure="个"),
    row("labs_top", "其中：省级以上", measure="个", parent="labs", relation="part"),
    row("parks", "众创空间", (3.0, 1.0, 1.0, 3.0), measure="个"),
    row("parks_top", "其中：省级以上", measure="个", parent="parks", relation="part"),
    row("fairs", "科普活动", (3.0, 1.0, 1.0, 3.0)),
)
RUBRIC = (
    row("attention", "重视程度", judging=Judging("mean", scale=10.0, panel=3)),
    row("progress", "推进情况", judging=Judging("mean", scale=10.0, panel=3)),
)
DISTRICT = (row("whole_output", "产值", (900.0,), measure="亿元"), row("fairs", "科普活动", (9.0,)))


def table(id: str, title: str, units: tuple[int, ...], rows: tuple[Indicator, ...]) -> SchemeTable:
    return SchemeTable(id, Branch(tuple(range(len(rows)))), title=title, units=units, indicators=rows)


def scheme(year: int = 2017, frequency: Frequency = "quarter", **more: object) -> Scheme:
    tables = (
        table("towns", "创新驱动目标与任务表", (0, 1, 2, 3), TOWNS),
        table("rubric", "工作开展进度评议表", (0, 1, 2, 3), RUBRIC),
        table("whole", "全区目标与任务表", (4,), DISTRICT),
    )
    kept: dict[str, object] = {
        "marks": {"--": Status.NOT_APPLICABLE, "": Status.MISSING, "—": Status.MISSING}
    }
    return Scheme("考核", year, frequency, UNITS, tables, **(kept | more))  # type: ignore[arg-type]


def load(*texts: str | bytes, schemes: tuple[Scheme, ...] = (), **named: str | bytes) -> Actuals:
    """Load texts as data/0.csv, data/1.csv, …; several under given names with `load_files`."""
    return load_files({f"data/{n}.csv": text for n, text in enumerate(texts)}, schemes)


def load_files(files: dict[str, str | bytes], schemes: tuple[Scheme, ...] = ()) -> Actuals:
    sources = [Source(p, t.encode() if isinstance(t, str) else t) for p, t in files.items()]
    return load_actuals(sources, schemes or (scheme(),))


def told(actuals: Actuals) -> list[tuple[str, int, int]]:
    """Code, line and column of every fault."""
    return [(f.code, f.span.line, f.span.column) for f in actuals.faults]


def only(actuals: Actuals) -> Fault:
    """The one fault there is; its sentences can be said in both languages."""
    assert len(actuals.faults) == 1, told(actuals)
    fault = actuals.faults[0]
    for lang in ("zh", "en"):
        assert fault.message.say(lang) and fault.cure.say(lang)  # type: ignore[arg-type]
    return fault


def values(ledger: Ledger, schemes: Scheme | None = None) -> list[tuple[str, str, str, float | str]]:
    """Period, unit, indicator and value (or status) of every entry."""
    known = schemes or scheme()
    found = []
    for n in range(len(ledger)):
        one = known.tables[ledger.table[n]]
        value = float(ledger.value[n])
        status = Status(int(ledger.status[n])).id
        found.append(
            (
                period_of(int(ledger.period[n])).label(known.calendar),
                known.units[one.units[ledger.unit[n]]].id,
                one.rows[ledger.row[n]].id,
                value if value == value else status,
            )
        )
    return found


def content(ledger: Ledger) -> tuple[object, ...]:
    """All of a ledger but where it was read."""
    columns = ("period", "table", "unit", "row", "judge", "status", "role", "previous")
    arrays = tuple(getattr(ledger, name).tolist() for name in columns)
    return (*arrays, [repr(v) for v in ledger.value.tolist()], ledger.details, ledger.judges)
