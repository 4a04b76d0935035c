"""A second opinion: every number of the shipped periods, recomputed from the files in plain loops.

Knows nothing of the package: yaml.safe_load, csv and exact fractions. It understands what the shipped
schemes and returns use, and says so where it does not.

    python tests/oracle.py 2017Q4
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
from fractions import Fraction
from math import floor
from pathlib import Path

TERM_KEYS = {
    "pace",
    "interim",
    "reported",
    "rule",
    "provider",
    "judges",
    "panel",
    "quorum",
    "scale",
    "due_in",
}
KNOWN = {
    "scheme": {"title", "year", "frequency", "language", "source", "units", "defaults", "unscored", "marks"}
    | {"rounding", "decimals", "ranking", "tables", "totals", "notes", "in_text"},
    "unit": {"name", "short", "group", "aliases", "assessed"},
    "table": {"title", "annex", "source", "note", "units", "points", "defaults", "columns", "indicators"},
    "indicator": TERM_KEYS
    | {"name", "short", "aliases", "number", "measure", "nature", "points", "targets", "children", "parts"}
    | {"responsible", "source", "clause", "note"},
}
SETTLED = {
    "frequency": "quarter",
    "unscored": {"missing": "unranked", "pending": "unranked", "not_applicable": "redistribute"},
    "rounding": {"rank_on": "printed"},
    "decimals": {"points": 2, "total": 2, "completion": 2},
    "ranking": {"among": "table", "ties": "competition"},
}
TERMS = {"pace": "linear", "interim": "due", "reported": "cumulative", "judges": "mean"}
RULE = {"max_points": "100%", "min_points": 0}
HEADERS = {
    "期间": "period", "单位": "unit", "指标": "indicator", "数值": "value", "评委": "judge", "状态": "status",
    "来源": "source", "备注": "note", "原值": "was", "原因": "reason", "签批人": "signer", "日期": "date",
}  # fmt: skip
STATUS = {"待核": "pending", "pending": "pending", "未报": "missing", "missing": "missing"}
MONTHS = {"一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12, "上半年": 6, "": 12}


def demand(condition: object, *said: object) -> None:
    if not condition:
        raise NotImplementedError("the oracle does not know: " + " ".join(map(str, said)))


def fold(name: object) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(name))).casefold()


def exact(number: object) -> Fraction:
    return Fraction(str(number))


def month_of(text: str) -> tuple[int, int]:
    """The year and last month of a period."""
    quarter = re.fullmatch(r"(\d{4})Q([1-4])", text)
    if quarter:
        return int(quarter[1]), int(quarter[2]) * 3
    words = re.fullmatch(r"(\d{4})年(.*)", text)
    demand(words and words[2] in MONTHS, "period", text)
    return int(words[1]), MONTHS[words[2]]


def half_up(number: Fraction) -> str:
    """Two decimals.

    >>> half_up(Fraction("8.335")), half_up(Fraction("91.304"))
    ('8.34', '91.30')
    """
    cents = floor(number * 100 + Fraction(1, 2))
    return f"{cents // 100}.{cents % 100:02d}"


# ---- the scheme ----


class Row:
    """A row with values: what holds for it, and whose points it shares."""

    def __init__(self, id, said, terms, relation, parent, item):
        self.id, self.relation, self.parent, self.item = id, relation, parent, item
        self.name = said["name"]
        self.names = {fold(n) for n in [id, said["name"], said.get("short", id), *said.get("aliases", [])]}
        self.measure = said.get("measure", "")
        self.nature = said.get("nature", "ratio" if self.measure == "%" else "flow")
        self.points = exact(said.get("points", 10 if "number" in said else 0))
        self.terms = {**terms, **{k: v for k, v in said.items() if k in TERM_KEYS}}
        for key, only in TERMS.items():
            demand(self.terms.get(key, only) == only, id, key, self.terms.get(key))
        demand(self.terms.get("rule", RULE) == RULE, id, "rule", self.terms.get("rule"))
        self.judged = "judges" in self.terms
        self.targets = said.get("targets")
        demand(self.judged or self.targets is not None, id, "has no targets")
        demand(not isinstance(self.targets, dict), id, "targets by name")


class Table:
    """The rows of a table in printed order, and the tree that shares their points."""

    def __init__(self, id, said, terms):
        demand(set(said) <= KNOWN["table"], id, set(said) - KNOWN["table"])
        self.id, self.units, self.rows = id, said["units"], []
        self.columns = {fold(k): v for k, v in said.get("columns", {}).items()}
        terms = {**terms, **said.get("defaults", {})}
        demand(set(terms) <= TERM_KEYS, id, "defaults", set(terms))
        items: dict[int, list] = {}
        for key, entry in said["indicators"].items():
            item = entry.get("number") or max(items)  # a row without a number belongs to the one above
            items.setdefault(item, []).append(self.grow(key, entry, terms, "numbered", None, item))
        self.tree = list(items.values())

    def grow(self, id, said, terms, relation, parent, item):
        """The branch of one entry: its row, or its children's rows; parts stand beside the tree."""
        demand(set(said) <= KNOWN["indicator"], id, set(said) - KNOWN["indicator"])
        if "children" in said:
            branch = [self.grow(k, v, terms, "child", id, item) for k, v in said["children"].items()]
            demand(sum(r.points for r in branch) == exact(said.get("points", 10)), id, "children's points")
            return branch
        row = Row(id, said, terms, relation, parent, item)
        self.rows.append(row)
        for key, part in said.get("parts", {}).items():
            self.grow(key, part, terms, "part", id, item)
        return row


def read_scheme(root: Path, year: int) -> dict:
    """The scheme of the year, with its tables as `Table`."""
    texts = [path.read_text("utf-8") for path in sorted(root.glob("config/*.yaml"))]
    found = [scheme for scheme in map(yaml_load, texts) if scheme["year"] == year]
    demand(len(found) == 1, "schemes of", year, len(found))
    scheme = found[0]
    demand(set(scheme) <= KNOWN["scheme"], set(scheme) - KNOWN["scheme"])
    for key, only in SETTLED.items():
        demand(scheme.get(key, only) == only, key, scheme.get(key))
    for id, unit in scheme["units"].items():
        demand(set(unit) <= KNOWN["unit"], id, set(unit) - KNOWN["unit"])
    scheme["tables"] = [Table(k, v, scheme.get("defaults", {})) for k, v in scheme["tables"].items()]
    return scheme


def yaml_load(text: str) -> dict:
    import yaml

    return yaml.safe_load(text)


# ---- the returns ----


def decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def returns(root: Path):
    """Every value of every file as one dict, whatever the shape of the file."""
    for path in sorted(root.glob("data/**/*.csv")):
        lines = [row for row in csv.reader(io.StringIO(decode(path.read_bytes()))) if any(row)]
        said = said_by_name(path.stem)
        while (head := [HEADERS.get(h, h) for h in lines[0]]).count("period") + head.count("unit") < 2:
            if head[0] not in ("period", "judge", "source"):
                break
            said[head[0]] = lines.pop(0)[1]
        body = lines[1:]
        if "period" in head:
            for cells in body:
                yield dict(zip(head, cells, strict=True))
        elif "unit" in head:  # units down
            at = head.index("unit")
            for cells in body:
                for label, value in list(zip(lines[0], cells, strict=True))[at + 1 :]:
                    yield {**said, "unit": cells[at], "indicator": label, "value": value}
        else:  # indicators down, a merged label of several rows perhaps before their own
            labels = [n for n, cell in enumerate(head) if cell == "indicator" or (n and not cell)]
            for cells in body:
                label = [cells[n] for n in labels if cells[n]][-1]
                for n in range(labels[-1] + 1, len(cells)):
                    yield {**said, "unit": lines[0][n], "indicator": label, "value": cells[n]}


def said_by_name(stem: str) -> dict[str, str]:
    """The period and the judge that a file's name carries.

    >>> said_by_name("2017Q2-评议表-评委3")
    {'period': '2017Q2', 'judge': '评委3'}
    """
    period, judge = re.search(r"\d{4}Q[1-4]", stem), re.search(r"评委\d+", stem)
    return {k: m[0] for k, m in (("period", period), ("judge", judge)) if m}


def standing(rows: list[dict]) -> dict:
    """Of the rows for one cell, the one that stands: the last of the chain of corrections."""
    first = [r for r in rows if not r.get("was")]
    demand(len(first) == 1, "two first reports", rows)
    rest = [r for r in rows if r.get("was")]
    now = first[0]
    while rest:
        following = [r for r in rest if exact(r["was"]) == exact(now["value"])]
        demand(len(following) == 1, "broken chain", rows)
        now = {**following[0], "corrected": True}
        rest.remove(following[0])
    return now


def gather(root: Path, scheme: dict, period: tuple[int, int]) -> dict:
    """What was sent for the period: (table, unit, row id) → {judge: row}."""
    units = {}
    for id, unit in scheme["units"].items():
        for name in [id, unit["name"], unit.get("short", id), *unit.get("aliases", [])]:
            demand(units.setdefault(fold(name), id) == id, "name of two units", name)
    sent: dict[tuple, list[dict]] = {}
    for row in returns(root):
        if month_of(row["period"]) != period:
            continue
        unit, label = units[fold(row["unit"])], fold(row["indicator"])
        found = [
            (t.id, r.id)
            for t in scheme["tables"]
            for r in t.rows
            if unit in t.units and (label in r.names or t.columns.get(label) == r.id)
        ]
        demand(len(found) == 1, "indicator", row, found)
        table, indicator = found[0]
        sent.setdefault((table, unit, indicator, row.get("judge", "")), []).append(row)
    cells: dict[tuple, dict] = {}
    for (table, unit, indicator, judge), rows in sent.items():
        cells.setdefault((table, unit, indicator), {})[judge] = standing(rows)
    return cells


# ---- the arithmetic ----


def number(scheme: dict, row: Row, sent: dict) -> tuple[Fraction | None, str]:
    """The value of one row of a return, and the status it has of itself."""
    text, status = sent["value"].strip(), STATUS[sent["status"]] if sent.get("status") else None
    if text == "" or text in scheme.get("marks", {}):
        return None, status or ("pending" if scheme["marks"].get(text) == "pending" else "missing")
    if row.measure == "%":
        text = text.removesuffix("%")
    return exact(text.replace(",", "")), status or "scored"


def score(scheme: dict, table: Table, row: Row, unit: str, month: int, sent: dict) -> dict:
    """One cell: value, target, what is due, completion, points, and its status."""
    at = table.units.index(unit)
    said = row.targets[at] if isinstance(row.targets, list) else row.targets
    target = None if said in (None, "--") else exact(said)
    demand(target is None or target > 0, row.id, "target", said)
    pace = Fraction(month, 12) if row.nature == "flow" and not row.judged else None
    cell = dict.fromkeys(["actual", "due", "completion", "progress", "points"])
    cell |= {"target": target, "pace": pace, "full": row.points, "judges": None, "corrected": False}
    if target is not None:
        cell["due"] = target * pace if pace is not None else target
    if said == "--":
        return cell | {"status": "not_applicable"}
    if "due_in" in row.terms and f"Q{month // 3}" not in row.terms["due_in"]:
        return cell | {"status": "not_due"}
    marks = {judge: number(scheme, row, s) for judge, s in sorted(sent.items())}
    cell["corrected"] = any(s.get("corrected", False) for s in sent.values())
    if row.judged:
        given = {judge: value for judge, (value, _) in marks.items() if value is not None}
        demand(all(0 <= m <= row.terms["scale"] for m in given.values()), row.id, unit, given)
        cell["judges"] = given
        if not given:
            return cell | {"status": "missing"}
        cell["actual"] = sum(given.values()) / len(given)
        if len(given) < row.terms["quorum"]:
            return cell | {"status": "pending"}
        share = cell["actual"] / exact(row.terms["scale"])
    else:
        demand(set(marks) <= {""}, row.id, "judges of a counted row")
        cell["actual"], status = marks.get("", (None, "missing"))
        if cell["actual"] is not None:
            cell["completion"] = cell["actual"] / target
            cell["progress"] = cell["actual"] / cell["due"]
        if status != "scored":
            return cell | {"status": status}
        share = min(max(cell["progress"], Fraction(0)), Fraction(1))
    if row.points == 0:
        return cell | {"status": "shown"}
    return cell | {"status": "scored", "points": row.points * share}


def share_out(branch, cells: dict, amount: Fraction) -> None:
    """Give a branch its full points: what does not apply goes to its siblings in proportion."""
    if isinstance(branch, Row):
        cell = cells[branch.id]
        cell["counted_full"] = amount
        cell["counted"] = None if cell["points"] is None else cell["points"] * amount / branch.points
        return
    open_to = [b for b in branch if any(applies(cells[r.id]) for r in leaves(b))]
    nominal = sum(nominal_of(b, cells) for b in open_to)
    for member in open_to:
        share_out(member, cells, amount * nominal_of(member, cells) / nominal)


def leaves(branch) -> list[Row]:
    return [branch] if isinstance(branch, Row) else [leaf for b in branch for leaf in leaves(b)]


def applies(cell: dict) -> bool:
    return cell["status"] not in ("not_applicable", "not_due")


def nominal_of(branch, cells: dict) -> Fraction:
    return sum((r.points for r in leaves(branch) if cells[r.id]["status"] != "not_due"), Fraction(0))


def sum_up(table: Table, unit: str, cells: dict) -> dict:
    """A unit's line of a table: points known, full points, and the total if nothing is lacking."""
    scoring = [r for r in table.rows if r.points > 0]
    full = nominal_of(table.tree, cells)
    share_out(table.tree, cells, full)
    lacking = [r.id for r in scoring if cells[r.id]["status"] in ("missing", "pending")]
    known = sum((cells[r.id].get("counted") or Fraction(0) for r in scoring), Fraction(0))
    earned = sum((cells[r.id]["points"] or Fraction(0) for r in scoring), Fraction(0))
    total = known if full > 0 and not lacking else None
    return {
        "unit": unit,
        "earned": earned,
        "full_points": full,
        "total": total,
        "lacking": lacking,
        "cells": cells,
    }


def give_ranks(rows: list[dict], units: dict) -> None:
    """Ranks on the printed total: one more than the number of units printed above; ties share a rank."""
    assessed = [r for r in rows if units[r["unit"]].get("assessed", True)]
    for row in rows:
        row["printed"] = None if row["total"] is None else half_up(row["total"])
        row["rank"] = row["group_rank"] = None
    ranked = [r for r in assessed if r["total"] is not None]
    for row in ranked if len(assessed) > 1 else []:
        above = [r for r in ranked if exact(r["printed"]) > exact(row["printed"])]
        group = units[row["unit"]]["group"]
        row["rank"] = 1 + len(above)
        row["group_rank"] = 1 + sum(units[r["unit"]]["group"] == group for r in above)


def weigh(scheme: dict, id: str, weights: dict, tables: dict) -> dict:
    """A total: weight × share of the table's full points, over the units of all its tables."""
    demand(sum(weights.values()) == 100 and set(weights) <= set(tables), id, weights)
    rows = []
    for unit in scheme["units"]:
        lines = {t: next((r for r in tables[t] if r["unit"] == unit), None) for t in weights}
        if None in lines.values():
            continue
        parts, status = {}, "scored"
        for name, line in lines.items():
            formed = line["total"] is not None
            parts[name] = weights[name] * line["total"] / line["full_points"] if formed else None
        if any(line["lacking"] for line in lines.values()):
            status = "missing"
        if any(line["full_points"] == 0 for line in lines.values()):
            status = "not_due"
        total = sum(parts.values()) if status == "scored" else None
        rows.append({"unit": unit, "parts": parts, "total": total, "status": status})
    give_ranks(rows, scheme["units"])
    return {"id": id, "weights": weights, "rows": rows}


def recompute(root: Path | str, period: str) -> dict:
    """Everything of one period, in exact fractions, with the words of the tool's JSON."""
    root, (year, month) = Path(root), month_of(period)
    scheme = read_scheme(root, year)
    sent = gather(root, scheme, (year, month))
    tables = {}
    for table in scheme["tables"]:
        lines = []
        for unit in table.units:
            cells = {
                r.id: score(scheme, table, r, unit, month, sent.get((table.id, unit, r.id), {}))
                for r in table.rows
            }
            lines.append(sum_up(table, unit, cells))
        give_ranks(lines, scheme["units"])
        tables[table.id] = lines
    totals = [weigh(scheme, id, weights, tables) for id, weights in scheme.get("totals", {}).items()]
    return {
        "period": period,
        "tables": [{"id": id, "rows": lines} for id, lines in tables.items()],
        "totals": totals,
    }


if __name__ == "__main__":
    here = Path(__file__).resolve().parent.parent
    json.dump(recompute(here, sys.argv[1]), sys.stdout, ensure_ascii=False, indent=1, default=float)
    print()
