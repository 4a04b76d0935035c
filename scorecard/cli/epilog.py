"""The end of a command's help: examples, and what its exit codes mean."""

from __future__ import annotations

from scorecard.base.message import Text, message
from scorecard.cli.locale import spoken

FAULTS = message("faults in scheme or data (with --strict, warnings or missing cells too)")
UNSOUND = message("faults in scheme or data, or a file that cannot be written")
UNWRITTEN = message("a file that cannot be written")


def epilog(*examples: str, failure: Text | None = FAULTS) -> str:
    """An example or two, and the exit codes.

    failure : what 1 means of this command; None: it does not end so
    """
    lines = "\n".join(f"  scorecard {example}" for example in examples)
    failing = message("1 {failure}, ", failure=failure) if failure else ""
    codes = message(
        "Exit codes: 0 done, {failure}2 wrong usage, 3 a fault of the program itself, 130 Ctrl-C.",
        failure=failing,
    )
    head = message("Examples:")
    return f"\b\n{spoken(head)}\n{lines}\n\n{spoken(codes)}"
