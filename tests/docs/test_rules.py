"""The table of published rules: every line is written as its worked case writes it, and every such case has a line."""

import re

import pytest

from tests import boards
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "rules.md"
LINES = re.findall(
    r"^\| (R\d\d|J) \| .+? \| `(.+?)` \| `(.+?)` (.+?) \|$", PAGE.read_text(encoding="utf-8"), re.M
)
CASES = {(f"{id.partition('：')[0]}.yaml", case["name"]): case["scheme"] for id, case in boards.CASES.items()}


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(("rule", "written", "file", "name"), LINES)
def test_a_rule_is_written_as_its_case_writes_it(rule, written, file, name):
    scheme = squeezed(CASES[file, name])
    assert rule in name
    place = 0
    for piece in written.split("…"):
        place = scheme.index(squeezed(piece), place)


def test_every_line_of_the_table_is_read():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(("| R", "| J"))]
    assert len(rows) == len(LINES) > 0


def test_every_case_of_a_published_rule_has_a_line():
    told = {(file, name) for _, _, file, name in LINES}
    assert {key for key in CASES if re.match(r"R\d\d", key[1])} <= told


def test_every_kind_of_rule_of_the_catalogue_has_a_line():
    runs = ((1, 17), (20, 30), (31, 35), (40, 45), (50, 58), (60, 68), (70, 75), (80, 87))
    catalogue = {f"R{number:02d}" for first, last in runs for number in range(first, last + 1)}
    assert len(catalogue) == 71
    assert {rule for rule, *_ in LINES} - {"J"} == catalogue
