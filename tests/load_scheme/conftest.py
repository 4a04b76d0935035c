"""Reads schemes from text; `⟦` marks the place where a fault is expected."""

import pytest

from scorecard.base.fault import errors, sort_faults
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source

HEAD = """title: 示例
year: 2017
frequency: quarter
units: {甲: {name: 甲镇, group: 镇}, 乙: {name: 乙镇, group: 镇}, 丙: {name: 丙街道, group: 街道}}
"""


def indented(text, blanks):
    return "".join(" " * blanks + line + "\n" for line in text.strip("\n").split("\n"))


class Reading:
    """What a scheme's text comes to."""

    def __init__(self, text):
        self.text = text
        self.file = load_scheme(Source("config/indicators.yaml", text.encode()))
        self.faults = sort_faults(self.file.faults)
        self.errors = errors(self.faults)
        self.said = [f"{fault.code} {fault.span.line}:{fault.span.column}" for fault in self.errors]

    @property
    def scheme(self):
        assert self.file.scheme is not None, [f.lines("en") for f in self.faults]
        return self.file.scheme

    @property
    def rows(self):
        """The indicators of the first table, by name."""
        return {row.name: row for row in self.scheme.tables[0].indicators}


def scheme_of_rows(indicators, top="", table="", plan=""):
    body = indented(table, 4) if table else ""
    rows = indented(indicators, 6)
    head = HEAD.replace("year: 2017", f"plan: {plan}") if plan else HEAD
    return Reading(f"{head}{top}tables:\n  表:\n    title: 表\n{body}    indicators:\n{rows}")


@pytest.fixture(scope="session")
def read():
    """Reads the text of a whole scheme."""
    return Reading


@pytest.fixture(scope="session")
def read_rows():
    """Reads a scheme of one table with these indicators; `top` are further fields of the scheme."""

    return scheme_of_rows
