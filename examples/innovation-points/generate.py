"""Writes the illustrative firms of this example: `python examples/innovation-points/generate.py`.

320 firms with their figures of 2021 and 2022, the list of them, and last year's scheme, which is this year's. Nothing is
drawn at random: a small fixed sequence gives the same files on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIRMS = 320
YEARS = (2021, 2022)
HEADER = "单位,成立年限,营业收入,上年营业收入,研发费用,职工总数,科技人员,有效发明专利,技术合同成交额"


def sequence() -> Iterator[float]:
    """Figures from 0 to 1, always the same ones."""
    state = 20210210
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state / 2**31


def firms() -> Iterator[tuple[str, dict[int, list[str]]]]:
    """Each firm with its figures of each year."""
    drawn = sequence()
    for n in range(1, FIRMS + 1):
        kind, size, good = n % 3, next(drawn), 0.5 + next(drawn)
        age = (1 + round(3 * next(drawn)), 3 + round(9 * next(drawn)), 8 + round(15 * next(drawn)))[kind]
        before = (200 + 1900 * size, 1500 + 15000 * size, 16000 + 90000 * size**2)[kind]
        people = max(8, round(before / (40 + 60 * next(drawn))))
        inventions = round((1 + 4 * next(drawn), 2 + 9 * next(drawn), 6 + 50 * next(drawn))[kind] * good)
        trade, years = 0.2 * next(drawn) ** 2, {}
        for year in YEARS:
            revenue = round(before * (0.9 + (0.55, 0.4, 0.25)[kind] * next(drawn) * good), 1)
            research = revenue * (0.02 + 0.07 * next(drawn)) * good
            contracts = revenue * trade * (0.8 + 0.4 * next(drawn))
            inventions += round(2 * next(drawn) * good)
            years[year] = [
                f"{age:g}",
                f"{revenue:g}",
                f"{round(before, 1):g}",
                f"{research:.1f}",
                f"{people}",
                f"{round(people * min(0.6, (0.08 + 0.25 * next(drawn)) * good))}",
                f"{inventions}",
                f"{contracts:.1f}",
            ]
            age, before, people = age + 1, revenue, people + round(people * 0.1 * next(drawn))
        yield f"示例企业{n:03}", years


def sheet(year: int, rows: list[tuple[str, dict[int, list[str]]]]) -> str:
    """A sheet with firms down and figures across, as the bureaus would send it."""
    lines = [f"期间,{year}", "来源,示例数据", HEADER]
    return "\n".join([*lines, *(",".join([name, *years[year]]) for name, years in rows)]) + "\n"


def units(rows: list[tuple[str, dict[int, list[str]]]]) -> str:
    """The list of firms."""
    lines = [f"f{n:03},{name}" for n, (name, _) in enumerate(rows, 1)]
    return "\n".join(["id,name", *lines]) + "\n"


def written() -> dict[Path, str]:
    """What each file holds."""
    rows, config = list(firms()), HERE / "config"
    scheme = (config / "indicators.yaml").read_text(encoding="utf-8")
    last = scheme.replace("year: 2022", "year: 2021")
    return {
        **{HERE / "data" / f"{year}-企业.csv": sheet(year, rows) for year in YEARS},
        config / "units.csv": units(rows),
        config / "2021.yaml": last,
    }


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text, encoding="utf-8", newline="\n")
