"""What ends a run that was asked for wrongly: in one language, and with the line to type instead."""

from __future__ import annotations

import pytest

from tests.cli.running import run


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("evaluate", "--by", "无此项"), "错误：没有叫“无此项”的指标\n"),
        (("evaluate", "-p", "2031"), "错误：没有 2031 年的方案，只有 2016, 2017\n"),
        (("gap", "--rank", "30"), "错误：--rank 30：“总分”只排 11 个单位\n"),
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
