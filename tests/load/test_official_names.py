"""A unit goes by the name of its government or office wherever a return names it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small import UNITS, load_files, scheme, told, values

from scorecard.load.actuals.files import load_actuals
from scorecard.load.source import Source
from scorecard.model.unit import Unit

OFFICIAL = ["春江镇人民政府", "春江镇政府", "春江镇人民政府（盖章）", "春江镇（盖章）", "春 江 镇 人民政府"]


@pytest.mark.parametrize("name", OFFICIAL)
@pytest.mark.parametrize(
    "sheet",
    [
        "期间,单位,指标,数值\n2017Q2,{},专利申请,437\n",
        "期间,2017Q2\n单位,专利申请\n{},437\n",
        "期间,2017Q2\n指标,{}\n专利申请,437\n",
        "2017年完成情况\n单位,指标,二季度\n{},专利申请,437\n",
        "填报单位：{},\n期间：2017Q2,\n指标,完成\n专利申请,437\n",
    ],
)
@pytest.mark.parametrize("few", [0, 1 << 16])
def test_in_every_shape_whoever_reads_it(name: str, sheet: str, few: int) -> None:
    actuals = load_actuals([Source("data/a.csv", sheet.format(name).encode())], [scheme()], few)
    assert not [fault for fault in actuals.faults if fault.severity == "error"], told(actuals)
    assert values(actuals.ledgers[2017]) == [("2017Q2", "chunjiang", "applications", 437.0)]


def test_offices_and_committees() -> None:
    units = (*UNITS, Unit("chengdong", "城东街道", "城东"), Unit("high", "高新区", "高新区"))
    tables = tuple(replace(table, units=tuple(range(len(units)))) for table in scheme().tables[:1])
    own = replace(scheme(), units=units, tables=tables)
    rows = "期间,单位,指标,数值\n2017Q2,城东街道办事处,产值,1\n2017Q2,高新区管委会,产值,2\n2017Q2,高新区管理委员会,科普活动,3\n"
    actuals = load_files({"data/a.csv": rows}, (own,))
    assert actuals.faults == ()
    assert [found[1:] for found in values(actuals.ledgers[2017], own)] == [
        ("chengdong", "output", 1.0), ("high", "output", 2.0), ("high", "fairs", 3.0),
    ]  # fmt: skip


def test_a_name_that_is_declared_goes_first_and_what_fits_two_is_asked() -> None:
    office = Unit("office", "春江镇人民政府", "镇政府")
    tables = tuple(replace(table, units=(*table.units, 5)) for table in scheme().tables[:1])
    own = replace(scheme(), units=(*UNITS, office), tables=tables)
    rows = "期间,单位,指标,数值\n2017Q2,春江镇人民政府,产值,1\n2017Q2,春江镇政府,产值,2\n"
    actuals = load_files({"data/a.csv": rows}, (own,))
    assert {found[1]: found[3] for found in values(actuals.ledgers[2017], own)} == {
        "office": 1.0,
        "chunjiang": 2.0,
    }
    sealed = load_files({"data/a.csv": rows.replace("人民政府", "人民政府（盖章）")}, (own,))
    assert "SC153" in {fault.code for fault in sealed.faults}


@pytest.mark.parametrize("name", ["春港镇人民政府", "春江镇科技办", "人民政府", "办事处"])
def test_what_is_no_unit_stays_unknown(name: str) -> None:
    actuals = load_files({"data/a.csv": f"期间,单位,指标,数值\n2017Q2,{name},专利申请,437\n"})
    assert [fault.code for fault in actuals.faults] == ["SC151"]


def test_the_same_words_behind_many_names_are_told_once() -> None:
    rows = "期间,单位,指标,数值\n" + "".join(
        f"2017Q2,{name},专利申请,{n}\n"
        for n, name in enumerate(("春江镇科技办", "孟河镇科技办", "新龙国际商务区(新桥镇)科技办"))
    )
    faults = load_files({"data/a.csv": rows}).faults
    assert [fault.code for fault in faults] == ["SC151"] * 3
    assert len({str(fault.message.say("zh")) for fault in faults[:2]}) == 1
    assert faults[0].message.say("zh") == "方案里没有单位“…科技办”；去掉“科技办”就是方案里的单位"
