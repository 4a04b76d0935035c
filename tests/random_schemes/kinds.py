"""Which kinds of things a random scheme holds, so that a run can say that all of them were met."""

from __future__ import annotations

from collections.abc import Iterator

# A field, or a field and what it says.
_SAID = [
    *(
        "plan",
        "coverage",
        "weight",
        "applies_to",
        "formula",
        "per_item",
        "max_points",
        "min_points",
        "add",
        "inputs",
        "due_in",
        "may_not_apply",
    ),
    *(
        "edge_tie include",
        "edge_tie exclude",
        "vacant kept",
        "vacant filled",
        "given",
        "top",
        "bottom",
        "any",
    ),
    *("per year", "per plan", "reported period", "nature flow", "nature stock", "nature ratio"),
    *(
        "direction lower",
        "zero_target full",
        "zero_target not_applicable",
        "reverse quotient",
        "reverse mirror",
    ),
    *("frequency month", "frequency quarter", "frequency half", "frequency year", "interim none"),
    *(f"combine {word}" for word in ("sum", "mean", "best", "worst", "geometric", "chosen")),
    *("among group", "by share", "rank_on printed", "rank_on exact", "bounds_on share", "bounds_on points"),
    *(f"ties {word}" for word in ("competition", "last", "dense", "average", "ordinal")),
    *(f"mode {word}" for word in ("half_up", "half_down", "half_even", "down", "up")),
    *(f"rounding {word}" for word in ("completion", "points", "headings", "total", "overall", "value")),
    *(f"whole {word}" for word in ("down", "up", "half_up")),
    *(f"unassessed {word}" for word in ("redistribute", "unranked", "0")),
    *(f"then {word}" for word in ("total", "unranked", "ineligible", "no_higher_than", "shift", "grade")),
    *(f"missing {word}" for word in ("unranked", "leave_out", "mean", "group_mean", "carry")),
    *(f"not_applicable {word}" for word in ("redistribute", "leave_out", "mean", "group_mean")),
    *(f"heading {word}" for word in ("by_row", "unranked", "leave_out", "mean", "group_mean")),
    *("counts_as bonus", "counts_as deduction", "points by group", "weights listed", "totals nested"),
    *("below 0 as target", "0 as target"),
]
KINDS = frozenset(_SAID)


def kinds_of(scheme) -> set[str]:
    """The kinds that a scheme holds."""
    found = set(_kinds(scheme))
    totals = scheme.get("totals", {})
    if any(part in totals for said in totals.values() for part in said["weights"]):
        found.add("totals nested")
    if any(isinstance(said["weights"], list) for said in totals.values()):
        found.add("weights listed")
    return found & KINDS


def _kinds(node, above="") -> Iterator[str]:
    if isinstance(node, dict):
        for key, said in node.items():
            yield key
            yield f"{key} {said}"
            if above in ("rounding", "then"):
                yield f"{above} {key}"
            if key == "points" and isinstance(said, dict):
                yield "points by group"
            yield from _kinds(said, key)
    if isinstance(node, list):
        for said in node:
            if above == "targets" and said != "--":
                yield "0 as target" if said == 0 else "below 0 as target" if said < 0 else ""
            yield from _kinds(said, above)
