"""A scale of another package: found by its name, read by its own declaration, its settings as they are written."""

from __future__ import annotations

from collections.abc import Mapping as Named
from typing import Any

from scorecard.base.message import comma_list, message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.plugins import InstalledScale, ScaleRefusal, installed_scale
from scorecard.load.scheme.fields import FieldReader
from scorecard.load.scheme.in_english import in_english
from scorecard.load.scheme.node_read import NodeRead
from scorecard.load.scheme.quantity import quantity
from scorecard.load.yaml.scalars import Numeral
from scorecard.load.yaml.tree import Mapping, Node, Scalar, Sequence, text_of
from scorecard.scheme.compare import Comparison
from scorecard.scheme.field import Field
from scorecard.scheme.kinds import Kind, ListOf, Quantity
from scorecard.scheme.scale.foreign import CustomScale, node_of


@dataclass(frozen=True)
class CustomRead:
    """A scale that was found, its settings as read, and as they stand in the file."""

    found: InstalledScale
    settings: NodeRead
    written: Named[str, Node]
    key: Span


def read_custom(reader: FieldReader, node: Node, kind: Kind) -> CustomRead | None:
    """The one scale that is named, looked for among the packages that are installed."""
    if not isinstance(node, Mapping):
        reader.wrong_kind(node, kind.words)
        return None
    if len(node.entries) != 1:
        reader.fault("SC357", node.span, names=comma_list([key.text for key, _ in node.entries]))
        return None
    key, value = node.entries[0]
    scale = reader.scales.get(key.text) or installed_scale(key.text)
    reader.scales[key.text] = scale
    if isinstance(scale, ScaleRefusal):
        reader.fault(scale.code, key.span, **scale.args)
        return None
    type = node_of(scale.name, scale.scale)
    value = in_english(value, type, reader.faults)
    read = reader.node(value, type)
    entries = value.entries if isinstance(value, Mapping) else ()
    return CustomRead(scale, read, {k.text: v for k, v in entries}, key.span) if read else None


@dataclass(frozen=True)
class WrittenSetting:
    """A setting of a scale of another package: its value, and its texts as they are written."""

    value: Any
    texts: tuple[str, ...]


class WrittenCustom:
    """A scale of another package with its settings as they are written."""

    scale: CustomScale

    def __init__(self, reader: FieldReader, read: CustomRead, compare: type[Comparison]) -> None:
        self.name, self.package, self.version, self.scale = read.found
        self.key, self._reader, self._read, self._compare = read.key, reader, read, compare
        self._before = len(reader.faults)

    @property
    def sound(self) -> bool:
        """Whether all could be read, and all is said that must be."""
        settings = self._read.settings
        whole = all(field.name in settings for field in self.scale.fields if field.required)
        return whole and not settings.broken and len(self._reader.faults) == self._before

    def at(self, name: str) -> Span:
        """Where a setting stands, else the node."""
        return self._read.settings.at(name)

    def setting(self, field: Field) -> WrittenSetting | None:
        """A setting as it is written, else as the field's default is; None without either."""
        if field.name in self._read.settings:
            value = self._read.settings.fields[field.name].value
            node = self._read.written[field.name]
            items = node.items if isinstance(node, Sequence) else (node,)
            return WrittenSetting(self._value(value, field.kind), tuple(map(text_of, items)))
        if field.default is None:
            return None
        default = field.default
        text = str(default).lower() if isinstance(default, bool) else str(default)
        return WrittenSetting(self._default(field, Scalar(text, True, self.key)), (text,))

    def _default(self, field: Field, node: Scalar) -> Any:
        reader = self._reader
        before = len(reader.faults)
        value = reader.read(node, field.kind)
        value = None if value is None else self._value(value, field.kind)
        if len(reader.faults) > before or value is None:
            del reader.faults[before:]
            reason = message(
                "the default {text} of its field {field} is not {kind}",
                field=field.name,
                text=node.text,
                kind=field.kind.words,
            )
            package = f"{self.package} {self.version}"
            reader.fault("SC353", self.key, name=self.name, package=package, reason=reason)
        return value

    def _value(self, value: Any, kind: Kind) -> Any:
        """A value of a plain kind without its place."""
        if isinstance(kind, ListOf):
            return tuple(self._value(item.value, kind.of) for item in value)
        if isinstance(kind, Quantity):
            return quantity(self._reader, value, self._compare)
        return value.value if isinstance(value, Numeral) else value
