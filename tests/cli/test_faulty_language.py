"""A scheme that is faulty is told in the language which it says, as a sound one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run

SCHEME = "title: 考核\nyear: 2017\nunits: {jia: {name: 甲镇}}\ntables: {t: {title: 表, indicators: {x: {name: 数, targts: 9}}}}\n"


def checked(place: Path, scheme: str, locale: str, *more: str) -> str:
    (place / "config").mkdir()
    (place / "config" / "indicators.yaml").write_text(scheme, encoding="utf-8")
    done = run("check", *more, at=place, locale=locale)
    assert done.code == 1
    return done.out + done.err


@pytest.mark.parametrize("said", ["language: zh", "语言: zh", "语言: 中文", 'language: "zh"'])
def test_in_chinese_on_an_english_system(tmp_path: Path, said: str) -> None:
    assert "错误[" in checked(tmp_path, f"{said}\n{SCHEME}", "en_US.UTF-8")


def test_in_english_on_a_chinese_system(tmp_path: Path) -> None:
    assert "error[" in checked(tmp_path, f"language: en\n{SCHEME}", "zh_CN.UTF-8")


def test_also_where_another_line_is_no_yaml(tmp_path: Path) -> None:
    assert "error[SC001]" in checked(tmp_path, f"language: en\n{SCHEME}notes: [a\n", "zh_CN.UTF-8")


def test_where_the_language_is_faulty_itself_that_of_the_system(tmp_path: Path) -> None:
    assert "error[" in checked(tmp_path, f"language: fr\n{SCHEME}", "en_US.UTF-8")


def test_what_is_asked_for_goes_before(tmp_path: Path) -> None:
    assert "error[" in checked(tmp_path, f"language: zh\n{SCHEME}", "zh_CN.UTF-8", "--lang", "en")
