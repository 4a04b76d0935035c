"""A pocket calculator for printed lines, and a way to score a small scheme written in a test."""

import re
from fractions import Fraction
from functools import lru_cache

from scorecard.base.decimals import plain
from scorecard.base.fault import errors
from scorecard.language.formula_functions import FUNCTIONS as BY_NAME
from scorecard.model.period_names import parse_period
from scorecard.scheme.written import operand
from scorecard.workspace import read_workspace

ARITHMETIC = re.compile(r"([(\d][\d .%()+−×÷^-]*[\d)%]) = (-?[\d.]+%?)")
CALL = re.compile(
    r"\b(abs|mean|sum|min|max|count|round|smallest|largest|if_missing)"
    r"\(((?:{of}|—)(?:, (?:{of}|—))*)\)".replace(
        "{of}", r"(?:-?\d|\(-\d[\d.]*\))(?:[-\d.+−×÷ ]|\(-\d[\d.]*\))*"
    )
)
LITERAL = re.compile(r"\d+(?:\.\d+)?%?")


class Between:
    """A figure between two bounds: one printed with 4 decimals or more may be off by half of the last one."""

    def __init__(self, low, high=None):
        self.low, self.high = Fraction(low), Fraction(low if high is None else high)

    @classmethod
    def printed(cls, text):
        unit = 100 if text.endswith("%") else 1
        digits = text.removesuffix("%")
        decimals = len(digits.partition(".")[2])
        slack = Fraction(1, 2 * 10**decimals) if decimals >= 4 else 0
        value = Fraction(digits)
        return cls((value - slack) / unit, (value + slack) / unit)

    def __add__(self, other):
        return Between(self.low + other.low, self.high + other.high)

    def __sub__(self, other):
        return Between(self.low - other.high, self.high - other.low)

    def __neg__(self):
        return Between(-self.high, -self.low)

    def __mul__(self, other):
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Between(min(ends), max(ends))

    def __truediv__(self, other):
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Between(min(ends), max(ends))

    def __pow__(self, other):
        ends = [float(a) ** float(b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Between(min(ends) - 1e-9, max(ends) + 1e-9)

    def meets(self, other):
        return self.low <= other.high and other.low <= self.high


def computed(expression):
    plain = expression.replace("−", "-").replace("×", "*").replace("÷", "/").replace("^", "**")
    return eval(LITERAL.sub(lambda m: f'B("{m[0]}")', plain), {"B": Between.printed})


def negative(text):
    return -Between.printed(text[1:]) if text.startswith("-") else Between.printed(text)


def worked_out(argument):
    """An argument of a function; None for what has no value, such as a division by 0."""
    try:
        return None if argument == "—" else computed(argument).low
    except ZeroDivisionError:
        return None


def called(match):
    """A function of printed numbers, worked out; `mean` and `sum` leave out what has no value."""
    found = [worked_out(each) for each in match[2].split(", ")]
    numbers = [each for each in found if each is not None]
    if not numbers and match[1] != "count":
        return "—"
    if match[1] in ("round", "smallest", "largest") and len(numbers) < len(found):
        return "—"
    return operand(plain(FUNCTIONS[match[1]](numbers)))


def half_up(numbers):
    x, step = numbers[0], Fraction(10) ** int(numbers[1])
    return (1 if x >= 0 else -1) * Fraction(int(abs(x) * step + Fraction(1, 2))) / step


FUNCTIONS = {
    "min": min,
    "max": max,
    "abs": lambda n: abs(n[0]),
    "mean": lambda n: sum(n) / len(n),
    "sum": sum,
    "count": len,
    "round": half_up,
    "smallest": lambda n: sorted(n[1:])[int(n[0]) - 1],
    "largest": lambda n: sorted(n[1:])[-int(n[0])],
    "if_missing": lambda n: n[0],
}


def in_english(formula):
    """The functions of a Chinese line by the names that a calculator knows."""
    for name, function in BY_NAME.items():
        formula = formula.replace(f"{function.chinese}(", f"{name}(")
    return formula


@lru_cache(1 << 16)
def redo(formula):
    """Redo all arithmetic of a printed line; how much of it there was. Many lines are told of many cells."""
    found = ARITHMETIC.findall(CALL.sub(called, in_english(formula)))
    for expression, result in found:
        assert computed(expression).meets(negative(result)), f"{expression} = {result}"
    return len(found)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def board_of(root, scheme, actuals, period, earlier=""):
    write(root / "config" / "indicators.yaml", scheme)
    if earlier:
        write(root / "config" / "earlier.yaml", earlier)
    write(root / "data" / "actuals.csv", actuals)
    workspace = read_workspace(root)
    return None if errors(workspace.faults) else workspace.board(parse_period(period))
