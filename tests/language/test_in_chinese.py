"""A scheme written in Chinese names is the same as in English ones: its records, its hash, and what is wrong with it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from scorecard.base.codes import codes, fault_text
from scorecard.base.fault import Fault, errors
from scorecard.base.span import Span
from scorecard.language.formula_functions import FUNCTIONS
from scorecard.language.nodes import NODES
from scorecard.language.reworded import in_chinese_names
from scorecard.load.disk import opener_of
from scorecard.load.scheme.file import SchemeFile, load_scheme
from scorecard.load.source import Source
from scorecard.scheme.kinds.named import CHINESE
from scorecard.study.plain import scheme_hash
from tests.boards import write
from tests.cli.running import run
from tests.faults.gallery import EXHIBITS
from tests.faults.gallery import HERE as GALLERY
from tests.language.test_called import LISTS
from tests.language.translated import in_chinese

ROOT = Path(__file__).resolve().parents[2]
SCHEMES = (
    *sorted(ROOT.glob("**/config/indicators.yaml")),
    ROOT / "tests" / "study" / "every-rule.yaml",
    *sorted((ROOT / "tests" / "published").glob("*.yaml")),
)
SOUND = [path for path in SCHEMES if GALLERY not in path.parents and "{{" not in path.read_text("utf-8")]


def read(text: str, folder: Path) -> SchemeFile:
    """A scheme as it stands in a folder."""
    source = Source("indicators.yaml", text.encode("utf-8"))
    return load_scheme(source, "", opener_of(folder, folder.parent))


def told(file: SchemeFile) -> list[tuple[str, str, int]]:
    """What is wrong, and in which line."""
    return sorted((fault.code, fault.span.path, fault.span.line) for fault in file.faults)


def same(text: str, folder: Path) -> None:
    """That a scheme and its translation are read alike."""
    english, chinese = read(text, folder), read(in_chinese(text), folder)
    assert told(chinese) == told(english)
    assert chinese.scheme == english.scheme
    if english.scheme and chinese.scheme:
        assert scheme_hash(chinese.scheme) == scheme_hash(english.scheme)


@cache
def cases() -> dict[str, str]:
    """The schemes of all cases worked by hand, each once."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "tests" / "cases").glob("*.yaml")):
        for case in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader):
            if isinstance(case.get("scheme"), str):
                found.setdefault(case["scheme"], f"{path.stem} {case['name']}")
    return found


@pytest.mark.parametrize("path", SOUND, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_scheme_in_chinese_equals_the_same_in_english(path: Path) -> None:
    text = path.read_text("utf-8")
    assert in_chinese(text) != text
    same(text, path.parent)


def test_no_english_name_is_left_in_the_shipped_scheme() -> None:
    lines = in_chinese((ROOT / "config" / "indicators.yaml").read_text("utf-8")).splitlines()
    written = [line.partition("#")[0].strip().partition(":")[0] for line in lines]
    names = {field.name for node in NODES.values() for field in node.fields}
    # The id of the total is the user's own.
    assert names & set(written) == {"overall"}


@pytest.mark.parametrize("number", range(4))
def test_the_schemes_of_the_cases_are_the_same_in_chinese(number: int) -> None:
    for text in list(cases())[number::4]:
        try:
            same(text, ROOT)
        except AssertionError as error:
            raise AssertionError(f"{cases()[text]}\n{error}") from error


@pytest.mark.parametrize("exhibit", [one for one in EXHIBITS if (GALLERY / one / "config").is_dir()])
def test_faults_stand_in_the_same_lines(exhibit: str) -> None:
    path = GALLERY / exhibit / "config" / "indicators.yaml"
    try:
        text = path.read_text("utf-8")
        chinese = in_chinese(text)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError, TypeError):
        pytest.skip("no YAML to be translated")
    assert told(read(chinese, path.parent)) == told(read(text, path.parent))


@pytest.mark.parametrize("node", NODES.values(), ids=lambda node: node.name)
def test_a_field_has_one_chinese_name_in_its_node(node: object) -> None:
    names = [field.chinese for field in node.fields]  # type: ignore[attr-defined]
    assert len(set(names)) == len(names)
    assert not set(names) & {field.name for field in node.fields}  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_word_has_one_chinese_name_in_its_list(words: tuple[str, ...]) -> None:
    names = [CHINESE[word] for word in words]
    assert len(set(names)) == len(names)
    assert not set(names) & set(words)


SMALL = """
标题: 示例
year: 2017
频度: 季度
考核单位: {甲: {名称: 甲镇, 参评: 是}, 乙: {name: 乙镇}}
表:
  towns:
    标题: 表
    指标:
      申请: {名称: 专利申请, number: 1, 目标值: {甲镇: {超过: 3}, 乙镇: 5}, 得分上限: 无}
"""


def test_english_and_chinese_names_may_stand_together() -> None:
    file = read(SMALL, ROOT)
    assert file.scheme and not errors(file.faults)
    assert file.scheme.frequency == "quarter" and file.scheme.tables[0].indicators[0].name == "专利申请"


def test_a_field_in_both_names_is_written_twice() -> None:
    file = read(SMALL.replace("year: 2017", "year: 2017\n年度: 2018"), ROOT)
    assert [(fault.code, fault.span.line) for fault in file.faults] == [("SC005", 4)]


def test_what_is_merged_gives_way_to_the_other_name() -> None:
    text = SMALL.replace("乙: {name: 乙镇}", "乙: &one {name: 乙镇, group: 镇}, 丙: {<<: *one, 名称: 丙镇}")
    file = read(text.replace("乙镇: 5", "乙镇: 5, 丙镇: 4"), ROOT)
    assert file.scheme and [unit.name for unit in file.scheme.units] == ["甲镇", "乙镇", "丙镇"]


CURES = {
    "SC013-no-title": ("表缺少“标题”", "在这里加上一行 标题: …"),
    "SC015-word": ("是不是“流量”", "可用：流量、存量、比率"),
    "SC018-no-target": ("每格也可写 {超过: 5000}", ""),
    "SC030-no-year": ("方案应当写明 年度 或 规划期", "年度考核写 年度: 2017"),
    "SC036-no-targets": ("没有目标值", "加上 目标值: […]；不考核的单位写 --；由评委打分的写 评委: 平均"),
    "SC041-sum": ("本表写明 40 分", "或改 总分值"),
    "SC048-bands-and-each": ("每一 和 分档 不能同时写", ""),
    "SC052-panel": ("写了 评委人数，却没有 评委", "加上 评委: 平均（或 中位数、去掉最高最低分）"),
    "SC062-rank-on": ("它写在 修约 里", "移到那里：修约: {排名依据: …}"),
    "SC262-limit": (
        "没有写 得分上限",
        "写明限额，如 得分上限: 3（加分）、得分下限: -2（扣分）；确实不设限的写 无",
    ),
    "SC293-no-choices": ("没有写每个词得多少分", "写 计分规则: {选项: {新兴产业: 分数, …}}"),
    "SC443-absent": ("", "写作 {文件: targets.xlsx, 工作表: 附件2}"),
}


@pytest.mark.parametrize("exhibit", CURES)
def test_of_a_scheme_in_chinese_names_faults_speak_in_those(exhibit: str) -> None:
    path = GALLERY / exhibit / "config" / "indicators.yaml"
    file = load_scheme(Source("indicators.yaml", in_chinese(path.read_text("utf-8")).encode("utf-8")))
    (fault,) = [one for one in file.faults if one.code == exhibit[:5]][:1]
    message, cure = CURES[exhibit]
    assert message in fault.message.say("zh") and cure in fault.cure.say("zh")


NAMES = {field.name for node in NODES.values() for field in node.fields} | set(CHINESE) | set(FUNCTIONS)
COMMANDS = re.compile(
    r"scorecard [a-z -]+|--[a-z-]+|[\w-]+\.(?:yaml|csv|xlsx|docx)|docs/\S+|\{\{|\}\}|\{\w+\}"
)


@pytest.mark.parametrize("code", codes())
def test_no_sentence_of_a_scheme_in_chinese_names_a_field_in_english(code: str) -> None:
    fault = in_chinese_names(Fault(code, Span("indicators.yaml", 1)))
    assert fault.reword
    for part in ("message", "cure"):
        said = COMMANDS.sub("", fault.reword(fault_text(code, part).say("zh")))
        assert not NAMES & set(re.findall("[a-z_]+", said))


PROJECT = """
标题: 示例
年度: 2017
频度: 季度
考核单位: {甲: {名称: 甲镇}, 乙: {名称: 乙镇}, 丙: {名称: 丙镇}}
表:
  towns:
    标题: 表
    指标:
      申请: {名称: 专利申请, 计量单位: 件, 序号: 1, 目标值: 100, 可信范围: {范围: [0, 90]}}
"""
RETURNS = "期间,单位,指标,数值\n2017Q2,甲镇,专利申请,95\n2017Q2,乙镇,专利申请,80\n2017Q2,丙镇,专利申请,70\n"


def test_what_is_said_of_figures_speaks_in_the_names_of_the_scheme(tmp_path: Path) -> None:
    write(tmp_path / "config" / "indicators.yaml", PROJECT)
    write(tmp_path / "data" / "a.csv", RETURNS)
    chinese = run("check", "--lang", "zh", at=tmp_path).out
    assert "SC420" in chinese and "或放宽 可信范围" in chinese and "plausible" not in chinese
    assert "widen `plausible`" in run("check", "--lang", "en", at=tmp_path).out
