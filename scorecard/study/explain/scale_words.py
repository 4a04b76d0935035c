"""The scales of a rule in words: choices, lines, steps, so many points for each."""

from __future__ import annotations

from scorecard.base.text import Text
from scorecard.model.rule import Amount, Rule, Side, Slope, Steps
from scorecard.study.explain.step import exact, percent


def amount_text(amount: Amount) -> Text:
    """An amount of points.

    >>> amount_text(Amount(0.8, True)).zh, amount_text(Amount(5.0)).en
    ('分值的80%', '5 points')
    """
    if amount.share:
        return Text(f"分值的{percent(amount.value)}", f"{percent(amount.value)} of the full points")
    return Text(f"{exact(amount.value)}分", f"{exact(amount.value)} points")


def quantity(rule: Rule, figure: float) -> str:
    """A figure in the unit of what the rule compares.

    >>> quantity(Rule(), 0.95), quantity(Rule(compare="value"), 95.0)
    ('95%', '95')
    """
    return percent(figure) if rule.pure else exact(figure)


def scale_text(rule: Rule, basis: Text) -> Text:
    """A scale as a sentence; `basis` is what is compared, in words.

    >>> rule = Rule(steps=Steps(1.0, Amount(1.0, True), "level", Side(0.02, Amount(-1.0), "counted")))
    >>> scale_text(rule, Text("完成率", "completion")).zh
    '完成率 100% 计分值的100%；每低 2% 减1分，不足一档按一档计'
    """
    if rule.choices:
        return _choices(rule, basis)
    if rule.line:
        return _line(rule, basis)
    if rule.steps:
        return _steps(rule, rule.steps, basis)
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


def _steps(rule: Rule, steps: Steps, basis: Text) -> Text:
    at, base = quantity(rule, steps.at), amount_text(steps.base)
    over = _slope(rule, steps.over, Text("高", "over"))
    under = _slope(rule, steps.under, Text("低", "under"))
    return Text(
        f"{basis.zh} {at} 计{base.zh}；{over.zh}{'；' if over.zh else ''}{under.zh}",
        f"{basis.en} {at} gives {base.en}; {over.en}{'; ' if over.en else ''}{under.en}",
    )


_PARTS = {
    "dropped": Text("不足一档不计", "a part of a step counts nothing"),
    "counted": Text("不足一档按一档计", "a part of a step counts as one"),
    "pro_rata": Text("按比例折算", "a part of a step in proportion"),
}


def _slope(rule: Rule, slope: Slope, way: Text) -> Text:
    if slope == "level":
        if way.zh == "高":
            return Text("", "")
        return Text("低于不减", "nothing less under it")
    if not isinstance(slope, Side):
        return Text(f"{way.zh}于按比例计", f"{way.en} it in proportion")
    more = slope.add.value > 0
    each, by = quantity(rule, slope.each), amount_text(Amount(abs(slope.add.value), slope.add.share))
    part = _PARTS[slope.part]
    zh = f"每{way.zh} {each} {'加' if more else '减'}{by.zh}，{part.zh}"
    en = f"for each {each} {way.en} it {by.en} {'more' if more else 'less'}, {part.en}"
    if slope.limit is not None:
        most = amount_text(slope.limit)
        zh += f"，至多{'加' if more else '减'}{most.zh}"
        en += f", at most {most.en} {'more' if more else 'less'}"
    return Text(zh, en)
