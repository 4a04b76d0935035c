"""What tables are made of: cells, headings, and the rows and units that a scheme says of them."""

from __future__ import annotations

from fractions import Fraction

NONE = Fraction(0)


class Cell:
    """What a row brings a unit: points, full points, whether they go to siblings, whether they are lacking.

    own : points by the rule itself; asked : its full points, if the scheme wants it of the unit
    """

    def __init__(self, points=None, full=NONE, shared=False, lacking=False) -> None:
        self.points, self.full, self.shared, self.lacking = points, full, shared, lacking
        self.own, self.asked = None, NONE
        self.counted, self.counted_full = None, NONE


class Heading:
    """Rows that share the points of a heading, and how they become one figure; own : by unit.

    bare : what it says of units of which nothing below it is scored
    """

    def __init__(
        self, members, combine="sum", own=None, most=None, least=None, whole=False, bare="by_row"
    ) -> None:
        self.members, self.combine, self.own, self.bare = members, combine, own, bare
        self.most, self.least, self.whole = most, least, whole


def leaves(member):
    return [member] if isinstance(member, str) else [leaf for m in member.members for leaf in leaves(m)]


def headings(member):
    if isinstance(member, str):
        return []
    return [member, *(one for m in member.members for one in headings(m))]


def units_of(scheme, table):
    """The units of a table in its own order: listed by id or group, or all assessed ones."""
    units = scheme["units"]
    listed = scheme["tables"][table].get("units")
    if listed is None:
        return {id: said for id, said in units.items() if said.get("assessed", True)}
    found = {}
    for name in listed:
        found |= {id: said for id, said in units.items() if name in (id, said.get("group"))}
    return found


def rows_below(entries):
    """All rows that have values, by id, of entries and what is below them."""
    found = {}
    for id, said in entries.items():
        found |= rows_below(said["children"]) if "children" in said else {id: said}
    return found
