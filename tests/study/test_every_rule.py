"""One scheme with every kind of rule: each line of arithmetic that `explain` prints for any cell is redone.

The scheme must use every field of a rule and every word that a rule can say, so a new kind of rule needs a
row in `every-rule.yaml`, and figures in `FIGURES` where the usual ones do not suit it.
"""

from pathlib import Path

import pytest
import yaml

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.language.nodes import NODES
from scorecard.model.period_names import parse_period
from scorecard.model.status import Status
from scorecard.scheme import kinds
from scorecard.scheme.words import JUDGES
from scorecard.workspace import read_workspace
from tests.study.calculator import redo, write
from tests.study.test_explain_redone import cells, check_cell

SCHEME = (Path(__file__).parent / "every-rule.yaml").read_text(encoding="utf-8")
UNITS = "abcde"
USUAL = "62 45 80 73 50.5"
FIGURES = {
    "flow": "437 300 500 123.4 9",
    "lower": "5 4 10 0 7",
    "mirror": "5 4 10 0 7",
    "negative": "-100 -500 -800 0 -505",
    "place": "20 21 3 40 1",
    "choices": "1 0 1 0 2",
    "equal": "7 7 7 7 7",
    "equal_full": "7 7 7 7 7",
    "equal_none": "7 7 7 7 7",
    "rank": "62 62 80 73 50.5",
    "to_number": "18 20 30 40 18.6",
    "rd": "1.5 2.25 4.1 3 1",
    "gdp": "100 90 80.5 75 103",
    "marks": "9,8,8.5 7,7,8 10,9,9.5 6,5,8 9",
    "trimmed": "90,80,85,70 70,71,80 100,90,95 60,50,80 90,91,92",
    "neat_marks": "9,8,8.5 7,7,8 10,9,9.5 6,5,8 9",
    "middle": "9,8,8.5 7,7,8 10,9 6,5,8 9",
}
"""Figures of the units, in their order; marks with commas between them."""


def actuals(period, sign=1):
    lines = ["期间,单位,指标,数值,评委"]
    for row in reported():
        for unit, figure in zip(UNITS, FIGURES.get(row, USUAL).split()[::sign], strict=True):
            marks = figure.split(",")
            many = len(marks) > 1 or row in ("marks", "neat_marks", "trimmed", "middle")
            lines += [
                f"{period},{unit},{row},{mark},{f'评委{judge}' if many else ''}"
                for judge, mark in enumerate(marks, 1)
            ]
    return "\n".join(lines) + "\n"


def months():
    """The earlier months of rows whose rules count each."""
    lines = ["期间,单位,指标,数值"]
    for month in range(1, 6):
        for row in ("each_month", "each_quarter"):
            figures = FIGURES.get(row, USUAL).split()[:: -1 if month % 2 else 1]
            lines += [
                f"2026-{month:02d},{unit},{row},{figure}" for unit, figure in zip(UNITS, figures, strict=True)
            ]
    return "\n".join(lines) + "\n"


def reported():
    scheme = yaml.load(SCHEME, yaml.BaseLoader)
    yield from scheme["inputs"]
    for id, row in scheme["tables"]["t"]["indicators"].items():
        if "children" in row:
            yield from row["children"]
        elif "formula" not in row:
            yield id


pytestmark = pytest.mark.usefixtures("with_s_curve")


def board_with_last_year(root, period):
    """The board of a period; the year before had the same scheme, and the figures the other way round."""
    before = SCHEME.replace("2025", "2024").replace("2026", "2025")
    for year, scheme, sign in (("2026", SCHEME, 1), ("2025", before, -1)):
        write(root / "config" / f"{year}.yaml", scheme)
        for label in {period.replace("2026", year), f"{year}Q4"} if year == "2025" else {period}:
            write(root / "data" / f"{label}.csv", actuals(label, sign))
    write(root / "data" / "months.csv", months())
    workspace = read_workspace(root)
    assert not errors(workspace.faults)
    return workspace.board(parse_period(period))


def test_every_formula_of_every_cell_can_be_redone(tmp_path):
    board = board_with_last_year(tmp_path, "2026Q2")
    for table, u, i, explained in cells(board):
        check_cell(board, table, u, i, explained)
        row = table.table.rows[i]
        scored = table.observations.status[u, i] == Status.SCORED and row.scores
        if scored and not (row.rule.scale.own_ends and row.rule.scale.label != "line"):
            assert sum(redo(say(step.formula, "zh")) for step in explained.steps), (
                f"{row.name}: nothing to redo"
            )


def rules():
    scheme = yaml.load(SCHEME, yaml.BaseLoader)
    for row in scheme["tables"]["t"]["indicators"].values():
        for one in (row, *row.get("children", {}).values()):
            yield from [one["rule"]] if "rule" in one else []


def nested(value):
    """All mappings in a value, itself among them."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nested(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nested(inner)


def inside(name):
    """A node and all that may stand in it, by name."""
    found, waiting = [], [name]
    while waiting:
        name = waiting.pop()
        found.append(name)
        named = (_name(field.kind) for field in NODES[name].fields)
        waiting += [one for one in dict.fromkeys(named) if one and one not in (*found, *waiting)]
    return found


def _name(kind):
    return (
        _name(kind.of)
        if isinstance(kind, kinds.ListOf | kinds.OneOrList | kinds.MapOf)
        else getattr(kind, "name", None)
    )


@pytest.mark.parametrize("name", inside("rule"))
def test_the_scheme_uses_every_field_and_every_word_of_a_rule(name):
    written = [mapping for rule in rules() for mapping in nested(rule)]
    fields = {key for mapping in written for key in mapping}
    said = {(key, word) for mapping in written for key, value in mapping.items() for word in _said(value)}
    node = NODES[name]
    # A rule looks at no periods before by its conditions.
    elsewhere = {"clause", "periods"}
    assert [field.name for field in node.fields if field.name not in fields | elsewhere] == []
    wanted = [(field.name, word) for field in node.fields for word in getattr(field.kind, "choices", {})]
    assert [pair for pair in wanted if pair not in said] == []


def _said(value):
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def test_the_scheme_has_every_way_of_judging():
    scheme = yaml.load(SCHEME, yaml.BaseLoader)
    rows = scheme["tables"]["t"]["indicators"].values()
    assert {row["judges"] for row in rows if "judges" in row} == set(JUDGES.choices)
