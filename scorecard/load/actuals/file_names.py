"""What the name of a file says, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scorecard.load.actuals.known import Known, When
from scorecard.model.period import parse_period


def stem_of(path: str) -> str:
    """The name of a file without its folders and its ending."""
    return path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]


def month_of_name(named: str, parts: Sequence[str], known: Known) -> str:
    """`2017-6` in a file's name: a month, but where a scheme reports by the year, the sixth file of that year."""
    if not named.isdecimal() or named not in parts:
        return named
    after = parts[parts.index(named) + 1 :][:1]
    when = known.when(named)
    yearly = not isinstance(when, When) or when.scheme < 0 or known.schemes[when.scheme].reports == "year"
    return named if yearly or not after or not re.fullmatch("[1-9]", after[0]) else f"{named}-{after[0]}"


def name_parts(path: str) -> list[str]:
    """The parts of a file name between `-` and `_`; a period keeps its own dash.

    >>> name_parts("data/2017Q2-评议表-评委3.csv"), name_parts("2017-06_园区.csv")
    (['2017Q2', '评议表', '评委3'], ['2017-06', '园区'])
    """
    pieces = re.split(r"([-_])", stem_of(path))
    parts: list[str] = []
    at = 0
    while at < len(pieces):
        joined = "".join(pieces[at : at + 3])
        # `2017-6` in a file's name may as well be a number of the file: months have two digits there.
        short = at + 2 < len(pieces) and len(pieces[at + 2]) == 1
        if at + 2 < len(pieces) and not short and parse_period(joined):
            parts.append(joined)
            at += 4
        else:
            parts.append(pieces[at].strip())
            at += 2
    return [part for part in parts if part]
