"""The JSON Schema (draft-07) of a scheme, for editors: a walk over the declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from scorecard.base.message import Lang, Text, message, say, term
from scorecard.language.nodes import NODES
from scorecard.model.scheme import SCHEME
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import CustomOf, Json, Kind, ListOf, MapOf, OneOrList
from scorecard.scheme.scale.foreign import CustomScale, node_of


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
        **_together(node),
    }
    return full if node.short is None else {"anyOf": [full, node.by_name[node.short].kind.schema()]}


def _together(node: NodeType) -> Json:
    """Which fields go together: never two of a group, exactly one of those that are either or."""
    pairs = [list(pair) for group in node.apart for pair in combinations(group, 2)]
    said: Json = {}
    if pairs:
        said["allOf"] = [{"not": {"required": pair}} for pair in pairs]
    if node.either:
        said["oneOf"] = [{"required": [name]} for name in node.either]
    return said


def _field(field: Field, lang: Lang) -> Json:
    schema = field.kind.schema()
    if "$ref" in schema:
        schema = {"allOf": [schema]}
    return {
        **schema,
        "description": "\n".join(_said(field, lang)),
        **({"default": field.default} if field.default is not None else {}),
    }


def _said(field: Field, lang: Lang) -> Iterator[str]:
    """What an editor shows of a field: what it is, what to write, what each word means, the default."""
    yield say(message("{name}{help}", name=term("", zh=f"{field.chinese}："), help=field.help), lang)
    yield say(message("write: {kind}", kind=field.kind.words), lang)
    for word, text in choices_of(field.kind).items():
        yield f"{word}: {say(text, lang)}"
    if field.default is not None:
        yield say(message("default: {written}", written=written(field.default)), lang)


def choices_of(kind: Kind) -> Mapping[str, Text]:
    """The words that a kind knows, with what each means; those of its items for a list."""
    if isinstance(kind, ListOf | OneOrList | MapOf):
        return choices_of(kind.of)
    found: Mapping[str, Text] = getattr(kind, "choices", {})
    return found


def written(default: object) -> str:
    """A default as it is written in YAML.

    >>> written(True), written("higher")
    ('true', 'higher')
    """
    return str(default).lower() if isinstance(default, bool) else str(default)
