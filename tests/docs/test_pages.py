"""The pages say what is so: what they show is run, what they write is read, what they point to is there."""

import re
from pathlib import Path

import pytest

from scorecard.base.codes import CATALOGUE
from scorecard.cli import COMMANDS, main
from scorecard.language.nodes import NODES
from scorecard.load.actuals import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from tests.docs.frame import framed
from tests.docs.pages import PAGES, ROOT, blocks, language_of, marked
from tests.docs.regenerate import regenerated

READMES = [page for page in PAGES if page.name.startswith("README")]
DOCS = ROOT / "docs"


def named(pages):
    return pytest.mark.parametrize("page", pages, ids=lambda page: page.name)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@named(PAGES)
def test_what_a_page_shows_is_what_the_commands_print(page):
    assert read(page) == regenerated(page), "run python -m tests.docs.regenerate and read the difference"


@pytest.mark.parametrize(("where", "block"), marked("scheme"), ids=lambda v: v if isinstance(v, str) else "")
def test_a_scheme_on_a_page_is_read_without_faults(where, block):
    lang = language_of(Path(where.split(":")[0]))
    file = load_scheme(Source(where, framed(block.text, block.detail, lang).encode()))
    assert [line for fault in file.faults for line in fault.lines("en")] == []
    assert file.scheme is not None


@pytest.mark.parametrize(("where", "block"), marked("actuals"), ids=lambda v: v if isinstance(v, str) else "")
def test_a_sheet_on_a_page_is_read_against_the_shipped_scheme(where, block):
    scheme = load_scheme(Source("indicators.yaml", (ROOT / "config/indicators.yaml").read_bytes())).scheme
    shape, _, name = block.detail.partition(" ")
    found = load_actuals([Source(name or "sheet.csv", block.text.encode())], [scheme])
    assert [line for fault in found.faults for line in fault.lines("en")] == []
    assert [(file.shape, file.rows > 0) for file in found.files] == [(shape, True)]


@named(PAGES)
def test_a_yaml_or_csv_block_is_always_marked(page):
    unmarked = [b.start for b in blocks(read(page)) if b.kind in ("yaml", "csv", "console") and not b.word]
    assert unmarked == []


@named(PAGES)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        path, _, anchor = target.partition("#")
        there = (page.parent / path) if path else page
        assert there.exists(), target
        assert not anchor or f'<a id="{anchor}"></a>' in read(there), target


@pytest.mark.parametrize("name", ["scheme-language.md", "scheme-language.zh-CN.md"])
def test_every_node_of_the_language_has_its_table(name):
    text = read(DOCS / name)
    assert [node for node in NODES if f"<!-- generated: fields {node} -->" not in text] == []


def test_every_code_stands_in_the_gallery():
    text = read(DOCS / "faults.md")
    assert [code for code in CATALOGUE if f"### {code} " not in text] == []


@named(READMES)
def test_the_readme_names_every_command_and_no_other(page):
    rows = re.findall(r"^\| `scorecard (\w+)", read(page), re.MULTILINE)
    assert sorted(set(rows)) == sorted(COMMANDS)


@named(PAGES)
def test_options_on_a_page_exist(page):
    said = re.findall(r"scorecard (\w+)((?:[^`\n]|`(?=\w))*)", read(page))
    for name, rest in said:
        if name in COMMANDS:
            command = main.get_command(None, name)
            known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
            words = rest.split("#")[0].split()
            assert [w for w in words if re.fullmatch(r"--?[a-z-]+", w) and w not in known] == [], name


@named(READMES)
def test_the_two_set_up_commands(page):
    run = "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/scorecard evaluate"
    check = ".venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest"
    shown = [block.lines for block in blocks(read(page)) if block.kind == "sh"]
    assert shown[:2] == [(run,), (check,)]


def test_ci_calls_the_test_command_of_the_readme():
    shown = [block.lines[0] for block in blocks(read(ROOT / "README.md")) if block.kind == "sh"]
    command = shown[1].split(" && ")[1]
    assert command == ".venv/bin/python -m pytest"
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
