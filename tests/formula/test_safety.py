"""A formula reaches nothing but the figures it names: whatever else is tried is refused at its place, with a cure; what many
ways lead to is worked out once, so that nothing here would ever end if it were not."""

import ast
import re

import pytest

from tests.cli.running import ROOT, run

SCHEME = """\
title: 公式
year: 2017
units:
  jia: {name: 甲镇}
  yi: {name: 乙镇}
inputs:
  rd: {name: 研发经费, nature: stock}
  gdp: {name: 地区生产总值, nature: stock}
%s
tables:
  towns:
    title: 任务表
    indicators:
      share:
        name: 占比
        number: 1
        nature: ratio
        targets: [5, 5]
        formula: '%s'
"""
ROWS = "期间,单位,指标,数值\n" + "".join(
    f"2017,{unit},{name},{value}\n"
    for unit in ("甲镇", "乙镇")
    for name, value in (("研发经费", 10), ("地区生产总值", 100))
)
START = len("        formula: '")

# What is tried, the code that refuses it, and the characters it points at.
ATTACKS = {
    "an attribute": ("rd.__class__", "SC087", "rd.__class__"),
    "an attribute of brackets": ("().__class__.__bases__[0]", "SC086", ".__class__.__bases__"),
    "an attribute of a number": ("5.real", "SC086", "5.real"),
    "a method": ("rd.real()", "SC087", "rd.real"),
    "an item": ("rd[0]", "SC085", "["),
    "an import": ('__import__("os")', "SC393", '"os"'),
    "an import by names": ("__import__(rd)", "SC090", "__import__"),
    "open": ("open(rd)", "SC090", "open"),
    "exec": ("exec(rd)", "SC090", "exec"),
    "eval": ("eval(rd)", "SC090", "eval"),
    "getattr": ("getattr(rd, gdp)", "SC090", "getattr"),
    "a call of a figure": ("rd(gdp)", "SC094", "("),
    "a call of a call": ("min(rd, gdp)(rd)", "SC094", "("),
    "the builtins": ("__builtins__", "SC089", "__builtins__"),
    "a module": ("os", "SC089", "os"),
    "an unknown figure": ("rd / gpd", "SC088", "gpd"),
    "the truth": ("True", "SC089", "True"),
    "nothing": ("None", "SC089", "None"),
    "no number": ("nan * rd", "SC089", "nan"),
    "no end": ("inf * rd", "SC089", "inf"),
    "a function without its call": ("rd * sum", "SC091", "sum"),
    "a lambda": ("lambda: 1", "SC085", ":"),
    "a comprehension": ("[rd for rd in gdp]", "SC085", "["),
    "a text": ('"rd"', "SC393", '"rd"'),
    "a formatted text": ('f"{rd}"', "SC089", "f"),
    "a setting": ("(rd := 5)", "SC085", ":"),
    "an assignment": ("rd = 5", "SC390", "rd = 5"),
    "a condition": ("rd if gdp else 1", "SC094", "if"),
    "a comparison": ("rd > gdp", "SC390", "rd > gdp"),
    "two statements": ("rd; gdp", "SC085", ";"),
    "a star": ("min(*rd)", "SC094", "*"),
    "a named argument": ("min(rd, key=gdp)", "SC089", "key"),
    "a decorator": ("@rd", "SC085", "@"),
    "a shell": ("`rd`", "SC085", "`"),
    "a template": ("${rd}", "SC085", "$"),
    "a format": ("%s", "SC085", "%"),
    "an escape": ("rd \\ gdp", "SC085", "\\"),
    "a power": ("rd ** 2", "SC085", "**"),
    "a tower of powers": ("9**9**9**9", "SC085", "**"),
    "a power of another spelling": ("9^9^9", "SC085", "^"),
    "a number of 400 digits": ("9" * 400, "SC086", "9" * 400),
    "a number with an exponent": ("1e308 * rd", "SC086", "1e308"),
    "an imaginary number": ("1j * rd", "SC086", "1j"),
    "a number of another base": ("0x10 * rd", "SC086", "0x10"),
    "a letter that only looks alike": ("r\u0501", "SC088", "r\u0501"),
    "full-width letters": ("ｒｄ", "SC084", "ｒ"),
    "too far back": ("years_ago(rd, 999999999)", "SC092", "999999999"),
    "back from back": ("years_ago(last_year(rd), 2)", "SC092", "last_year(rd)"),
    "41 brackets": ("(" * 41 + "rd" + ")" * 41, "SC082", "("),
    "5,000 brackets": ("(" * 5_000 + "rd" + ")" * 5_000, "SC081", "("),
    "5,000 minus signs": ("-" * 5_000 + "rd", "SC081", "-"),
    "41 functions": ("abs(" * 41 + "rd" + ")" * 41, "SC082", "("),
    "101 figures": ("+".join(["rd"] * 101), "SC083", "rd"),
    "100,000 figures": ("+".join(["rd"] * 100_000), "SC081", "+rd"),
    "a name of a million letters": ("a" * 1_000_000, "SC081", "a"),
    "itself": ("share + 1", "SC095", "'share + 1'"),
}


def project(root, formula, inputs=""):
    (root / "config").mkdir()
    (root / "data").mkdir()
    text = SCHEME % (inputs, formula.replace("'", "''"))
    (root / "config" / "indicators.yaml").write_text(text, encoding="utf-8")
    (root / "data" / "a.csv").write_text(ROWS, encoding="utf-8")
    return root


def said_by(*args, at):
    return run(*args, "--lang", "en", at=at, columns=1_000)


@pytest.mark.parametrize(
    "module",
    [
        *(f"language/{one}" for one in ("formula", "formula_parser", "formula_tokens", "formula_tree")),
        "engine/formula",
        "engine/functions",
    ],
)
def test_nothing_of_a_formula_is_run_as_python(module):
    tree = ast.parse((ROOT / "scorecard" / f"{module}.py").read_text("utf-8"))
    called = {
        node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and hasattr(node.func, "id")
    }
    assert called.isdisjoint(
        {"eval", "exec", "compile", "getattr", "setattr", "globals", "vars", "__import__"}
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_refused_at_its_place_with_a_cure(attack, tmp_path):
    formula, code, meant = ATTACKS[attack]
    root = project(tmp_path, formula)
    said = said_by("check", at=root)
    assert (said.code, said.err) == (1, "")
    place = re.match(rf"config/indicators.yaml:(\d+):(\d+): error\[{code}\]", said.out)
    assert place, said.out[:500]
    line = (root / "config" / "indicators.yaml").read_text("utf-8").split("\n")[int(place[1]) - 1]
    found = line[int(place[2]) - 1 :]
    assert found.startswith(meant) and int(place[2]) >= START, found[:60]
    assert "\n    cure: " in said.out
    again = said_by("evaluate", at=root)
    assert (again.code, again.out) == (1, "") and code in again.err


OVERGROWN = {
    "a tower of exponentials": "exp(exp(exp(exp(rd))))",
    "a product beyond all numbers": "*".join(["999999999999999"] * 25),
    "a division by nothing": "rd / (gdp - gdp)",
}


@pytest.mark.parametrize("formula", OVERGROWN.values(), ids=list(OVERGROWN))
def test_what_has_no_value_is_pending_and_no_warning_of_the_machine(formula, tmp_path):
    said = said_by("evaluate", "-f", "json", at=project(tmp_path, formula))
    assert (said.code, said.err) == (0, "")
    assert '"status": "pending"' in said.out and '"rank": null' in said.out


def test_a_huge_figure_is_a_figure(tmp_path):
    """10 × e^700 is far beyond the target and below the largest number there is: full points."""
    said = said_by("evaluate", "-f", "json", at=project(tmp_path, "exp(700) * rd"))
    assert (said.code, said.err) == (0, "") and '"points": 10' in said.out
    assert said_by("explain", "甲镇", "占比", at=tmp_path).code == 0


def chain(length, formula, first="rd"):
    """Inputs that each need the one before."""
    rows = [f"  d0: {{name: d0, nature: stock, formula: {first}}}"]
    rows += [
        f"  d{n}: {{name: d{n}, nature: stock, formula: '{formula.format(f'd{n - 1}')}'}}"
        for n in range(1, length)
    ]
    return "\n".join(rows)


@pytest.mark.parametrize(
    "command", [["check"], ["evaluate"], ["explain", "甲镇", "占比"]], ids=lambda c: c[0]
)
def test_formulas_that_double_are_worked_out_once_each(command, tmp_path):
    """2⁵⁹ ways lead from the last to the first."""
    said = said_by(*command, at=project(tmp_path, "d59", chain(60, "{0} + {0}")))
    assert said.code == 0


@pytest.mark.parametrize(
    "command", [["check"], ["evaluate"], ["explain", "甲镇", "占比"]], ids=lambda c: c[0]
)
def test_years_that_many_ways_lead_back_to_are_formed_once(command, tmp_path):
    """Looking back one and two years, billions of ways lead from the forty-first year to the first."""
    root = project(tmp_path, "d19", chain(20, "last_year({0}) + last_year({0}) + years_ago({0}, 2)"))
    scheme = root / "config" / "indicators.yaml"
    scheme.write_text(scheme.read_text("utf-8").replace("year: 2017\n", "plan: 1977-2017\n"), "utf-8")
    rows = [f"{year},{unit},研发经费,10" for year in range(1977, 2018) for unit in ("甲镇", "乙镇")]
    (root / "data" / "a.csv").write_text("期间,单位,指标,数值\n" + "\n".join(rows) + "\n", encoding="utf-8")
    said = said_by(*command, "-p", "2017", at=root)
    assert said.code == 0


def test_a_long_circle_is_told_in_a_line(tmp_path):
    said = said_by("check", at=project(tmp_path, "d59", chain(60, "{0}", first="d59")))
    assert said.code == 1
    assert "need each other: d59 → d58 → d57 → … → d1 → d0 → d59\n" in said.out


@pytest.mark.parametrize(
    ("written", "code"),
    [("{a: rd}", "SC014"), ("[rd, gdp]", "SC014"), ("!!python/object:os.system rd", "SC006"), ("", "SC018")],
)
def test_a_formula_that_is_no_text(written, code, tmp_path):
    root = project(tmp_path, "rd")
    scheme = root / "config" / "indicators.yaml"
    scheme.write_text(scheme.read_text("utf-8").replace("formula: 'rd'", f"formula: {written}"), "utf-8")
    said = said_by("check", at=root)
    assert said.code == 1 and f"error[{code}]" in said.out
