"""The pages on the code name what is there: each file they point to, and the way of a cell as it goes."""

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorecard.cli import main
from tests.docs.pages import ROOT

ARCHITECTURE, GLOSSARY = ROOT / "docs" / "architecture.md", ROOT / "docs" / "glossary.md"
CONTRIBUTING, DECISIONS = ROOT / "CONTRIBUTING.md", ROOT / "DECISIONS.md"
SCHEME = """\
title: 示例
year: 2026
frequency: year
units: {jia: {name: 甲镇}, yi: {name: 乙镇}}
tables:
  t: {title: 任务表, indicators: {firms: {name: 企业, number: 1, points: 10, targets: [137, 53]}}}
"""


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def paths(text: str) -> list[str]:
    """What is written as a path: names with a stroke, and files of code; what a set-up makes is none."""
    quoted = re.findall(r"`([\w./-]+)`", text)
    ours = [name for name in quoted if not name.startswith(".venv/")]
    return [name for name in ours if "/" in name or name.endswith((".py", ".toml", ".md"))]


def is_there(path: str) -> bool:
    return any((root / path).exists() for root in (ROOT, ROOT / "scorecard"))


@pytest.mark.parametrize("page", [ARCHITECTURE, GLOSSARY, CONTRIBUTING], ids=lambda page: page.name)
def test_every_path_is_there(page):
    named = paths(read(page))
    assert named
    assert [path for path in named if not is_there(path)] == []


def road() -> list[str]:
    """The modules that the page names on the way of a cell, in their order."""
    told = re.search(r"<!-- road -->\n(.*?)<!-- end -->", read(ARCHITECTURE), re.DOTALL)[1]
    lines = re.findall(r"^(\d+)\. `([\w/.]+)` – ", told, re.MULTILINE)
    assert [int(number) for number, _ in lines] == list(range(1, len(lines) + 1))
    return [module for _, module in lines]


def test_the_page_counts_the_doors_right():
    assert f"through {len(road())} doors" in read(ARCHITECTURE)
    assert len(set(road())) == len(road())


def entered(run) -> set[str]:
    """The modules of the tool in which a function is called."""
    inside = f"{ROOT / 'scorecard'}/"
    files = set()

    def note(frame, event, _):
        if event == "call" and frame.f_code.co_name != "<module>":
            files.add(frame.f_code.co_filename)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return {file.removeprefix(inside) for file in files if file.startswith(inside)}


def test_a_cell_goes_the_way_that_the_page_tells(tmp_path):
    for name, text in {"config/2026.yaml": SCHEME, "data/2026.csv": "指标,甲镇,乙镇\n企业,87,41\n"}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = []
    ask = ["evaluate", "-p", "2026", "-f", "plain", "-C", str(tmp_path)]
    modules = entered(lambda: done.append(CliRunner().invoke(main, ask)))
    assert "6.35" in done[0].output
    assert [door for door in road() if door not in modules] == []


def test_every_room_has_its_line_in_the_floors():
    floors = re.search(r"## The floors\n(.*?)\n## ", read(ARCHITECTURE), re.DOTALL)[1]
    rooms = {f"{init.parent.name}/" for init in (ROOT / "scorecard").glob("*/__init__.py")}
    assert [room for room in sorted(rooms) if f"`{room}`" not in floors] == []


def test_a_word_of_the_glossary_is_explained_once():
    words = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \| `", read(GLOSSARY), re.MULTILINE)
    assert len(words) > 50
    assert sorted(set(words)) == sorted(words)


def test_the_index_of_decisions_leads_to_every_heading():
    text = read(DECISIONS)
    index, _, rest = text.partition('<a id="')
    assert re.findall(r"\]\(#([\w-]+)\)", index) == re.findall(r'<a id="([\w-]+)"></a>', f'<a id="{rest}')
    groups = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert re.findall(r"^- \[(.+)\]\(#", index, re.MULTILINE) == groups
