"""What of a notice is no plain number: a unit or a row without any is in the scheme all the same, or listed with its place."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.cli.running import run
from tests.notice.test_shapes import drafted, targets


@pytest.mark.parametrize(
    ("cells", "expected", "said"),
    [
        (("400左右", "约3"), ["--", "2", "3"], "附件1.csv 第2行 C列“400左右”"),
        (("5①", "3*"), ["--", "2", "3"], "附件1.csv 第2行 C列“5①”"),
        (("视情况", "视情况"), ["--", "2", "3"], "附件1.csv 第3行 C列“视情况”"),
        (("", ""), ["2", "3"], "附件1.csv 第1行 C列“春江镇”：这一列没有内容，没有采用"),
    ],
)
def test_a_unit_without_a_readable_target_is_in_the_scheme_or_listed(
    cells: tuple[str, str], expected: list[str], said: str, tmp_path: Path
) -> None:
    """400左右 is a target that is no plain one; so is what else stands below a unit; where nothing does, its head is listed."""
    rows = (f"1,新增企业（家）,{cells[0]},2,3", f"2,研发投入（万元）,{cells[1]},2,3")
    scheme, made, _ = drafted(tmp_path, "序号,指标名称,春江镇,孟河镇,薛家镇", *rows)
    assert targets(scheme) == dict.fromkeys(("新增企业", "研发投入"), expected)
    assert said in made.out


def test_a_row_without_a_readable_target_is_in_the_scheme_or_listed(tmp_path: Path) -> None:
    head = "序号,指标名称,春江镇,孟河镇"
    scheme, made, _ = drafted(tmp_path / "first", head, "1,新增企业,视情况,视情况", "2,研发投入,7,8")
    assert targets(scheme) == {"新增企业": ["--", "--"], "研发投入": ["7", "8"]}
    assert made.out.count("“视情况”") == 2
    _, made, _ = drafted(tmp_path / "last", head, "1,新增企业,7,8", "2,研发投入,,", "注：含街道,,,")
    assert "第3行 B列“研发投入”：这一行没有读得懂的数，当作说明了" in made.out and "含街道" not in made.out
    _, made, _ = drafted(tmp_path / "turned", "单位,新增企业,研发投入", "春江镇,7,8", "孟河镇,,")
    assert "第3行 A列“孟河镇”：这一行没有读得懂的数，当作说明了" in made.out


def test_what_is_struck_through_in_a_word_table_is_no_part_of_a_target(tmp_path: Path) -> None:
    written = docx.Document()
    table = written.add_table(rows=2, cols=4)
    for cells, row in zip(table.rows, ("序号 指标名称 春江镇 孟河镇", "1 新增企业（家） 12 2"), strict=True):
        for cell, text in zip(cells.cells, row.split(), strict=True):
            cell.text = text
    table.cell(1, 2).paragraphs[0].runs[0].font.strike = True
    table.cell(1, 2).paragraphs[0].add_run("30").font.double_strike = False
    written.save(tmp_path / "附件1.docx")
    made = run("init", "new", "--from", "附件1.docx", "--lang", "zh", at=tmp_path)
    text = (tmp_path / "new" / "config" / "indicators.yaml").read_text(encoding="utf-8")
    assert "“1\u03362\u033630”" in made.out and "目标值: [--, 2]" in text
