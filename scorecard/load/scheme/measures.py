"""Rows of one scheme whose figures are set beside each other as they stand, and are in different measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scorecard.base.message import Text, message
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.language.derived import RowPlace, formulas_of, known_to
from scorecard.language.formula_tree import (
    OF_VALUE,
    Across,
    BinaryOperation,
    Call,
    Conditional,
    Expression,
    Negative,
    Part,
    Predicate,
    Variable,
    parts,
)
from scorecard.load.scheme.fields import FieldReader, NodeRead
from scorecard.load.scheme.formulas import derived_rows, formula_field
from scorecard.model.indicator import Indicator
from scorecard.model.measure import Conversion, conversion_of_rows, in_points
from scorecard.model.rule import Rule
from scorecard.model.scheme import Scheme
from scorecard.scheme.compare.ratio import Ratio
from scorecard.scheme.target import Target, each_once

_IN_POINTS = message("write percentage points as the measure of a difference of percentages")
_KEEPS_MEASURE = ("min", "max", "abs", "mean", "sum", "smallest", "largest", "round", "if_missing")
"""Functions that give a figure in the measure of their arguments."""


def check_measures(reader: FieldReader, node: NodeRead, scheme: Scheme) -> None:
    """Note where a row takes over the figure of another one, or is held against it, in another measure."""
    written = {(table, id): formula_field(read).span for table, id, read in derived_rows(node)}
    formulas = formulas_of(scheme.tables)
    checks = {}
    for n, table in enumerate(scheme.tables):
        places = known_to(scheme.tables, n).items()
        check = _Check(reader, {id: scheme.tables[at.table].rows[at.row] for id, at in places})
        for i, row in enumerate(table.rows):
            if row.derived:
                check.formula(row, formulas[RowPlace(n, i)].tree, written.get((table.id, row.id), row.span))
            if row.linked:
                check.targets(row, each_once(row.targets), row.span)
            check.rule(row, row.rule)
        checks[table.id] = check, table
    for change in (change for amendment in scheme.amendments for change in amendment.changes):
        check, table = checks[change.table]
        if isinstance(change.value, Rule):
            check.rule(table.row(change.indicator), change.value)
        elif isinstance(change.value, Target):
            check.targets(table.row(change.indicator), (change.value,), change.span)


@dataclass(frozen=True)
class _Check:
    """The rows that one table can name, by their ids, held against each other."""

    reader: FieldReader
    rows: Mapping[str, Indicator]

    def formula(self, row: Indicator, tree: Expression, span: Span) -> None:
        """A row that is another one, and all that is added up or compared: a product converts as whoever wrote it meant to."""
        told: set[str] = set()
        for part in parts(tree):
            whole = part is tree
            names = dict.fromkeys(_added_rows(part))
            measured = [self.rows[name] for name in names if self.rows[name].measure]
            for other in measured:
                first = row if whole and row.measure else measured[0]
                conversion = conversion_of_rows(other.measure, first.measure)
                points = isinstance(part, BinaryOperation) and in_points(first.measure, other.measure)
                unlike = conversion.known or (whole and _is_one_row(tree))
                if unlike and not (conversion.unchanged or points or other.id in told):
                    told.add(other.id)
                    formula = row.formula if whole and len(names) == 1 else ""
                    in_percent = isinstance(part, BinaryOperation) and all(
                        in_points("百分点", each.measure) for each in measured
                    )
                    cure = _IN_POINTS if in_percent else _converting(conversion, other.id, formula)
                    self._fault(first, other, span, cure)

    def targets(self, row: Indicator, targets: Iterable[Target], span: Span) -> None:
        """Targets that are figures of other rows; so many times a figure of another thing may be meant."""
        links = (target.link for target in targets if target.link and target.link.indicator in self.rows)
        for id, times in dict.fromkeys((link.indicator or "", link.times.value) for link in links):
            conversion = conversion_of_rows(self.rows[id].measure, row.measure)
            if not conversion.unchanged and (conversion.known or times == 1):
                self._fault(row, self.rows[id], span, _row_of_its_own(conversion, id, row.measure))

    def rule(self, row: Indicator, rule: Rule) -> None:
        """Rules that hold a row against another one; the ratio of two things may be meant."""
        for part in rule.parts:
            against = (each.id for each in part.compare.against if each.kind == "indicator")
            for id in (id for id in against if id in self.rows):
                conversion = conversion_of_rows(self.rows[id].measure, row.measure)
                meant = isinstance(part.compare, Ratio) and not conversion.known
                if not conversion.unchanged and not meant:
                    self._fault(row, self.rows[id], part.span, _row_of_its_own(conversion, id, row.measure))

    def _fault(self, row: Indicator, other: Indicator, span: Span, cure: Text) -> None:
        args: dict[str, Text] = {"name": row.name, "measure": row.measure, "cure": cure}
        args |= {"other": other.name, "before": other.measure, "line": str(other.span.line)}
        self.reader.fault("SC512", span, **args)


def _is_one_row(tree: Expression) -> bool:
    """Whether a formula is the figure of one row and nothing else, or its change."""
    sides = (tree.left, tree.right) if isinstance(tree, BinaryOperation) else (tree,)
    names = {side.name if isinstance(side, Variable) else "" for side in sides}
    return len(names) == 1 and "" not in names


def _added_rows(tree: Part) -> Iterator[str]:
    """The rows whose figures are added up, taken away, compared or chosen from as they stand."""
    match tree:
        case Variable(name, what) if what in OF_VALUE:
            yield name
        case Negative(of):
            yield from _added_rows(of)
        case Across(function, of) if function != "units_count":
            yield from _added_rows(of)
        case BinaryOperation("+" | "-", left, right):
            yield from (*_added_rows(left), *_added_rows(right))
        case Conditional(_, left, right) | Predicate(_, left, right):
            yield from (*_added_rows(left), *_added_rows(right))
        case Call(function, arguments) if function in _KEEPS_MEASURE:
            yield from (name for argument in arguments for name in _added_rows(argument))


def _times(conversion: Conversion, formula: str) -> str:
    """A formula whose figure is converted."""
    times, over = conversion.factor.as_integer_ratio()
    return formula + (f" * {times}" if times > 1 else "") + (f" / {over}" if over > 1 else "")


def _converting(conversion: Conversion, id: str, formula: str) -> Text:
    """How a figure is converted where it stands in a formula; `formula` is the whole of it, where it names no other row."""
    if not conversion.known:
        return message("convert it in a formula, such as {id} * 0.5", id=id)
    if not formula:
        return message("write {formula} in place of {id}", formula=_times(conversion, id), id=id)
    whole = id if formula == id else f"({formula})"
    return message("use the formula {formula}", formula=_times(conversion, whole))


def _row_of_its_own(conversion: Conversion, id: str, measure: str) -> Text:
    """How a figure is converted where only a row can be named."""
    formula = _times(conversion, id) if conversion.known else f"{id} * 0.5"
    return message(
        "add a row to the raw figures, with the measure {measure} and the formula {formula}, and name that one",
        measure=measure,
        formula=formula,
    )
