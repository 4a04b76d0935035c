"""Random rows and headings."""

from __future__ import annotations

from tests.random_schemes.draw_rules import rule

COMBINE = ["sum", "sum", "mean", "best", "worst", "geometric", "chosen"]
POLICIES = {
    "missing": ["unranked", "leave_out", 0, -1, "50%", "mean", "group_mean", "carry"],
    "pending": ["unranked", "leave_out", 0, "20%"],
    "not_applicable": ["redistribute", "redistribute", "leave_out", "mean", "group_mean", 0, "60%"],
}

HEADINGS = ["by_row", "unranked", "leave_out", "mean", "mean", "group_mean", "group_mean", 0, 3, "40%"]


def number(draw):
    """A figure as it is written: mostly above 0, sometimes round, sometimes below."""
    if draw.chance(0.15):
        return draw.choice([0, 1, 2.5, -5, 100])
    n = draw.randint(-200, 1500) / 10
    return int(n) if n == int(n) else n


def target(draw, zero):
    if draw.chance(0.12):
        return "--"
    if zero and draw.chance(0.15):
        return 0
    n = draw.randint(1, 1500) / 10
    n = int(n) if n == int(n) else n
    return -n if zero and draw.chance(0.15) else n


def points(draw, scheme, most=20):
    """Full points, sometimes others for each group, 0 among them."""
    if scheme["by_class"] and draw.chance(0.25):
        found = {group: draw.randint(0, most) for group in scheme["groups"]}
        return found if any(found.values()) else dict.fromkeys(found, 5)
    return draw.randint(1, most)


def row(draw, scheme, units, **given):
    """One row; scheme : what the draw says of the whole, such as its frequency."""
    found = {"nature": draw.choice(["flow", "flow", "stock", "ratio"])}
    found["direction"] = draw.choice(["higher", "higher", "lower"])
    found |= given
    with_targets = draw.chance(0.75)
    if with_targets:
        zero = draw.chance(0.4)
        targets = [target(draw, zero) for _ in units]
        if set(targets) == {"--"}:
            targets[0] = 50
        found["targets"] = targets
        found["interim"] = draw.choice(
            ["due", "due", "due", "year", "none"] if draw.chance(0.3) else ["due", "year"]
        )
        if 0 in targets and found["direction"] == "higher":
            found["zero_target"] = draw.choice(["full", "not_applicable"])
    if not with_targets or draw.chance(0.8):
        found["rule"] = rule(draw, with_targets, found["direction"], units[0])
    if scheme["frequency"] == "quarter" and draw.chance(0.1):
        found["due_in"] = draw.choice([["Q2", "Q4"], ["Q4"], ["Q1", "Q2", "Q3", "Q4"]])
    if found["nature"] == "flow" and draw.chance(0.3):
        found["reported"] = "period"
    if draw.chance(0.08):
        listed = [unit for unit in units if draw.chance(0.6)]
        found["applies_to"] = scheme["groups"][:1] if draw.chance(0.3) else listed or units[:1]
    if scheme["plan"] and draw.chance(0.4):
        found["per"] = draw.choice(["year", "plan"])
    if draw.chance(0.15):
        status = draw.choice(sorted(POLICIES))
        found["unscored"] = {status: draw.choice(POLICIES[status])}
    if draw.chance(0.15):
        found["may_not_apply"] = True
    return found


def summed(children, groups):
    """The points of a heading whose rows are added up, by group where any of them are."""
    each = [child["points"] for child in children]
    if not any(isinstance(one, dict) for one in each):
        return sum(each)
    return {g: sum(one[g] if isinstance(one, dict) else one for one in each) for g in groups}


def heading(draw, scheme, units, name, depth=0, given=None):
    """A heading with rows, or headings, below; given : points if the heading above does not add up."""
    combine = draw.choice(COMBINE)
    found = {"combine": combine, "children": {}}
    added = combine == "sum"
    full = given if given is not None else points(draw, scheme)
    for n in range(draw.randint(2, 3)):
        child = f"{name}_{n}"
        if depth == 0 and draw.chance(0.2):
            below = heading(draw, scheme, units, child, 1, None if added else full)
        else:
            worth = {"points": points(draw, scheme, 6)} if added else {}
            below = row(draw, scheme, units, **worth)
            if combine == "chosen":
                below["unscored"] = {**below.get("unscored", {}), "missing": draw.choice(["unranked", 0])}
        found["children"][child] = below
    found["points"] = summed(found["children"].values(), scheme["groups"]) if added else full
    if draw.chance(0.2):
        found["max_points"] = draw.choice([3, "80%"])
    if draw.chance(0.1):
        found["min_points"] = draw.choice([1, "10%"])
    if draw.chance(0.25):
        found["unscored"] = {"heading": draw.choice(HEADINGS)}
    rows = not any("children" in child for child in found["children"].values())
    if added and rows and draw.chance(0.2):
        found["points"] = points(draw, scheme) if given is None else full
        for child in found["children"].values():
            del child["points"]
            child["weight"] = draw.choice([1, 2, 3, 25, 40])
    if draw.chance(0.15):
        found["children"][f"{name}_extra"] = extra(draw)
    return found


def extra(draw):
    """A bonus or a deduction, which no share of its points could stand in for."""
    each = draw.choice([0.5, 1])
    aside = {status: draw.choice(["unranked", 0, -1]) for status in ("missing", "pending")}
    if draw.chance(0.5):
        limit = draw.choice([2, "none"])
        return {"counts_as": "bonus", "max_points": limit, "rule": {"each": each}, "unscored": aside}
    limit = draw.choice([-2, "none"])
    rule = {"compare": "value", "each": -each}
    return {"counts_as": "deduction", "min_points": limit, "rule": rule, "unscored": aside}


def objects(draw, name):
    """A heading under which an object counts once, where it gives or takes most."""
    sign = draw.choice([1, 1, -1])
    children = {}
    for n in range(2):
        each = sign * draw.choice([0.5, 1, 2, 4])
        children[f"{name}_{n}"] = {
            "points": draw.randint(2, 6),
            "per": "year",
            "objects": True,
            "rule": {"compare": "value", "each": each, "max_points": "none", "min_points": -9},
        }
    return {
        "per_item": "best",
        "max_points": "100%",
        "points": sum(child["points"] for child in children.values()),
        "children": children,
    }
