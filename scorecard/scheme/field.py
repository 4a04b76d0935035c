"""How the language is declared: a field of a record says what it is called, what it may hold and what it means.

A record of a scheme is written as a mapping. Its fields are declared on the record itself, so that the reader,
the JSON Schema, the reference and the records cannot disagree:

>>> from scorecard.scheme.kinds import Flag, OneLine
>>> @dataclass(frozen=True)
... class Veto:
...     name: str = scheme_field(OneLine(), "名称", "printed as a remark", required=True)
...     final: bool = scheme_field(Flag(), "最终", "true: for good", default=False)
...     times: int = 1
>>> [(field.name, field.required) for field in node_of(Veto, "veto", "否决", "what ends all").fields]
[('name', True), ('final', False)]
>>> Veto("环保否决")
Veto(name='环保否决', final=False, times=1)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from scorecard.base.message import Text, term
from scorecard.base.records import dataclass
from scorecard.model.identity import Kept, in_parts, kept_name
from scorecard.scheme.kinds import Kind


@dataclass(frozen=True)
class Field:
    """One field of a node: declared here, read, checked, described and suggested from here.

    `inherited` fields may stand in `defaults` and on a heading, for everything below. `attribute` is the
    field of the record that holds it; `empty` what the record holds where nothing that can be read is written.
    What a `settled` field means hangs on more than itself, so that the reader of its place has to say it.
    """

    name: str
    kind: Kind
    chinese: str
    help: Text
    default: object = None
    required: bool = False
    inherited: bool = False
    attribute: str = ""
    empty: object = None
    settled: bool = False

    @property
    def called(self) -> Text:
        """Its Chinese name in brackets, to stand behind the other, where Chinese is spoken."""
        return term("", zh=f"（{self.chinese}）")


@dataclass(frozen=True)
class NodeType:
    """A kind of mapping: its fields, by name and in the order of the reference.

    `short` names the field that a mapping without any field name stands for. Of each group in `apart`
    at most one field may be written, of those in `either` exactly one. `record` is what it becomes.
    """

    name: str
    chinese: str
    help: Text
    fields: tuple[Field, ...]
    short: str | None = None
    apart: tuple[tuple[str, ...], ...] = ()
    either: tuple[str, ...] = ()
    record: type | None = None

    @property
    def title(self) -> Text:
        """What it is called: by its Chinese name where Chinese is spoken."""
        return term(self.name, zh=self.chinese)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their English names."""
        return {f.name: f for f in self.fields}

    @cached_property
    def english(self) -> dict[str, str]:
        """The English names of the fields by their Chinese ones."""
        return {f.chinese: f.name for f in self.fields}


_DEFAULT = object()


def scheme_field(
    kind: Kind,
    chinese: str,
    help: Text,
    *,
    name: str = "",
    default: object = None,
    empty: object = _DEFAULT,
    factory: Callable[[], object] | None = None,
    required: bool = False,
    inherited: bool = False,
    always: bool = False,
    settled: bool = False,
    by_name: bool = False,
    sealed: str = "",
    parts: Kept | None = None,
    compare: bool = True,
) -> Any:
    """A field of a record that is a field of the language.

    name : how it is written, where that is no name of Python, or another than the record's
    default, empty : what holds, and what the record holds, where it is not written; the same unless said
    factory : makes what the record holds where it is not written, if that can be changed
    always : the record is always given it, as one that is required is; hashes then count it as it is by default, too
    settled : what it means hangs on more than itself, and is said by the reader of its place
    by_name : the record is given it by its name alone, so that it can stand before those that have no default
    sealed, parts : the name, or the several, under which seals keep it, where that is not the record's
    compare : whether any figure hangs on it, so that seals and hashes keep it
    """
    holds = default if empty is _DEFAULT else empty
    field = Field(name, kind, chinese, help, default, required, inherited, empty=holds, settled=settled)
    metadata = {
        "declared": field,
        **(kept_name(sealed) if sealed else {}),
        **(in_parts(parts) if parts else {}),
    }
    # Where nothing is said of it, a record may still take its later fields by name alone.
    named: Any = True if by_name else dataclasses.MISSING
    if factory:
        return dataclasses.field(default_factory=factory, compare=compare, kw_only=named, metadata=metadata)
    usual = dataclasses.MISSING if required or always else holds
    return dataclasses.field(default=usual, compare=compare, kw_only=named, metadata=metadata)


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """The fields of the language that a record declares, in its order."""
    return tuple(
        dataclasses.replace(
            field.metadata["declared"],
            name=field.metadata["declared"].name or field.name,
            attribute=field.name,
        )
        for field in dataclasses.fields(record)
        if "declared" in field.metadata
    )


def absent_of(record: type) -> dict[str, object]:
    """What each field of a record holds where nothing is written, by the names under which seals keep them."""
    return {
        field.metadata.get("called", field.name): field.metadata["declared"].empty
        if "declared" in field.metadata
        else field.default
        for field in dataclasses.fields(record)
        if field.compare
    }


def node_of(
    record: type,
    name: str,
    chinese: str,
    help: Text,
    *,
    after: Mapping[str, tuple[Field, ...]] | None = None,
    short: str | None = None,
    apart: tuple[tuple[str, ...], ...] = (),
    either: tuple[str, ...] = (),
    by_reader: bool = False,
) -> NodeType:
    """The mapping that a record is written as.

    after : fields that the record holds otherwise than they are written, by the field that they follow ("": none)
    by_reader : whether the reader of its place makes the record, which hangs on more than the mapping
    """
    more = {"": (), **(after or {})}
    fields = [*more.pop("")]
    for field in fields_of(record):
        fields += [field, *more.pop(field.name, ())]
    if more:
        raise ValueError(f"{record.__name__} declares no {', '.join(more)} for fields to follow")
    return NodeType(name, chinese, help, tuple(fields), short, apart, either, None if by_reader else record)
