"""What ends a run that was asked for wrongly: in one language, and with the line to type instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.boards import write
from tests.cli.running import process, run


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("evaluate", "--by", "无此项"), "错误：没有叫“无此项”的指标\n"),
        (("evaluate", "-p", "2031"), "错误：没有 2031 年的方案，只有 2016, 2017\n"),
        (
            ("gap", "--rank", "30"),
            "错误：--rank 30：“总分”一起排名的有 11 个单位（缺数的也在内），写 1 至 11\n",
        ),
        (("gap", "--grade", "优秀"), "错误：--grade：本方案没有一张表、一个总分评等次\n"),
    ],
)
def test_of_a_chinese_scheme_in_chinese_alone_on_an_english_system(asked: tuple[str, ...], told: str) -> None:
    done = run(*asked, locale="C")
    assert (done.code, done.out, done.err) == (2, "", told)


def test_where_both_speak_alike_how_the_command_is_called_stands_above() -> None:
    told = run("evaluate", "--by", "无此项").err
    assert "scorecard evaluate --help" in told and "没有叫“无此项”的指标" in told


def test_the_last_place_may_be_asked_for_and_none_behind_it() -> None:
    assert run("gap", "罗溪镇", "--rank", "11").code == 0
    assert run("gap", "罗溪镇", "--rank", "12").code == 2


def test_where_groups_are_ranked_by_themselves_the_last_place_is_that_of_the_group(tmp_path: Path) -> None:
    project = project_of(tmp_path, "    ranking: {among: group}\n")
    assert run("gap", "甲", "--rank", "2", "-p", "2017", "-C", project).code == 0
    assert "一起排名的有 2 个单位" in run("gap", "甲", "--rank", "3", "-p", "2017", "-C", project).err


def test_where_a_table_gives_no_grades_those_that_do_are_named(tmp_path: Path) -> None:
    project = project_of(tmp_path, "    grades: [{grade: 优, top: 1}, {grade: 良}]\n")
    told = run("gap", "甲", "--grade", "优", "-t", "另", "-p", "2017", "-C", project).err
    assert "“另表”不评等次；评等次的有：-t 表\n" in told


def project_of(root: Path, of_table: str) -> str:
    """Three units, two of them in one group, in two tables; what is given stands in the first."""
    table = "    indicators:\n      项: {name: 项, points: 10, targets: 10}\n"
    write(
        root / "config" / "indicators.yaml",
        "title: 例\nyear: 2017\nunits: {甲: {name: 甲, group: 镇}, 乙: {name: 乙, group: 镇}, 丙: {name: 丙, group: 园}}\n"
        f"tables:\n  表:\n    title: 表一\n{of_table}{table}  另:\n    title: 另表\n{table.replace('项', '另项')}",
    )
    write(root / "data" / "actuals.csv", "期间,单位,指标,数值\n2017Q4,甲,项,9\n")
    return str(root)


@pytest.mark.parametrize("text", ["7.86", "罗溪镇"])
def test_a_number_is_explained_and_not_looked_up_as_a_code(text: str) -> None:
    done = run("why", text, locale="en_GB.UTF-8")
    assert done.code == 2
    assert (
        f"“{text}” is no code of a fault, such as SC012" in done.err
        and "scorecard explain UNIT INDICATOR" in done.err
    )


def test_a_code_that_is_none_gets_the_nearest() -> None:
    assert "there is no code SC999; did you mean" in run("why", "SC999", locale="en_GB.UTF-8").err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            ("evaluate", "-p", "2017Q1", "-p", "2017Q2"),
            "-p/--period is given as 2017Q1, 2017Q2, and only one value counts",
        ),
        (("check", "--lang=en", "--lang", "zh"), "--lang is given as en, zh, and only one value counts"),
        (("evaluate", "-o", ""), "nothing stands behind -o; name a file or folder"),
        (("template", "-o", ""), "nothing stands behind -o; name a file or folder"),
        (("evaluate", "--config", ""), "nothing stands behind --config; name a file or folder"),
    ],
)
def test_an_option_of_one_value_is_given_once_and_names_something(asked: tuple[str, ...], told: str) -> None:
    done = run(*asked, locale="C")
    assert done.code == 2 and told in done.err.replace("\n", " ")


@pytest.mark.parametrize("again", [["-p", "2017Q4"], ["-p2017Q4"], ["--period=2017Q4", "-qp", "2017Q4"]])
def test_the_same_value_again_is_one_value(again: list[str]) -> None:
    once = run("evaluate", "-q", "-p", "2017Q4")
    assert run("evaluate", "-q", "-p", "2017Q4", *again) == once and once.code == 0


def test_two_ways_to_write_a_value_are_two_values() -> None:
    done = run("evaluate", "-p", "2017Q4", "--period", "2017q4", locale="zh_CN.UTF-8")
    assert done.code == 2 and "-p/--period写了 2017Q4、2017q4，只有一个值算数；只留一个" in done.err


def test_what_may_be_repeated_is_repeated() -> None:
    assert run("evaluate", "-q", "-q", "--unit", "罗溪镇", "--unit", "春江镇").code == 0


def test_a_file_is_no_folder_for_the_tables(tmp_path: Path) -> None:
    (tmp_path / "res").write_text("x", encoding="utf-8")
    done = run("evaluate", "-f", "csv", "-o", f"{tmp_path / 'res'}/", locale="C")
    assert done.code == 2 and "is a file, not a folder; name another folder" in done.err


def test_help_stands_in_columns_of_the_terminal() -> None:
    from scorecard.base.width import width

    help = process("evaluate", "--help").out.decode().splitlines()
    assert max(map(width, help)) <= 80
    folded = [line for line in help if line.startswith("      ")]
    assert {width(line) - width(line.lstrip()) for line in folded} == {34}


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "“春江镇”是单位；只看它：scorecard trend [指标] --unit 春江镇"),
        ("en", "“春江镇” is a unit; for it alone: scorecard trend [INDICATOR] --unit 春江镇"),
    ],
)
def test_who_follows_a_unit_over_time_is_told_how(lang: str, told: str) -> None:
    done = run("trend", "春江镇", "--lang", lang)
    assert (done.code, told in done.err) == (2, True)
    assert run("trend", "--unit", "春江镇").code == 0


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "C"])
@pytest.mark.parametrize("command", ["gap", "evaluate", "sensitivity", "init"])
def test_help_has_no_signs_for_a_range_but_the_refusal_says_it(command: str, locale: str) -> None:
    assert "<=" not in run(command, "--help", locale=locale).out
    assert ">=" not in run(command, "--help", locale=locale).out
    assert run("gap", "--rank", "0", locale=locale).code == 2
