"""Faults of figures and marks that the scheme does not allow: SC187 and SC188."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC187",
        title=Text("只能是整数", "whole numbers only"),
        message=Text(
            "“{indicator}”只能报整数，这里是 {text}", "{indicator} takes whole numbers only, not {text}"
        ),
        cure=Text(
            "照原始记录改正；确要报小数就改方案的 allowed",
            "correct it from the record, or change `allowed` in the scheme",
        ),
        why=Text("方案写明了这一项允许报什么数。", "The scheme says what may be sent in for this row."),
        bad="2017Q2,春江镇,科技活动,2.5",
        good="2017Q2,春江镇,科技活动,2",
    ),
    error(
        "SC188",
        title=Text("超出允许的范围", "outside what is allowed"),
        message=Text(
            "“{indicator}”允许 {low} 至 {high}，这里是 {text}",
            "{indicator} allows {low} to {high}, not {text}",
        ),
        cure=Text(
            "照原始记录改正；确是这个数就改方案的 allowed",
            "correct it from the record, or change `allowed` in the scheme",
        ),
        why=Text("方案写明了这一项允许报什么数。", "The scheme says what may be sent in for this row."),
        bad="2017Q2,春江镇,合格率,120",
        good="2017Q2,春江镇,合格率,100",
    ),
)
