"""The JSON Schema (draft-07) of a scheme, for editors: a walk over the declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from scorecard.base.message import Lang, Text, comma_list, message, say, term
from scorecard.language.nodes import NODES
from scorecard.model.scheme import SCHEME
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import (
    FILE_NAMES,
    FLAGS,
    CustomOf,
    FileOf,
    Flag,
    Json,
    Kind,
    ListOf,
    MapOf,
    OneOrList,
    Word,
)
from scorecard.scheme.kinds.named import chinese_word
from scorecard.scheme.scale.foreign import CustomScale, node_of


def json_schema(lang: Lang = "zh", scales: Mapping[str, CustomScale] | None = None) -> Json:
    """The schema of a whole scheme, descriptions in the language asked for.

    In Chinese, fields and words go by their Chinese names, and by the English ones as well.

    scales : those of other packages, by name; without them any name is let pass where one may stand

    >>> json_schema()["properties"]["title"]["type"]
    'string'
    >>> json_schema("en")["properties"].keys() < json_schema("zh")["properties"].keys()
    True
    """
    definitions = {node.name: _node(node, lang) for node in NODES.values() if node is not SCHEME}
    for name, scale in (scales or {}).items():
        definitions[f"{_CUSTOM}{name}"] = _node(node_of(name, scale), lang)
    definitions[_FILE] = FileOf("").schema(lang)
    if scales:
        _offer(definitions["rule"], scales, lang)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "scorecard",
        **_node(SCHEME, lang),
        "definitions": definitions,
    }


_CUSTOM = "custom."
_FILE = "file"


def _offer(rule: Json, scales: Mapping[str, CustomScale], lang: Lang) -> None:
    """Let an editor know the scales that are installed, so that it completes their names and fields."""
    for field in NODES["rule"].fields:
        if isinstance(field.kind, CustomOf):
            for name in _names(field, lang):
                own = rule["properties"][name]
                own["properties"] = {scale: {"$ref": f"#/definitions/{_CUSTOM}{scale}"} for scale in scales}
                own["additionalProperties"] = False


def _node(node: NodeType, lang: Lang) -> Json:
    named = {name: field for names in _columns(node, lang) for name, field in names.items()}
    full: Json = {
        "type": "object",
        "description": say(node.help, lang),
        "properties": {name: _field(field, lang) for name, field in named.items()},
        "additionalProperties": False,
        **_field_groups(node, lang),
    }
    return full if node.short is None else {"anyOf": [full, _or_listed(node.by_name[node.short].kind, lang)]}


def _names(field: Field, lang: Lang) -> tuple[str, ...]:
    """How a field may be written."""
    return (field.chinese, field.name) if lang == "zh" else (field.name,)


def _columns(node: NodeType, lang: Lang) -> Iterator[dict[str, Field]]:
    """The fields by their names in one language after the other."""
    for names in zip(*(_names(field, lang) for field in node.fields), strict=True):
        yield dict(zip(names, node.fields, strict=True))


def _field_groups(node: NodeType, lang: Lang) -> Json:
    """Which fields go together: what is required, never two of a group, exactly one of those that are either or.

    A field that has two names is written under one of them.
    """

    def forms(*fields: str) -> list[Json]:
        """That all of these are written, in each way to name them."""
        named = product(*(_names(node.by_name[field], lang) for field in fields))
        return [{"required": list(names)} for names in named]

    required = [field.name for field in node.fields if field.required]
    pairs = [pair for group in node.apart for pair in combinations(group, 2)]
    never: list[Json] = [{"not": form} for pair in pairs for form in forms(*pair)]
    rules: Json = {}
    if lang == "zh":
        never += [{"anyOf": forms(name)} for name in required]
        rules["dependencies"] = {field.chinese: {"not": {"required": [field.name]}} for field in node.fields}
    elif required:
        rules["required"] = required
    if never:
        rules["allOf"] = never
    if node.either:
        rules["oneOf"] = [{"anyOf": forms(name)} if lang == "zh" else forms(name)[0] for name in node.either]
    return rules


def _field(field: Field, lang: Lang) -> Json:
    schema = _or_listed(field.kind, lang)
    if "$ref" in schema:
        schema = {"allOf": [schema]}
    return {
        **schema,
        "description": "\n".join(_editor_lines(field, lang)),
        **({"default": _default(field, lang)} if field.default is not None else {}),
    }


def _or_listed(kind: Kind, lang: Lang) -> Json:
    """A value of a kind; where that has entries, a table in another file may say them, or some of them."""
    schema = kind.schema(lang)
    if kind.entry is None:
        return schema
    file: Json = {"$ref": f"#/definitions/{_FILE}"}
    forms = [_with_file(form, lang) for form in schema.get("anyOf", [schema])]
    # Names that stand by themselves may stand beside a file; what has none is told by the file alone.
    some = any(form.get("type") == "object" for form in forms)
    return {"anyOf": forms if some else [*forms, file]} if len(forms) > 1 or not some else forms[0]


def _with_file(schema: Json, lang: Lang) -> Json:
    """Names or items, those that a file says among them."""
    if schema.get("type") == "object":
        each, text = schema["additionalProperties"], {"type": "string", "minLength": 1}
        names = [name for pair in FILE_NAMES.items() for name in (pair if lang == "zh" else pair[:1])]
        return {**schema, "properties": {name: {"anyOf": [text, each]} for name in names}}
    if schema.get("type") == "array" and isinstance(schema["items"], dict):
        return {**schema, "items": {"anyOf": [schema["items"], {"$ref": f"#/definitions/{_FILE}"}]}}
    return schema


def _editor_lines(field: Field, lang: Lang) -> Iterator[str]:
    """What an editor shows of a field: what it is, what to write, what each word means, the default."""
    yield say(message("{name}{help}", name=term("", zh=f"{field.chinese}："), help=field.help), lang)
    yield say(message("write: {kind}", kind=what_to_write(field.kind, lang)), lang)
    for word, text in choices_of(field.kind).items():
        name = chinese_word(word) if lang == "zh" else word
        yield f"{name}: {say(text, lang)}"
    if field.default is not None:
        default = default_text(field.default)
        value = chinese_word(default) if lang == "zh" else default
        yield say(message("default: {written}", written=value), lang)


def _default(field: Field, lang: Lang) -> object:
    """What holds where a field is not written, by its name where it is a word."""
    named = lang == "zh" and isinstance(field.default, str | bool)
    return chinese_word(default_text(field.default)) if named else field.default


def what_to_write(kind: Kind, lang: Lang) -> Text:
    """What a kind of value may be, its words by their names in a language."""
    words = kind.choices if isinstance(kind, Word) else FLAGS if isinstance(kind, Flag) else ()
    return comma_list([chinese_word(word) for word in words]) if words and lang == "zh" else kind.words


def choices_of(kind: Kind) -> Mapping[str, Text]:
    """The words that a kind knows, with what each means; those of its items for a list."""
    if isinstance(kind, ListOf | OneOrList | MapOf):
        return choices_of(kind.of)
    choices: Mapping[str, Text] = getattr(kind, "choices", {})
    return choices


def default_text(default: object) -> str:
    """A default as it is written in YAML.

    >>> default_text(True), default_text("higher")
    ('true', 'higher')
    """
    return str(default).lower() if isinstance(default, bool) else str(default)
