"""A scheme's identity: a hash over its meaning, not over how its file or this program is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scorecard.model.grouped import as_written
from scorecard.model.identity import without_defaults
from scorecard.model.indicator import Indicator
from scorecard.model.period import Period
from scorecard.model.scheme import Scheme
from scorecard.study.plain import digest, plain


def scheme_hash(scheme: Scheme, period: Period | None = None) -> str:
    """Sixteen hexadecimal digits that change when the meaning does.

    Comments, key order inside an entry, file name and encoding change nothing; nor do amendments that begin after the
    period, nor what is spelled out as it is by default. Counted are names and values alone, sorted: neither the order
    of fields in the code nor the names of its classes.

    >>> from scorecard.model.ranking import Ranking
    >>> scheme = Scheme("2017", 2017, "quarter", (), ())
    >>> usual, dense = (replace(scheme, ranking=Ranking(ties=ties)) for ties in ("competition", "dense"))
    >>> scheme_hash(scheme) == scheme_hash(usual) != scheme_hash(dense)
    True
    """
    written = as_written(scheme)
    amendments = tuple(a for a in written.amendments if period is None or a.since <= period)
    return digest(plain(replace(written, amendments=amendments), _meant_fields))[:16]


def _meant_fields(record: Any) -> dict[str, Any]:
    """What a record says beyond its defaults; words that are chosen from in an order of their own."""
    fields = without_defaults(record)
    if isinstance(record, Indicator) and record.words:
        fields["words"] = tuple(sorted(record.words))
    return fields
