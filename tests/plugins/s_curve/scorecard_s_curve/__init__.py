"""An S-curve: points rise slowly at first, fast in the middle, and slowly again towards the full points."""

import numpy as np

from scorecard.plugins import (
    Amount,
    AmountOf,
    CustomScale,
    Field,
    Floats,
    Quantity,
    Settings,
    Text,
    Word,
    Worked,
    exact,
    figure,
    operand,
    term,
)

SHAPES = Word(
    {
        "smooth": term("smooth (3u² − 2u³)", zh="平缓（3u² − 2u³）"),
        "steep": term("steep (10u³ − 15u⁴ + 6u⁵)", zh="陡峭（10u³ − 15u⁴ + 6u⁵）"),
    }
)


FIELDS = (
    Field(
        "start",
        Quantity(),
        "起点",
        term("the least points up to here", zh="到此为止计最少的分"),
        required=True,
    ),
    Field("end", Quantity(), "终点", term("the full points from here on", zh="从此计满分"), required=True),
    Field("shape", SHAPES, "曲线", term("how steep it is", zh="曲线的陡缓"), default="smooth"),
    Field("least", AmountOf(), "最少", term("the points up to the start", zh="起点以下的得分"), default="0%"),
)


def least(settings: Settings, full):
    """The points up to the start: so many, or a share of the full points."""
    amount: Amount = settings["least"]
    return full * amount.value if amount.share else full * 0 + amount.value


def award(basis: Floats, full: Floats, settings: Settings) -> Floats:
    """least + (w − least) · s(u), u = (b − start) ÷ (end − start) held between 0 and 1; float64[K]."""
    start, end = settings["start"], settings["end"]
    u = np.clip((basis - start) / (end - start), 0.0, 1.0)
    s = u**2 * (3 - 2 * u) if settings["shape"] == "smooth" else u**3 * (10 - 15 * u + 6 * u**2)
    low = least(settings, full)
    return low + (full - low) * s


def bounds(full: Floats, settings: Settings) -> tuple[Floats, Floats]:
    """From the least to the full points, whatever is compared."""
    low = least(settings, full)
    return np.minimum(low, full), np.maximum(low, full)


def steps(basis: float, full: float, settings: Settings) -> list[Worked]:
    """The same for one unit, line by line, as `explain` prints it."""
    start, end, low = settings["start"], settings["end"], least(settings, full)
    u = min(max((basis - start) / (end - start), 0.0), 1.0)
    where = f"({operand(figure(basis))} − {operand(exact(start))}) ÷ ({exact(end)} − {operand(exact(start))})"
    position = term(f"{where} = {figure(u)}", zh=f"{where} = {figure(u)}")
    if u in (0.0, 1.0):
        position = (
            term("not at the start yet: 0", zh="不到起点：0")
            if u == 0.0
            else term("at the end: 1", zh="到了终点：1")
        )
    x = figure(u)
    if settings["shape"] == "smooth":
        s, curve = u**2 * (3 - 2 * u), f"{x} × {x} × (3 − 2 × {x})"
    else:
        s = u**3 * (10 - 15 * u + 6 * u**2)
        curve = f"{x} × {x} × {x} × (10 − 15 × {x} + 6 × {x} × {x})"
    points = low + (full - low) * s
    earned = f"{operand(exact(low))} + ({exact(full)} − {operand(exact(low))}) × {figure(s)}"
    return [
        Worked(term("Position u", zh="位置 u"), position, u),
        Worked(term("Curve s", zh="曲线 s"), f"{curve} = {figure(s)}", s),
        Worked(term("Points", zh="得分"), f"{earned} = {figure(points)}", points),
    ]


def check(settings: Settings) -> dict[str, Text]:
    """The end must lie beyond the start."""
    if settings["start"] < settings["end"]:
        return {}
    return {"end": term("the end must lie beyond the start", zh="终点应大于起点")}


S_CURVE = CustomScale(
    chinese="S形曲线",
    help=term("points rise slowly, then fast, then slowly", zh="得分先慢后快再慢地上升"),
    says=term(
        "by an S-curve of {of}: {least} up to {start}, the full points from {end} on, {shape}",
        zh="按{of}的S形曲线计分：{start}以下计{least}，{end}以上计满分，曲线{shape}",
    ),
    fields=FIELDS,
    award=award,
    steps=steps,
    bounds=bounds,
    check=check,
    compares=("completion", "progress", "value", "difference", "ratio", "position"),
)
