"""Periods of assessment, known by their last month."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Frequency = Literal["year", "half", "quarter", "month"]

MONTHS: dict[Frequency, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}

_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
    (re.compile(r"(\d{4})"), lambda m: 12),
    (re.compile(r"(\d{4})年(?:度|全年)?"), lambda m: 12),
    (re.compile(r"(\d{4})-?Q([1-4])", re.I), lambda m: int(m[2]) * 3),
    (re.compile(r"(\d{4})-?H([12])", re.I), lambda m: int(m[2]) * 6),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), lambda m: int(m[2])),
    (re.compile(r"(\d{4})年第?([一二三四1-4])季度?"), lambda m: _digit(m[2]) * 3),
    (re.compile(r"(\d{4})年([上下])半年"), lambda m: _digit(m[2]) * 6),
    (re.compile(r"(\d{4})年1[-–—~至到](\d{1,2})月份?"), lambda m: int(m[2])),
    (re.compile(r"(\d{4})年(\d{1,2})月份?"), lambda m: int(m[2])),
)


def _digit(text: str) -> int:
    return _CHINESE.get(text) or int(text)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of a year from January, or the months since the period before, that ends with `month`."""

    year: int
    month: int

    def label(self, frequency: Frequency) -> str:
        """The period as a scheme of that frequency writes it.

        >>> Period(2017, 12).label("quarter"), Period(2017, 12).label("year"), Period(2017, 6).label("half")
        ('2017Q4', '2017', '2017H1')
        """
        if frequency == "year" and self.month == 12:
            return f"{self.year}"
        if frequency == "half" and self.month % 6 == 0:
            return f"{self.year}H{self.month // 6}"
        if frequency == "quarter" and self.month % 3 == 0:
            return f"{self.year}Q{self.month // 3}"
        return f"{self.year}-{self.month:02d}"

    def title(self, frequency: Frequency) -> tuple[str, str]:
        """The period in words, Chinese and English.

        >>> Period(2017, 6).title("quarter")
        ('2017年上半年', 'January to June 2017')
        """
        months = {3: "一季度", 6: "上半年", 9: "前三季度", 12: "全年"}
        names = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
        zh = months.get(self.month, f"1—{self.month}月")
        en = f"{self.year}" if self.month == 12 else f"January to {names[self.month - 1]} {self.year}"
        return f"{self.year}年{zh}" if self.month != 12 else f"{self.year}年度", en

    def in_year(self, frequency: Frequency) -> tuple[Period, ...]:
        """All periods of this year at a frequency, in order."""
        step = MONTHS[frequency]
        return tuple(Period(self.year, month) for month in range(step, 13, step))

    def so_far(self, frequency: Frequency) -> tuple[Period, ...]:
        """The periods of this year at a frequency, up to this one."""
        return tuple(one for one in self.in_year(frequency) if one <= self)

    def fits(self, frequency: Frequency) -> bool:
        """Whether a scheme of that frequency has such a period."""
        return self.month % MONTHS[frequency] == 0

    @property
    def year_end(self) -> bool:
        """Whether the year is over."""
        return self.month == 12


def parse_period(text: str) -> Period | None:
    """The period a text means, or None.

    >>> [parse_period(t) == Period(2017, 6) for t in ("2017Q2", "2017H1", "2017-06", "2017年二季度", "2017年1-6月")]
    [True, True, True, True, True]
    >>> parse_period("2017年") == parse_period("2017Q4") == Period(2017, 12)
    True
    >>> parse_period("2017/6/1") is None
    True
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for form, month in _FORMS:
        match = form.fullmatch(plain)
        if match:
            last = month(match)
            return Period(int(match[1]), last) if 1 <= last <= 12 else None
    return None


def parse_part_of_year(text: str) -> int | None:
    """The last month a part of any year means, as in `due_in: [Q2, Q4]`; None if it is none.

    >>> parse_part_of_year("Q2"), parse_part_of_year("H2"), parse_part_of_year("09"), parse_part_of_year("Q5")
    (6, 12, 9, None)
    """
    if re.fullmatch(r"0[1-9]|1[0-2]", text):
        return int(text)
    period = parse_period(f"2000{text}") if re.fullmatch(r"[QqHh]\d", text) else None
    return period.month if period else None
