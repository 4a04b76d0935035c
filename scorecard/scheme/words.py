"""The closed lists of words of the language, each word with what it means."""

from __future__ import annotations

from scorecard.base.message import message, sense
from scorecard.locale import languages
from scorecard.scheme.kinds import Word

FREQUENCY = Word(
    {
        "year": message("each year"),
        "half": message("each half year"),
        "quarter": message("each quarter"),
        "month": message("each month"),
    }
)


STARTS = Word(
    {
        "January": sense("of a year", "in January"),
        "February": sense("of a year", "in February"),
        "March": sense("of a year", "in March"),
        "April": sense("of a year", "in April"),
        "May": sense("of a year", "in May"),
        "June": sense("of a year", "in June"),
        "July": sense("of a year", "in July"),
        "August": sense("of a year", "in August"),
        "September": sense("of a year", "in September"),
        "October": sense("of a year", "in October"),
        "November": sense("of a year", "in November"),
        "December": sense("of a year", "in December"),
    }
)


_LANGUAGES = {"zh": message("Chinese"), "en": message("English")}
LANGUAGE = Word({code: _LANGUAGES.get(code, code) for code in languages()})


REACH = Word(
    {
        "numbered": message("points are for numbered rows, and nothing is for raw figures"),
        "all": message("points are for rows without a number, too, and the rest is for raw figures"),
    }
)


NATURE = Word(
    {
        "flow": message("counted up over the year"),
        "stock": message("a level at a date"),
        "ratio": message("a ratio"),
    }
)


DIRECTION = Word({"higher": message("higher is better"), "lower": message("lower is better")})


INTERIM = Word(
    {
        "due": message("before the year's end, rules see what is due by now"),
        "year": message("before the year's end, rules see the year's target"),
        "none": message("points only at the end of the year or plan"),
    }
)


REPORTED = Word(
    {
        "cumulative": message("sent in as the sum since January"),
        "period": message("sent in for the period alone"),
    }
)


SCORE = Word(
    {
        "to_date": message("the count since January is scored"),
        "period": message("what was done in the period alone is scored, and only that much is due"),
    }
)


JUDGES = Word(
    {
        "mean": message("the mean of the marks"),
        "median": message("the median of the marks"),
        "trimmed": message("the mean without one highest and one lowest mark"),
    }
)


TAKE = Word(
    {
        "level": message("the figure itself"),
        "growth": message("its growth over last year, in %"),
        "increment": message("its increase over last year"),
        "last_year": message("its figure of the same period last year, assessed this year"),
        "period_growth": message("its growth over the period before, in %; a flow by the period alone"),
        "period_increment": message("its increase over the period before; a flow by the period alone"),
    }
)


EVERY = Word({"month": message("each month"), "quarter": message("each quarter")})


REVERSE = Word(
    {
        "quotient": message("target ÷ actual"),
        "mirror": message("2 − actual ÷ target"),
    }
)


OVER_RANGE = Word(
    {
        "less": message("past the upper end: upper end ÷ actual"),
        "full": message("past the upper end: 100%"),
    }
)


PER = Word(
    {
        "plan": message("over the whole plan: flows count from its first year"),
        "year": message("for each year: flows count from January"),
    }
)


ZERO_TARGET = Word(
    {
        "full": message("full points"),
        "not_applicable": message("treated as not applicable"),
    }
)


TIES = Word(
    {
        "competition": message("1, 2, 2, 4"),
        "last": message("1, 3, 3, 4"),
        "dense": message("1, 2, 2, 3"),
        "average": message("1, 2.5, 2.5, 4"),
        "ordinal": message("1, 2, 3, 4, in the printed order"),
    }
)


RANK_DIRECTION = Word({"higher": message("the highest total"), "lower": message("the lowest total")})


BY = Word(
    {
        "points": message("points"),
        "share": message("points ÷ the unit's own full points"),
    }
)


BOUNDS_ON = Word(
    {
        "share": message("by share: total ÷ full points due against bound ÷ full points of the year"),
        "points": message("as written, in points"),
    }
)


UNASSESSED = Word(
    {
        "redistribute": message("the rest is scaled to the full points"),
        "unranked": message("no total and no rank"),
        "0": message("what does not assess it counts 0"),
    }
)


VACANT = Word(
    {
        "filled": message("the next moves up"),
        "kept": message("the place stays empty"),
    }
)


AMONG = Word({"table": message("all units of the table"), "group": message("the units of the group")})


CLASS_OF = Word(
    {
        "value": message("its value"),
        "completion": message("its completion"),
        "points": message("its points"),
    }
)


RANK_ON = Word(
    {
        "printed": message("the total as printed"),
        "exact": message("the total before rounding"),
    }
)


ROUNDING_MODE = Word(
    {
        "half_up": message("half-up"),
        "half_down": message("half-down"),
        "half_even": message("half to even"),
        "down": message("what is left is dropped"),
        "up": message("what is left counts as one more"),
    }
)


WITHOUT = {
    "leave_out": message("no points, and full points shrink"),
    "redistribute": message("its points go to its siblings in proportion"),
    "mean": message("the mean points of the other units, by share where full points differ"),
    "group_mean": message("the mean points of the other units of the group"),
}


BY_ROW = {"by_row": message("each row below does what it says itself")}


UNRANKED = {"unranked": message("no rank; the points known stand in brackets")}


MEANS = {word: WITHOUT[word] for word in ("mean", "group_mean")}


CARRY = {
    "carry": message(
        "what was last reported this year (of a flow in a plan, with the years before), and marked"
    )
}


WHOLE = Word(
    {
        "down": message("rounded down"),
        "up": message("rounded up"),
        "half_up": message("rounded half-up"),
    }
)


EDGE_TIE = Word(
    {
        "include": message("all of them are in, even beyond the quota"),
        "exclude": message("none of them is in"),
    }
)


LIGHT = Word(
    {
        "green": message("green"),
        "blue": message("blue"),
        "yellow": message("yellow"),
        "red": message("red"),
        "none": message("no light"),
    }
)


MONOTONE = Word(
    {
        "direction": message("better never scores less, or `check` asks"),
        "any": message("a better figure may score less, and nobody asks"),
    }
)


COUNTS_AS = Word(
    {
        "base": message("within full points"),
        "bonus": message("a bonus, outside full points"),
        "deduction": message("a deduction, outside full points, 0 at most"),
    }
)


PER_ITEM = Word(
    {
        "all": message("an object counts wherever it is reported"),
        "best": message("an object counts once, under the row where it gives or takes most"),
    }
)


STATUS = Word(
    {
        "missing": message("missing"),
        "not_applicable": message("not applicable"),
        "pending": message("pending"),
    }
)
