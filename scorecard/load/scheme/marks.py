"""What the marks of returns mean."""

from __future__ import annotations

from scorecard.load.scheme.fields import NodeRead
from scorecard.model.status import Status

DEFAULT_MARKS = {
    "--": Status.NOT_APPLICABLE,
    "-": Status.NOT_APPLICABLE,
    "—": Status.NOT_APPLICABLE,
    "/": Status.NOT_APPLICABLE,
    "不适用": Status.NOT_APPLICABLE,
    "": Status.MISSING,
    "未报": Status.MISSING,
    "暂无": Status.MISSING,
    "待核": Status.PENDING,
}


def marks_of(scheme: NodeRead) -> dict[str, Status]:
    """The marks a scheme declares, and the usual ones that it does not declare otherwise."""
    declared = scheme.entries("marks").items()
    return {**DEFAULT_MARKS, **{mark: Status[read.value.upper()] for mark, read in declared}}
