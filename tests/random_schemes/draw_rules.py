"""Random rules: what is compared, and how that becomes points."""

from __future__ import annotations

RATES = {"completion", "progress", "ratio", "position"}
WITH_OTHERS = ("mean", "median", "best", "worst")
SHARES = ["0%", "10%", "20%", "50%", "60%", "80%", "100%"]
SOME = [0.5, 1, 2, 4]
AMOUNTS = [*SOME, "5%", "10%", "20%"]
SCALES = {
    "completion": ["proportional", "bands", "line", "steps"],
    "progress": ["proportional", "bands", "line", "steps"],
    "ratio": ["proportional", "bands", "line", "steps"],
    "position": ["proportional", "bands", "line", "steps"],
    "met": ["proportional"],
    "value": ["bands", "line", "steps", "each", "choices"],
    "difference": ["bands", "line", "steps", "each"],
    "rank": ["bands", "line", "steps", "each"],
}


def quantity(draw, compare):
    """A figure in the unit of what is compared."""
    if compare in RATES:
        return f"{draw.choice([40, 50, 75, 80, 90, 100, 105, 120])}%"
    if compare == "rank":
        return draw.randint(1, 4)
    return draw.choice([-5, 0, 2, 5, 10.5, 40, 80])


def magnitude(quantity):
    return float(str(quantity).rstrip("%"))


def side(draw, compare, positive):
    found = {
        "each": f"{draw.choice([0.5, 2, 5, 10])}%" if compare in RATES else draw.choice([0.1, 1, 2.5]),
        "add" if positive else "deduct": draw.choice(AMOUNTS),
        "part": draw.choice(["dropped", "counted", "pro_rata"]),
    }
    return found | ({"limit": draw.choice(AMOUNTS)} if draw.chance(0.5) else {})


def steps(draw, compare):
    found = {
        "under": "level" if draw.chance(0.3) else side(draw, compare, False),
        "over": "level" if draw.chance(0.3) else side(draw, compare, True),
        "base": draw.choice(["100%", "60%", 3]),
    }
    if compare in ("completion", "progress", "ratio") and draw.chance(0.4):
        found["under"] = "proportional"
    if compare in ("value", "position") or draw.chance(0.5):
        at = [quantity(draw, compare) for _ in range(8)]
        found["at"] = next((one for one in at if magnitude(one) > 0), "100%" if compare in RATES else 2)
    return found


def bands(draw, compare):
    edges = sorted({magnitude(quantity(draw, compare)) for _ in range(draw.randint(1, 3))}, reverse=True)
    written = [f"{edge:g}%" if compare in RATES else edge for edge in edges]
    worth = [*SOME, *SHARES]
    word = draw.choice(["at_least", "above"])
    rows = [{word: edge, "points": draw.choice(worth)} for edge in written]
    if len(rows) == 1 and draw.chance(0.5):
        rows = [{draw.choice(["at_most", "below"]): written[0], "points": draw.choice(worth)}]
    return [*rows, {"points": draw.choice([0, 1, *SHARES])}]


def line(draw, compare):
    ats = sorted({magnitude(quantity(draw, compare)) for _ in range(4)})
    if len(ats) < 2:
        ats = [ats[0], ats[0] + 10]
    return [[f"{at:g}%" if compare in RATES else at, draw.choice([*SOME, *SHARES])] for at in ats]


def reference(draw, compare, unit):
    if compare == "position":
        ends = [["worst", "best"], ["mean", "best"], [20, 85], ["worst", 90]]
        return draw.choice(ends)
    words = ["mean", "median", "best", "worst", 2.5, 18.6, 60, {"unit": unit}]
    return draw.choice(words + (["target", "target"] if compare == "difference" else []))


def limits(draw):
    found = {}
    for name, written in {
        "max_points": ["120%", 4, "none"],
        "max_extra": [2, "20%"],
        "min_points": [-2, "10%", "none"],
    }.items():
        if draw.chance(0.2):
            found[name] = draw.choice(written)
    return found


def rule(draw, targets, direction, unit):
    """A rule. targets : whether the row has any; unit : one that others may be held against."""
    compares = sorted(SCALES) if targets else ["value", "ratio", "position", "difference", "rank"]
    compare = draw.choice(compares)
    scale = draw.choice(SCALES[compare])
    if targets and draw.chance(0.35):
        compare, scale = draw.choice(["completion", "progress"]), draw.choice(SCALES["completion"])
    found = {"compare": compare}
    if compare in ("ratio", "difference", "position"):
        found["against"] = reference(draw, compare, unit)
        if found["against"] == "target" and not targets:
            found["against"] = "mean"
        if compare == "position" and found["against"] == [20, 85] and direction == "lower":
            found["against"] = [85, 20]
        if compare == "position" and found["against"] == ["worst", 90] and direction == "lower":
            found["against"] = ["worst", 1]
    held = found.get("against", [])
    words = [word for word in (held if isinstance(held, list) else [held]) if word in WITH_OTHERS]
    if words:
        found["without_self"] = draw.chance(0.3)
    if compare == "position":
        found["if_equal"] = draw.choice(["pending", "full", "none", "met"])
    if words or compare == "rank":
        found["among"] = draw.choice(["table", "group"])
    if compare == "rank":
        found["from"] = draw.choice(["top", "bottom"])
    if compare in ("completion", "progress", "ratio"):
        found["reverse"] = draw.choice(["quotient", "mirror"])
    made = {"bands": bands, "line": line, "steps": steps}
    if scale in made:
        found[scale] = made[scale](draw, compare)
    if scale == "line":
        found["beyond"] = draw.choice(["level", "continue"])
    if scale == "choices":
        found["choices"] = {"1": draw.choice(SOME), "0": draw.choice(SHARES), "2.5": 3}
    if scale == "each":
        found["each"] = draw.choice([0.5, 2, "10%", -0.5, -1, "-5%"])
        found["at"] = draw.choice([0, 1, 3])
    if compare in RATES and draw.chance(0.2):
        found["max_rate"] = draw.choice(["80%", "100%", "120%"])
    found |= limits(draw)
    over = found.get("steps", {}).get("over")
    if isinstance(over, dict) and not {"max_points", "max_extra", "max_rate"} & set(found):
        # Else nothing above the full points could ever count.
        over["limit"] = over.get("limit", draw.choice(AMOUNTS))
    if draw.chance(0.2) and compare != "met":
        word = draw.choice(["at_least", "above", "at_most", "below"])
        found["only_if"] = {word: quantity(draw, compare)}
    return found
