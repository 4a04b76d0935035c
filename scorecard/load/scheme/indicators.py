"""The rows of a table: headings, children, parts, and which of them share points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Literal

from scorecard.base.decimals import plain
from scorecard.base.message import some
from scorecard.load.scheme.allowed import compile_allowed, compile_allowed_if, compile_plausible
from scorecard.load.scheme.conditions import compile_conditions, of_value
from scorecard.load.scheme.fields import FieldReader, NodeRead, Read, once
from scorecard.load.scheme.formulas import formula_of
from scorecard.load.scheme.inherit import Inherited, unscored_of
from scorecard.load.scheme.judging import compile_judging, judged_rule
from scorecard.load.scheme.known_rows import KnownRows
from scorecard.load.scheme.lights import compile_lights
from scorecard.load.scheme.marks import marks_of
from scorecard.load.scheme.per_item import NO_HEADING, check_per_item
from scorecard.load.scheme.references import Members
from scorecard.load.scheme.rounding import compile_rounding
from scorecard.load.scheme.row_names import check_names, check_numbers
from scorecard.load.scheme.rules import compile_pace, compile_rule
from scorecard.load.scheme.score import compile_score
from scorecard.load.scheme.stated import check_row_stated, stated_of
from scorecard.load.scheme.targets import TargetReader
from scorecard.load.scheme.units import UnitNames, listed_units
from scorecard.load.scheme.worded import words_of
from scorecard.load.scheme.worth import check_limit, check_policies, outside_points, within_limits, worths
from scorecard.model.figure import same, total
from scorecard.model.indicator import Indicator, Nature
from scorecard.model.light import Light
from scorecard.model.period import Period
from scorecard.model.rule import Rule
from scorecard.model.scheme import Branch
from scorecard.model.target import PLACE, Target

_NOT_ON_HEADINGS = ("targets", "parts", "formula", "of")
_NATURES: Mapping[str, Nature] = {"%": "ratio", PLACE: "stock"}


def per_of(within: Inherited, targets: Mapping[Period, tuple[Target, ...]]) -> Literal["plan", "year"]:
    """What a target of a plan is for, as said; one that starts from last year is for each year."""
    cells = (cell for of_period in targets.values() for cell in of_period)
    if within.at("per") is None and any(cell.link and cell.link.last_year for cell in cells):
        return "year"
    found: Literal["plan", "year"] = within.get("per")
    return found


def nature_of(within: Inherited, measure: str) -> Nature:
    """What is said of the row; a measure of its own goes before a flow that is said of many rows further out.

    Percentages of several months are never added up because a table of flows has one row of them.
    """
    said: Nature | None = within.get("nature")
    further = said == "flow" and not within.as_near("nature", "measure")
    return _NATURES.get(measure, "flow") if said is None or further else said


@dataclass(frozen=True)
class _Place:
    """Where a row stands: under which heading or whole, how deep, below which number.

    `worth` are its full points per unit where they follow from what is above it; `held` whether a
    heading above already limits what counts as bonus or deduction.
    """

    relation: str
    parent: str | None
    depth: int
    item: int | None
    numbered: bool
    worth: tuple[float, ...] | None = None
    held: bool = False


class TableCompiler:
    """Turns the indicators of one table into rows and the tree of who shares points with whom."""

    def __init__(
        self,
        reader: FieldReader,
        scheme: NodeRead,
        names: UnitNames,
        members: Sequence[int],
        sure: bool,
        known: KnownRows,
    ) -> None:
        self.reader = reader
        self.scheme = scheme
        self.names = names
        self.members = members
        self.known = known
        self.rows: list[Indicator] = []
        self.columns: Mapping[str, str] = {}
        self.targets = TargetReader(reader, scheme, names, members, sure)
        rounding = compile_rounding(scheme)
        self.rounded = None if rounding.headings is None else (rounding.headings, rounding.mode)

    def compile(self, table: NodeRead, inherited: Inherited) -> tuple[tuple[Indicator, ...], Branch]:
        """All rows in printed order, and their tree."""
        self.columns = {header: read.value for header, read in (table.get("columns") or {}).items()}
        top: dict[str, Read] = table.get("indicators")
        numbered = any("number" in read.value for read in top.values())
        given = (table.get("points").value if "points" in table else 100.0,) * len(self.members)
        combine = table.get("combine")
        if combine != "sum" and "points" not in table:
            self.reader.fault("SC314", table.at("combine"))
        worth = worths(self.reader, top, given, inherited, combine)
        items: list[Branch] = []
        number: int | None = None
        for id, read in top.items():
            number = read.value.get("number") or number
            own = "number" in read.value or not numbered
            place = _Place("numbered" if own else "child", None, 0, number, own, worth.get(id))
            branch = self.row(id, read, place, inherited)
            if own or not items:
                items.append(branch)
            else:
                items[-1] = _beside(items[-1], branch)
        check_names(self.reader, self.rows)
        check_numbers(self.reader, self.rows)
        whole = given if combine != "sum" else ()
        return tuple(self.rows), Branch(
            tuple(items), None, combine, whole, table.get("max_points"), table.get("min_points")
        )

    def compile_inputs(
        self, inputs: Mapping[str, Read], inherited: Inherited
    ) -> tuple[tuple[Indicator, ...], Branch]:
        """Rows without points, each by itself."""
        place = _Place("numbered", None, 0, None, False)
        branches = [self.row(id, read, place, inherited) for id, read in inputs.items()]
        check_names(self.reader, self.rows)
        return tuple(self.rows), Branch(tuple(branches))

    def row(self, id: str, read: Read, place: _Place, inherited: Inherited) -> Branch:
        """One row and all below it."""
        node: NodeRead = read.value
        within = inherited.within(node, node.get("unscored"), heading="children" in node)
        heading = "children" in node
        points = self.points(node, place, inherited, within.get("counts_as"))
        position = len(self.rows)
        self.rows.append(self.indicator(id, read, place, within, points, heading))
        members: list[Branch | int] = []
        if not heading:
            members.append(sum(1 for row in self.rows[:position] if not row.heading))
        counts_as = within.get("counts_as")
        held = place.held or (heading and counts_as != "base" and _bounded(node))
        item = node.get("number") or place.item
        below = replace(
            place, parent=id, depth=place.depth + 1, item=item, numbered=False, worth=None, held=held
        )
        children = node.get("children") or {}
        combine = node.get("combine")
        worth = worths(self.reader, children, points, within, combine) if heading else {}
        for child, child_read in children.items():
            here = replace(below, relation="child", worth=worth.get(child))
            members.append(self.row(child, child_read, here, within))
        for part, part_read in (node.get("parts") or {}).items():
            members.append(self.row(part, part_read, replace(below, relation="part"), within))
        if not heading:
            if "combine" in node:
                self.reader.fault("SC263", node.fields["combine"].key, name=self.rows[position].name)
            if "per_item" in node:
                self.reader.fault(
                    "SC299", node.fields["per_item"].key, name=self.rows[position].name, reason=NO_HEADING
                )
            check_row_stated(self.reader, node, self.rows[position], ())
            return Branch(tuple(members))
        self.check_heading(node, self.rows[position], points)
        check_per_item(self.reader, node, self.rows[position:])
        own_rows = [row for row in self.rows if row.parent == id and row.relation == "child"]
        check_row_stated(self.reader, node, self.rows[position], own_rows)
        own = points if combine != "sum" else ()
        limits = node.get("max_points"), node.get("min_points")
        return Branch(tuple(members), id, combine, own, *limits, self.rounded, node.get("per_item"))

    def indicator(
        self, id: str, read: Read, place: _Place, within: Inherited, points: tuple[float, ...], heading: bool
    ) -> Indicator:
        """The record of one row."""
        node: NodeRead = read.value
        name = node.get("name") or id
        measure = within.get("measure") or ""
        nature = nature_of(within, measure)
        targets = {} if heading else self.targets.read(node, within)
        counts_as = within.get("counts_as")
        rule, judging = Rule(), None
        if not heading:
            rule = self.rule(id, node, within, bool(targets), place.held)
            full = max(points, default=0)
            judging = compile_judging(self.reader, self.scheme, node, within, full, rule)
        words = () if heading else words_of(self.reader, node, within, rule, marks_of(self.scheme))
        if words and node.get("nature") is None:
            nature = "stock"
        check_limit(self.reader, read, name, counts_as, place.held or heading)
        row = Indicator(
            id=id,
            name=name,
            short=node.get("short") or name,
            relation=place.relation,  # type: ignore[arg-type]
            points=points,
            applies=self.applies(within),
            number=node.get("number"),
            item=node.get("number") or place.item,
            parent=place.parent,
            heading=heading,
            depth=place.depth,
            measure=measure,
            nature=nature,
            direction=within.direction,
            targets=targets,
            pace=compile_pace(self.reader, node, within, nature, judging, self.scheme),
            interim=within.get("interim"),
            reported=within.get("reported"),
            suspect=()
            if heading
            else compile_conditions(self.reader, within.get("suspect") or (), of_value(self.known, id)),
            score="to_date" if heading else compile_score(self.reader, node, within, nature, judging),
            due_in=tuple(read.value for read in within.get("due_in") or ()),
            judging=judging,
            rule=rule,
            zero_target=within.get("zero_target"),
            over_range=within.get("over_range"),
            binding=within.get("binding"),
            per=per_of(within, targets),
            unscored=unscored_of(within),
            aliases=self.aliases(id, name, node),
            provider=within.get("provider"),
            responsible=within.get("responsible"),
            source=within.get("source"),
            clause=within.get("clause"),
            note=node.get("note"),
            formula="" if heading else formula_of(self.reader, node, within),
            grown=not heading and "of" in node and within.get("take") == "growth",
            allowed=compile_allowed(self.reader, within.get("allowed")),
            allowed_if=compile_allowed_if(self.reader, within.get("allowed"), self.known, id),
            plausible=compile_plausible(self.reader, within.get("plausible")),
            monotone=within.get("monotone"),
            directed=within.at("direction") is not None,
            counts_as=counts_as,
            stated=stated_of(node),
            words=words,
            lights=self.lights(within) if targets else (),
            span=read.key,
        )
        if not heading:
            self.check_row(node, row)
        if row.outside and not heading:
            check_policies(self.reader, read, row, within)
        return row

    def lights(self, within: Inherited) -> tuple[Light, ...]:
        """The nearest lights, the scheme's where nothing nearer says any; what is faulty is told once."""
        reads = within.get("lights") or self.scheme.get("lights") or ()
        with once(self.reader) as reader:
            return compile_lights(reader, reads, self.known)

    def rule(self, id: str, node: NodeRead, within: Inherited, targets: bool, held: bool) -> Rule:
        """The rule of a row that has values, with the limits that stand on the row itself."""
        members = Members(self.names, self.members, self.known, id, self.targets.year or 0)
        judged = within.get("judges") is not None
        written = judged_rule(within) if judged else within.get("rule")
        rule = compile_rule(self.reader, written, targets, judged, members)
        return within_limits(self.reader, node, written, rule, within.get("counts_as"), held)

    def points(
        self, node: NodeRead, place: _Place, inherited: Inherited, counts_as: str
    ) -> tuple[float, ...]:
        """Full points per unit: as said, else by weight, else 10 for a numbered row, none for a part."""
        written: Any = node.get("points")
        if written is None and counts_as != "base" and not node.wrote("points") and place.relation != "part":
            own = 0.0 if "children" in node else outside_points(node, counts_as)
            return (own,) * len(self.members)
        if written is None and place.worth is not None:
            return place.worth
        if written is None and place.numbered:
            written = inherited.get("points")
            if written is None:
                return (10.0,) * len(self.members)
        if written is None:
            if place.relation == "child" and not (node.wrote("points") or node.wrote("number")):
                self.reader.fault("SC059", node.span, name=node.get("name") or "")
            return (0.0,) * len(self.members)
        if not isinstance(written, dict):
            return (written.value,) * len(self.members)
        by_unit: dict[int, float] = {}
        for name, read in written.items():
            found = self.names.find(name)
            if not found:
                self.names.unknown(self.reader, name, read.key)
            by_unit.update(dict.fromkeys(found, read.value.value))
        lacking = [self.names.units[u].name for u in self.members if u not in by_unit]
        if lacking:
            self.reader.fault("SC037", node.at("points"), names=some(lacking, 20))
        return tuple(by_unit.get(u, 0.0) for u in self.members)

    def applies(self, within: Inherited) -> tuple[bool, ...]:
        """Which units of the table the row is for."""
        listed = within.get("applies_to")
        if not listed:
            return (True,) * len(self.members)
        chosen = listed_units(self.reader, self.names, listed)
        return tuple(u in chosen for u in self.members)

    def aliases(self, id: str, name: str, node: NodeRead) -> tuple[str, ...]:
        """Other spellings, headers of turned sheets among them."""
        own = [read.value for read in node.get("aliases") or ()]
        return (*own, *(header for header, target in self.columns.items() if target in (id, name)))

    def check_row(self, node: NodeRead, row: Indicator) -> None:
        """A row that is scored must have what its rule compares."""
        told = node.wrote("targets") or row.words or row.judging
        wanted = any(rule.against_target for rule in row.rule.parts)
        if not row.targets and row.scores and wanted and not told:
            self.reader.fault("SC036", row.span, name=row.name)
        if row.judging and row.rule.by_mark and row.direction == "lower" and row.scores:
            self.reader.fault("SC304", node.at("direction") if "direction" in node else row.span)
        for rule in row.rule.parts:
            if rule.compare.runs_against(row.direction):
                self.reader.fault("SC277", rule.span, direction=row.direction)
        if row.wants_target_above_zero:
            for period, cells in row.targets.items():
                zero = [
                    self.names.units[u].name
                    for u, t in zip(self.members, cells, strict=False)
                    if t.value == 0 and t.span(row.direction).upper == inf
                ]
                if zero:
                    self.reader.fault(
                        "SC038", node.at("targets"), name=row.name, unit=zero[0], year=str(period.year)
                    )

        stretched = any(t.stretch for cells in row.targets.values() for t in cells)
        for rule in row.rule.parts:
            if row.scores and rule.compare.level == "stretch" and not stretched:
                self.reader.fault("SC077", rule.span, name=row.name)

    def check_heading(self, node: NodeRead, heading: Indicator, points: tuple[float, ...]) -> None:
        """A heading has no value of its own, and its children's points add up to its own."""
        for name in _NOT_ON_HEADINGS:
            if name in node:
                self.reader.fault("SC039", node.fields[name].key, name=heading.name, field=name)
        below = [row for row in self.rows if row.parent == heading.id and row.relation == "child"]
        children = [row for row in below if not row.outside]
        if node.get("combine") != "sum" or heading.outside:
            return
        sums = [total(child.points[u] for child in children) for u in range(len(self.members))]
        if "points" in node or heading.relation == "numbered":
            wrong = [u for u, said in enumerate(points) if not same(sums[u], said)]
            said_all = all(
                "points" in r.value
                for id, r in node.get("children").items()
                if id in {c.id for c in children}
            )
            if wrong and said_all:
                said, sum_ = plain(points[wrong[0]]), plain(float(sums[wrong[0]]))
                added = " + ".join(plain(child.points[wrong[0]]) for child in children)
                at = node.at("points") if "points" in node else heading.span
                self.reader.fault("SC040", at, name=heading.name, said=said, sum=f"{added} = {sum_}")


def _bounded(node: NodeRead) -> bool:
    """Whether a heading says how far what is below it may go."""
    return "max_points" in node or "min_points" in node


def _beside(item: Branch, branch: Branch) -> Branch:
    """An unnumbered row joins the number above it."""
    members = item.members if item.heading is None else (item,)
    return Branch((*members, *branch.members) if branch.heading is None else (*members, branch))
