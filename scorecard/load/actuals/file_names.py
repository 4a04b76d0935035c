"""What the names of a file and of its sheet say, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern
from scorecard.base.place import path_parts
from scorecard.load.actuals.known import KnownPeriod, KnownSchemes
from scorecard.load.actuals.words import is_footer, says_another_time
from scorecard.model.period import MONTHS, Calendar, Period
from scorecard.model.period_names import parse_part, parse_period, part_with_year

FILE_NAME = message("the file name")
_SHEET_NAME = message("the sheet's name")
_YEAR = pattern(r"\d{4}")
_LONGEST = 20
_PART = pattern(
    r"第?[一二三四1-4]季度|[上下]半年|前三季度|Q[1-4]|H[12]|1[-—–~至到]\d{1,2}月|(?<!\d)\d{1,2}月|全年|年度",
    re.I,
)


def stems(path: str) -> tuple[str, ...]:
    """The names that say what a sheet is about: of a workbook the sheet's own before the file's, without its ending.

    >>> stems("data/2017Q2-园区.csv"), stems("data/2017.xlsx[二季度]")
    (('2017Q2-园区',), ('二季度', '2017'))
    """
    file, sheet = path_parts(path)
    stem = file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return (sheet, stem) if sheet else (stem,)


def part_of_year(stem: str, starts: int = 1) -> str:
    """The part of a year that a name speaks of without saying which year; "" for none.

    >>> part_of_year("二季度完成情况"), part_of_year("1-6月"), part_of_year("Sheet1")
    ('二季度', '1-6月', '')
    """
    match = _PART.search(stem)
    return match[0] if match and parse_part(match[0], starts) else ""


def month_of_name(named: str, parts: Sequence[str], known: KnownSchemes) -> str:
    """`2017-6` in a file's name: a month, but where a scheme reports by the year, the sixth file of that year."""
    if not named.isdecimal() or named not in parts:
        return named
    after = parts[parts.index(named) + 1 :][:1]
    when = known.when(named)
    yearly = (
        not isinstance(when, KnownPeriod) or when.scheme < 0 or known.schemes[when.scheme].reports == "year"
    )
    return named if yearly or not after or not re.fullmatch("[1-9]", after[0]) else f"{named}-{after[0]}"


def name_parts(stem: str, starts: int = 1) -> list[str]:
    """The parts of a name between `-` and `_`; a period keeps its own dash.

    >>> name_parts("2017Q2-评议表-评委3"), name_parts("2017-06_园区")
    (['2017Q2', '评议表', '评委3'], ['2017-06', '园区'])
    """
    pieces = re.split(r"([-_])", stem)
    parts: list[str] = []
    at = 0
    while at < len(pieces):
        joined = "".join(pieces[at : at + 3])
        # `2017-6` in a file's name may as well be a number of the file: months have two digits there.
        short = at + 2 < len(pieces) and len(pieces[at + 2]) == 1
        if at + 2 < len(pieces) and not short and parse_period(joined, starts):
            parts.append(joined)
            at += 4
        else:
            parts.append(pieces[at].strip())
            at += 2
    return [part for part in parts if part]


_STRETCH = pattern(
    r"第?[一二三四]季度|(?<![A-Za-z])Q[1-4](?!\d)|[上下]半年|前三季度|(?<!\d)1[-—–~至到]\d{1,2}月(?!\d)", re.I
)


class Name(NamedTuple):
    """The name of a sheet or a file, whole and in parts."""

    stem: str
    parts: list[str]


def named_period(
    names_of: Sequence[Name], titles: Sequence[str], known: KnownSchemes, lines_say: bool
) -> tuple[str, Text]:
    """The period that the name of the sheet says, else that of the file, and which of the two says it.

    A sheet may be named `二季度`: of the year that the file's name or a title says, else of the scheme's. What its
    own lines say (`lines_say`) goes before the name of its file, of which it may be one of several sheets.
    """
    *sheet, file = names_of
    for name in sheet:
        if named := _period_of(name, known):
            return named, _SHEET_NAME
        part = part_of_year(name.stem, known.starts)
        years = _years([file.stem, *titles], known)
        if part and years:
            return part_with_year(part, years[0], known.starts), _SHEET_NAME
        if lines_say:
            return "", FILE_NAME
    return _period_of(file, known), FILE_NAME


def _years(texts: Sequence[str], known: KnownSchemes) -> list[int]:
    """The years that texts say, and after them those of the schemes, the latest first."""
    years = [int(year) for text in texts for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)]
    return years + sorted((scheme.year for scheme in known.schemes), reverse=True)


def period_of_titles(titles: Sequence[str], name: Name, known: KnownSchemes) -> tuple[int, str] | None:
    """The one part of a year that titles speak of without its year, as a period, and the place of the first that does.

    A whole year is said of targets, too, a single month of the day on which a sheet was filled in.
    """
    parts = [
        (n, match[0])
        for n, title in enumerate(titles)
        if not is_footer([title]) and not says_another_time(title)
        for match in _STRETCH.finditer(title)
    ]
    years = _years([name.stem, *titles], known)
    if len({part for _, part in parts}) != 1 or not years:
        return None
    n, part = parts[0]
    return n, part_with_year(part, years[0], known.starts)


def how_to_say_it(path: str, known: KnownSchemes) -> dict[str, Text]:
    """How the first period of the latest scheme would be said of a sheet: in a line, and in the name of sheet or file."""
    calendar = (
        max(known.schemes, key=lambda scheme: scheme.year).reporting if known.schemes else Calendar("quarter")
    )
    year = max((scheme.year for scheme in known.schemes), default=2017)
    period = Period(year, MONTHS[calendar.frequency]).label(calendar)
    if path_parts(path).sheet:
        return {
            "line": message("期间 | {period} in two cells", period=period),
            "name": message("name the sheet {period}", period=period),
        }
    return {"line": f"期间,{period}", "name": message("name the file {period}-….csv", period=period)}


def period_of_file(path: str, known: KnownSchemes) -> str:
    """The period that the name of a file says, as it is written there; "" for none."""
    *_, stem = stems(path)
    return _period_of(Name(stem, name_parts(stem, known.starts)), known)


def _period_of(name: Name, known: KnownSchemes) -> str:
    """The period that a name says in full."""
    named = next((part for part in name.parts if parse_period(part, known.starts)), "") or period_within(
        name.stem, known
    )
    return month_of_name(named, name.parts, known)


def period_within(text: str, known: KnownSchemes) -> str:
    """The period that a title speaks of, as written; a year alone is one only where a scheme reports by the year."""
    for match in _YEAR.finditer(text):
        rest = text[match.start() :]
        ends = range(min(len(rest), _LONGEST), len(match[0]), -1)
        period_text = next((rest[:end] for end in ends if parse_period(rest[:end], known.starts)), match[0])
        period = parse_period(period_text, known.starts)
        when = known.when(period_text) if period else None
        if isinstance(when, KnownPeriod) and when.scheme >= 0:
            yearly = known.schemes[when.scheme].reports == "year"
            if yearly or not re.fullmatch(r"\d{4}\s*年?(?:度|全年)?", period_text) or "年度" in period_text:
                return period_text
    return ""
