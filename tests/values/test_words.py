"""A word stands wherever its row's actual stands, is never a number, and keeps its meaning from year to year."""

import json

import numpy as np
import pytest

from scorecard.engine.as_now import recode_words
from scorecard.model.figure import as_figures
from tests.cli.running import run

SCHEME = """
title: {year}年企业评价
year: {year}
units: {{甲: {{name: 甲公司}}, 乙: {{name: 乙公司}}, 丙: {{name: 丙公司}}}}
tables:
  表:
    title: 评价表
    indicators:
      领域: {{name: 主导产品领域, rule: {{choices: {{{choices}}}}}}}
      项目: {{name: 项目数, targets: 10}}
"""
THEN, NOW = "战略性新兴产业: 10, 其他: 5", "其他: 4, 战略性新兴产业: 80%, 未来产业: 10"
ROWS = """period,unit,indicator,value
2017,甲公司,主导产品领域,其他
2017,乙公司,主导产品领域,战略性新兴产业
2017,丙公司,主导产品领域,其他
2017,甲公司,项目数,8
2017,乙公司,项目数,9
2017,丙公司,项目数,10
2018,甲公司,主导产品领域,战略性新兴产业
2018,乙公司,主导产品领域,战略性新兴产业
2018,丙公司,主导产品领域,未来产业
2018,甲公司,项目数,8
2018,乙公司,项目数,9
2018,丙公司,项目数,10
"""


@pytest.fixture
def firms(tmp_path):
    write(tmp_path / "config/2017.yaml", SCHEME.format(year=2017, choices=THEN))
    write(tmp_path / "config/indicators.yaml", SCHEME.format(year=2018, choices=NOW))
    write(tmp_path / "data/actuals.csv", ROWS)
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(at, *words):
    return json.loads(run(*words, "-f", "json", at=at).out)


def test_the_json_has_the_word_and_no_number(firms):
    board = found(firms, "evaluate")
    cell = board["tables"][0]["rows"][2]["cells"]["领域"]
    assert (cell["actual"], cell["word"], cell["points"]) == (None, "未来产业", 10)
    assert board["tables"][0]["indicators"][0]["words"] == ["其他", "战略性新兴产业", "未来产业"]
    assert "word" not in board["tables"][0]["rows"][2]["cells"]["项目"]


@pytest.mark.parametrize("form", ["plain", "markdown", "html", "csv"])
def test_every_output_prints_the_word_where_the_actual_stands(firms, form):
    if form != "csv":  # which holds one table
        assert "未来产业" in run("evaluate", "-t", "表", "-f", form, "-q", at=firms).out
        assert "未来产业" in run("explain", "丙公司", "-f", form, at=firms).out
    assert "未来产业" in run("evaluate", "--by", "主导产品领域", "-f", form, "-q", at=firms).out


def test_every_cell_as_csv_has_the_word(firms):
    lines = run("evaluate", "--cells", "-f", "csv", "-q", at=firms).out.splitlines()
    assert [line.split(",")[8] for line in lines if "主导产品领域" in line].count("未来产业") == 1


def test_a_change_of_words_has_no_size_and_its_points_are_shared_out_exactly(firms):
    table = found(firms, "diff")["tables"][0]
    changes = {row["unit"]: row["cells"]["领域"] for row in table["rows"]}
    assert changes["甲"]["actual"] == {
        "now": None,
        "then": None,
        "change": None,
        "percent": None,
        "word": {"now": "战略性新兴产业", "then": "其他"},
    }
    # By last year's rule 5 → 10, by this year's 4 → 8: the word brought (5 + 4) ÷ 2, the rule (8 − 10 + 4 − 5) ÷ 2.
    assert (changes["甲"]["because"]["actual"], changes["甲"]["because"]["rule"]) == (4.5, -1.5)
    # The same word under another number: nothing but the rule changed.
    assert (changes["乙"]["because"]["actual"], changes["乙"]["because"]["rule"]) == (0, -2)
    # A word that last year's rule does not have counts half way between then and now.
    for change in changes.values():
        assert sum(change["because"].values()) == pytest.approx(change["points"]["change"])


def test_the_change_is_told_in_words(firms):
    said = run("diff", "-t", "表", "-q", at=firms, columns=160).out
    row = next(line for line in said.splitlines() if "甲公司" in line and "主导产品领域" in line)
    assert row.split()[2:4] == ["战略性新兴产业", "其他"]


def test_the_trend_of_words_has_no_bars_and_no_growth(firms):
    said = found(firms, "trend", "主导产品领域")
    assert said["rows"][0]["words"] == ["其他", "战略性新兴产业"]
    assert said["rows"][0]["values"] == [None, None] == said["rows"][0]["year_on_year"]
    printed = run("trend", "主导产品领域", "-q", at=firms).out
    assert "未来产业" in printed and "走势图" not in printed


def test_a_seal_proves_itself_and_the_order_of_choices_means_nothing(firms):
    assert run("publish", "2018", "--date", "2019-01-10", at=firms).code == 0
    assert run("verify", at=firms).code == 0
    turned = "未来产业: 10, 战略性新兴产业: 80%, 其他: 4"
    write(firms / "config/indicators.yaml", SCHEME.format(year=2018, choices=turned))
    assert run("verify", at=firms).code == 0
    before = found(firms, "evaluate")["scheme"]["hash"]
    write(firms / "config/indicators.yaml", SCHEME.format(year=2018, choices=NOW))
    assert found(firms, "evaluate")["scheme"]["hash"] == before


def test_verify_names_the_words_that_part(firms):
    run("publish", "2018", "--date", "2019-01-10", at=firms)
    write(
        firms / "data/actuals.csv",
        ROWS.replace("2018,丙公司,主导产品领域,未来产业", "2018,丙公司,主导产品领域,其他"),
    )
    (part,) = found(firms, "verify")["differences"]
    assert (part["unit"], part["sealed"], part["now"]) == ("丙", "未来产业", "其他")


def test_words_in_arrays_are_no_numbers_of_another_row():
    codes = as_figures([0.0, 1.0, np.nan])
    assert recode_words(codes, (), ("是", "否")).missing.all()
    assert recode_words(codes, ("是", "否"), ()).missing.all()
    assert recode_words(codes, ("Ａ 级", "B级"), ("B级", "A级")).tolist()[:2] == [1.0, 0.0]
