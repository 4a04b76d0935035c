"""The settings of a scale of another package: what it is given, how they are said, and its own check of them."""

from __future__ import annotations

from typing import Any

from scorecard.base.message import Text, listed, message, verbatim
from scorecard.language.kinds import AmountOf, Field, Kind, ListOf, Quantity, Word
from scorecard.load.plugins import failure
from scorecard.load.scheme.custom_read import CustomRead
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.scalars import Number
from scorecard.load.scheme.scales import quantity
from scorecard.load.scheme.yaml_tree import Node, Scalar
from scorecard.load.scheme.yaml_tree import Sequence as Listed
from scorecard.model.custom import Custom


def compile_custom(reader: FieldReader, node: NodeRead, compare: str) -> Custom | None:
    """The scale with its settings; what its own check refuses is told at the field."""
    read: CustomRead | None = node.get("custom")
    if read is None:
        return None
    name, package, version, scale = read.found
    if compare != "met" and compare not in scale.compares:
        reader.fault("SC048", read.key, a=name, b=f"compare: {compare}")
        return None
    before = len(reader.faults)
    settings, words = {}, {}
    for field in scale.fields:
        settings[field.name], words[field.name] = _setting(reader, read, field, compare)
    if len(reader.faults) > before or read.settings.broken or not _whole(read):
        return None
    if not _checked(reader, read, settings):
        return None
    return Custom(
        name,
        package,
        version,
        tuple(settings.items()),
        scale.says,
        tuple(words.items()),
        scale.award,
        scale.steps,
        scale.bounds,
        read.key,
    )


def _whole(read: CustomRead) -> bool:
    """Whether every field that must be said is said; one that is not has been told."""
    return all(f.name in read.settings for f in read.found.scale.fields if f.required)


def _setting(reader: FieldReader, read: CustomRead, field: Field, compare: str) -> tuple[Any, str | Text]:
    """A setting as the scale is given it, and in words: as written, else as the field's default is written."""
    if field.name in read.settings:
        held: Read = read.settings.fields[field.name]
        words = _words(read.written[field.name], field.kind)
        return _value(reader, held.value, field.kind, compare), words
    if field.default is None:
        return None, message("not said")
    node = Scalar(_plainly(field.default), True, read.key)
    before = len(reader.faults)
    value = reader.read(node, field.kind)
    value = None if value is None else _value(reader, value, field.kind, compare)
    if len(reader.faults) > before or value is None:
        del reader.faults[before:]
        reason = message(
            "the default {text} of its field {field} is not {kind}",
            field=field.name,
            text=node.text,
            kind=field.kind.words,
        )
        _broken(reader, "SC353", read, reason)
    return value, _words(node, field.kind)


def _plainly(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _value(reader: FieldReader, value: Any, kind: Kind, compare: str) -> Any:
    """A value of a plain kind without its place."""
    if isinstance(kind, ListOf):
        return tuple(_value(reader, item.value, kind.of, compare) for item in value)
    if isinstance(kind, Quantity):
        return quantity(reader, value, compare)
    return value.value if isinstance(value, Number) else value


def _words(node: Node, kind: Kind) -> str | Text:
    """A setting as a sentence says it."""
    if isinstance(node, Listed):
        inner = kind.of if isinstance(kind, ListOf) else kind
        said = [_words(item, inner) for item in node.items]
        both = [one if isinstance(one, Text) else verbatim(one) for one in said]
        return listed(both)
    text = node.text if isinstance(node, Scalar) else ""
    kind = kind.of if isinstance(kind, ListOf) else kind
    if isinstance(kind, Word):
        return kind.choices.get(text, verbatim(text))
    if isinstance(kind, AmountOf):
        return _amount_words(text)
    return text


def _amount_words(text: str) -> Text:
    """An amount as written: `20%` is a share of the full points, `2` are points."""
    if text.endswith("%"):
        return message("{text} of the full points", text=text)
    return message("{text} points", text=text)


def _checked(reader: FieldReader, read: CustomRead, settings: dict[str, Any]) -> bool:
    """Whether the scale itself has nothing to say against its settings."""
    check = read.found.scale.check
    if check is None:
        return True
    try:
        said = dict(check(settings))
        sound = all(isinstance(text, Text) and name in settings for name, text in said.items())
    except (Exception, SystemExit) as error:
        _broken(reader, "SC354", read, f"check: {failure(error)}")
        return False
    if not sound:
        shown = message("`check` must give a Text by field")
        _broken(reader, "SC353", read, shown)
        return False
    for field, text in said.items():
        reader.fault("SC358", read.settings.at(field), name=read.found.name, field=field, reason=text)
    return not said


def _broken(reader: FieldReader, code: str, read: CustomRead, reason: str | Text) -> None:
    package = f"{read.found.package} {read.found.version}"
    reader.fault(code, read.key, name=read.found.name, package=package, reason=reason)
