"""What a row shows beside its figure, as written: its place, its class, its decimals."""

from __future__ import annotations

from scorecard.load.scheme.bands import check_bands
from scorecard.load.scheme.conditions import check_one_of_each, read_bound, rule_scope
from scorecard.load.scheme.fields import ReadValue, once
from scorecard.load.scheme.written import WrittenRow
from scorecard.model.condition import HIGH, LOW, What
from scorecard.model.shown import Class, ShownColumn


def compile_shown(written: WrittenRow, targets: bool, scores: bool) -> ShownColumn:
    """What a row of numbers shows beside its figure; a class of what the row does not have is told."""
    display = written.record(ShownColumn, classes=())
    reads: tuple[ReadValue, ...] = tuple(getattr(written.read("class"), "value", None) or ())
    if not reads:
        return display
    has = {"value": True, "completion": targets, "points": scores}
    if not has[display.class_of] and "class_of" in written:
        written.fault("SC395", written.at("class_of"), name=written.name, what=display.class_of)
    with once(written.reader) as reader:
        classes = tuple(_class(written, read, display.class_of) for read in reads)
        if all(not read.value.broken for read in reads):
            bands = [(class_.bounds, False) for class_ in classes]
            check_bands(reader, reads, bands, gap="SC396", idle="SC397")
    return written.record(ShownColumn, classes=classes)


def _class(written: WrittenRow, read: ReadValue, of: What) -> Class:
    reader, node = written.reader, read.value
    check_one_of_each(reader, node)
    scope = rule_scope({}, lambda reader, node: None)
    bounds_read = (
        (word, read_bound(reader, node.fields[word].value, of, scope))
        for word in (*LOW, *HIGH)
        if word in node
    )
    bounds = tuple(each._replace(word=word) for word, each in bounds_read if each is not None)
    return Class(node.get("class") or "", bounds, read.span)
