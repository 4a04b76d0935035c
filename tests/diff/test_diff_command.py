"""`scorecard diff` on the command line: what it takes, what it refuses, how it prints."""

import json
import shlex

import pytest

from scorecard.base.width import width
from tests.cli.running import run
from tests.diff.projects import actuals, rows_of, scheme, texts, write

FIGURES = {u: {"firms": 10, "labs": 5} for u in ("jia", "yi", "bing")}


@pytest.fixture
def one_year(tmp_path):
    return write(tmp_path, [scheme(2017)], actuals(2017, FIGURES))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((), "没有 2016 年的方案，只有 2017"),
        (("--against", "2015"), "没有 2015 年的方案，只有 2017"),
        (("--against", "去年"), "“去年”不是期间"),
        (("--against", "2017"), "不能与自己比较"),
        (("-t", "nowhere"), "没有“nowhere”这张表"),
        (("-g", "县"), "没有“县”这个分组"),
    ],
)
def test_what_cannot_be_compared_is_wrong_usage(one_year, args, words):
    said = run("diff", *args, at=one_year)
    assert (said.code, said.out) == (2, "")
    assert words in said.err


def test_a_period_without_data_says_which_have_some(tmp_path):
    root = write(tmp_path, [scheme(2016), scheme(2017)], actuals(2017, FIGURES))
    said = run("diff", at=root)
    assert said.code == 2 and "没有 2016 的数据，只有 2017" in said.err


@pytest.fixture
def first_year(tmp_path):
    """A project in its first year, in a folder that a shell would take for two words."""
    rows = actuals("2017Q2", FIGURES) + actuals("2017Q3", FIGURES)
    return write(tmp_path / "一 区", [scheme(2017, frequency="quarter")], rows)


@pytest.mark.parametrize("asked", [[], ["-p", "2017Q3"], ["-p", "2017Q3", "--config", "一 区/config"]])
def test_in_the_first_year_the_period_before_is_offered_by_a_line_that_works(first_year, asked):
    said = run("diff", "-C", "一 区", *asked, "--lang", "en", at=first_year.parent)
    assert said.code == 2 and "there is no scheme for 2016, only for 2017; with 2017Q2" in said.err
    _, line = said.err.strip().split("the period before: scorecard ")
    pasted = run(*shlex.split(line), "-f", "json", at=first_year.parent)
    assert pasted.code == 0, pasted.err
    assert [json.loads(pasted.out)[which] for which in ("period", "against")] == ["2017Q3", "2017Q2"]


@pytest.mark.parametrize("asked", [["-p", "2017Q2"], ["-p", "2017Q3", "--against", "2016Q3"]])
def test_a_period_before_without_data_or_not_meant_is_not_offered(first_year, asked):
    said = run("diff", *asked, "--lang", "en", at=first_year)
    assert said.code == 2 and "no scheme for 2016" in said.err and "previous" not in said.err


def test_without_any_data_no_period_is_named(tmp_path):
    root = write(tmp_path, [scheme(2016), scheme(2017)], "")
    said = run("diff", "-p", "2017", "--lang", "en", at=root)
    assert said.code == 2 and "there are no actuals of any period yet" in said.err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 120, 160])
@pytest.mark.parametrize("form", ["plain", "terminal"])
def test_nothing_is_wider_than_the_terminal(lang, columns, form):
    said = run("diff", "--lang", lang, "-f", form, columns=columns)
    assert said.code == 0
    assert max(map(width, said.out.split("\n"))) <= columns
    assert "薛家镇" in said.out and "↑4" in said.out


def test_arrows_and_words_survive_a_chinese_code_page():
    out = run("diff", columns=120).out
    assert out.encode("gbk").decode("gbk") == out


def test_the_first_table_ranks_the_total_against_last_year():
    head, first, *_ = run("diff", "-f", "csv").out.split("\n")
    assert head == "名次,上年名次,升降,单位,总分,总分（是否齐全）,上年,变化,完成值,目标,分值权重,范围"
    assert first == "1,1,→,三井街道,96.17,,95.40,+0.77,+1.90,-1.92,+0.80,0.00"


def test_one_table_in_full_lists_every_cell():
    out = run("diff", "-t", "towns", "--cells", "-f", "csv").out.strip().split("\n")
    assert len(out) == 1 + 11 * 16
    line = next(line for line in out if line.startswith("towns,河海街道,发明授权"))
    assert (
        line
        == "towns,河海街道,发明授权,,118,66,+52,+78.8%,170,60,69.41%,110.00%,2.78,4.00,-1.22,目标-1.84、完成值+0.61"
    )


def test_top_and_group_hide_rows_and_change_no_number():
    whole = run("diff", "-f", "csv").out.split("\n")
    # All of these totals are whole, and of one range.
    assert run("diff", "--top", "2", "-f", "csv").out.split("\n")[1:3] == [
        line.removesuffix(",0.00").replace(",,", ",") for line in whole[1:3]
    ]
    streets = run("diff", "-g", "街道", "-f", "csv").out.strip().split("\n")[1:]
    assert [line.split(",")[3] for line in streets] == ["三井街道", "龙虎塘街道", "河海街道"]


def test_a_total_that_is_not_formed_gives_way_to_the_tables():
    out = run("diff", "-p", "2017Q3", columns=160).out
    assert "总分不能比较（2017Q3没有总分），以下按附件2的得分比较" in out
    assert "附件2：与2016年前三季度比较" in out


@pytest.fixture
def published(tmp_path):
    """Two years, of which the first is sealed; then a figure of it is typed over."""
    root = write(tmp_path, [scheme(2016), scheme(2017)], actuals(2016, FIGURES) + actuals(2017, FIGURES))
    assert run("publish", "2016", at=root).code == 0
    path = root / "data" / "actuals.csv"
    path.write_text(path.read_text("utf-8").replace("2016,jia,labs,5", "2016,jia,labs,9"), "utf-8")
    return root


def test_a_sealed_year_goes_before_the_files_at_hand(published):
    data = json.loads(run("diff", "-f", "json", at=published).out)
    cell = rows_of(data)["jia"]["cells"]["labs"]
    assert cell["actual"] == {"now": 5, "then": 5, "change": 0, "percent": 0}
    (said,) = texts(data, "differs_from_seal")
    assert said.startswith("2016：与") and "封存的结果" in said


def test_a_published_file_may_be_named(published):
    (seal,) = (published / "published").iterdir()
    data = json.loads(run("diff", "--against", str(seal), "-f", "json", at=published).out)
    assert (data["against"], rows_of(data)["jia"]["cells"]["labs"]["actual"]["then"]) == ("2016", 5)


def test_a_file_that_is_no_seal_is_told(published):
    said = run("diff", "--against", "data/actuals.csv", at=published)
    assert (said.code, said.out) == (1, "")
    assert "data/actuals.csv" in said.err and "Traceback" not in said.err
