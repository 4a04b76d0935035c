"""The reference of the language: nothing declared is without an example that is run, in either language."""

import re

import pytest
import yaml

from scorecard.language.nodes import NODES
from scorecard.scheme import kinds
from scorecard.scheme.compare import COMPARE
from tests.docs.frame import framed
from tests.docs.pages import ROOT, blocks, language_of

PAGES = [ROOT / "docs" / name for name in ("language.md", "language.en.md")]
BESIDE = {"language.md": ROOT / "docs" / "plugins.zh-CN.md", "language.en.md": ROOT / "docs" / "plugins.md"}
"""Where rules of other packages are shown."""
SCALES = (
    "proportional",
    *(name for group in NODES["rule"].apart if "bands" in group for name in group if name != "custom"),
)
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def text_of(page):
    return page.read_text(encoding="utf-8")


def examples(page):
    """Every scheme that a page shows, as plain data."""
    lang = language_of(page)
    for block in (*blocks(text_of(page)), *blocks(text_of(BESIDE[page.name]))):
        if block.word == "scheme":
            yield yaml.load(framed(block.text, block.detail, lang), yaml.BaseLoader)
        elif block.word == "worked":
            shown = yaml.load(block.text, yaml.BaseLoader)
            top = shown if "indicators" in shown else {"indicators": shown}
            yield {"tables": {"t": {"indicators": top.pop("indicators")}}, **top}


def fields_in(kind, value):
    """The fields of nodes that are written in a value of a kind, as (node, field)."""
    match kind:
        case kinds.NodeOf():
            node = NODES[kind.name]
            if isinstance(value, dict) and not set(value) & set(node.by_name) and node.short:
                yield node.name, node.short
            elif isinstance(value, dict):
                yield from fields_of(node, value)
        case kinds.WordOrNode() if isinstance(value, dict):
            yield from fields_of(NODES[kind.name], value)
        case kinds.ListOf() | kinds.OneOrList():
            for item in value if isinstance(value, list) else [value]:
                yield from fields_in(kind.of, item)
        case kinds.MapOf():
            for item in value.values():
                yield from fields_in(kind.of, item)
        case kinds.TargetOf():
            yield from targets_in(value)


def fields_of(node, value):
    for name, inner in value.items():
        if name in node.by_name:
            yield node.name, name
            yield from fields_in(node.by_name[name].kind, inner)


def targets_in(value):
    cells = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and set(value) <= set(NODES["target"].by_name):
        yield from (("target", name) for name in value)
    else:
        for cell in cells:
            yield from targets_in(cell)


@named
def test_every_field_is_written_in_an_example_that_is_run(page):
    shown = {pair for scheme in examples(page) for pair in fields_of(NODES["scheme"], scheme)}
    # What may stand in `defaults` is what may stand on a row.
    lacking = [
        f"{node.name}.{field.name}"
        for node in NODES.values()
        for field in node.fields
        if (node.name, field.name) not in shown
        and (node.name not in ("defaults", "input") or ("indicator", field.name) not in shown)
    ]
    assert lacking == []


@named
def test_every_comparison_and_every_scale_has_its_section_with_a_worked_example_and_a_precedent(page):
    sections = re.split(r'^<a id="', text_of(page), flags=re.MULTILINE)
    by_anchor = {section.partition('"')[0]: section for section in sections}
    told = {"progress": "compare-completion"}
    for word in COMPARE.choices:
        section = by_anchor[told.get(word, f"compare-{word}")]
        assert "<!-- worked" in section and re.search("公开办法：|Published: ", section), word
    for scale in SCALES:
        section = by_anchor[f"scale-{scale}"]
        assert "<!-- worked" in section and re.search("公开办法：|Published: ", section), scale


def test_both_languages_show_the_same_examples():
    shapes = [
        [(block.word, block.detail) for block in blocks(text_of(page)) if block.word in ("worked", "scheme")]
        for page in PAGES
    ]
    assert shapes[0] == shapes[1]
