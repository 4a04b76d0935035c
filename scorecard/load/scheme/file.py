"""A scheme file becomes a `Scheme`, with all its faults at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace

from scorecard.base.codes import came_after
from scorecard.base.fault import Fault, errors
from scorecard.base.message import Lang, message, say
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.scheme.amendments import compile_amendments
from scorecard.load.scheme.beside import FEW, Opener, SchemeTables, no_folder
from scorecard.load.scheme.every import check_every
from scorecard.load.scheme.fields import FieldReader, NodeRead, ReadValue
from scorecard.load.scheme.formulas import check_formulas, natured_tables
from scorecard.load.scheme.in_english import in_english, is_chinese
from scorecard.load.scheme.inherit import InheritedDefaults, unscored_of
from scorecard.load.scheme.judging import check_juries
from scorecard.load.scheme.marks import marks_of
from scorecard.load.scheme.measures import check_measures
from scorecard.load.scheme.outcome import with_outcomes
from scorecard.load.scheme.ranking import ranking_of
from scorecard.load.scheme.rounding import check_rounding, rounding_node
from scorecard.load.scheme.tables import compile_inputs, compile_tables
from scorecard.load.scheme.target_cells import linked_tables
from scorecard.load.scheme.totals import compile_totals
from scorecard.load.scheme.units import compile_units
from scorecard.load.scheme.unlike_periods import check_periods
from scorecard.load.scheme.worded import worded_tables
from scorecard.load.scheme.written import WrittenMapping
from scorecard.load.source import Source
from scorecard.load.text import decode
from scorecard.load.yaml.tree import Mapping, Node, Scalar, yaml_tree
from scorecard.model.groups import Groups
from scorecard.model.in_text import InText
from scorecard.model.period_names import month_named
from scorecard.model.scheme import SCHEME, Scheme
from scorecard.model.table import SchemeTable
from scorecard.model.unit import Unit
from scorecard.scheme.words import LANGUAGE, STARTS

Rewrite = Callable[[Mapping, list[Fault]], Mapping]
"""Changes the tree of a scheme, its names in English, before anything is made of it."""


@dataclass(frozen=True)
class SchemeFile:
    """A scheme file as read: the scheme if it has no error, its faults, its lines for excerpts, the tables it names.

    language : the one that it says, faulty or not; None where it says none, or the line cannot be read
    chinese : whether it is written in Chinese names
    """

    path: str
    scheme: Scheme | None
    faults: tuple[Fault, ...]
    lines: tuple[str, ...]
    beside: SchemeTables = field(default_factory=SchemeTables)
    language: Lang | None = None
    chinese: bool = False

    @property
    def awaited(self) -> tuple[int, ...]:
        """The year, where its scheme is none yet because targets are still to be filled in."""
        return tuple(int(say(fault.args["year"], "en")) for fault in self.faults if fault.code == "SC451")


def load_scheme(
    source: Source,
    accepted_by: str = "",
    opener: Opener = no_folder,
    rewrite: Rewrite | None = None,
    few: int = FEW,
) -> SchemeFile:
    """Read one scheme file. `accepted_by` is the version that sealed it: what it let pass is not refused later.

    opener : gives the files that the scheme names for its units and targets
    rewrite : changes the tree before anything is made of it
    few : the bytes of a table beside it below which it is read row by row
    """
    decoded, decoding_faults = decode(source)
    # A control character is told by the YAML reader, in the words of a scheme.
    faults = tuple(_as_scheme(fault) for fault in decoding_faults if fault.code != "SC107")
    if errors(faults):
        return SchemeFile(source.path, None, faults, decoded.lines)
    tree = yaml_tree("\n".join(decoded.lines), source.path)
    root, whole = tree.root, tree.whole
    reader = FieldReader([*faults, *tree.faults])
    scheme = None
    chinese = is_chinese(root)
    root = in_english(root, SCHEME, reader.faults) if root else None
    beside = SchemeTables(opener, few)
    if whole and isinstance(root, Mapping):
        root = beside.expand_tree(root)
        root = rewrite(root, reader.faults) if rewrite else root
        reader.faults += beside.faults
        whole = beside.whole
    if root is None and not errors(reader.faults):
        reader.fault("SC008", Span(source.path, 1))
    elif root is not None and not whole:
        reader.faults += _single_field_faults(root)
    elif root is not None:
        reader.starts = _first_month(root)
        node = reader.node(root, SCHEME)
        scheme = compile_scheme(reader, node, source.path) if node else None
        scheme = replace(scheme, lists=tuple(beside.lists)) if scheme and beside.lists else scheme
    told_at = {fault.span for fault in reader.faults}
    reader.faults += [blank for blank in tree.blanks if blank.span not in told_at]
    if chinese and reader.faults:
        from scorecard.language.reworded import in_chinese_names

        reader.faults = [in_chinese_names(fault) for fault in reader.faults]
    failed = [fault for fault in errors(reader.faults) if not came_after(accepted_by, fault.code)]
    scheme, told = None if failed else scheme, tuple(reader.faults)
    return SchemeFile(source.path, scheme, told, decoded.lines, beside, _language(root), chinese)


def _single_field_faults(root: Node) -> list[Fault]:
    """What is wrong in single fields of a scheme that could be read in part only.

    What is lacking may stand in what was left out, and so may what another field speaks of.
    """
    part = FieldReader()
    if isinstance(root, Mapping):
        part.node(root, SCHEME)
    return [fault for fault in part.faults if fault.code not in ("SC013", "SC018")]


def _first_month(root: Node) -> int:
    """The month in which the year starts: all periods are read by it, wherever it stands."""
    return next((month_named(text) for text in _field_words(root, "starts") if text in STARTS.choices), 1)


def _language(root: Node | None) -> Lang | None:
    """The language that a scheme says, whatever else it says."""
    return next((text for text in _field_words(root, "language") if text in LANGUAGE.choices), None)


def _field_words(root: Node | None, field: str) -> list[str]:
    """What a scheme says in a field of its own that holds a word."""
    entries = root.entries if isinstance(root, Mapping) else ()
    return [value.text for key, value in entries if key.text == field and isinstance(value, Scalar)]


def _as_scheme(fault: Fault) -> Fault:
    """What is wrong with the bytes of a file, said of a scheme: its cure is another than a sheet's."""
    if fault.code not in ("SC101", "SC102", "SC103", "SC105"):
        return fault
    kind = fault.args.get("kind")
    reason = message("it really is {kind}", kind=kind) if kind else fault.message
    return Fault("SC020", fault.span, {"reason": reason})


def compile_scheme(reader: FieldReader, node: NodeRead, path: str) -> Scheme | None:
    """The scheme of a file; None where too little of it could be read to go on."""
    first_year, year = _years(reader, node)
    units = compile_units(reader, node)
    if not units or year is None:
        return None
    check_juries(reader, node)
    years = first_year, year
    if not node.wrote("groups"):
        return _compile_scheme(reader, node, path, years, units)
    from scorecard.load.scheme.groups import compile_groups, grouped_scheme

    groups = compile_groups(reader, node, units)
    if groups is None:
        return None
    return grouped_scheme(
        reader, groups, units, lambda own, of_class: _compile_scheme(own, node, path, years, of_class, groups)
    )


def _compile_scheme(
    reader: FieldReader,
    node: NodeRead,
    path: str,
    years: tuple[int, int],
    units: tuple[Unit, ...],
    groups: Groups | None = None,
) -> Scheme:
    """A scheme whose units are in the groups in which they stand.

    groups : what the groups follow from, where they do
    """
    first_year, year = years
    classes = groups.words if groups else ()
    inherited = InheritedDefaults(node.get("defaults"), node.get("unscored"))
    tables = compile_tables(reader, node, units, inherited, classes)
    raw = compile_inputs(reader, node, units, inherited, classes)
    sound = check_formulas(reader, (*tables, *raw), node)
    check_rounding(reader, node, tables)
    natured = natured_tables(reader, (*tables, *raw), node) if sound else (*tables, *raw)
    every = linked_tables(reader, worded_tables(reader, natured, node))
    totals = compile_totals(reader, node, every[: len(tables)])
    every, totals = with_outcomes(reader, node, units, every, totals, classes)
    scheme = WrittenMapping(reader, node).record(
        Scheme,
        year=year,
        first_year=first_year,
        units=units,
        groups=groups,
        tables=every,
        totals=totals,
        unscored=unscored_of(inherited),
        interim=inherited.get("interim"),
        marks=marks_of(node),
        ranking=ranking_of(reader, node),
        in_text=compile_in_text(reader, node, every),
        rank_on_said="rank_on" in rounding_node(node),
        path=path,
    )
    amended = compile_amendments(reader, node, scheme)
    if sound:
        check_every(reader, amended)
        check_measures(reader, node, amended)
        check_periods(reader, amended)
    return amended


def _years(reader: FieldReader, node: NodeRead) -> tuple[int, int | None]:
    if ("year" in node) == ("plan" in node):
        both = "year" in node
        if both or not (node.wrote("year") or node.wrote("plan")):
            reader.fault("SC030", node.at("plan") if both else node.span)
        return 0, None
    year = node.get("year")
    first, last = node.get("plan") or (year, year)
    return first, last


def compile_in_text(reader: FieldReader, node: NodeRead, tables: Sequence[SchemeTable]) -> tuple[InText, ...]:
    """The targets of the text, as far as they could be read."""
    rows = {row.id for table in tables for row in table.rows}
    return tuple(one for read in node.items("in_text") if (one := _target_in_text(reader, node, read, rows)))


def _target_in_text(reader: FieldReader, node: NodeRead, read: ReadValue, rows: set[str]) -> InText | None:
    written = WrittenMapping(reader, read.value)
    for row in written.node.items("indicators"):
        if row.value not in rows:
            reader.unknown_name("SC060", row.span, row.value, rows)
    target = written.get("target")
    if target is None:
        return None
    return written.record(
        InText, target=target._replace(tolerance=node.get("about")), span=written.at("target")
    )
