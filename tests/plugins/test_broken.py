"""A package that does not do what it should is a fault with a cure, whatever it does; never a traceback."""

import json

import pytest

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.study.explain.words import rule_text
from scorecard.workspace import read_workspace
from tests.cli.running import run
from tests.plugins.packages import described, put
from tests.plugins.project import ROWS, scheme, write

HEAD = """
import numpy as np
from scorecard.plugins import CustomScale, Decimal, Field, Flag, ListOf, Whole, Worked, term

def award(basis, full, settings):
    {award}

def steps(basis, full, settings):
    {steps}

"""
PARTS = {
    "chinese": "'根'",
    "help": "term('root', zh='根')",
    "says": "term('by {of}', zh='按{of}')",
    "award": "award",
    "steps": "steps",
}
AWARD = "return full * basis"
STEPS = "return [Worked(term('Points', zh='得分'), f'{full} × {basis} = {full * basis}', full * basis)]"


def module(parts, award=AWARD, steps=STEPS):
    """A module with a scale; its parts and functions are those of a sound one unless others are given."""
    said = ", ".join(f"{name}={value}" for name, value in {**PARTS, **parts}.items())
    return HEAD.format(award=award, steps=steps) + f"ROOT = CustomScale({said})\n"


N = "(Field('n', Whole(), '数', term('n', zh='数'), default='many'),)"
BROKEN = {
    "a word for a declaration": ("ROOT = 'root'", "SC353", "it is a str, not a CustomScale"),
    "no such attribute": ("OTHER = 1", "SC352", "AttributeError"),
    "it ends the interpreter": ("raise SystemExit(7)", "SC352", "SystemExit: 7"),
    "a syntax error": ("def (", "SC352", "SyntaxError"),
    "no Chinese name": (module({"chinese": "''"}), "SC353", "Chinese name"),
    "help in one language": (module({"help": "'root'"}), "SC353", "help must be a term"),
    "award is no function": (module({"award": "3"}), "SC353", "award must be a function"),
    "a comparison there is not": (module({"compares": "('speed',)"}), "SC353", "compares must be of"),
    "a field that is none": (module({"fields": "(1,)"}), "SC353", "a tuple of Field"),
    "a strange gap": (module({"says": "term('{of}', zh='{of}{x}')"}), "SC353", "must be exactly {of}"),
    "a broken sentence": (module({"says": "term('{of}', zh='{of')"}), "SC353", "must be exactly {of}"),
    "a default that cannot be read": (
        module({"fields": N, "says": "term('{of}{n}', zh='{of}{n}')"}),
        "SC353",
        "the default many of its field n",
    ),
    "a check that fails": (
        module({"check": "lambda settings: settings['x']"}),
        "SC354",
        "check: KeyError: 'x'",
    ),
    "a check that gives nonsense": (
        module({"check": "lambda settings: {'x': 'no'}"}),
        "SC353",
        "a Text by field",
    ),
    "award raises": (module({}, "raise ValueError('no root')"), "SC354", "award: ValueError: no root"),
    "award ends the interpreter": (module({}, "raise SystemExit(9)"), "SC354", "SystemExit"),
    "award gives a list": (module({}, "return list(basis)"), "SC355", "award gave list"),
    "award gives too few": (module({}, "return basis[:0]"), "SC355", "award gave float64[0]"),
    "award gives words": (module({}, "return basis.astype(str)"), "SC355", "award gave <U32["),
    "award gives flags": (module({}, "return basis > 0"), "SC355", "award gave bool["),
    "award draws lots": (
        module({}, "return full * np.random.random(len(full))"),
        "SC355",
        "change with the other units",
    ),
    "award compares units": (
        module({}, "return full * basis / np.abs(basis).max()"),
        "SC355",
        "change with the other units",
    ),
    "bounds raises": (
        module({"bounds": "lambda full, settings: 1 / 0"}),
        "SC354",
        "bounds: ZeroDivisionError",
    ),
    "bounds gives one end": (module({"bounds": "lambda full, settings: full"}), "SC35", "bounds"),
    "bounds gives numbers": (
        module({"bounds": "lambda full, settings: (0, 1)"}),
        "SC355",
        "bounds gave int",
    ),
    "bounds is not true": (
        module({"bounds": "lambda full, settings: (full * 0, full * 0.1)"}),
        "SC355",
        "bounds says 0…1",
    ),
    "steps raises": (
        module({}, steps="raise OverflowError('too long')"),
        "SC354",
        "steps: OverflowError: too long",
    ),
    "steps shows nothing": (module({}, steps="return []"), "SC354", "steps must give Worked lines"),
    "steps has no figure": (
        module({}, steps="return [Worked(term('Points', zh='得分'), '', 'ten')]"),
        "SC354",
        "steps: ValueError: could not convert",
    ),
    "steps ends elsewhere": (
        module({}, "return full * basis**2"),
        "SC355",
        "steps ends in 5, award gave 2.5",
    ),
}
PLAIN = "{name: 研发投入, number: 2, targets: 3}"


def rooted(settings="{}"):
    """A scheme with a row of the scale `root`."""
    rule = f"{{custom: {{root: {settings}}}}}"
    return scheme(f"{{name: 专利申请, number: 1, targets: 100, rule: {rule}}}", PLAIN)


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_package_is_a_fault_with_a_cure(broken, tmp_path):
    text, code, told = BROKEN[broken]
    name = f"broken_{list(BROKEN).index(broken)}"
    root = write(tmp_path / "project", rooted())
    put(root / "packages", "scorecard-roots", name, text, {"root": f"{name}:ROOT"})
    for command in (["check"], ["evaluate"], ["explain", "甲镇"]):
        said = run(*command, "--lang", "en", at=root, columns=400)
        out = said.out + said.err
        assert said.code == 1 and "Traceback" not in out and "internal fault" not in out, out
        assert f"error[{code}" in out and told in out and "cure:" in out, out
        assert "scorecard-roots 1.0" in out


def test_what_a_scale_is_given_is_its_own(tmp_path):
    """It may spoil its arguments: they are copies, and the figures of the board stay."""
    root = write(tmp_path / "project", rooted())
    spoils = module({}, "found = full * basis; basis *= 0; full *= 0; return found")
    put(root / "packages", "scorecard-roots", "spoils", spoils, {"root": "spoils:ROOT"})
    said = json.loads(run("evaluate", "-f", "json", at=root).out)["tables"][0]["rows"][0]
    assert said["cells"]["patents"]["points"] == 8 and said["cells"]["patents"]["full_points"] == 10


def test_a_scale_that_fails_beyond_what_was_tried_ends_nothing(tmp_path):
    """In mixtures of two years it meets figures that nobody reported: they count as half way."""
    fails = module({}, "assert (np.abs(basis - 4 / 7) > 1e-3).all(); return full * basis")
    then, now = rooted().replace("2017", "2016"), rooted().replace("targets: 100,", "targets: 70,")
    rows = ROWS.format(year=2017, a=80) + ROWS.format(year=2016, a=40).partition("\n")[2]
    rows = rows.replace("2017Q4,丙镇,专利申请,40", "2017Q4,丙镇,专利申请,50")
    root = write(tmp_path / "project", then, now, rows=rows)
    put(root / "packages", "scorecard-roots", "fails_late", fails, {"root": "fails_late:ROOT"})
    said = run("diff", "-p", "2017Q4", at=root)
    assert said.code == 0, said.err


def test_a_name_that_two_packages_offer(tmp_path, with_s_curve):
    root = write(tmp_path / "project")
    described(root / "packages", "scorecard-another-curve", "3.0", {"s_curve": "another:CURVE"})
    said = run("check", "--lang", "en", at=root, columns=300)
    assert said.code == 1 and "SC351" in said.out and "scorecard-another-curve 3.0" in said.out


def test_kinds_arrive_plainly(tmp_path):
    """Numbers without their place, lists as tuples, what is not said as None."""
    fields = """(
        Field("share", Decimal(0), "份额", term("share", zh="份额"), default=0.5),
        Field("list", ListOf(Whole(1)), "列表", term("list", zh="列表")),
        Field("flag", Flag(), "是否", term("flag", zh="是否"), default=False),
        Field("absent", Whole(), "未写", term("absent", zh="未写")),
    )"""
    says = "term('{of} {share} {list} {flag} {absent}', zh='{of}{share}{list}{flag}{absent}')"
    steps = "return [Worked(term('Points', zh='得分'), '', full * settings['share'])]"
    text = module({"fields": fields, "says": says}, "return full * settings['share']", steps)
    root = write(tmp_path / "project", rooted("{list: [3, 1]}"))
    place = put(tmp_path / "site", "scorecard-roots", "kinds_module", text, {"root": "kinds_module:ROOT"})
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(place))
        workspace = read_workspace(root)
        assert errors(workspace.faults) == ()
        custom = workspace.schemes[0].tables[0].rows[0].rule.scale
    assert custom.settings == (("share", 0.5), ("list", (3, 1)), ("flag", False), ("absent", None))
    assert say(rule_text(workspace.schemes[0].tables[0].rows[0]), "en").startswith(
        "progress 0.5 3, 1 false not said (root"
    )
