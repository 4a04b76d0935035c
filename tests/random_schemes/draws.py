"""Random schemes, and what is sent in for them."""

from __future__ import annotations

import random

from tests.random_schemes import draw_rows as rows
from tests.random_schemes.draw_outcome import outcome
from tests.random_schemes.reports import STEP, Sent
from tests.random_schemes.tree import rows_below, units_of

UNITS = ["甲镇", "乙镇", "丙镇", "丁街道", "戊街道", "己园区"]
GROUPS = ["镇", "街道"]
FORMULAS = [
    *("in1 / in2 * 100", "in1 + in2", "in1 - in2", "max(in1, in2)", "min(in1, 50)", "mean(in1, in2)"),
    *("if_missing(in1, in2)", "if_missing(in1, 7) * 2", "count(in1, in2) * 40", "largest(2, in1, in2, 50)"),
    *("round(in1 / 3, 1)", "smallest(2, in1, in2, 30)", "if(in1 > 50 and in2 <> 3, in1, in2 * 2)"),
]
MODES = ["half_up", "half_down", "half_even", "down", "up"]


class Draw(random.Random):
    def chance(self, share: float) -> bool:
        return self.random() < share


def scheme_and_returns(seed: int):
    """A scheme as its YAML file says it, what is sent in, and the period: year and month."""
    draw = Draw(seed)
    known = whole_of(draw)
    scheme = known["scheme"]
    if draw.chance(0.2):
        scheme["inputs"] = inputs(draw, known)
    for t in range(draw.choice([1, 1, 2, 2, 3])):
        scheme["tables"][f"t{t}"] = table(draw, known, f"t{t}")
    if not any(
        "children" in one for said in scheme["tables"].values() for one in said["indicators"].values()
    ):
        unsaid(scheme["rounding"], "headings")
    outcome(draw, scheme, known["groups"])
    round_rows(Draw(f"rounding of rows {seed}"), scheme)
    year, month = period(draw, scheme)
    sent = returns(draw, scheme, year, month)
    for said in every_row(scheme).values():
        said.pop("objects", None)
    return scheme, sent, year, month


def round_rows(draw, scheme) -> None:
    """Some rows whose figure is rounded before anything is made of it."""
    for said in every_row(scheme).values():
        if draw.chance(0.15):
            said["rounding"] = {"value": draw.choice([0, 0, 1])}
            if draw.chance(0.7):
                said["rounding"]["mode"] = draw.choice(MODES)


def unsaid(rounding, level) -> None:
    """A level that the scheme does not have cannot be rounded, nor can there be a way without a level."""
    rounding.pop(level, None)
    if not set(rounding) - {"mode", "rank_on"}:
        rounding.pop("mode", None)


def whole_of(draw):
    """A scheme without tables, and what its rows want to know of it."""
    count = draw.randint(2, len(UNITS))
    groups = [draw.choice(GROUPS) for _ in range(count)]
    units = {unit: {"name": unit, "group": group} for unit, group in zip(UNITS, groups, strict=False)}
    if draw.chance(0.1):
        del units[UNITS[0]]["group"]
    if count > 2 and draw.chance(0.15):
        units[UNITS[1]]["assessed"] = False
    plan = draw.chance(0.2)
    scheme = {"title": "随机", "frequency": draw.choice(["quarter", "quarter", "month", "half", "year"])}
    scheme |= {"plan": "2016-2018"} if plan else {"year": 2017}
    scheme |= {
        "units": units,
        "tables": {},
        "ranking": ranking(draw),
        "decimals": {"total": draw.randint(0, 3)},
    }
    rounding = {}
    if draw.chance(0.4):
        levels = ["completion", "points", "headings", "total"]
        rounding = {level: draw.randint(0, 3) for level in levels if draw.chance(0.5)}
    if rounding:
        rounding["mode"] = draw.choice(MODES)
    scheme["rounding"] = rounding | {"rank_on": draw.choice(["printed", "exact"])}
    scheme["unscored"] = {status: draw.choice(said) for status, said in rows.POLICIES.items()}
    if draw.chance(0.2):
        scheme["unscored"]["heading"] = draw.choice(rows.HEADINGS)
    return {
        "scheme": scheme,
        "frequency": scheme["frequency"],
        "plan": plan,
        "groups": sorted({said["group"] for said in units.values() if "group" in said}),
        "by_class": all("group" in said for said in units.values()),
    }


def ranking(draw):
    found = {"ties": draw.choice(["competition", "last", "dense", "average", "ordinal"])}
    if draw.chance(0.3):
        found["among"] = draw.choice(["table", "group"])
    if draw.chance(0.3):
        found["direction"] = draw.choice(["higher", "lower"])
    if draw.chance(0.3):
        found["by"] = draw.choice(["share", "points"])
    if draw.chance(0.3):
        found["bounds_on"] = draw.choice(["share", "points"])
    return found


def inputs(draw, known):
    found = {}
    for name in ("in1", "in2"):
        found[name] = {"name": name, "nature": draw.choice(["flow", "stock", "ratio"])}
        if found[name]["nature"] == "flow" and draw.chance(0.3):
            found[name]["reported"] = "period"
        if draw.chance(0.2):
            found[name]["may_not_apply"] = True
    return found


def table(draw, known, id):
    scheme = known["scheme"]
    said = {"title": f"表{id}", "indicators": {}}
    unassessed = any("assessed" in unit for unit in scheme["units"].values())
    if unassessed or draw.chance(0.15):
        listed = [unit for unit in scheme["units"] if draw.chance(0.8)]
        said["units"] = listed if len(listed) > 1 else list(scheme["units"])
        draw.shuffle(said["units"])
    units = list(units_of({**scheme, "tables": {id: said}}, id))
    for n in range(1, draw.randint(1, 3) + 1):
        said["indicators"][f"r{n}"] = entry(draw, known, units, n)
    if draw.chance(0.25):
        said["indicators"]["extra"] = {**rows.extra(draw), "number": n + 1}
    if draw.chance(0.12):
        said["combine"] = draw.choice(["mean", "geometric"])
        said["points"] = draw.randint(10, 100)
    if draw.chance(0.15):
        said["max_points"] = draw.choice([8, "90%"])
    if draw.chance(0.1):
        said["min_points"] = draw.choice([2, "20%"])
    if draw.chance(0.25):
        said["coverage"] = draw.choice(["30%", "50%", "60%", "100%"])
    if draw.chance(0.2):
        status = draw.choice(sorted(rows.POLICIES))
        said["unscored"] = {status: draw.choice(rows.POLICIES[status])}
    if draw.chance(0.2):
        said["ranking"] = ranking(draw)
    for key, below in entries_below(said["indicators"]).items():
        below["name"] = f"{id}{key}"
    return said


def entry(draw, known, units, n):
    """A numbered entry of a table."""
    kind = draw.random()
    if kind < 0.3:
        found = rows.heading(draw, known, units, f"c{n}")
    elif kind < 0.38:
        found = rows.objects(draw, f"o{n}")
    else:
        found = rows.row(draw, known, units, points=rows.points(draw, known))
        if "inputs" in known["scheme"] and draw.chance(0.5):
            found["formula"] = draw.choice(FORMULAS)
            found.pop("reported", None)
            found.pop("may_not_apply", None)
        elif found["nature"] == "flow" and draw.chance(0.1):
            found["objects"] = True
    return found | {"number": n}


def entries_below(entries):
    """All entries, headings too, by id."""
    found = {}
    for id, said in entries.items():
        found |= {id: said} | entries_below(said.get("children", {}))
    return found


def every_row(scheme):
    """All rows that values are sent in for, by table and id."""
    found = {("inputs", id): said for id, said in scheme.get("inputs", {}).items()}
    for table, said in scheme["tables"].items():
        found |= {(table, id): row for id, row in rows_below(said["indicators"]).items()}
    return found


def period(draw, scheme):
    step = STEP[scheme["frequency"]]
    year = draw.randint(2016, 2018) if "plan" in scheme else 2017
    return year, draw.choice([12, *range(step, 13, step)])


def returns(draw, scheme, year, month):
    """What is sent in; of some cells nothing."""
    found = []
    first = 2016 if "plan" in scheme else year
    silence = draw.choice([0.02, 0.08, 0.25])
    for (table, id), said in every_row(scheme).items():
        if "formula" in said:
            continue
        units = scheme["units"] if table == "inputs" else units_of(scheme, table)
        for unit in units:
            for one in range(first, year + 1):
                end = month if one == year else 12
                found += cell(draw, scheme, (table, id, unit), said, (one, end), silence)
    return found


def cell(draw, scheme, at, said, until, silence):
    """What is sent in for a cell in one year, up to a month."""
    (year, end), step = until, STEP[scheme["frequency"]]
    flow = said.get("nature", "flow") == "flow"
    found = []
    month = 0
    while month < end:
        months = step
        if flow and said.get("reported") == "period" and draw.chance(0.25):
            months = min(draw.randint(1, 4) * step, end - month)
            found += inside(draw, at, (year, month, month + months), step)
        elif said.get("reported") != "period" and month + step < end and draw.chance(0.5):
            month += step
            continue
        month += months
        if draw.chance(silence):
            continue
        long = months if months != step else 0
        if said.get("objects") and not long:
            found += several(draw, at, (year, month))
            continue
        value = "pending" if draw.chance(0.03) else rows.number(draw)
        if said.get("may_not_apply") and draw.chance(0.2):
            value = "n/a"
        found.append(Sent(year, month, *at, value, long))
    return found


def inside(draw, at, span, step):
    """Sometimes a shorter row within a longer one, which says its sum with what came after."""
    year, first, last = span
    if last - first > step and draw.chance(0.3):
        return [Sent(year, first + step, *at, rows.number(draw))]
    return []


def several(draw, at, when):
    """The objects of a cell."""
    names = [name for name in "ABCD" if draw.chance(0.4)]
    return [
        Sent(*when, *at, "pending" if draw.chance(0.03) else draw.choice([0.5, 1, 1, 2, 3]), 0, name)
        for name in names
    ]
