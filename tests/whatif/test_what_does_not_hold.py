"""What a change brings about is told as the change's: what was set, and that the files stand as they are."""

from __future__ import annotations

import pytest

from tests.cli.running import ROOT, run
from tests.whatif.projects import write


@pytest.fixture
def project(tmp_path):
    return write(tmp_path / "project")


BREAKING = [
    "points.firms=12",
    "分值.研发机构=11",
    "weights.tasks=60",
    "weights.tasks=--",
    "targets.甲镇.高新企业=0",
    "targets.甲镇.高新企业=多",
    "rules.研发机构={max_rat: 120%}",
    "计分规则.研发机构={分档: [{达到: 90%, 分值: 10}]}",
    "rounding.研发强度=整数",
]
HOLDS_NOT = {
    "en": "with “{}” the scheme does not hold (as it stands in the files, it does):",
    "zh": "按“{}”改动，方案不成立（文件里的方案本身成立，未改动）：",
}
NOT_SCORED = {
    "en": "with “{}” nothing can be scored (with what stands in the files, it can):",
    "zh": "按“{}”改动，无法计分（按文件里现有的内容可以）：",
}
DOUBT = {
    "en": "with “{}” there is doubt for which the files as they stand give no cause:",
    "zh": "按“{}”改动，有下列疑点（按文件里现有的内容没有）：",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("change", BREAKING)
def test_a_scheme_that_does_not_hold_with_a_change_is_not_said_of_the_file(project, change, lang):
    said = run("whatif", change, "--lang", lang, at=project, columns=400)
    head, first, *_, tally = said.err.splitlines()
    assert (said.code, said.out, head) == (1, "", HOLDS_NOT[lang].format(change))
    assert "[SC" in first and "file" not in tally and "文件" not in tally


def test_a_change_in_a_file_is_named_as_it_is_written_there(project, tmp_path):
    (tmp_path / "a.yaml").write_text("points:\n  高新企业: 12\n乙镇.信息: 12\n", "utf-8")
    said = run("whatif", "--file", str(tmp_path / "a.yaml"), "--lang", "en", at=project, columns=400)
    assert said.err.startswith("with “高新企业: 12”, “乙镇.信息: 12” the scheme does not hold")
    (tmp_path / "b.csv").write_text("改动,数值\n分值.高新企业,12\n", "utf-8")
    said = run("whatif", "--file", str(tmp_path / "b.csv"), "--lang", "zh", at=project, columns=400)
    assert said.err.startswith("按“分值.高新企业,12”改动，方案不成立")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("change", ["甲镇.高新企业=约50", "甲镇.状况=很好", "甲镇.重视程度.评委1=11"])
def test_a_value_that_cannot_be_scored(project, change, lang):
    said = run("whatif", change, "--lang", lang, at=project, columns=400)
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[0] == NOT_SCORED[lang].format(change)


def test_no_note_is_asked_for_beside_a_value_that_is_tried(project):
    for lang, cure in (("en", "    cure: give a number"), ("zh", "    改法：只填数")):
        said = run("whatif", "甲镇.高新企业=约50", "--lang", lang, at=project, columns=400)
        assert cure in said.err.splitlines()


@pytest.mark.parametrize("change", ["春江镇.专利申请=1", "春江镇.专利申请=n/a", "targets.春江镇.专利申请=1"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_doubts_of_what_is_tried_have_no_cure(change, lang):
    said = run("whatif", change, "--lang", lang, at=ROOT, columns=400)
    assert said.code == 0 and said.err.splitlines()[0] == DOUBT[lang].format(change)
    assert (
        "note" not in said.err
        and "备注" not in said.err
        and "cure" not in said.err
        and "改法" not in said.err
    )
    assert not run("whatif", change, "-q", at=ROOT).err


def test_of_many_changes_the_first_are_named(project):
    changes = [f"{unit}.{row}=1" for unit in ("甲镇", "乙镇", "丙街道") for row in ("园区", "信息")]
    said = run("whatif", "points.firms=12", *changes, "--lang", "en", at=project, columns=400)
    assert said.err.startswith(
        "with “points.firms=12”, “甲镇.园区=1”, “甲镇.信息=1”, “乙镇.园区=1”, “乙镇.信息=1”… the scheme"
    )
