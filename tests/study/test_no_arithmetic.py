"""An explanation computes nothing: it tells how the engine's own figures came about, chooses words and shows numbers."""

import ast
from pathlib import Path

import pytest

import scorecard.study.explain

ROOMS = sorted(Path(scorecard.study.explain.__file__).parent.glob("*.py"))
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.FloorDiv)
FOLDS = ("sum", "abs", "round", "fsum", "prod")
NUMPY = ("sum", "mean", "prod", "add", "subtract", "multiply", "divide", "cumsum", "dot")

# Years and places in lists, never figures.
COUNTS = {
    "cell.py": {"chosen + 1"},
    "derived.py": {"self.now.period.year - each.years"},
    "outside.py": {"self.cell.board.period.year - 1"},
    "reported.py": {"now.year + 1"},
    "rerun_table.py": {"u + 1"},
    # By how many grades a unit is moved, of how many places some stay empty, how many decimals of a percentage.
    "effect.py": {"abs(then.shift)"},
    "grade.py": {"award.many - award.empty"},
    "rounding.py": {"places - 2"},
    # How many brackets an operation wants.
    "walk.py": {"[0] * len(node.args)"},
}


def computed(node: ast.AST) -> bool:
    """Whether a piece of code works a figure out."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ARITHMETIC):
        return True
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Name):
        return called.id in FOLDS
    return isinstance(called, ast.Attribute) and ast.unparse(called.value) == "np" and called.attr in NUMPY


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_an_explanation_computes_nothing(room):
    tree = ast.parse(room.read_text(encoding="utf-8"))
    found = {ast.unparse(node) for node in ast.walk(tree) if computed(node)}
    assert found == COUNTS.get(room.name, set())


def test_what_computes_would_be_found():
    for code in ("full * share", "x - y", "sum(points)", "np.mean(points)", "points ** 2"):
        assert any(computed(node) for node in ast.walk(ast.parse(code))), code
