"""One job, in the library that is named: python benchmarks/peers/job.py polars FOLDER.

Of the last period: completion is actual ÷ target, at most 1; points are ten times that; the total is their sum; ranks go
by totals rounded to two decimals, equal ones share the upper place. Before that: no unknown unit, no unknown indicator,
no cell twice, no value that is no number. Prints the first twenty, as `rank,unit,total`.
"""

from __future__ import annotations

import sys
from pathlib import Path

PERIOD = "2026Q4"


def polars(folder: Path) -> list[tuple[int, str, float]]:
    import polars as pl

    rows = pl.scan_csv(folder / "data" / "a.csv", schema_overrides={"value": pl.Float64}).collect()
    units = pl.read_csv(folder / "units.csv")
    targets = pl.read_csv(folder / "targets.csv", schema_overrides={"target": pl.Float64})
    assert rows.join(units, left_on="unit", right_on="name", how="anti").is_empty()
    assert rows.join(targets, left_on="indicator", right_on="name", how="anti").is_empty()
    assert not rows.select(pl.struct("period", "unit", "indicator").is_duplicated().any()).item()
    assert rows["value"].is_finite().all()
    scored = rows.filter(pl.col("period") == PERIOD).join(targets, left_on="indicator", right_on="name")
    points = (pl.col("value") / pl.col("target")).clip(upper_bound=1.0) * 10
    totals = scored.group_by("unit").agg(points.sum().round(2).alias("total"))
    ranked = totals.with_columns(pl.col("total").rank("min", descending=True).alias("rank"))
    first = ranked.filter(pl.col("rank") <= 20).sort("rank", "unit")
    return [(int(rank), unit, total) for unit, total, rank in first.iter_rows()]


def pandas(folder: Path) -> list[tuple[int, str, float]]:
    import pandas as pd

    rows = pd.read_csv(folder / "data" / "a.csv", dtype={"value": "float64"})
    units = pd.read_csv(folder / "units.csv")
    targets = pd.read_csv(folder / "targets.csv", dtype={"target": "float64"}).set_index("name")["target"]
    assert rows["unit"].isin(units["name"]).all()
    assert rows["indicator"].isin(targets.index).all()
    assert not rows.duplicated(["period", "unit", "indicator"]).any()
    assert rows["value"].notna().all()
    scored = rows[rows["period"] == PERIOD]
    points = (scored["value"] / scored["indicator"].map(targets)).clip(upper=1.0) * 10
    totals = points.groupby(scored["unit"]).sum().round(2)
    ranks = totals.rank(method="min", ascending=False)
    first = ranks[ranks <= 20].sort_values(kind="stable")
    return [(int(rank), str(unit), float(totals[unit])) for unit, rank in first.items()]


def duckdb(folder: Path) -> list[tuple[int, str, float]]:
    import duckdb as db

    read = {name: f"read_csv('{folder / path}')" for name, path in
            (("rows", "data/a.csv"), ("units", "units.csv"), ("targets", "targets.csv"))}  # fmt: skip
    db.sql(f"create table rows as select period, unit, indicator, value::double as value from {read['rows']}")
    checks = (
        f"select 1 from rows anti join {read['units']} u on rows.unit = u.name limit 1",
        f"select 1 from rows anti join {read['targets']} t on rows.indicator = t.name limit 1",
        "select 1 from rows group by period, unit, indicator having count(*) > 1 limit 1",
        "select 1 from rows where value is null or not isfinite(value) limit 1",
    )
    for check in checks:
        assert not db.sql(check).fetchall()
    found = db.sql(
        f"""with totals as (
            select unit, round(sum(least(value / t.target, 1.0) * 10), 2) as total
            from rows join {read["targets"]} t on rows.indicator = t.name
            where period = '{PERIOD}' group by unit)
        select rank() over (order by total desc) as rank, unit, total from totals qualify rank <= 20 order by rank, unit"""
    ).fetchall()
    return [(int(rank), unit, total) for rank, unit, total in found]


if __name__ == "__main__":
    library, folder = sys.argv[1], Path(sys.argv[2])
    for rank, unit, total in {"polars": polars, "pandas": pandas, "duckdb": duckdb}[library](folder):
        print(f"{rank},{unit},{total:.2f}")
