"""The annexes of 2017: `check --targets` asks about what is odd in them, and about nothing else."""

import json
import shutil

import pytest

from tests.cli.running import ROOT, run

ODD = [
    # One bracket of another width.
    ("SC454", "“新龙国际商务区(新桥镇)”的括号与“滨江经济开发区（春江镇）”的全角、半角不一致"),
    # 521 ÷ 10, not 59: which towns weigh how much nobody says.
    (
        "SC499",
        "全区“高新产值占比（全区）”的目标是 59.0%；10 个单位“高新产值占比”在 13.5% 与 85.0% 之间，简单平均 52.1%："
        "没有作分母的数，两者互相推不出",
    ),
    # 超 of the text lost in the annex.
    ("SC468", "“万人发明专利拥有量”的目标是 44.33，条款写的是“超44.33”"),
    # 29 for the district, 18 for the towns: 3+1+1+3+1+2+1+1+3+1+1.
    ("SC462", "全区“新增研发机构”的目标是 29，11 个单位“研发机构”合计 18，少 11"),
    (
        "SC469",
        "创意产业基地“高新产值占比”印作“--”，其余 10 个单位都有目标；备注：创意产业基地一格附件印作“--”，不考核",
    ),
    (
        "SC453",
        "2017年常州高新区（新北区）园区（镇、街道）创新驱动强化工程目标与任务表："
        "14 行没有计量单位：高企总数、研发机构、民科、省高品、专利申请…",
    ),
    ("SC465", "“省高品”的目标值与“高企总数”除奔牛镇（14，那一行 16）外各单位都相同"),
    # A half of what is applied for in two towns, and in no town more.
    (
        "SC507",
        "“发明申请”正好是“专利申请”的 1/2：河海街道、三井街道；其余单位都不到（河海街道 600，那一行 1200）",
    ),
    # Neither a number nor 其中: an item of its own under the number of the one above.
    ("SC508", "“产学研协议”没有序号，也不写“其中”，排在第8项“产学研活动”之下（春江镇 18，那一行 5）"),
    (
        "SC467",
        "创意产业基地“科普活动”的目标是 3；11 个单位的中位数是 20，居中的一半在 20 与 20 之间",
    ),
    ("SC455", "科普信息、科技信息印作“其中”，而“上报信息”没有可以容纳它们的目标值"),
    (
        "SC467",
        "创意产业基地“科普信息”的目标是 3；11 个单位的中位数是 15，居中的一半在 15 与 15 之间",
    ),
    (
        "SC467",
        "创意产业基地“科技信息”的目标是 3；11 个单位的中位数是 12，居中的一半在 12 与 12 之间",
    ),
    # What stands in the text alone.
    ("SC505", "正文有“科技进步贡献率”62.5%（工作要点总体要求），各表没有一行有它的目标值"),
    ("SC505", "正文有“创新型领军企业”10左右（家，工作要点第8条），各表没有一行有它的目标值"),
    ("SC505", "正文有“科技上市培育企业”85左右（家，工作要点第8条），各表没有一行有它的目标值"),
    # Centres of three levels: which of them the 29 are nobody says. The 397 firms are about 400 and not asked about.
    (
        "SC506",
        "正文写的是“新建区级以上企业研发机构”50（家，工作要点第10条）；"
        "全区“新增研发机构”29、11个单位“研发机构”合计 18",
    ),
    (
        "SC505",
        "正文有“大中型工业企业和规模以上高新技术企业研发机构建有率”95%左右（工作要点第10条），"
        "各表没有一行有它的目标值",
    ),
]
EASIER = [
    "春江镇“研发机构”的目标是 3，2016年实际 4",
    "春江镇“专利申请”的目标是 910，2016年实际 976",
    "河海街道“专利申请”的目标是 1200，2016年实际 1204",
    "河海街道“产学研活动”的目标是 3，2016年实际 4",
    "三井街道“科技信息”的目标是 12，2016年实际 13",
]


def asked(at=ROOT, *more):
    done = run("check", "--targets", "-f", "json", "--lang", "zh", *more, at=at)
    assert done.code == 0
    return [(one["code"], one["message"]) for one in json.loads(done.out)["questions"]]


@pytest.fixture
def annexes(tmp_path):
    """The scheme of the notice alone, before any year of figures."""
    (tmp_path / "config").mkdir()
    shutil.copy(ROOT / "config" / "indicators.yaml", tmp_path / "config")
    return tmp_path


def test_the_annexes_are_asked_about_what_is_odd_in_them(annexes):
    assert asked(annexes) == ODD


def test_last_years_figures_add_their_questions_alone():
    found = asked()
    assert [one for one in found if one[0] != "SC466"] == ODD
    assert [text for code, text in found if code == "SC466"] == EASIER


def test_one_table_is_asked_about_alone():
    assert {code for code, _ in asked(ROOT, "-t", "district")} == {"SC462", "SC468", "SC499", "SC506"}
    assert asked(ROOT, "-t", "rubric") == []


@pytest.mark.parametrize("place", sorted(path.name for path in (ROOT / "examples").iterdir()))
def test_the_examples_raise_no_question(place):
    assert asked(ROOT / "examples" / place) == []


def test_questions_stand_below_the_targets_and_stop_the_strict_alone(annexes):
    plain, strict = (run("check", "--targets", *more, at=annexes) for more in ((), ("--strict",)))
    assert (plain.code, strict.code, plain.out == strict.out) == (0, 1, True)
    assert 0 < plain.out.index("目标值核对表") < plain.out.index("[SC454]")
    assert plain.out.endswith(
        "共 18 处问题，涉及 1 个文件（6 个警告，12 个提示）。说明：scorecard why SC462\n"
    )
    other = run("check", at=annexes)
    assert "SC46" not in other.out + other.err


def test_a_file_keeps_them_as_a_table_and_one_table_leaves_them_beside_it(annexes):
    page = run("check", "--targets", "-f", "markdown", at=annexes)
    assert "需要核对的问题" in page.out and page.out.count("SC467") == 3 and "SC467" not in page.err
    sheet = run("check", "--targets", "-t", "towns", "-f", "csv", at=annexes)
    assert "SC467" not in sheet.out and sheet.err.count("[SC467]") == 3


def test_faults_in_the_data_are_said_and_stop_nothing(tmp_path):
    for part in ("config", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "data" / "bad.csv").write_text("期间,单位,指标,数值\n2017Q4,无名镇,民科,1\n", "utf-8")
    done = run("check", "--targets", "-f", "json", at=tmp_path)
    assert done.code == 0 and "没有与 2016 年的实际数比较：数据有错" in done.err
    assert [(one["code"], one["message"]) for one in json.loads(done.out)["questions"]] == ODD


def test_what_was_doubtful_on_reading_is_told_once(annexes):
    file = annexes / "config" / "indicators.yaml"
    text = file.read_text("utf-8").replace(
        "        name: 民科指标数\n", "        name: 民科指标数\n        stated: 12\n"
    )
    file.write_text(text, "utf-8")
    assert [code for code, _ in asked(annexes)].count("SC340") == 1
