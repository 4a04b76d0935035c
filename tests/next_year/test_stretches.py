"""A field is taken out of a YAML text, or put in: the rest means what it meant, and is written as it was."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from scorecard.load.yaml.stretches import (
    TextStretch,
    WrittenField,
    added_before,
    apply_edits,
    removal,
    stretches,
)

TEXTS = st.text(st.sampled_from("ab# ,:{}[]'\"-镇年\n"), max_size=8)
KEYS = st.text(st.sampled_from("ab镇年"), min_size=1, max_size=4)
"""Fields have plain names; what stands in them is anybody's."""

VALUES = st.recursive(
    st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=2, max_size=4)


def fields_of(node: TextStretch, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], WrittenField]]:
    """Every field with the keys that lead to it."""
    found = []
    for field in node.fields:
        found.append(((*path, field.key.text), field))
        found += fields_of(field.value, (*path, field.key.text))
    return found


def without(data: Any, path: tuple[str, ...]) -> Any:
    """The naive twin: plain data without a key."""
    key, *rest = path
    return {k: without(v, tuple(rest)) if k == key else v for k, v in data.items() if k != key or rest}


@given(DOCUMENTS, st.sampled_from([True, False, None]), st.sampled_from([20, 80]), st.data())
def test_a_field_taken_out(data: dict[str, Any], flow: bool | None, wide: int, drawn: st.DataObject) -> None:
    text = yaml.dump(data, default_flow_style=flow, width=wide, allow_unicode=True, sort_keys=False)
    path, field = drawn.draw(st.sampled_from(fields_of(stretches(text))))
    wanted = without(data, path)
    found = yaml.safe_load(apply_edits(text, [removal(text, field)]))
    assert found == _blank_as_nothing(wanted) or found == wanted


def _blank_as_nothing(data: Any) -> Any:
    """In a block, a mapping that lost its only field is nothing."""
    if not isinstance(data, dict):
        return data
    return {key: _blank_as_nothing(value) for key, value in data.items()} or None


@given(DOCUMENTS, st.booleans(), st.data())
def test_a_field_put_in(data: dict[str, Any], flow: bool, drawn: st.DataObject) -> None:
    text = yaml.dump(data, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=200)
    field = drawn.draw(st.sampled_from(stretches(text).fields))
    found = yaml.safe_load(apply_edits(text, [added_before(text, field, "new: {from: x}")]))
    assert found == {**data, "new": {"from": "x"}}
    assert list(found)[list(data).index(field.key.text)] == "new"


def test_a_reference_stands_for_itself() -> None:
    text = "a: &row {x: 1, y: [1, 2]}\nb: *row\nc: {<<: *row, z: 3}  # last\n"
    b = stretches(text).fields[1]
    assert text[b.value.start : b.value.end] == "*row"
    assert apply_edits(text, [removal(text, b)]) == text.replace("b: *row\n", "")


def test_comments_stay() -> None:
    text = "a: 1  # first\nb:\n  - 2\n  # between\n  - 3  # of b\n# of c\nc: 4\n"
    a, b, _ = stretches(text).fields
    assert apply_edits(text, [removal(text, a)]) == "# first\n" + text.partition("\n")[2]
    assert apply_edits(text, [removal(text, b)]) == "a: 1  # first\n# of b\n# of c\nc: 4\n"
