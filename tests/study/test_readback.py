"""The scheme read back: nothing that decides points or ranks is left unsaid.

Every field of the language is written, then changed in every way its kind allows. Each change that the
scheme's record knows of must change what is read back, in both languages. A new field is covered by its
sample in `tests/language/test_fields.py`; where it only counts beside others, they stand in `BESIDE`.
"""

from copy import deepcopy

import pytest

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.language.nodes import NODES
from scorecard.scheme import kinds
from scorecard.tables.readback import readback_document
from tests.language.test_fields import FIELDS, ROW, SAMPLES, read, scheme_with

pytestmark = pytest.mark.usefixtures("with_s_curve")

BESIDE = {
    ("indicator", "over_range"): {"targets": {"between": [20, 30]}},
    ("defaults", "over_range"): {"relation": "equals"},
    ("indicator", "quorum"): {"panel": 7},
    ("defaults", "quorum"): {"panel": 7},
    ("rule", "reverse"): {"compare": "ratio", "against": "mean"},
}
"""What else must be written for a field to count."""


def lower(scheme):
    scheme["tables"]["表"]["indicators"]["申请"]["direction"] = "lower"


def two_tables(scheme):
    scheme["tables"]["另"] = {"title": "另表", "indicators": {"授权": {**ROW, "name": "发明授权"}}}


AROUND = {("rule", "reverse"): lower, ("total", "weights"): two_tables}
"""What else of the scheme must be so for a field to count."""

SECOND = {
    ("groups", "from"): [{"from": "规模"}],
    ("target", "indicator"): [{"indicator": "数"}],
    ("condition", "of"): [{"of": "申请.progress", "at_least": "60%"}, {"of": "申请", "at_least": 60}],
    ("unit", "grade"): [{"grade": "不合格"}],
    ("effect", "then"): [{**SAMPLES["effect"]["then"], "then": {"total": 5}}],
    ("then", "unranked"): [{"ineligible": True}],
    ("then", "ineligible"): [{"unranked": True}],
    ("then", "grade"): [{"grade": "合格"}],
    ("then", "no_higher_than"): [{"no_higher_than": "不合格"}],
    ("total", "weights"): [{"weights": {"表": 60, "另": 40}}],
    ("amendment", "set"): [
        {"from": "2017Q3", "source": "〔2017〕88号", "set": {"rule.专利申请": {"max_rate": "120%"}}},
        {"from": "2017Q3", "source": "〔2017〕88号", "set": {"points.专利申请": 8}},
        {"from": "2017Q3", "source": "〔2017〕88号", "set": {"targets.甲镇.专利申请": 90}},
    ],
}
"""Other samples where no change of one value can be read."""

UNSAID = {
    ("scheme", "language"): "the language of the output",
    ("scheme", "issuer"): "printed at the foot of results",
    ("scheme", "defaults"): "said of the rows below",
    ("table", "defaults"): "said of the rows below",
    ("unit", "aliases"): "how returns name it",
    ("indicator", "aliases"): "how returns name it",
    ("input", "aliases"): "how returns name it",
    ("table", "columns"): "how returns name rows",
    ("table", "targets"): "said row by row, as the targets of the file",
    ("indicator", "short"): "a name",
    ("input", "short"): "a name",
    ("unit", "name"): "a name",
    **{
        (node, "proportional"): "said as the weights that it makes"
        for node in ("total", "indicator", "defaults")
    },
    ("table", "points"): "checked against the rest",
    ("scheme", "tables"): "said table by table",
    ("table", "indicators"): "said row by row",
    ("input", "direction"): "of no effect without points",
    **{(node, "decimals"): "how its value is printed" for node in ("indicator", "input", "defaults")},
}
"""Fields that decide neither points nor ranks."""


def said(scheme, lang):
    """All that is read back, as it is printed."""
    document = readback_document(scheme, None)
    return [
        [say(title, lang) for title in document.titles],
        *(
            [table.annex, *(say(title, lang) for title in table.titles), *(say(cell, lang) for cell in row)]
            for table in document.tables
            for row in table.rows
        ),
    ]


def changed(kind, value):
    """Other values of the kind of a field."""
    match kind:
        case kinds.Word() | kinds.PolicyOf() | kinds.ReferenceOf() | kinds.WordOrNode():
            yield from (word for word in kind.choices if word != value)
            if isinstance(kind, kinds.PolicyOf):
                yield from (-7, "35%")
        case kinds.Moves() | kinds.QuotaOf():
            yield from (2, "35%")
        case kinds.Flag():
            yield not value
        case kinds.Decimal() | kinds.Whole():
            yield value + 1
            yield value - 1
        case kinds.Share():
            yield "35%"
        case kinds.AmountOf() | kinds.Quantity():
            yield from (7, -7, "35%", "-35%")
        case kinds.BoundOf():
            yield from (7, 0, "35%", "1/4")
        case kinds.PaceOf():
            yield from ("linear", "none", ["10%", "20%", "30%", "100%"])
        case kinds.OneLine():
            yield f"{value}又"
        case kinds.TargetOf() if not isinstance(kind, kinds.TargetsOf):
            yield from (201, {"about": 200})
        case kinds.PairOf():
            yield [value[0], value[1] + 1]
            yield [value[0] - 1, value[1]]
        case kinds.KnotsOf():
            yield [value[0], [value[1][0] + 1, value[1][1]]]
            yield [value[0], [value[1][0], "35%"]]
        case kinds.When() | kinds.BaseYear():
            yield from ("2017Q2", 2009, "last_year")
        case kinds.PlanYears():
            yield "2020-2025"
        case kinds.Free() if not isinstance(value, dict):
            yield from (7, 0, "35%")
        case kinds.ListOf() if isinstance(value, list):
            yield value[:-1]
            for n, item in enumerate(value):
                yield from ([*value[:n], other, *value[n + 1 :]] for other in changed(kind.of, item))
        case kinds.OneOrList():
            yield from changed(kind.of, value)
        case kinds.OneOrMap():
            yield from changed(kinds.MapOf(kind.each) if isinstance(value, dict) else kind.one, value)
        case kinds.OneOrList():
            yield from changed(kind.of, value)
        case kinds.MapOf():
            for key, item in value.items():
                yield from ({**value, key: other} for other in changed(kind.of, item))
        case kinds.CustomOf():
            ((name, settings),) = value.items()
            for more in ({"start": "35%"}, {"end": "90%"}, {"shape": "steep"}, {"least": "35%"}):
                yield {name: {**settings, **more}}
        case kinds.NodeOf():
            yield from _node(NODES[kind.name], value)


def _node(node, value):
    for key, item in value.items():
        if key in node.by_name:
            yield from ({**value, key: other} for other in changed(node.by_name[key].kind, item))


def written(node, field, sample):
    """The scheme with the sample, read."""
    scheme = scheme_with(node, sample)
    if (node, field) in AROUND:
        AROUND[node, field](scheme)
    return read(scheme)


def others(node, field, sample):
    """The sample without the field, and with other values of it."""
    yield {key: value for key, value in sample.items() if key != field}
    for value in changed(NODES[node].by_name[field].kind, sample[field]):
        yield {**sample, field: value}
    yield from SECOND.get((node, field), ())


@pytest.mark.parametrize(("node", "field"), [pair for pair in FIELDS if pair not in UNSAID])
def test_a_change_of_a_field_changes_what_is_read_back(node, field):
    sample = {**BESIDE.get((node, field), {}), **deepcopy(SAMPLES[node][field])}
    file = written(node, field, sample)
    assert not errors(file.faults)
    tried = 0
    for other in others(node, field, sample):
        found = written(node, field, other)
        if found.scheme is None or errors(found.faults) or repr(found.scheme) == repr(file.scheme):
            continue
        tried += 1
        for lang in ("zh", "en"):
            assert said(found.scheme, lang) != said(file.scheme, lang), other
    assert tried


SCORED = {
    "wrong": {"name": "差错", "nature": "stock", "points": 60, "rule": {"compare": "value", "each": 2}},
    "late": {"name": "迟报", "nature": "stock", "points": 20, "rule": {"compare": "rank", "each": -1}},
    "firms": {"name": "企业", "nature": "stock", "points": 20, "targets": 5},
}


@pytest.mark.parametrize("where", ["table", "total"])
def test_where_the_fewest_are_first_no_row_says_that_more_is_better_unless_something_goes_by_it(where):
    """差错 brings points that tell against its unit; places and targets do go by what is said of the direction."""
    lowest = {"ranking": {"direction": "lower"}}
    table = {"title": "表", "indicators": SCORED}
    scheme = {"title": "考核", "year": 2017, "units": {"jia": {"name": "甲镇"}, "yi": {"name": "乙镇"}}}
    scheme |= {"tables": {"t": table | (lowest if where == "table" else {})}}
    if where == "total":
        scheme |= {"totals": {"all": {"weights": {"t": 100}} | lowest}}

    def says(scheme):
        lines = said(read(scheme).scheme, "zh")
        told = {id: next(line for line in lines if row["name"] in line) for id, row in SCORED.items()}
        return {id: "越高越好" in "".join(map(str, line)) for id, line in told.items()}

    assert says(scheme) == {"wrong": False, "late": True, "firms": True}
    plain = scheme | {"tables": {"t": table}, "totals": {"all": {"weights": {"t": 100}}}}
    assert all(says(plain).values())
