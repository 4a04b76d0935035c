"""The clause cookbook: both pages say the same, and every word that decides points or outcomes has its entry."""

import re

import pytest

from scorecard.language.json_schema import choices_of
from scorecard.language.nodes import NODES
from scorecard.scheme.kinds.named import CHINESE
from tests.docs.clauses import clauses, refreshed
from tests.docs.contents import headings
from tests.docs.pages import PAGES, ROOT, language_of

ENGLISH, CHINESE_PAGE = ROOT / "docs" / "cookbook.md", ROOT / "docs" / "cookbook.zh-CN.md"
EN, ZH = (page.read_text(encoding="utf-8") for page in (ENGLISH, CHINESE_PAGE))
SCORING = (
    "rule",
    "steps",
    "side",
    "band",
    "target",
    "then",
    "grade",
    "light",
    "unscored",
    "ranking",
    "amendment",
)
ELSEWHERE = {
    "custom": "rules of other packages have a page of their own",
    "clause": "a text, printed by explain",
}


def numbers(text):
    """What stands in the tables of figures, without words."""
    rows = (line for entry in clauses(text) for line in entry[3].splitlines() if line.startswith("| "))
    return [re.findall(r"-?\d[\d.%]*", row) for row in rows]


def test_both_pages_have_the_same_entries_and_the_same_numbers():
    assert [(one.level, one.anchor) for one in headings(EN)][1:] == [
        (one.level, one.anchor) for one in headings(ZH)
    ][1:]
    assert len(clauses(EN)) == len(clauses(ZH)) > 80
    bare = [
        [[figure for figure in row if not figure.startswith("2026")] for row in numbers(text)]
        for text in (EN, ZH)
    ]
    assert bare[0] == bare[1]


@pytest.mark.parametrize("page", [EN, ZH], ids=["en", "zh"])
def test_every_entry_has_the_words_of_a_notice_a_piece_its_sentences_and_figures(page):
    entries = re.split(r'^<a id="[\w-]+"></a>\n### ', page, flags=re.MULTILINE)[1:]
    wanted = (r"\*\*(原文|In the notice:)\*\*", "<!-- clause -->", "> \\*\\*(读出|Read back)", "<!-- scored")
    lacking = [
        entry.split("\n")[0] for entry in entries if not all(re.search(part, entry) for part in wanted)
    ]
    assert len(entries) > 80 and lacking == []


def test_a_number_or_sentence_that_is_no_longer_so_is_noticed():
    entry = next(one for one in clauses(EN) if "| 87 | 8.7 |" in one[0])[0]
    for was, changed in (("| 87 | 8.7 |", "| 87 | 8.8 |"), ("at least 0 points", "at least 1 point")):
        assert was in entry
        assert refreshed(entry.replace(was, changed), "en") == entry == refreshed(entry, "en")


@pytest.mark.parametrize("name", SCORING)
def test_every_field_and_word_that_decides_is_in_the_cookbook(name):
    fields = NODES[name].fields
    words = {word for field in fields for word in choices_of(field.kind)}
    said = [word for word in (*(field.name for field in fields), *words) if word not in ELSEWHERE]
    assert [word for word in said if not re.search(rf"\b{word}\b", _code(EN))] == []
    assert [
        field.chinese for field in fields if field.name not in ELSEWHERE and field.chinese not in _code(ZH)
    ] == []
    assert [
        word for word in words if word not in ELSEWHERE and CHINESE.get(word, word) not in _code(ZH)
    ] == []


def test_what_the_sentences_write_as_code_is_written_with_fields_that_there_are():
    fields = [field for node in NODES.values() for field in node.fields]
    for page, names in ((EN, {one.name for one in fields}), (ZH, {one.chinese for one in fields})):
        written = re.findall(r"`(?:\{)?([^`\s:{}]+): [^`]*`", page)
        assert written and [name for name in written if name not in names] == []


def _code(page):
    """What a page writes as code, in blocks and within sentences."""
    return "\n".join([*(entry[2] for entry in clauses(page)), *re.findall(r"`([^`\n]+)`", page)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_long_page_has_a_table_of_contents(page):
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150 or "<!-- contents: " in text


def test_the_pages_of_the_cookbook_are_in_their_languages():
    assert [language_of(page) for page in (ENGLISH, CHINESE_PAGE)] == ["en", "zh"]
