"""The raw figures of a scheme: a table of their own, without points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scorecard.base.message import message, say
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read
from scorecard.load.scheme.formulas import INPUTS
from scorecard.load.scheme.indicators import TableCompiler
from scorecard.load.scheme.inherit import Inherited
from scorecard.load.scheme.known_rows import written_rows
from scorecard.load.scheme.units import UnitNames
from scorecard.model.row_fields import INDICATOR
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit


def compile_inputs(
    reader: FieldReader,
    node: NodeRead,
    units: Sequence[Unit],
    inherited: Inherited,
    classes: Sequence[str] = (),
) -> tuple[SchemeTable, ...]:
    """The table of the raw figures, for all units; none where the scheme has none.

    The scheme's policies hold for them; its defaults, which are those of indicators, where they reach all.
    """
    inputs = node.get("inputs")
    if not inputs:
        return ()
    taken = (node.get("tables") or {}).get(INPUTS)
    if taken:
        reader.fault("SC098", taken.key, id=INPUTS)
    rows = {id: Read(replace(read.value, type=INDICATOR), read.span, read.key) for id, read in inputs.items()}
    members = tuple(range(len(units)))
    names = UnitNames(units, classes)
    compiler = TableCompiler(reader, node, names, members, True, written_rows(node, INPUTS))
    indicators, tree = compiler.compile_inputs(rows, inherited.of_inputs)
    title = say(message("Raw figures"), node.get("language"))
    span = node.fields["inputs"].key
    return (
        SchemeTable(INPUTS, tree, title=title, units=members, indicators=indicators, inputs=True, span=span),
    )
