"""Random totals, grades and effects."""

from __future__ import annotations

from tests.random_schemes.tree import rows_below

GRADES = ["优秀", "良好", "合格", "不合格"]
SHARES = ["20%", "25%", "33%", "40%"]


def outcome(draw, scheme, groups) -> None:
    """Totals over the tables, then what follows from totals and ranks."""
    tables = list(scheme["tables"])
    if len(tables) > 1 and draw.chance(0.7):
        scheme["totals"] = totals(draw, tables)
        if draw.chance(0.2):
            scheme["rounding"]["overall"] = draw.randint(0, 2)
            scheme["rounding"].setdefault("mode", draw.choice(["half_up", "down"]))
    whole = groups if all("group" in said for said in scheme["units"].values()) else []
    if draw.chance(0.5):
        scheme["grades"] = grades(draw, scheme, whole)
        if draw.chance(0.3):
            names = [one["grade"] for one in scheme["grades"]]
            scheme["units"][draw.choice(list(scheme["units"]))]["grade"] = draw.choice(names)
    if draw.chance(0.45):
        scheme["effects"] = [effect(draw, scheme, n) for n in range(draw.randint(1, 3))]


def totals(draw, tables):
    """One total or several, the later perhaps made of the earlier."""
    found, parts = {}, list(tables)
    for n in range(draw.choice([1, 1, 2])):
        chosen = draw.sample(parts, min(len(parts), draw.choice([1, 2, 2, 2, 3])))
        found[f"g{n}"] = total(draw, f"总分{n}", chosen, [one for one in parts if one not in chosen])
        parts.append(f"g{n}")
    return found


def total(draw, title, chosen, others):
    said = {"title": title, "weights": chosen}
    if draw.chance(0.7):
        cuts = sorted(draw.sample(range(5, 100, 5), len(chosen) - 1))
        each = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
        said["weights"] = dict(zip(chosen, each, strict=True))
        if draw.chance(0.2):
            said["weights"] = {part: f"{weight}/100" for part, weight in said["weights"].items()}
        elif draw.chance(0.3):
            said |= {"weights": {part: draw.randint(1, 9) for part in chosen}, "proportional": True}
        if draw.chance(0.3):
            said["combine"] = "geometric"
    if others and draw.chance(0.3):
        said["add"] = [draw.choice(others)]
    if draw.chance(0.6):
        said["unassessed"] = draw.choice(["redistribute", "unranked", 0])
    if draw.chance(0.25):
        said["coverage"] = draw.choice(["30%", "50%", "80%", "100%"])
    if draw.chance(0.15):
        said["max_points"] = draw.choice([40, "90%"])
    if draw.chance(0.15):
        said["min_points"] = draw.choice([10, "20%"])
    if draw.chance(0.3):
        said["ranking"] = {
            "among": draw.choice(["table", "group"]),
            "by": draw.choice(["points", "share"]),
            "bounds_on": draw.choice(["points", "share"]),
        }
    return said


def grades(draw, scheme, groups):
    """Grades by bounds, by quota or both, the rest at the end."""
    found = [grade(draw, scheme, name, groups) for name in GRADES[: draw.randint(1, 3)]]
    if draw.chance(0.3):
        found[-1] |= {"bottom": draw.choice(["10%", "20%", "30%"])}
        found[-1].pop("top", None)
    rest = GRADES[len(found)]
    if draw.chance(0.8):
        found.append({"grade": rest})
    if draw.chance(0.3):
        found.append({"grade": "取消", "given": True})
    return found


def grade(draw, scheme, name, groups):
    found = {"grade": name}
    if draw.chance(0.5):
        found["if"] = conditions(draw, scheme)
    if "if" not in found or draw.chance(0.2):
        found["top"] = draw.choice([1 if name == GRADES[0] and not groups else "30%", *SHARES])
        if (
            groups
            and scheme["ranking"].get("among") == "group"
            and "totals" not in scheme
            and draw.chance(0.5)
        ):
            found["top"] = {group: draw.choice(["20%", "25%", "30%"]) for group in groups}
        found["whole"] = draw.choice(["down", "up", "half_up"])
        found["edge_tie"] = draw.choice(["include", "exclude"])
        if isinstance(found["top"], str) and draw.chance(0.4):
            found["fewest"] = draw.randint(1, 2)
        if draw.chance(0.6):
            found["vacant"] = draw.choice(["filled", "kept"])
    return found


def conditions(draw, scheme):
    if draw.chance(0.15):
        return {"any": [condition(draw, scheme) for _ in range(2)]}
    found = [condition(draw, scheme) for _ in range(draw.choice([1, 1, 2]))]
    return found if len(found) > 1 or draw.chance(0.3) else found[0]


def condition(draw, scheme):
    kind = draw.random()
    if kind < 0.35:
        return {draw.choice(["at_least", "above", "below"]): draw.choice([2, 5, 10, 20, 40, 60, 80])}
    if kind < 0.55:
        return {"of": draw.choice(["rank", "rank_from_last"]), "at_most": draw.randint(1, 3)}
    if kind < 0.65 and "totals" in scheme:
        table = draw.choice(list(scheme["tables"]))
        what = draw.choice(["share", "total", "rank"])
        bound = {"share": "60%", "total": 10, "rank": 2}[what]
        return {"of": f"{table}.{what}", draw.choice(["at_least", "at_most"]): bound}
    return of_row(draw, scheme)


def of_row(draw, scheme):
    """A bound on a figure of a row that is due whenever it is assessed."""
    rows, headings = {}, set()
    for said in scheme["tables"].values():
        headings |= headings_below(said["indicators"])
        for id, row in rows_below(said["indicators"]).items():
            rows.setdefault(id, []).append(row)
    # One id may stand for rows of several tables: all of them must have what is asked.
    known = {id: each for id, each in rows.items() if not any(set(one) & {"due_in"} for one in each)}
    known = {id: each for id, each in known.items() if id not in headings and not id.startswith("o")}
    known = {id: each for id, each in known.items() if not any(one.get("interim") == "none" for one in each)}
    if not known:
        return {"above": 3}
    id = draw.choice(list(known))
    whats = ["value", "points"]
    if all("targets" in one for one in known[id]):
        whats += ["completion", "progress", "met", "met"]
    what = draw.choice(whats)
    if what == "met":
        return {"of": f"{id}.met", "equals": draw.choice([0, 1])}
    bound = {"value": 40, "points": draw.choice([1, 4, 8])}.get(what, draw.choice(["80%", "100%"]))
    return {
        "of": id if what == "value" else f"{id}.{what}",
        draw.choice(["at_least", "above", "at_most", "below"]): bound,
    }


def headings_below(entries):
    found = {id for id, said in entries.items() if "children" in said}
    return found.union(*(headings_below(entries[id]["children"]) for id in found))


def effect(draw, scheme, n):
    found = {"name": f"效果{n}", "if": conditions(draw, scheme)}
    kinds = [{"total": 0}, {"total": draw.choice([0, 30])}, {"unranked": True}, {"say": "约谈"}]
    if "grades" in scheme:
        names = [one["grade"] for one in scheme["grades"]]
        kinds += [
            {"ineligible": True},
            {"no_higher_than": draw.choice(names)},
            {"no_higher_than": names[-1]},
            {"shift": draw.choice([1, -1, 2])},
            {"grade": draw.choice(names)},
            {"total": 0, "grade": names[-1]},
            {"unranked": True, "ineligible": True},
            {"no_higher_than": draw.choice(names), "shift": 1},
        ]
    found["then"] = draw.choice(kinds)
    if draw.chance(0.3) and not set(found["then"]) - {"total", "unranked"}:
        places = [*scheme["tables"], *scheme.get("totals", {})]
        found["for"] = draw.sample(places, draw.randint(1, min(2, len(places))))
        own = scheme["tables"].keys() & set(found["for"])
        if own:
            # A table knows nothing of other tables as a whole.
            found["if"] = of_row(draw, scheme)
    return found
