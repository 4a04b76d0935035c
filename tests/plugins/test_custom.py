"""A rule of another package is found, read strictly, read back, explained, compared, sealed and offered like any other."""

import json
import re
import shutil
import subprocess
import sys

import jsonschema
import pytest
import yaml

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.language.json_schema import json_schema
from scorecard.load import plugins
from scorecard.load.plugins import installed_scale, names
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.period_names import parse_period
from scorecard.study.compare.comparison import compare
from scorecard.study.explain.cell import explain_cell
from scorecard.study.explain.words import rule_text
from scorecard.study.notes import notes
from scorecard.study.plain import scheme_hash
from scorecard.workspace import read_workspace
from tests.cli.running import environment, run
from tests.docs.pages import ROOT, blocks
from tests.plugins.packages import SOURCE, put, s_curve
from tests.plugins.project import PATENTS, RESEARCH, ROWS, scheme, write
from tests.study.calculator import redo


@pytest.fixture
def with_s_curve(s_curve_package, monkeypatch):
    """The package on the path for one test, as other tests want it absent."""
    monkeypatch.syspath_prepend(str(s_curve_package))


Q4 = parse_period("2017Q4")


def read(text):
    return load_scheme(Source("indicators.yaml", text.encode()))


def codes(text):
    return [(fault.code, fault.span.line, fault.span.column) for fault in read(text).faults]


@pytest.fixture
def board(tmp_path, with_s_curve):
    workspace = read_workspace(write(tmp_path / "project"))
    assert errors(workspace.faults) == ()
    return workspace.board(Q4)


def test_points_by_hand(board):
    """80 % lies 3/5 between 50 % and 100 %: 0.36 × 1.8 = 0.648; 40 % is below the start; 120 % has all."""
    table = board.table("towns")
    assert table.points[:, 0].tolist() == pytest.approx([6.48, 10.0, 0.0])
    u = (2.1 - 1) / 2
    assert table.points[:, 1].tolist() == pytest.approx([2 + 8 * u**3 * (10 - 15 * u + 6 * u**2), 2.0, 10.0])


def test_the_sentence_says_every_setting_and_where_the_rule_comes_from(board):
    rows = board.table("towns").table.rows
    assert say(rule_text(rows[1]), "zh") == (
        "按完成值的S形曲线计分：1以下计分值的20%，3以上计满分，曲线陡峭（10u³ − 15u⁴ + 6u⁵）"
        "（s_curve，扩展包 scorecard-s-curve 1.0），最高为分值，最低0分"
    )
    assert say(rule_text(rows[0]), "en") == (
        "by an S-curve of progress: 0% of the full points up to 50%, the full points from 100% on, "
        "smooth (3u² − 2u³) (s_curve, package scorecard-s-curve 1.0), at most the full points, at least 0 points"
    )
    said = [say(note.text, "zh") for note in notes(board) if note.code == "package"]
    assert said == ["专利申请、研发投入的计分规则 s_curve 由扩展包 scorecard-s-curve 1.0 提供。"]


def test_explain_shows_arithmetic_that_can_be_redone(board):
    table, redone = board.table("towns"), 0
    for u, unit in enumerate(table.units):
        for i, row in enumerate(table.table.rows):
            steps = explain_cell(board, table, unit, row).steps
            redone += sum(redo(say(step.formula, "zh")) for step in steps)
            assert all(redo(say(step.formula, "en")) == redo(say(step.formula, "zh")) for step in steps)
            earned = [step.result for step in steps if say(step.what, "zh") == "得分"]
            assert earned == pytest.approx([float(table.points[u, i])])
    assert redone > 12


CHANGES = {
    "start": ("start: 50%", "start: 60%"),
    "end": ("end: 100%", "end: 90%"),
    "shape": ("end: 100%", "end: 100%, shape: steep"),
    "least": ("end: 100%", "end: 100%, least: 1"),
}


@pytest.mark.parametrize("field", CHANGES)
def test_every_setting_changes_hash_and_sentence(field, with_s_curve):
    before, after = read(scheme()).scheme, read(scheme(PATENTS.replace(*CHANGES[field]))).scheme
    assert scheme_hash(before) != scheme_hash(after)
    assert rule_text(before.tables[0].rows[0]) != rule_text(after.tables[0].rows[0])


WRONG = {
    "an unknown setting": ("start: 50%", "strat: 50%", "SC012"),
    "a setting that must be said": ("start: 50%, ", "", "SC013"),
    "a number where a share belongs": ("start: 50%", "start: 50", "SC270"),
    "a wrong word": ("end: 100%", "end: 100%, shape: stepe", "SC015"),
    "a text for an amount": ("end: 100%", "end: 100%, least: 多", "SC014"),
    "a contradiction": ("end: 100%", "end: 40%", "SC358"),
    "no settings at all": ("{start: 50%, end: 100%}", "", "SC018"),
    "two scales": ("rule: {", "rule: {bands: [{points: 1}], ", "SC048"),
    "a comparison it is not for": ("rule: {", "rule: {compare: rank, ", "SC048"),
    "a comparison that has no scale": ("rule: {", "rule: {compare: met, ", "SC048"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_settings_are_read_strictly(wrong, with_s_curve):
    old, new, code = WRONG[wrong]
    file = read(scheme(PATENTS.replace(old, new)))
    assert code in {fault.code for fault in errors(file.faults)}
    assert all(fault.span.line == 12 for fault in file.faults)


def test_all_faults_in_one_run(with_s_curve):
    found = codes(
        scheme(
            PATENTS.replace("start: 50%", "start: 50").replace("end: 100%", "edn: 100%"),
            RESEARCH.replace("steep", "stepe"),
        )
    )
    assert [(code, line) for code, line, _ in found] == [
        ("SC012", 12),
        ("SC015", 13),
        ("SC270", 12),
    ]


def test_an_amendment_may_set_one(with_s_curve):
    text = scheme() + (
        "amendments:\n  - {from: 2017Q3, source: 〔2017〕88号, "
        "set: {rule.专利申请: {custom: {s_curve: {start: 40%, end: 90%}}}}}\n"
    )
    assert read(text).faults == ()
    assert codes(text.replace("start: 40%", "start: 95%")) == [("SC358", 15, 93)]


def test_the_json_schema_offers_what_is_installed(with_s_curve):
    schema = json_schema("en", {name: installed_scale(name).scale for name in names()})
    validator = jsonschema.Draft7Validator(schema)
    validator.check_schema(schema)
    assert validator.is_valid(yaml.safe_load(scheme()))
    for old, new in (
        ("s_curve", "s_curv"),
        ("start: 50%, ", ""),
        ("start", "strat"),
        ("end: 100%", "end: []"),
    ):
        assert not validator.is_valid(yaml.safe_load(scheme(PATENTS.replace(old, new))))
    said = schema["definitions"]["custom.s_curve"]["properties"]["start"]["description"]
    assert said.startswith("the least points up to here\n")


def test_the_schema_command_names_packages_that_do_not_work(tmp_path, with_s_curve):
    put(
        tmp_path / "packages",
        "scorecard-broken",
        "schema_broken",
        "BROKEN = 1\n",
        {"broken": "schema_broken:BROKEN"},
    )
    said = run("schema", "--lang", "en", at=tmp_path)
    assert "custom.s_curve" in json.loads(said.out)["definitions"]
    assert "“broken” of scorecard-broken 1.0 is misdeclared" in said.err


def test_diff_adds_up(tmp_path, with_s_curve):
    """Another target, another actual, another curve: the causes make the change of every cell."""
    then = scheme(year=2016)
    now = scheme(PATENTS.replace("[100,", "[90,").replace("50%", "30%"))
    rows = ROWS.format(year=2017, a=80) + ROWS.format(year=2016, a=60).partition("\n")[2]
    workspace = read_workspace(write(tmp_path / "project", then, now, rows=rows))
    assert errors(workspace.faults) == ()
    found = compare(workspace.board(Q4), workspace.board(parse_period("2016Q4")))
    table = found.tables[0]
    assert table.because.shown.sum(axis=-1) == pytest.approx(table.points.change)
    assert (
        abs(table.because.shown[0, 0, :4]).min() == 0
        and (abs(table.because.shown[0, 0, [0, 1, 3]]) > 0.01).all()
    )
    printed = run("diff", "-p", "2017Q4", "--lang", "zh", at=workspace.root, columns=160)
    assert printed.code == 0 and "30%以下计分值的0%" in re.sub(r"\s", "", printed.out)


def test_json_names_the_rule(tmp_path, with_s_curve):
    said = run("evaluate", "-f", "json", at=write(tmp_path / "project"))
    rows = json.loads(said.out)["tables"][0]["indicators"]
    assert [row["rule"] for row in rows] == ["completion custom s_curve", "value custom s_curve"]


@pytest.fixture
def sealed(tmp_path):
    """A sealed project with its package beside it."""
    root = write(tmp_path / "project")
    s_curve(root / "packages")
    assert run("publish", "2017Q4", "--date", "2018-01-25", at=root).code == 0
    return root


def test_a_seal_names_package_and_version(sealed):
    body = json.loads((sealed / "published" / "2017Q4.json").read_text("utf-8"))
    assert body["packages"] == [{"rule": "s_curve", "package": "scorecard-s-curve", "version": "1.0"}]
    held = body["scheme"]["resolved"]["tables"]["towns"]["indicators"]["patents"]["rule"]["custom"]
    assert held["package"] == "scorecard-s-curve" and held["start"] == 0.5 and held["shape"] == "smooth"
    assert run("verify", at=sealed).code == 0


def test_verify_without_the_package_says_which_is_wanted(sealed):
    shutil.rmtree(sealed / "packages")
    said = run("verify", "--lang", "en", at=sealed)
    assert said.code == 1 and "Traceback" not in said.err
    plain = " ".join(said.err.split())
    assert (
        "error[SC356] it was sealed with scorecard-s-curve 1.0 (rule “s_curve”), which is not installed"
        in plain
    )
    assert "pip install scorecard-s-curve==1.0" in plain and "SC350" in plain


def test_verify_where_only_the_seal_needs_it(sealed):
    shutil.rmtree(sealed / "packages")
    (sealed / "config" / "0.yaml").write_text(
        scheme("{name: 专利申请, number: 1, targets: 100}", "{name: 研发投入, number: 2, targets: 3}"),
        "utf-8",
    )
    said = run("verify", "--lang", "en", at=sealed)
    assert said.code == 1 and "SC356" in said.err and "SC350" not in said.err
    told = run("evaluate", "-p", "2017Q4", "--lang", "en", at=sealed)
    assert told.code == 0 and "the seal of this period is at fault" in " ".join(told.out.split())


def test_another_version_that_gives_the_same_figures_holds(sealed):
    shutil.rmtree(sealed / "packages")
    s_curve(sealed / "packages", "1.1")
    assert run("verify", at=sealed).code == 0


def test_another_version_that_gives_other_figures_is_told(sealed):
    shutil.rmtree(sealed / "packages")
    source = (SOURCE / "scorecard_s_curve" / "__init__.py").read_text("utf-8")
    source = source.replace("u**2 * (3 - 2 * u)", "u")
    put(
        sealed / "packages",
        "scorecard-s-curve",
        "scorecard_s_curve_later",
        source,
        {"s_curve": "scorecard_s_curve_later:S_CURVE"},
        "2.0",
    )
    said = run("verify", "--lang", "en", at=sealed)
    assert said.code == 1
    plain = " ".join(said.err.split())
    assert "it was sealed with scorecard-s-curve 1.0 (rule “s_curve”), and 2.0 is installed" in plain


def test_nothing_is_looked_for_unless_a_scheme_names_one(monkeypatch):
    """Neither `--help` nor a scheme without such a rule goes and looks for packages."""
    code = "import sys; from scorecard.cli import main; main(standalone_mode=False); "
    code += "sys.exit('importlib.metadata' in sys.modules or 'scorecard.load' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, "--help"], env=environment(), capture_output=True)
    assert done.returncode == 0
    monkeypatch.setattr(plugins, "_offered_scales", lambda: pytest.fail("packages were looked for"))
    assert run("check").code == 0


def test_only_the_rule_that_is_named_is_loaded(tmp_path, with_s_curve):
    root = write(tmp_path / "project")
    put(
        root / "packages",
        "scorecard-other",
        "loaded_by_mistake",
        "raise SystemExit(3)\n",
        {"other": "loaded_by_mistake:X"},
    )
    assert run("check", at=root).code == 0
    assert "loaded_by_mistake" not in sys.modules


@pytest.mark.parametrize("page", ["plugins.md", "plugins.zh-CN.md"])
def test_the_code_on_the_page_is_the_code_of_the_package(page):
    source = (SOURCE / "scorecard_s_curve" / "__init__.py").read_text("utf-8")
    source += (SOURCE / "pyproject.toml").read_text("utf-8")
    shown = [
        b.text for b in blocks((ROOT / "docs" / page).read_text("utf-8")) if b.kind in ("python", "toml")
    ]
    assert len(shown) == 4 and all(text in source for text in shown)
