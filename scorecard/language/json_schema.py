"""The JSON Schema (draft-07) of a scheme, for editors: a walk over the declarations."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.base.text import Lang, say
from scorecard.language.custom import CustomScale, node_of
from scorecard.language.kinds import CustomOf, Field, Json, NodeType, Word
from scorecard.language.nodes import NODES, SCHEME


def json_schema(lang: Lang = "zh", scales: Mapping[str, CustomScale] | None = None) -> Json:
    """The schema of a whole scheme, descriptions in the language asked for.

    scales : those of other packages, by name; without them any name is let pass where one may stand

    >>> json_schema()["properties"]["title"]["type"]
    'string'
    """
    definitions = {node.name: _node(node, lang) for node in NODES.values() if node is not SCHEME}
    for name, scale in (scales or {}).items():
        definitions[f"{_CUSTOM}{name}"] = _node(node_of(name, scale), lang)
    if scales:
        _offer(definitions["rule"], scales)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "scorecard",
        **_node(SCHEME, lang),
        "definitions": definitions,
    }


_CUSTOM = "custom."


def _offer(rule: Json, scales: Mapping[str, CustomScale]) -> None:
    """Let an editor know the scales that are installed, so that it completes their names and fields."""
    for name, field in rule["properties"].items():
        if isinstance(NODES["rule"].by_name[name].kind, CustomOf):
            field["properties"] = {one: {"$ref": f"#/definitions/{_CUSTOM}{one}"} for one in scales}
            field["additionalProperties"] = False


def _node(node: NodeType, lang: Lang) -> Json:
    required = [field.name for field in node.fields if field.required]
    full: Json = {
        "type": "object",
        "description": say(node.help, lang),
        "properties": {field.name: _field(field, lang) for field in node.fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }
    return full if node.short is None else {"anyOf": [full, node.by_name[node.short].kind.schema()]}


def _field(field: Field, lang: Lang) -> Json:
    said = f"{field.zh}：{field.help.zh}" if lang == "zh" else field.help.en
    if isinstance(field.kind, Word):
        said += "\n" + "\n".join(f"{word}: {say(text, lang)}" for word, text in field.kind.choices.items())
    schema = field.kind.schema()
    if "$ref" in schema:
        schema = {"allOf": [schema]}
    return {
        **schema,
        "description": said,
        **({"default": field.default} if field.default is not None else {}),
    }
