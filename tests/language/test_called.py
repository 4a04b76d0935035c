"""Every word of the language is known by its Chinese name, and a cure points to the word of that meaning."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scorecard.base.names import fold_name
from scorecard.language.called import CALLED, FIELDS_CALLED, known_word, names_of_word, word_meant
from scorecard.language.nodes import NODES
from scorecard.scheme.kinds import Kind


def lists(kind: Kind) -> Iterator[tuple[str, ...]]:
    """The closed lists of words that a kind knows, its parts' too."""
    if words := tuple(getattr(kind, "choices", ())):
        yield words
    for part in ("of", "one", "each"):
        if isinstance(inside := getattr(kind, part, None), Kind):
            yield from lists(inside)


FIELDS = {f"{node.name}.{field.name}": field for node in NODES.values() for field in node.fields}
LISTS = sorted({words for field in FIELDS.values() for words in lists(field.kind)})


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_every_name_of_a_word_finds_it(words: tuple[str, ...]) -> None:
    for word in words:
        for name in names_of_word(word):
            others = [
                other
                for other in words
                if other != word and fold_name(name) in map(fold_name, names_of_word(other))
            ]
            assert not others, f"{name} means {word} and {others}"
            assert word_meant(name, words) == word or name in words


def test_nothing_is_declared_for_a_word_that_is_not_there() -> None:
    known = {word for words in LISTS for word in words} | {"true", "false", "linear", "none", "last_year"}
    assert CALLED.keys() <= known
    assert FIELDS_CALLED.keys() <= {field.name for field in FIELDS.values()}


@pytest.mark.parametrize("node", NODES.values(), ids=lambda node: node.name)
def test_every_field_is_found_by_its_chinese_name(node: object) -> None:
    from scorecard.scheme.field import NodeType

    assert isinstance(node, NodeType)
    names = {field.name: (field.chinese, *FIELDS_CALLED.get(field.name, ())) for field in node.fields}
    for field in node.fields:
        assert known_word(field.chinese, node.by_name, names.__getitem__) == field.name


@pytest.mark.parametrize(
    ("text", "words", "word"),
    [
        ("存量", ("flow", "stock", "ratio"), "stock"),
        ("时点数", ("flow", "stock", "ratio"), "stock"),
        ("存量指标", ("flow", "stock", "ratio"), "stock"),
        ("level", ("flow", "stock", "ratio"), "stock"),
        ("percentage", ("flow", "stock", "ratio"), "ratio"),
        ("按季度", ("year", "half", "quarter", "month"), "quarter"),
        ("半年度", ("year", "half", "quarter", "month"), "half"),
        ("quarterly", ("year", "half", "quarter", "month"), "quarter"),
        ("Monthly", ("year", "half", "quarter", "month"), "month"),
        ("annual", ("year", "half", "quarter", "month"), "year"),
        ("几何平均", ("sum", "mean", "geometric"), "geometric"),
        ("平均", ("sum", "mean", "geometric"), "mean"),
        ("正向", ("higher", "lower"), "higher"),
        ("flwo", ("flow", "stock", "ratio"), "flow"),
        ("存亮", ("flow", "stock", "ratio"), None),
        ("质量", ("flow", "stock", "ratio"), None),
        ("春江镇", ("flow", "stock", "ratio"), None),
        ("流量和存量", ("flow", "stock", "ratio"), None),
    ],
)
def test_the_meaning_goes_before_the_letters(text: str, words: tuple[str, ...], word: str | None) -> None:
    assert word_meant(text, words) == word
