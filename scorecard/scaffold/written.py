"""Texts as YAML reads them back to the letter."""

from __future__ import annotations

import json
from collections.abc import Mapping

from scorecard.base.message import Lang, Text, say
from scorecard.base.pattern import pattern
from scorecard.scheme.field import NodeType
from scorecard.scheme.kinds.named import chinese_word
from scorecard.scheme.target import TARGET

# Words of letters alone; anything else is put in quotes, and so is what YAML takes for a number or a truth.
_PLAIN = pattern(r"(?:\d*[\u4e00-\u9fff]|[^\W\d_])[\w（）《》、，。；“”·\-]*")
_WORDS = frozenset(("yes", "no", "on", "off", "y", "n", "true", "false", "null"))


def yaml_scalar(text: str) -> str:
    """A text as a scalar.

    >>> yaml_scalar("2017年专利申请"), yaml_scalar("5.18期间来访"), yaml_scalar("%"), yaml_scalar("No")
    ('2017年专利申请', '"5.18期间来访"', '"%"', '"No"')
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


def flow(fields: Mapping[str, str]) -> str:
    """A mapping in one line, its values already written."""
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def field_name(node: NodeType, name: str, lang: Lang) -> str:
    """A field by its name in the language of a scheme."""
    return node.by_name[name].chinese if lang == "zh" else name


def word_name(name: str, lang: Lang) -> str:
    """A word of the language by its name in that of a scheme."""
    return chinese_word(name) if lang == "zh" else name


def target_cell(yaml: str, lang: Lang) -> str:
    """A cell of targets, as it is written in English, in the language of a scheme.

    >>> target_cell("{above: 5000}", "zh"), target_cell("47.0", "zh")
    ('{超过: 5000}', '47.0')
    """
    name, colon, rest = yaml.removeprefix("{").partition(":")
    return f"{{{field_name(TARGET, name, lang)}:{rest}" if colon else yaml


def comment(text: Text, lang: Lang) -> str:
    """A comment, in one line whatever is told in it."""
    return "# " + " ".join(say(text, lang).split())
