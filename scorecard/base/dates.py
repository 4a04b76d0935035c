"""Dates as people write them: of corrections, of late returns and of seals."""

from __future__ import annotations

from datetime import date

from scorecard.base.pattern import pattern

_DATE = pattern(
    r"(?:(\d{4})\D+(\d{1,2})\D+(\d{1,2})|(\d{4})(\d{2})(\d{2}))"
    r"\D*?(?:[\sT日]\s*(?:上午|早上|(下午|晚上|晚))?\s*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:\.\d+)?)?\D*|\D*)"
)


def calendar_date(text: str) -> tuple[int, ...] | None:
    """Year, month, day of a date, however it is written; hour, minute and second, where it has a time of day.

    >>> calendar_date("2017/7/5") == calendar_date("2017年07月05日") == (2017, 7, 5)
    True
    >>> calendar_date("2018-01-12 09:30"), calendar_date("2018年1月12日下午3时05分")
    ((2018, 1, 12, 9, 30, 0), (2018, 1, 12, 15, 5, 0))
    >>> calendar_date("2018-02-30"), calendar_date("昨天")
    (None, None)
    """
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    day = [int(part) for part in match.groups()[:6] if part]
    if not _is_day(*day):
        return None
    afternoon, *clock = match.groups()[6:]
    if not clock[0]:
        return tuple(day)
    hour, minute, second = (int(part or 0) for part in clock)
    return (*day, hour + 12 if afternoon and hour < 12 else hour, minute, second)


def is_date_form(text: str) -> bool:
    """Whether a text is written as a date, be there such a day or not.

    >>> is_date_form("2018-02-30"), is_date_form("昨天")
    (True, False)
    """
    return _DATE.fullmatch(text.strip()) is not None


def says_no_date(text: str) -> bool:
    """Whether nothing stands where a date may, or a dash for nothing.

    >>> says_no_date(" "), says_no_date("--"), says_no_date("2018-02-30")
    (True, True, False)
    """
    return not text.strip().strip("-/—–－")


def day_of(text: str) -> date | None:
    """The day of a date, however it is written.

    >>> day_of("2018年1月12日下午3时05分")
    datetime.date(2018, 1, 12)
    """
    read = calendar_date(text)
    return date(*read[:3]) if read else None


def _is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
