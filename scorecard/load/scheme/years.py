"""The schemes of several years beside each other: one for each year, all of them starting in the same month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scorecard.base.fault import Fault, errors
from scorecard.base.message import Text
from scorecard.base.place import place_words
from scorecard.base.span import Span
from scorecard.language.derived import place_then
from scorecard.language.looked_back import looked_back_rows
from scorecard.load.scheme.file import SchemeFile
from scorecard.model.measure import conversion_of_rows
from scorecard.model.scheme import Scheme
from scorecard.scheme.words import STARTS


def schemes_of(files: Iterable[SchemeFile]) -> tuple[Scheme, ...]:
    """Those that could be read, by year."""
    return tuple(sorted((file.scheme for file in files if file.scheme), key=lambda scheme: scheme.year))


def faults_of_schemes(file_faults: Iterable[Fault], files: Sequence[SchemeFile]) -> tuple[Fault, ...]:
    """What is wrong with files and schemes; a second scheme for a year is, too."""
    faults = [*file_faults, *(fault for file in files for fault in file.faults)]
    first: dict[int, Scheme] = {}
    for scheme in schemes_of(files):
        for year in scheme.years:
            other = first.setdefault(year, scheme)
            if other is not scheme:
                faults.append(Fault("SC202", Span(scheme.path, 1), {"year": str(year), "other": other.path}))
    faults += _other_starts(schemes_of(files))
    faults += earlier_measure_faults(schemes_of(files))
    if files and not first and not errors(faults):
        faults.append(Fault("SC452", Span(files[0].path, 1)))
    return tuple(faults)


def _other_starts(schemes: Sequence[Scheme]) -> Iterator[Fault]:
    """Schemes whose year starts in another month than that of the last one: growth sets years beside each other."""
    for scheme in schemes[:-1]:
        last = schemes[-1]
        if scheme.starts != last.starts:
            month, wanted = STARTS.choices[scheme.starts], STARTS.choices[last.starts]
            args = {"month": month, "other": last.path, "wanted": wanted, "word": last.starts}
            yield Fault("SC497", Span(scheme.path, 1), args)


def earlier_measure_faults(schemes: Sequence[Scheme]) -> Iterator[Fault]:
    """A fault for each such row, at the row as it is now; sizes of one thing are converted, and nothing is said."""
    of_year = {year: scheme for scheme in schemes for year in scheme.years}
    # Where there is one scheme alone, nothing of it is looked up elsewhere.
    for scheme in schemes if len(schemes) > 1 else ():
        for asked in (asked for asked in looked_back_rows(scheme) if asked.measured):
            then, table = of_year.get(asked.year), scheme.tables[asked.table]
            row = table.row(asked.id)
            at = place_then(then.tables, table, row.id) if then else None
            if then is None or at is None:
                continue
            before = then.tables[at.table].rows[at.row]
            if not conversion_of_rows(before.measure, row.measure).known:
                args: dict[str, Text] = {
                    "name": row.name,
                    "measure": row.measure,
                    "id": row.id,
                    "year": str(asked.year),
                }
                args |= {"before": before.measure, "where": place_words(before.span)}
                yield Fault("SC515", row.span, args)
