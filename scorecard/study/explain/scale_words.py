"""The scales of a rule in words: choices, lines, steps, so many points for each."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.model.rule import Amount, Rule, Side, Slope, Steps
from scorecard.scheme.compare.words import reference_text
from scorecard.study.explain.step import exact, percent


def amount_text(amount: Amount) -> Text:
    """An amount of points.

    >>> amount_text(Amount(0.8, True)).zh, amount_text(Amount(1.0, True)).zh, amount_text(Amount(5.0)).en
    ('分值的80%', '满分', '5 points')
    """
    if amount == (1.0, True):
        return Text("满分", "the full points")
    if amount.share:
        return Text(f"分值的{percent(amount.value)}", f"{percent(amount.value)} of the full points")
    points = "point" if abs(amount.value) == 1 else "points"
    return Text(f"{exact(amount.value)}分", f"{exact(amount.value)} {points}")


def quantity(rule: Rule, figure: float) -> str:
    """A figure in the unit of what the rule compares.

    >>> quantity(Rule(), 0.95), quantity(Rule(compare="value"), 95.0)
    ('95%', '95')
    """
    return percent(figure) if rule.pure else exact(figure)


def sized(rule: Rule, figure: float, measure: str) -> Text:
    """A figure with its measure; a difference of percentages is in percentage points.

    >>> sized(Rule(compare="difference"), 0.5, "%").zh, sized(Rule(), 0.02, "件").zh
    ('0.5 个百分点', '2%')
    """
    said = quantity(rule, figure)
    if rule.pure or not measure or rule.compare == "rank":
        return Text(said, said)
    return (
        Text(f"{said} 个百分点", f"{said} pp")
        if measure == "%"
        else Text(f"{said} {measure}", f"{said} {measure}")
    )


def scale_text(rule: Rule, basis: Text, measure: str = "") -> Text:
    """A scale as a sentence; `basis` is what is compared, in words, `measure` that of the row.

    >>> rule = Rule(steps=Steps(1.0, Amount(1.0, True), "level", Side(0.02, Amount(-1.0), "counted")))
    >>> scale_text(rule, Text("完成率", "completion")).zh
    '完成率达到 100% 得满分；每低 2% 减1分，不足 2% 按 2% 计'
    """
    if rule.choices:
        return _choices(rule, basis)
    if rule.line:
        return _line(rule, basis)
    if rule.steps:
        return _steps(rule, rule.steps, basis, measure)
    return _each(rule, basis)


def _choices(rule: Rule, basis: Text) -> Text:
    named = rule.words or [quantity(rule, c.value) for c in rule.choices]
    rows = [(name, amount_text(c.points)) for name, c in zip(named, rule.choices, strict=True)]
    zh = "；".join(f"{value} 计{points.zh}" for value, points in rows)
    en = "; ".join(f"{value} gives {points.en}" for value, points in rows)
    if rule.words:
        return Text(f"按所报的词取分：{zh}", f"by the word sent in: {en}")
    return Text(f"按{basis.zh}取分：{zh}；其他数不能计分", f"by {basis.en}: {en}; no points for any other")


def _line(rule: Rule, basis: Text) -> Text:
    rows = [(quantity(rule, knot.at), amount_text(knot.points)) for knot in rule.line]
    zh = "，".join(f"{at} 计{points.zh}" for at, points in rows)
    en = ", ".join(f"{at} gives {points.en}" for at, points in rows)
    beyond = (
        Text("两端以外与端点同分", "beyond the ends the points of the end")
        if rule.beyond == "level"
        else Text("两端以外沿直线延伸", "beyond the ends the line goes on")
    )
    return Text(
        f"按{basis.zh}直线插值：{zh}；{beyond.zh}",
        f"straight between corners of {basis.en}: {en}; {beyond.en}",
    )


def _each(rule: Rule, basis: Text) -> Text:
    step = rule.each or Amount(0.0)
    by = amount_text(Amount(abs(step.value), step.share))
    at = exact(rule.begin)
    far = Text(f"({basis.zh} − {at})", f"({basis.en} − {at})") if rule.begin else basis
    if step.value < 0 and rule.from_zero:
        return Text(f"得分 = −{by.zh} × {far.zh}", f"points = −{by.en} × {far.en}")
    if step.value < 0:
        return Text(f"得分 = 分值 − {by.zh} × {far.zh}", f"points = full points − {by.en} × {far.en}")
    return Text(f"得分 = {by.zh} × {far.zh}", f"points = {by.en} × {far.en}")


def _steps(rule: Rule, steps: Steps, basis: Text, measure: str) -> Text:
    base = amount_text(steps.base)
    start = _start(rule, steps, basis, measure)
    slopes = (_slope(rule, steps.over, True, measure), _slope(rule, steps.under, False, measure))
    said = [Text(f"{start.zh}得{base.zh}", f"{start.en} gives {base.en}"), *(one for one in slopes if one)]
    return Text("；".join(one.zh for one in said), "; ".join(one.en for one in said))


def _start(rule: Rule, steps: Steps, basis: Text, measure: str) -> Text:
    """The starting point: what it is held against, or a figure."""
    if (rule.compare, steps.at) in (("difference", 0.0), ("ratio", 1.0)):
        of = reference_text(rule, rule.against[0])
        return Text(f"等于{of.zh}的", f"{of.en}")
    at = quantity(rule, steps.at) + ("%" if rule.compare == "value" and measure == "%" else "")
    return Text(f"{basis.zh}达到 {at} ", f"{basis.en} of {at}")


def _slope(rule: Rule, slope: Slope, over: bool, measure: str) -> Text | None:
    """What figures on one side do; nothing is said of a level above, where the cap speaks for itself."""
    if slope == "level":
        return None if over else Text("低于的不减", "nothing less under it")
    if not isinstance(slope, Side):
        side = Text("高于", "over") if over else Text("低于", "under")
        return Text(f"{side.zh}的按比例得分", f"{side.en} it in proportion")
    more = slope.add.value > 0
    each, by = sized(rule, slope.each, measure), amount_text(Amount(abs(slope.add.value), slope.add.share))
    part = _part(slope.part, each)
    way, does = (
        Text("超", "over") if over else Text("低", "under"),
        Text("加", "more") if more else Text("减", "less"),
    )
    zh = f"每{way.zh} {_spaced(each.zh)}{does.zh}{by.zh}，{part.zh}"
    en = f"for each {each.en} {way.en} it {by.en} {does.en}, {part.en}"
    if slope.limit is None:
        return Text(zh, en)
    most = amount_text(slope.limit)
    return Text(f"{zh}，最多{does.zh}{most.zh}", f"{en}, at most {most.en} {does.en}")


def _part(part: str, each: Text) -> Text:
    """What a part of a step counts."""
    short = _spaced(each.zh)
    return {
        "dropped": Text(f"不足 {short}不计", "a part of it counts nothing"),
        "counted": Text(f"不足 {short}按 {short}计", "a part of it counts as a whole one"),
        "pro_rata": Text("按比例折算", "a part of it in proportion"),
    }[part]


def _spaced(figure: str) -> str:
    """A figure before Chinese words: a blank behind digits and signs, none behind words."""
    return f"{figure} " if figure.isascii() else figure
