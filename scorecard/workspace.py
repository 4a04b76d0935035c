"""A project on disk: its files, read once, and the boards that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.base.fault import Fault, errors, sort_faults
from scorecard.base.message import Lang
from scorecard.base.place import is_parquet, path_parts
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.actuals.files import Actuals, Tried, load_actuals, load_sheets_alone
from scorecard.load.disk import opener_of, read_file, shown_path
from scorecard.load.limits import SCHEME_BYTES, cells_of, sheet_bytes
from scorecard.load.listing import IgnoredFile, actuals_in, schemes_in
from scorecard.load.scheme.file import SchemeFile, load_scheme
from scorecard.load.scheme.years import faults_of_schemes, schemes_of
from scorecard.load.source import Source
from scorecard.model.board import Board
from scorecard.model.distinct import distinct
from scorecard.model.ledger import Ledger, period_of
from scorecard.model.past import Year
from scorecard.model.period import Period
from scorecard.model.period_names import parse_period
from scorecard.model.scheme import Scheme

if TYPE_CHECKING:
    from scorecard.engine.formed_period import Key
    from scorecard.engine.period_state import PeriodState
    from scorecard.load.actuals.cells import FileCells
    from scorecard.load.books.book import Sheet
    from scorecard.load.changes.meant import ResolvedChange

_HALF = 0.5
_OF_ONE_FIGURE = frozenset(
    ("SC178", "SC211", "SC212", "SC213", "SC218", "SC420", "SC421", "SC423", "SC424", "SC429", "SC518")
)
"""Doubts about a figure by itself, or beside its target, the one before it, or the middle one of all units."""


@dataclass(frozen=True)
class Workspace:
    """The schemes and actuals of a folder, with all their faults.

    tried : the lines that say what is changed, where it is the project with changes that are only tried
    chosen : whether one scheme was named instead of a folder: then other years are left out on purpose
    """

    root: Path
    scheme_files: tuple[SchemeFile, ...]
    file_faults: tuple[Fault, ...]
    sources: tuple[Source, ...]
    ignored: tuple[IgnoredFile, ...]
    actuals: Actuals
    tried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: bool = False

    @cached_property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes that could be read, by year."""
        return schemes_of(self.scheme_files)

    @property
    def language(self) -> Lang | None:
        """The language of the latest scheme; where none could be read, the one that a faulty one says."""
        languages = [file.language for file in self.scheme_files if file.language]
        return self.schemes[-1].language if self.schemes else languages[-1] if languages else None

    @cached_property
    def scheme_faults(self) -> tuple[Fault, ...]:
        """What is wrong with files and schemes, before any actuals are read."""
        return faults_of_schemes(self.file_faults, self.scheme_files)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """All faults of schemes and actuals, in order of place."""
        faults = [*self.scheme_faults, *self.actuals.faults]
        if not errors(faults):
            faults += self._disallowed_faults()
        if not errors(faults):
            faults += self._custom_faults()
        return sort_faults(faults)

    @property
    def without_data(self) -> Workspace:
        """The same schemes before anything is sent in: what hangs on them alone, whatever is wrong with the figures."""
        nothing = _actuals((), self.scheme_files, (), self.chosen)
        return replace(self, file_faults=(), sources=(), ignored=(), actuals=nothing)

    def _custom_faults(self) -> list[Fault]:
        """What is wrong with scales of other packages, tried on a few figures and on all that were sent in."""
        from scorecard.study.custom import customs_of, failures, trial

        faults: list[Fault] = []
        for scheme in self.schemes:
            if customs_of(scheme):
                faults += trial(scheme)
                periods = [p for p in self.periods if p.year in scheme.years and p.fits(scheme.frequency)]
                faults += [fault for period in periods for fault in failures(self.board(period))]
        # One failure of a scale shows on many figures; it is told once.
        return list({(fault.span, fault.code): fault for fault in reversed(faults)}.values())

    def _disallowed_faults(self) -> Iterator[Fault]:
        """Figures that other figures of their period forbid, in every period that has any."""
        from scorecard.study.disallowed import disallowed_figure_faults

        for period in self.periods:
            scheme = self.scheme_of(period)
            hangs = scheme and any(row.allowed_if for table in scheme.tables for row in table.rows)
            if scheme and hangs and period.fits(scheme.frequency):
                yield from disallowed_figure_faults(self.board(period))

    def doubts_beside_errors(self) -> Iterator[Fault]:
        """What is doubtful about single figures of sound schemes although others cannot be read: nothing of it hangs on those."""
        from scorecard.study.warnings import board_warnings

        if not errors(self.scheme_faults) and self.periods:
            wrong = {(fault.span.path, fault.span.line) for fault in errors(self.faults)}
            doubts = board_warnings(self.board(self.latest or self.periods[-1]))
            yield from (
                doubt
                for doubt in doubts
                if doubt.code in _OF_ONE_FIGURE and (doubt.span.path, doubt.span.line) not in wrong
            )

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file that was read, for excerpts."""
        for file in self.scheme_files:
            if file.path == path:
                return file.lines
            if path in file.beside.lines:
                return file.beside.lines[path]
        return self.tried[path] if path in self.tried else self.actuals.lines.get(path, ())

    def scheme_tables(self, path: str) -> Mapping[str, Sequence[str]]:
        """The tables that stand beside a scheme file, as rows of text, by the names the scheme gives them."""
        return next((file.beside.texts for file in self.scheme_files if file.path == path), {})

    def with_excerpts(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Faults with the user's own line; in a workbook, with the cells of the row."""
        return tuple(map(self._with_excerpt, faults))

    def _with_excerpt(self, fault: Fault) -> Fault:
        sheet = self._sheet(fault.span.path)
        if sheet is None:
            return replace(fault, excerpt=self._line(fault.span))
        line, places = sheet.line(fault.span.line)
        return replace(fault, excerpt=line, mark=places.get(fault.span.column, (1, 1)))

    def with_cells(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Faults as they are told: with the cell that a spreadsheet shows, and in the names that the latest scheme is written in."""
        placed = (replace(fault, cell=self._cell(fault.span)) for fault in faults)
        if not any(file.chinese for file in self.scheme_files[-1:]):
            return tuple(placed)
        from scorecard.language.reworded import in_chinese_names

        return tuple(map(in_chinese_names, placed))

    def _sheet(self, path: str) -> Sheet | None:
        """A sheet of a workbook, of values or of what a scheme names."""
        named = (file.beside.sheets[path] for file in self.scheme_files if path in file.beside.sheets)
        return next(named, None) or self.actuals.sheets.get(path)

    def _cell(self, span: Span) -> tuple[int, int] | None:
        from scorecard.load.actuals.cells import FileCells

        if path_parts(span.path).sheet:
            return span.line, span.column
        if span.path not in self._cells:
            lines = () if self._is_scheme(span.path) else self.lines(span.path)
            self._cells[span.path] = FileCells(span.path, lines) if lines else None
        cells = self._cells[span.path]
        return cells.at(span) if cells else None

    def _is_scheme(self, path: str) -> bool:
        """Whether a path is no sheet: that of a scheme, or of changes that are no csv."""
        tried = path in self.tried and not path.lower().endswith(".csv")
        return tried or any(file.path == path for file in self.scheme_files)

    @cached_property
    def _cells(self) -> dict[str, FileCells | None]:
        return {}

    def _line(self, span: Span) -> str:
        lines = self.lines(span.path)
        return lines[span.line - 1] if 0 < span.line <= len(lines) else ""

    def scheme_of(self, period: Period) -> Scheme | None:
        """The one scheme whose year a period lies in."""
        return next((s for s in self.schemes if period.year in s.years), None)

    def apply_changes(
        self, changes: Sequence[ResolvedChange], period: Period, lines: Mapping[str, tuple[str, ...]]
    ) -> Workspace:
        """The project as it would be with some changes in a period; nothing is written.

        lines : those that say the changes, by path
        """
        from scorecard.load.changes.put import put_in, read_again

        here = self.scheme_of(period)
        files = tuple(
            read_again(file, changes, period, self.root) if file.scheme is here else file
            for file in self.scheme_files
        )
        tried = partial(put_in, changes, period)
        actuals = _actuals(self.sources, files, self.file_faults, self.chosen, tried)
        return replace(self, scheme_files=files, actuals=actuals, tried=lines)

    def ledger(self, scheme: Scheme) -> Ledger:
        """The actuals of a scheme's years."""
        return self.actuals.ledgers[scheme.year]

    def board(self, period: Period) -> Board:
        """Everything computed for a period, once however often it is asked for; there must be a scheme for it."""
        if period not in self._boards:
            self._boards[period] = self._score_period(period)
        return self._boards[period]

    @cached_property
    def _boards(self) -> dict[Period, Board]:
        return {}

    def _score_period(self, period: Period) -> Board:
        from scorecard.engine.run import score

        now = self._states.pop(period, None) or self._state(period)
        ledgers = self.actuals.ledgers.items()
        elsewhere = sum(len(rows) + rows.totals_left_out for year, rows in ledgers if year != now.origin.year)
        return score(now.origin, now.ledger, period, elsewhere, self.years, now)

    def _state(self, period: Period) -> PeriodState:
        from scorecard.engine.period_state import PeriodState

        scheme = self.scheme_of(period)
        if scheme is None:
            raise LookupError(f"no scheme for {period}")
        return PeriodState(scheme, self.ledger(scheme), period, self.years, self._looked_back_to)

    @cached_property
    def _looked_back_to(self) -> dict[Key, PeriodState]:
        """The periods that boards looked back to: later boards do so too."""
        return {}

    @cached_property
    def _states(self) -> dict[Period, PeriodState]:
        """What was observed in periods that were looked at and are not yet scored."""
        return {}

    @cached_property
    def years(self) -> dict[int, Year]:
        """Each year with its scheme and its actuals: what figures of other years are looked up in."""
        ledgers = self.actuals.ledgers
        return {year: Year(scheme, ledgers[scheme.year]) for scheme in self.schemes for year in scheme.years}

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """All periods of assessment that any row was sent in for, in order of time.

        Months that only rules with `every` look at are none.
        """
        periods = {
            period_of(int(p)) for ledger in self.actuals.ledgers.values() for p in distinct(ledger.period)
        }
        fits = (period for period in periods if period.fits(self.years[period.year].scheme.frequency))
        return tuple(sorted(fits))

    @cached_property
    def latest(self) -> Period | None:
        """The latest period with at least half of its due cells reported; of later ones nothing is scored."""
        from scorecard.study.completeness import most_reported, reported_share

        for period in reversed(self.periods):
            now = self._states[period] = self._state(period)
            if most_reported(now) >= _HALF and reported_share(self.board(period)) >= _HALF:
                return period
        return None

    @property
    def starts(self) -> int:
        """The month in which the years start; all schemes say the same."""
        return self.schemes[-1].first_month if self.schemes else 1

    def period_named(self, text: str) -> Period | None:
        """The period a user names: in full, or as a part of the current year (`Q2`)."""
        from scorecard.model.period_names import parse_part

        full, part = parse_period(text, self.starts), parse_part(text, self.starts)
        if full or part is None or not self.schemes:
            return full
        return Period(self.schemes[-1].year, part.period.month)


def read_workspace(
    root: Path, config: Path | None = None, data: tuple[Path, ...] = (), actuals: bool = True
) -> Workspace:
    """Read the files of a folder: `config/*.yaml`, and sheets and workbooks in `data/`, unless others are named.

    actuals : whether the files of values are read at all; else the schemes alone
    Raises `MissingExtra` where a workbook cannot be read with what is installed.
    """
    faults: list[Fault] = []
    chosen = config is not None and config.is_file()
    scheme_paths = [config] if config and chosen else schemes_in(config or root / "config")
    sources = [read_file(path, root, faults, SCHEME_BYTES, "SC400") for path in scheme_paths]
    if not scheme_paths:
        faults.append(
            Fault("SC201", Span(shown_path(config or root / "config" / "indicators.yaml", root), 1))
        )
    files = tuple(
        load_scheme(source, "", opener_of(path.parent, root))
        for path, source in zip(scheme_paths, sources, strict=True)
        if source
    )
    ignored: list[IgnoredFile] = []
    places = (data or (root / "data",)) if actuals else ()
    paths = [path for place in places for path in actuals_in(place, root, faults, ignored)]
    schemes = schemes_of(files)
    cells, most = f"{sum(map(cells_of, schemes)):,}", sheet_bytes(schemes)
    source_files = (read_file(path, root, faults, most, "SC401", cells=cells) for path in paths)
    tables = tuple(text for source in source_files if source and (text := _as_text(source, faults)))
    read = _actuals(tables, files, faults, chosen)
    return Workspace(root, files, tuple(faults), tables, tuple(ignored), read, chosen=chosen)


def _as_text(source: Source, faults: list[Fault]) -> Source | None:
    """A file of values as it is read: columns of a Parquet file as the text that says the same."""
    if not is_parquet(source.path):
        return source
    from scorecard.load.parquet import as_text

    return as_text(source, faults)


def _actuals(
    sources: Sequence[Source],
    files: Sequence[SchemeFile],
    file_faults: Iterable[Fault],
    chosen: bool,
    tried: Tried | None = None,
) -> Actuals:
    """The actuals; against schemes with faults only what is wrong with the files themselves can be told."""
    if errors(faults_of_schemes(file_faults, files)):
        return load_sheets_alone(sources)
    awaited = None if chosen else [year for file in files for year in file.awaited]
    return load_actuals(sources, schemes_of(files), tried=tried, awaited=awaited)
