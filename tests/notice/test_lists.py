"""Lists from tables: what a table of another file says is the same scheme as if it were written in it."""

from __future__ import annotations

import io
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from scorecard.base.fault import errors
from scorecard.base.message import Text, message
from scorecard.language.json_schema import json_schema
from scorecard.language.nodes import NODES, inner_node
from scorecard.load.scheme.beside_heads import head_of
from scorecard.load.scheme.file import SchemeFile, load_scheme
from scorecard.load.source import Source
from scorecard.study.plain import scheme_hash
from scorecard.workspace import read_workspace
from tests.cli.running import run

UNITS = (
    "units: {jia: {name: 甲镇, group: 镇}, yi: {name: 乙镇, group: 镇}, bing: {name: 丙街道, group: 街道}}"
)
ROW = "x: {name: 甲数, number: 1, nature: stock, points: 10, rule: {compare: value, each: 1}}"


def scheme(units: str = UNITS, table: str = f"indicators: {{{ROW}}}", rest: str = "") -> str:
    return f"title: 示例\nyear: 2017\n{units}\ntables:\n  a:\n    title: 表\n    {table}\n{rest}\n"


def row(more: str) -> str:
    return f"indicators: {{x: {{name: 甲数, number: 1, nature: stock, {more}}}}}"


HEADINGS = """indicators:
      health:
        name: 健康
        number: 1
        points: 60
        children:
          life: {name: 预期寿命, measure: 岁, nature: stock, points: 40, rule: {compare: position, against: [20, 85]}}
          death: {name: 死亡率, measure: ‰, nature: stock, points: 20, direction: lower, rule: {compare: position, against: [100, 0]}}
      school:
        {name: 受教育, number: 2, measure: 年, nature: stock, points: 40, due_in: [Q2, Q4], unscored: {missing: leave_out},
         rule: {compare: position, against: [0, 18]}}"""
TWO = "  b:\n    title: 表二\n    indicators: {y1: {name: 乙数, number: 1, targets: 5}}"

PAIRS = {
    "units": (
        scheme(),
        scheme(units="units: {from: u.csv}"),
        {"u.csv": "代号,名称,分组\njia,甲镇,镇\nyi,乙镇,镇\nbing,丙街道,街道\n"},
    ),
    "units, one of them in the scheme": (
        scheme(),
        scheme(units="units: {jia: {name: 甲镇, group: 镇}, from: u.csv}"),
        {"u.csv": "代号,名称,分组\nyi,乙镇,镇\nbing,丙街道,街道\n"},
    ),
    "rows with those below them, of a workbook": (
        scheme(table=HEADINGS),
        scheme(table="indicators: {from: r.xlsx, sheet: 指标}"),
        {
            "r.xlsx": [
                ["创新指标", None],
                [
                    "代号",
                    "序号",
                    "名称",
                    "上级",
                    "计量单位",
                    "性质",
                    "分值",
                    "方向",
                    "比较",
                    "对照.1",
                    "对照.2",
                    "考核期",
                    "未报",
                ],
                ["health", 1, "健康", None, None, None, 60],
                ["life", None, "预期寿命", "健康", "岁", "存量", 40, None, "位置", 20, 85],
                ["death", None, "死亡率", "health", "‰", "存量", 20, "越低越好", "位置", 100, 0],
                ["school", 2, "受教育", None, "年", "存量", 40, None, "位置", 0, 18, "Q2、Q4", "剔除"],
            ]
        },
    ),
    "rows in English, a rule in brackets": (
        scheme(
            table=row("points: 8, rule: {compare: value, bands: [{at_least: 5, points: 8}, {points: 0}]}")
        ),
        scheme(table="indicators: {from: r.csv}"),
        {
            "r.csv": "id,name,number,nature,points,rule\n"
            'x,甲数,1,stock,8,"{compare: value, bands: [{at_least: 5, points: 8}, {points: 0}]}"\n'
        },
    ),
    "rows without ids go by their names": (
        scheme(table="indicators: {甲数: {name: 甲数, number: 1, targets: 9}}"),
        scheme(table="indicators: {from: r.csv}"),
        {"r.csv": "指标,序号,目标值\n甲数,1,9\n"},
    ),
    "targets of a row, as a notice writes them": (
        scheme(table=row("measure: '%', targets: [47.0, {at_least: 60}, --]")),
        scheme(table=row("measure: '%', targets: {from: t.csv}")),
        {"t.csv": "单位,目标值\n甲镇,47.0%\n乙镇,≥60\n丙街道,--\n"},
    ),
    "targets of two periods": (
        scheme(table=row("targets: {2017H1: [1, 2, 3], 2017: [4, 5, 6]}"), rest="frequency: half"),
        scheme(table=row("targets: {2017H1: {from: h.csv}, 2017: {from: y.csv}}"), rest="frequency: half"),
        {
            "h.csv": "单位,目标值\n甲镇,1\n乙镇,2\n丙街道,3\n",
            "y.csv": "单位,目标值\n甲镇,4\n乙镇,5\n丙街道,6\n",
        },
    ),
    "points by group": (
        scheme(table=row("points: {镇: 10, 街道: 8}, targets: 5")),
        scheme(table=row("points: {from: p.csv}, targets: 5")),
        {"p.csv": "分组,分值\n镇,10\n街道,8\n"},
    ),
    "points by group in columns of rows": (
        scheme(table="indicators: {x: {name: 甲数, number: 1, points: {镇: 10, 街道: 8}, targets: 5}}"),
        scheme(table="indicators: {from: r.csv}"),
        {"r.csv": "代号,名称,序号,分值.镇,分值.街道,目标值\nx,甲数,1,10,8,5\n"},
    ),
    "bands, the last one in the scheme": (
        scheme(
            table=row(
                "rule: {compare: value, bands: [{at_least: 9, points: 10}, {at_least: 5, points: 6}, {points: 0}]}"
            )
        ),
        scheme(table=row("rule: {compare: value, bands: [{from: b.csv}, {points: 0}]}")),
        {"b.csv": "达到,分值\n9,10\n5,6\n"},
    ),
    "corners of a line": (
        scheme(table=row("rule: {compare: value, line: [[0, 0], [5, 60%], [9, 100%]]}")),
        scheme(table=row("rule: {compare: value, line: {from: l.csv}}")),
        {"l.csv": "数值,得分\n0,0\n5,60%\n9,100%\n"},
    ),
    "words and their points": (
        scheme(table=row("rule: {choices: {好: 10, 差: 0}}")),
        scheme(table=row("rule: {choices: {from: c.csv}}")),
        {"c.csv": "选项,分值\n好,10\n差,0\n"},
    ),
    "weights of a total": (
        scheme(rest=f"{TWO}\ntotals: {{all: {{weights: {{a: 1/3, b: 2/3}}}}}}"),
        scheme(rest=f"{TWO}\ntotals: {{all: {{from: w.csv}}}}"),
        {"w.csv": "表,权重\na,1/3\nb,2/3\n"},
    ),
    "grades of a table": (
        scheme(
            table=f"grades: [{{grade: 优秀, if: {{at_least: 9}}}}, {{grade: 合格}}]\n    indicators: {{{ROW}}}"
        ),
        scheme(table=f"grades: {{from: g.csv}}\n    indicators: {{{ROW}}}"),
        {"g.csv": "等次,条件.达到\n优秀,9\n合格,\n"},
    ),
    "the units of a table": (
        scheme(table=f"units: [丙街道, 甲镇]\n    indicators: {{{ROW}}}"),
        scheme(table=f"units: {{from: m.csv}}\n    indicators: {{{ROW}}}"),
        {"m.csv": "单位\n丙街道\n甲镇\n"},
    ),
    "panels of judges": (
        scheme(
            table="indicators: {m: {name: 评议, number: 1, judges: {甲组: 70, 乙组: 30}}}",
            rest="juries: {甲组: [张, 王], 乙组: [李]}",
        ),
        scheme(
            table="indicators: {m: {name: 评议, number: 1, judges: {from: w.csv}}}",
            rest="juries: {from: j.csv}",
        ),
        {"w.csv": "评委组,评委\n甲组,70\n乙组,30\n", "j.csv": "评委组,一,二\n甲组,张,王\n乙组,李,\n"},
    ),
}
"""By what is listed: a scheme as it is written, the same with tables, and these."""


def as_bytes(table: str | list[list[object]]) -> bytes:
    if isinstance(table, str):
        return table.encode("gb18030")
    book = openpyxl.Workbook()
    book.active.title = "指标"
    for cells in table:
        book.active.append(cells)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read(text: str, **tables: bytes) -> SchemeFile:
    def opener(name: str) -> Source | Text:
        file = name.partition("[")[0]
        return Source(file, tables[file]) if file in tables else message("it does not exist")

    return load_scheme(Source("s.yaml", text.encode()), "", opener)


def told(file: SchemeFile) -> list[str]:
    return [f"{fault.code} {fault.span}" for fault in file.faults]


@pytest.mark.parametrize("name", PAIRS)
def test_a_list_from_a_table_is_the_list_written_in_the_scheme(name: str) -> None:
    written, listed, tables = PAIRS[name]
    one = read(written)
    other = read(listed, **{file: as_bytes(table) for file, table in tables.items()})
    assert one.scheme and other.scheme, (told(one), told(other))
    assert scheme_hash(one.scheme) == scheme_hash(other.scheme)
    assert [unit.id for unit in one.scheme.units] == [unit.id for unit in other.scheme.units]
    assert not told(other)


@pytest.mark.parametrize("name", PAIRS)
def test_a_changed_table_is_another_scheme(name: str) -> None:
    _, listed, tables = PAIRS[name]
    before = read(listed, **{file: as_bytes(table) for file, table in tables.items()}).scheme
    assert before
    for file, table in tables.items():
        fewer = (
            table[:-1] if isinstance(table, list) else "\n".join(table.rstrip("\n").split("\n")[:-1]) + "\n"
        )
        changed = read(
            listed, **{one: as_bytes(fewer if one == file else two) for one, two in tables.items()}
        )
        assert changed.scheme is None or scheme_hash(changed.scheme) != scheme_hash(before), file


def test_faults_of_tables_and_of_the_scheme_are_told_together() -> None:
    file = read(
        scheme(units="units: {from: u.csv}", table=row("points: ten, targets: {from: t.csv}")),
        **{
            "u.csv": "名称,参评\n甲镇,也许\n乙镇,是\n".encode(),
            "t.csv": "单位,目标值\n甲镇,视情况\n乙镇,5\n".encode(),
        },
    )
    assert told(file) == ["SC014 u.csv:2:4", "SC014 s.yaml:7:66", "SC014 t.csv:2:4"]


def test_a_figure_over_several_cells_is_refused() -> None:
    book = openpyxl.Workbook()
    for cells in [["单位", "目标值"], ["甲镇", 5], ["乙镇", None], ["丙街道", 7]]:
        book.active.append(cells)
    book.active.merge_cells("B2:B3")
    kept = io.BytesIO()
    book.save(kept)
    file = read(scheme(table=row("targets: {from: t.xlsx}")), **{"t.xlsx": kept.getvalue()})
    assert told(file)[0].startswith("SC440 t.xlsx[Sheet]:2:2") and file.scheme is None


ITEMS = "代号,名称,序号,性质,分值,目标值\nx,甲数,1,存量,10,{target}\n"


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        # A thousands comma without quotes makes two cells of one figure; neither is taken for it.
        (ITEMS.format(target="1,000"), ["SC117 r.csv:2:16"]),
        (ITEMS.format(target='"1,000"'), []),
        # A space behind a comma parts figures, here two for three units; it does not part thousands.
        (ITEMS.format(target='"100, 200"'), ["SC061 r.csv:2:14"]),
        (ITEMS.replace("性质", "").format(target="5"), ["SC121 r.csv:1:10"]),
        (ITEMS.replace("性质", "分值.镇").replace("存量", "8").format(target="5"), ["SC048 r.csv:2:10"]),
        (ITEMS.replace("性质", "分值.镇").replace("存量", "").format(target="5"), []),
        (ITEMS.splitlines()[0] + "\n", ["SC443 s.yaml:7:24"]),
    ],
)
def test_no_cell_of_a_list_is_shifted_lost_or_joined(table: str, wanted: list[str]) -> None:
    file = read(scheme(table="indicators: {from: r.csv}"), **{"r.csv": table.encode()})
    assert told(file) == wanted


def test_a_target_that_is_none_is_told_with_its_row() -> None:
    file = read(scheme(table="indicators: {from: r.csv}"), **{"r.csv": ITEMS.format(target="50%").encode()})
    (fault,) = file.faults
    assert fault.code == "SC448"
    assert "全部单位" in "".join(fault.lines("zh")) and "甲数" in "".join(fault.lines("zh"))


def test_a_group_over_several_rows_is_the_group_of_each() -> None:
    book = openpyxl.Workbook()
    for cells in [
        ["代号", "分组", "名称"],
        ["jia", "镇", "甲镇"],
        ["yi", None, "乙镇"],
        ["bing", "街道", "丙街道"],
    ]:
        book.active.append(cells)
    book.active.merge_cells("B2:B3")
    kept = io.BytesIO()
    book.save(kept)
    file = read(scheme(units="units: {from: u.xlsx}"), **{"u.xlsx": kept.getvalue()})
    assert file.scheme and [unit.group for unit in file.scheme.units] == ["镇", "镇", "街道"]


def test_shares_and_dates_of_a_workbook_are_read_as_they_are_stored() -> None:
    book = openpyxl.Workbook()
    for cells in [["名称", "序号", "计量单位", "目标值", "说明"], ["甲数", 1, "%", 0.475, None]]:
        book.active.append(cells)
    book.active["D2"].number_format = "0.0%"
    kept = io.BytesIO()
    book.save(kept)
    file = read(scheme(table="indicators: {from: r.xlsx}"), **{"r.xlsx": kept.getvalue()})
    assert file.scheme, told(file)
    (targets,) = file.scheme.tables[0].rows[0].targets.values()
    assert [cell.text for cell in targets] == ["47.5"] * 3


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("points", ("points",)),
        ("分值", ("points",)),
        ("满分", ("points",)),
        ("分值.镇", ("points", "镇")),
        ("计分规则.对照.1", ("rule", "against", 1)),
        ("against.2", ("rule", "against", 2)),
        ("missing", ("unscored", "missing")),
        ("targets.2017Q2", ("targets", "2017Q2")),
        ("between", ("plausible", "between")),
        ("at_least", None),
        ("备查", None),
    ],
)
def test_what_a_head_names(head: str, path: tuple[str | int, ...] | None) -> None:
    found = head_of(head, NODES["indicator"])
    assert (found.path if found else None) == path


FIELDS = [
    (node.name, field.name)
    for node in NODES.values()
    for field in node.fields
    if field.kind.entry is not None
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("node", "field"), FIELDS)
def test_an_editor_knows_that_every_list_may_stand_in_a_file(node: str, field: str, lang: str) -> None:
    schema = json_schema(lang)  # type: ignore[arg-type]
    own = schema if node == "scheme" else schema["definitions"][node]
    fields = own["properties"] if "properties" in own else own["anyOf"][0]["properties"]
    one = {**fields[field], "definitions": schema["definitions"]}
    jsonschema.Draft7Validator(one).validate({"from": "list.xlsx", "sheet": "一"})


@pytest.mark.parametrize(("node", "field"), FIELDS)
def test_every_list_of_mappings_knows_its_columns(node: str, field: str) -> None:
    kind = NODES[node].by_name[field].kind.entry
    type = inner_node(kind) if kind else None
    for one in type.fields if type else ():
        assert head_of(one.name, type) and head_of(one.chinese, type), one.name


def test_the_scheme_tells_where_its_lists_stand(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "config" / "indicators.yaml").write_text(scheme(units="units: {from: u.csv}"), "utf-8")
    (tmp_path / "config" / "u.csv").write_text("名称,分组\n甲镇,镇\n乙镇,镇\n", "utf-8")
    assert not errors(read_workspace(tmp_path).faults)
    assert "考核单位：u.csv，2条" in run("check", "--read-back", at=tmp_path).out
    assert "Units: u.csv, 2 entries" in run("check", "--read-back", "--lang", "en", at=tmp_path).out


def test_a_seal_holds_every_list(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "data").mkdir()
    table = row("points: {from: p.csv}, rule: {compare: value, each: 1}")
    (tmp_path / "config" / "indicators.yaml").write_text(scheme(table=table), "utf-8")
    points = tmp_path / "config" / "p.csv"
    points.write_text("分组,分值\n镇,10\n街道,8\n", "utf-8")
    (tmp_path / "data" / "d.csv").write_text(
        "期间,单位,指标,数值\n" + "".join(f"2017,{unit},甲数,9\n" for unit in ("甲镇", "乙镇", "丙街道")),
        "utf-8",
    )
    sealed = run("publish", "2017", at=tmp_path)
    assert sealed.code == 0, sealed
    assert run("verify", "2017", at=tmp_path).code == 0
    points.write_text("分组,分值\n镇,12\n街道,8\n", "utf-8")
    assert run("verify", "2017", at=tmp_path).code == 1
