"""The pages say what is so: what they show is run, what they write is read, what they point to is there."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from scorecard.base.codes import codes
from scorecard.cli import COMMANDS, main
from scorecard.language.nodes import NODES
from scorecard.load.actuals.files import load_actuals
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.render.formats import FORMATS
from tests import boards
from tests.docs.contents import anchors
from tests.docs.frame import framed
from tests.docs.pages import PAGES, ROOT, beside, blocks, language_of, marked
from tests.docs.regenerate import regenerated
from tests.docs.worked import results, units_of

READMES = [page for page in PAGES if page.parent == ROOT]
DOCS = ROOT / "docs"
SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/scorecard evaluate",
    ".venv/bin/pip install -q -e '.[dev]' && .venv/bin/python -m pytest",
)


def named(pages):
    return pytest.mark.parametrize("page", pages, ids=lambda page: page.name)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@named(PAGES)
def test_what_a_page_shows_is_what_the_commands_print(page):
    assert read(page) == regenerated(page), "run python -m tests.docs.regenerate and read the difference"


@pytest.mark.parametrize(("where", "block"), marked("scheme"), ids=lambda v: v if isinstance(v, str) else "")
def test_a_scheme_on_a_page_is_read_without_faults(where, block, with_s_curve):
    lang = language_of(Path(where.split(":")[0]))
    text = framed(block.text, block.detail, lang).encode()
    file = load_scheme(Source(where, text), "", beside(where.split(":")[0]))
    assert [line for fault in file.faults for line in fault.lines("en")] == []
    assert file.scheme is not None


@pytest.mark.parametrize(("where", "block"), marked("worked"), ids=lambda v: v if isinstance(v, str) else "")
def test_a_worked_example_on_a_page_comes_out_as_it_says(where, block):
    lang = language_of(Path(where.split(":")[0]))
    told = [unit.points for unit in units_of(block.text)]
    assert told and results(block.text, block.detail, lang) == told


@pytest.mark.parametrize(("where", "block"), marked("actuals"), ids=lambda v: v if isinstance(v, str) else "")
def test_a_sheet_on_a_page_is_read_against_the_shipped_scheme(where, block):
    scheme = load_scheme(Source("indicators.yaml", (ROOT / "config/indicators.yaml").read_bytes())).scheme
    shape, _, name = block.detail.partition(" ")
    found = load_actuals([Source(name or "sheet.csv", block.text.encode())], [scheme])
    assert [line for fault in found.faults for line in fault.lines("en")] == []
    assert [(file.shape, file.rows > 0) for file in found.files] == [(shape, True)]


@named(PAGES)
def test_a_yaml_or_csv_block_is_always_marked(page):
    unmarked = [
        b.start for b in blocks(read(page)) if b.kind in ("yaml", "csv", "console", "diff") and not b.word
    ]
    assert unmarked == []


@named((*PAGES, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "DECISIONS.md"))))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", read(page)):
        path, _, anchor = target.partition("#")
        there = (page.parent / path) if path else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(read(there)), target


@pytest.mark.parametrize("name", ["language.md", "language.en.md"])
def test_every_node_of_the_language_has_its_table(name):
    text = read(DOCS / name)
    assert [node for node in NODES if f"<!-- generated: fields {node} -->" not in text] == []


def test_every_code_stands_in_the_gallery():
    text = read(DOCS / "faults.md")
    assert [code for code in codes() if f"### {code} " not in text] == []


BY_ID = (".cells", ".headings", ".parts", ".ranks", ".weights", ".weights.now", ".weights.then")


def paths(data, path=""):
    """The path of everything in a JSON: `[]` for the items of a list, `{}` for names that are ids."""
    yield path
    if isinstance(data, list):
        for item in data:
            yield from paths(item, f"{path}[]")
    elif isinstance(data, dict):
        named = path.endswith(BY_ID) and set(data) != {"now", "then"}
        for key, value in data.items():
            yield from paths(value, f"{path}{{}}" if named else f"{path}.{key}")


def keys_of(data):
    """The paths that lead no further."""
    found = {path.removeprefix(".") for path in paths(data)}
    return {
        path
        for path in found
        if not any(other.startswith((f"{path}.", f"{path}[", f"{path}{{")) for other in found)
    } - {""}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory):
    """The shipped project with a seal that no longer holds, beside a file that is none."""
    root = tmp_path_factory.mktemp("sealed")
    for name in ("config", "data"):
        shutil.copytree(ROOT / name, root / name)
    said = CliRunner().invoke(main, ["publish", "2016Q4", "--date", "2017-01-20", "-C", str(root)])
    assert said.exit_code == 0, said.output
    marks = root / "data/2016/2016-评议打分.csv"
    lines = marks.read_text(encoding="utf-8").splitlines()
    marks.write_text("\n".join(lines[:-1]), encoding="utf-8")
    (root / "published/notes.json").write_text("{}", encoding="utf-8")
    return root


def listed_keys():
    parts = re.split(r"<!-- keys: (.+?) -->", read(DOCS / "json.md"))[1:]
    return [
        (command, re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE))
        for command, table in zip(parts[::2], parts[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("command", "listed"), listed_keys(), ids=lambda v: v.split()[0] if isinstance(v, str) else ""
)
def test_the_json_has_the_keys_that_are_listed_and_no_others(command, listed, sealed):
    at = sealed if command.startswith("verify") else ROOT
    result = CliRunner().invoke(main, [*command.split(), "-C", str(at)])
    found = keys_of(json.loads(result.stdout))
    # A list that happens to be empty is a list all the same.
    assert sorted(key.removesuffix("[]") for key in found) == sorted(key.removesuffix("[]") for key in listed)


@named(READMES)
def test_the_readme_names_every_command_and_no_other(page):
    rows = re.findall(r"^\| `scorecard (\w+)", read(page), re.MULTILINE)
    assert sorted(set(rows)) == sorted(COMMANDS)


@named(READMES)
def test_the_readme_names_every_format(page):
    said = re.search(r"`-f`.+?csv.+?json", read(page), re.DOTALL)[0]
    assert [format.name for format in FORMATS if format.name not in said] == []


@named(PAGES)
def test_options_on_a_page_exist(page):
    said = re.findall(r"scorecard (\w+)((?:[^`\n]|`(?=\w))*)", read(page))
    for name, rest in said:
        if name in COMMANDS:
            command = main.get_command(None, name)
            known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
            words = rest.split("#")[0].split()
            assert [w for w in words if re.fullmatch(r"--?[a-z-]+", w) and w not in known] == [], name


def translations(page):
    """The same page in the other language, if there is one."""
    stem = page.name.split(".")[0]
    named = {page.with_name(f"{stem}{end}.md") for end in ("", ".en", ".zh-CN")}
    return [other for other in named - {page} if other.exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_a_page_and_its_translation_lead_to_each_other(page):
    assert [other.name for other in translations(page) if f"]({other.name})" not in read(page)] == []


def test_the_index_names_every_page_in_both_languages_and_the_readmes_name_the_index():
    index = DOCS / "README.md"
    told = dict(zip(("zh", "en"), read(index).split('<a id="en"></a>'), strict=True))
    for page in (one for one in PAGES if one.parent != ROOT and one != index):
        path = page.name if page.parent == DOCS else f"../examples/{page.parent.name}/{page.name}"
        langs = [language_of(page)] if translations(page) else ["zh", "en"]
        assert [lang for lang in langs if f"]({path})" not in told[lang]] == [], path
    assert [page.name for page in READMES if "](docs/README.md)" not in read(page)] == []


@named(READMES)
def test_the_readme_names_every_example(page):
    names = sorted(path.parent.name for path in ROOT.glob("examples/*/README.md"))
    assert names and [name for name in names if f"](examples/{name}/{page.name})" not in read(page)] == []


@pytest.mark.parametrize("name", ["statuses.md", "statuses.zh-CN.md"])
def test_a_worked_case_that_a_page_names_is_there(name):
    named = re.findall(r"`(\d\d-[^`]+)\.yaml`(?: ([^|\n]+) \|)?", read(DOCS / name))
    files = {id.partition("：")[0] for id in boards.CASES}
    assert named and [file for file, _ in named if file not in files] == []
    assert [f"{file}：{case}" for file, case in named if case and f"{file}：{case}" not in boards.CASES] == []


@named(READMES)
def test_the_two_set_up_commands(page):
    shown = [block.lines for block in blocks(read(page)) if block.kind == "sh"]
    assert shown[:2] == [(command,) for command in SET_UP]


def test_ci_takes_both_commands_from_the_readme():
    """CI greps the two lines out of the README and runs them as they stand."""
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -E '(.+?)' README\.md", run)[1]
    found = [line for line in read(ROOT / "README.md").split("\n") if re.match(pattern, line)]
    assert found == list(SET_UP)
    assert all(f'bash -euc "${{commands[{n}]}}"' in run for n in (0, 1))
