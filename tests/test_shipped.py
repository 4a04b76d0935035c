"""The shipped project: the notice's targets, plausible returns, and results that hang on meaning alone."""

import csv
import json
import random
import shutil
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
import yaml

from tests.cli.running import run

ROOT = Path(__file__).resolve().parent.parent
PERIODS = [f"{year}Q{quarter}" for year in (2016, 2017) for quarter in (1, 2, 3, 4)]

UNITS = [
    "滨江经济开发区（春江镇）",
    "现代农业产业园区（孟河镇）",
    "新龙国际商务区(新桥镇)",
    "生命健康产业园区（薛家镇）",
    "空港产业园（罗溪镇）",
    "西夏墅镇",
    "奔牛镇",
    "河海街道",
    "三井街道",
    "光伏产业园区（龙虎塘街道）",
    "创意产业基地",
]

# Number, name, eleven values as printed, and their sum added up by hand.
ANNEX_2 = """
1  高新技术产业产值占规上工业产值比重  47.0% 13.5% 57.5% 56.5% 59.0% 28.5% 66.0% 45.5% 62.5% 85.0% --  521.0
2  有效期内的高企总数          86 23 14 50 35 23 16 33 53 31 33                       397
3  新增市级以上研发机构        3 1 1 3 1 2 1 1 3 1 1                                  18
4  民科指标数                  56 60 12 45 39 39 18 30 40 19 10                       368
5  新申报的省高品数            86 23 14 50 35 23 14 33 53 31 33                       395
6  专利申请                    910 600 450 700 550 600 180 1200 1600 600 185          7575
6  发明申请                    350 100 200 300 260 200 70 600 800 280 65              3225
6  发明授权                    70 16 20 55 45 26 10 170 110 55 20                     597
7  认定市级及以上创新人才      3 1 1 2 1 1 1 1 3 2 2                                  18
8  举办专场产学研活动          5 3 3 5 4 3 3 3 4 4 3                                  40
8  5.18期间来访产学研活动      1 1 1 1 1 1 1 1 1 1 1                                  11
8  签订产学研协议              18 8 5 10 7 10 7 7 10 7 7                              96
9  组织专场科普活动场          30 20 20 20 20 20 20 20 20 20 3                        213
10 科普工作信息                25 15 15 15 15 15 15 15 15 15 3                        163
10 科技工作信息                12 12 12 12 12 12 12 12 12 12 3                        123
"""

ANNEX_1 = {
    "研发经费占地区生产总值比重": 2.86,
    "高新技术产业产值占规模以上工业产值比重": 59.0,
    "万人发明专利拥有量": 44.33,
    "新增经认定的高新技术企业数": 152,
    "新增企业研发机构数": 29,
    "省级以上": 8,
    "新增众创空间等科技创业平台数": 5,
}

ANNEX_3 = [
    "党委、政府对科技工作的重视程度",
    "科技工作机构构建、人员和专项资金的保障情况",
    "科技创新的氛围及特色工作",
]


def load_oracle():
    spec = spec_from_file_location("scorecard_oracle", Path(__file__).with_name("oracle.py"))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


oracle = load_oracle()


def evaluate(root, period, form="json"):
    """What `evaluate` writes to stdout, sign for sign."""
    done = run("evaluate", "-C", str(root), "-p", period, "-f", form)
    assert done.code == 0, done.err
    return done.out


@cache
def shipped(period, form="json"):
    return evaluate(ROOT, period, form)


@cache
def table(id, period="2017Q4"):
    return next(t for t in json.loads(shipped(period))["tables"] if t["id"] == id)


# ---- the notice ----


def test_annex_2_stands_as_printed():
    towns = table("towns")
    assert [row["name"] for row in towns["rows"]] == UNITS
    named = {i["name"]: i["id"] for i in towns["indicators"]}
    cells = 0
    for line in ANNEX_2.split("\n")[1:-1]:
        _, name, *values, total = line.split()
        column = [row["cells"][named[name]] for row in towns["rows"]]
        assert [c["target_printed"] for c in column] == values, name
        assert sum(c["target"] or 0 for c in column) == float(total), name
        cells += len(column)
    assert cells == 165
    assert [len(row["cells"]) for row in towns["rows"]] == [15] * 11


def test_annex_2_stands_in_printed_order_under_its_numbers():
    towns = table("towns")
    printed = [line.split()[:2] for line in ANNEX_2.split("\n")[1:-1]]
    assert [i["name"] for i in towns["indicators"] if not i.get("heading")] == [name for _, name in printed]
    assert [i["number"] for i in towns["indicators"] if i["number"]] == list(range(1, 11))
    assert {i["name"]: i["points"] for i in towns["indicators"] if i.get("heading")} == {
        "专利": 10,
        "上报信息": 10,
    }
    assert towns["full_points"] == 100


def test_annex_1_stands_as_printed():
    district = table("district")
    (row,) = district["rows"]
    names = {i["id"]: i["name"] for i in district["indicators"]}
    assert {names[id]: cell["target"] for id, cell in row["cells"].items()} == ANNEX_1
    assert row["name"] == "全区" and row["rank"] is None and row["total"] is not None


def test_annex_3_has_the_three_items_that_are_printed():
    rubric = table("rubric")
    assert [(i["number"], i["name"], i["points"]) for i in rubric["indicators"]] == [
        (n, name, 10) for n, name in enumerate(ANNEX_3, 1)
    ]
    assert [row["name"] for row in rubric["rows"]] == UNITS


def test_the_item_without_target_costs_nothing():
    row = table("towns")["rows"][-1]
    cell = row["cells"]["hightech_share"]
    assert (cell["status"], cell["points"], cell["target"]) == ("not_applicable", None, None)
    assert row["full_points"] == 100
    assert row["total"] == pytest.approx(row["earned"] / 90 * 100)


def test_weights_of_both_years():
    weights = [json.loads(shipped(p))["totals"][0]["weights"] for p in ("2016Q4", "2017Q4")]
    assert weights == [{"towns": 60, "rubric": 40}, {"towns": 70, "rubric": 30}]


def test_last_year_says_that_it_is_an_illustration():
    text = (ROOT / "config" / "2016.yaml").read_text("utf-8")
    scheme = yaml.safe_load(text)
    assert "示例" in scheme["title"] and "示例" in scheme["notes"][0] and "示例" in text.split("\n")[1]


def test_what_changed_between_the_years():
    before, after = ({i["name"] for i in table("towns", p)["indicators"]} for p in ("2016Q4", "2017Q4"))
    assert before - after == {"新增科技上市培育企业数"}
    assert after - before == {"认定市级及以上创新人才"}
    hehai = [table("towns", p)["rows"][7]["cells"]["granted"]["target"] for p in ("2016Q4", "2017Q4")]
    assert hehai == [60, 170]
    names = [table("towns", p)["rows"][9]["name"] for p in ("2016Q4", "2017Q4")]
    assert names == ["龙虎塘街道", "光伏产业园区（龙虎塘街道）"]


# ---- the returns ----


@cache
def actuals(period):
    """(table, unit, row) → value, as the oracle reads the files."""
    tables = oracle.recompute(ROOT, period)["tables"]
    return {
        (t["id"], r["unit"], id): c["actual"]
        for t in tables
        for r in t["rows"]
        for id, c in r["cells"].items()
    }


def test_every_row_says_that_it_is_an_illustration():
    rows = list(oracle.returns(ROOT))
    assert len(rows) > 1500
    assert {row["source"] for row in rows} == {"示例数据"}


@pytest.mark.parametrize("year", [2016, 2017])
def test_what_is_counted_up_never_falls(year):
    scheme = oracle.read_scheme(ROOT, year)
    flows = {(t.id, r.id) for t in scheme["tables"] for r in t.rows if r.nature == "flow" and not r.judged}
    quarters = [actuals(f"{year}Q{q}") for q in (1, 2, 3, 4)]
    checked = 0
    for key in quarters[0]:
        if (key[0], key[2]) in flows:
            known = [q[key] for q in quarters if q[key] is not None]
            assert known == sorted(known), key
            assert all(v >= 0 and v.denominator == 1 for v in known), key
            checked += 1
    assert checked > 140


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    ("part", "whole"),
    [("inventions", "applications"), ("fair", "activities"), ("provincial_centres", "new_rd_centres")],
)
def test_a_part_is_at_most_the_whole(period, part, whole):
    values = actuals(period)
    found = [(v, values[t, u, whole]) for (t, u, id), v in values.items() if id == part]
    assert found and all(a <= b for a, b in found if a is not None and b is not None)


@pytest.mark.parametrize("year", [2016, 2017])
def test_the_year_ends_near_its_targets(year):
    tables = oracle.recompute(ROOT, f"{year}Q4")["tables"]
    cells = [c for t in tables for r in t["rows"] for c in r["cells"].values()]
    done = [c["completion"] for c in cells if c["completion"] is not None]
    assert sum(0.8 <= c <= 1.25 for c in done) > 0.9 * len(done)
    assert max(done) < 2


def test_at_the_end_of_2017_one_cell_is_missing():
    rows = [row for t in json.loads(shipped("2017Q4"))["tables"] for row in t["rows"]]
    missing = [(r["unit"], id) for r in rows for id, c in r["cells"].items() if c["status"] == "missing"]
    assert missing == [("benniu", "granted")]
    assert [r["unit"] for r in rows if r["lacking"]] == ["benniu"]


def test_the_files_show_the_tool_at_work():
    """One return in GB18030, one corrected cell, one pending, one late, one value that is set aside."""
    legacy = [p for p in sorted(ROOT.glob("data/**/*.csv")) if not is_utf8(p.read_bytes())]
    assert len(legacy) == 1
    rows = list(oracle.returns(ROOT))
    assert [(r["was"], r["value"]) for r in rows if r.get("was")] == [("70", "72"), ("72", "71")]
    assert sum(r.get("status") == "待核" for r in rows) == 1
    assert {r["period"] for r in rows if "迟报" in r.get("note", "")} == {"2017年二季度"}
    sent = [r["value"] for r in rows if r["unit"] == "创意产业基地" and r["indicator"] == "高新产值占比"]
    assert sent == ["40"]
    assert actuals("2017Q3")["towns", "chuangyi", "hightech_share"] is None


def is_utf8(data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# ---- the same meaning, the same bytes ----


@pytest.fixture
def project(tmp_path):
    """A copy that may be turned upside down."""
    for name in ("config", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def read_csv(path):
    with path.open(encoding="utf-8" if is_utf8(path.read_bytes()) else "gb18030", newline="") as file:
        return list(csv.reader(file))


def write_csv(path, rows, encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)


def long_files(root):
    heads = {path: read_csv(path)[0] for path in sorted(root.glob("data/**/*.csv"))}
    return [path for path, head in heads.items() if {"指标", "indicator"} & set(head) and len(head) < 12]


def unchanged(project):
    return all(
        evaluate(project, period, form) == shipped(period, form)
        for period, form in (("2017Q4", "json"), ("2017Q4", "plain"), ("2017Q2", "json"), ("2016Q4", "json"))
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_means_nothing(project, seed):
    order = random.Random(seed)
    for path in sorted(project.glob("data/**/*.csv")):
        rows = read_csv(path)
        start = next(n for n, row in enumerate(rows) if len(row) > 2) + 1
        body = rows[start:]
        order.shuffle(body)
        write_csv(path, rows[:start] + body)
    assert unchanged(project)


def test_splitting_files_means_nothing(project):
    for path in long_files(project):
        head, *body = read_csv(path)
        middle = len(body) // 2
        write_csv(path, [head, *body[:middle]])
        write_csv(path.with_name(f"{path.stem}-续.csv"), [head, *body[middle:]])
    assert unchanged(project)


def test_renaming_and_moving_files_means_nothing(project):
    for n, path in enumerate(reversed(long_files(project))):
        path.rename(project / "data" / f"上报 {n:02d}.csv")
    assert unchanged(project)


def test_the_encoding_means_nothing(project):
    for path in sorted(project.glob("data/**/*.csv")):
        write_csv(path, read_csv(path), "gb18030")
    assert unchanged(project)


def test_a_byte_order_mark_means_nothing(project):
    for path in sorted(project.glob("data/**/*.csv")):
        write_csv(path, read_csv(path), "utf-8-sig")
    assert unchanged(project)


ORDERED = {"units", "tables", "indicators", "children", "parts"}  # their order is the printed order
NAMED = {"totals", "columns"}


def turn(node, keep=False):
    """Reverse the settings of every entry, in the tree of the YAML so that numbers stay as written."""
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if not keep and key.value in ORDERED:
            turn(value, keep=True)
        elif keep or key.value not in NAMED:
            turn(value)
    if not keep:
        node.value.reverse()


def test_the_order_of_settings_means_nothing(project):
    for path in sorted(project.glob("config/*.yaml")):
        tree = yaml.compose(path.read_text("utf-8"))
        turn(tree)
        path.write_text(yaml.serialize(tree, allow_unicode=True), "utf-8")
        assert path.read_text("utf-8").startswith(("in_text:", "notes:"))
    assert unchanged(project)
