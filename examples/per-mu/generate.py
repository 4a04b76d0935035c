"""Writes the illustrative firms of this example: `python examples/per-mu/generate.py`.

312 firms in six industries, with their raw figures for the first half of 2018 and for the year. Nothing is drawn at
random: a small fixed sequence gives the same files on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Each industry with its usual figures: taxes and added value per mu, added value per worker, per ton of coal
# equivalent and per ton of emissions, and the share of research in revenue.
INDUSTRIES = {
    "光伏": (16.0, 110.0, 32.0, 2.8, 900.0, 3.4),
    "高端装备": (15.0, 95.0, 28.0, 4.2, 1300.0, 3.1),
    "新材料": (14.0, 90.0, 27.0, 1.9, 620.0, 2.6),
    "生物医药": (19.0, 120.0, 36.0, 3.9, 1100.0, 5.2),
    "电子信息": (17.0, 115.0, 26.0, 4.6, 1500.0, 3.8),
    "新能源汽车": (12.0, 85.0, 24.0, 3.1, 980.0, 2.9),
}
FIRMS = 312
NEW = frozenset(range(45, FIRMS, 38))
"""Firms in their first year of production: their grade is given, outside the quotas."""
CLEAN = frozenset(range(13, FIRMS, 24))
"""Firms without emissions."""
HEADER = "单位,用地面积,入库税收,增加值,年平均职工人数,综合能耗,主要污染物排放当量,研发经费,营业收入"


def sequence() -> Iterator[float]:
    """Figures from 0 to 1, always the same ones."""
    state = 20180101
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state / 2**31


def firms() -> Iterator[tuple[str, str, str]]:
    """Id, name and industry of each firm."""
    names = list(INDUSTRIES)
    for n in range(1, FIRMS + 1):
        yield f"f{n:03}", f"示例企业{n:03}", names[n % len(names)]


def figures() -> Iterator[tuple[str, list[float], list[float]]]:
    """The raw figures of each firm: of the first half of the year, and of the year."""
    drawn = sequence()
    for n, (_, name, industry) in enumerate(firms(), 1):
        tax, added, labour, energy, emission, research = INDUSTRIES[industry]
        size, good = next(drawn), 0.35 + 1.3 * next(drawn)
        spread = [0.7 + 0.6 * next(drawn) for _ in range(6)]
        land = round(8 + 130 * size**2)
        value = round(land * added * good * spread[1])
        year = [
            land,
            round(land * tax * good * spread[0]),
            value,
            max(20, round(value / (labour * spread[2]))),
            round(value / (energy * spread[3])),
            0.0 if n in CLEAN else round(value / (emission * spread[4]), 2),
            round(value * 3.6 * research / 100 * good * spread[5]),
            round(value * 3.6),
        ]
        half = 0.44 + 0.1 * next(drawn)
        level = (0, 3)
        yield name, [figure if i in level else round(figure * half, 2) for i, figure in enumerate(year)], year


def sheet(period: str, rows: list[tuple[str, list[float]]]) -> str:
    """A sheet with firms down and figures across, as the bureaus would send it."""
    lines = [f"期间,{period}", "来源,示例数据", HEADER]
    lines += [",".join([name, *(f"{figure:.12g}" for figure in of)]) for name, of in rows]
    return "\n".join(lines) + "\n"


def units() -> str:
    """The list of units that the scheme takes."""
    lines = ["代号,名称,分组,等次"]
    for n, (id, name, industry) in enumerate(firms(), 1):
        lines.append(f"{id},{name},{industry},{'不定等级' if n in NEW else ''}")
    return "\n".join(lines) + "\n"


def written() -> dict[Path, str]:
    """What each file holds."""
    rows = list(figures())
    return {
        HERE / "data" / "2018H1-企业.csv": sheet("2018H1", [(name, half) for name, half, _ in rows]),
        HERE / "data" / "2018H2-企业.csv": sheet("2018H2", [(name, year) for name, _, year in rows]),
        HERE / "config" / "企业.csv": units(),
    }


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, encoding="utf-8", newline="\n")
