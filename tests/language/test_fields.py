"""Every field of the language is named, explained, read, of some effect, and known to the JSON Schema."""

import json
import re
from copy import deepcopy

import jsonschema
import pytest

from scorecard.base.fault import errors
from scorecard.base.message import say
from scorecard.language.json_schema import json_schema
from scorecard.language.nodes import NODES
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source

LIGHTS = [
    {"light": "green", "at_least": 0},
    {"light": "yellow", "at_least": -30, "say": "滞后"},
    {"light": "red"},
]
ROW = {"name": "专利申请", "number": 1, "targets": 100}
BASE = {
    "title": "示例",
    "year": 2017,
    "frequency": "quarter",
    "units": {"甲": {"name": "甲镇", "group": "镇"}, "乙": {"name": "乙街道", "group": "街道"}},
    "inputs": {"原值": {"name": "原值"}, "数": {"name": "数"}},
    "tables": {"表": {"title": "表", "indicators": {"申请": ROW}}},
}
JUDGED = {"targets": None, "judges": "mean"}
CHILD = {"targets": None, "children": {"发明": {"name": "发明", "points": 10, "targets": 5}}}
INDICATORS = {
    "name": {"name": "发明申请"},
    "short": {"short": "申请数"},
    "number": {"number": 3},
    "aliases": {"aliases": ["申请量"]},
    "measure": {"measure": "件"},
    "nature": {"nature": "stock"},
    "direction": {"direction": "lower"},
    "points": {"points": {"镇": 4, "街道": 3}},
    "stated": {"stated": 12},
    "weight": {"weight": 30},
    "counts_as": {"counts_as": "bonus", "max_points": 3},
    "combine": {**CHILD, "combine": "best"},
    "per_item": {
        "targets": None,
        "children": {"发明": {"name": "发明", "points": 10, "rule": {"each": 2}}},
        "per_item": "best",
    },
    "max_points": {"max_points": "80%"},
    "min_points": {"min_points": 2},
    "targets": {"targets": {"2017": [910, "--"], "2017Q2": {"甲镇": 500, "街道": 80.5}}},
    "relation": {"relation": "above"},
    "over_range": {"over_range": "full"},
    "binding": {"binding": True},
    "per": {"per": "year"},
    "pace": {"pace": ["20%", "50%", "75%", "100%"]},
    "interim": {"interim": "year"},
    "lights": {"lights": LIGHTS},
    "rounding": {"rounding": {"value": 1, "mode": "half_even"}},
    "rank": {"rank": "group"},
    "class": {"class": [{"class": "优", "at_least": 80}, {"class": "良"}]},
    "class_of": {"class": [{"class": "优", "at_least": 8}, {"class": "良"}], "class_of": "points"},
    "decimals": {"decimals": 1},
    "reported": {"reported": "period"},
    "score": {"score": "period"},
    "due_in": {"due_in": ["Q2", "Q4"]},
    "judges": {**JUDGED, "judges": "trimmed"},
    "panel": {**JUDGED, "panel": 5},
    "quorum": {**JUDGED, "quorum": 3},
    "scale": {**JUDGED, "scale": 100},
    "fewest_marks": {**JUDGED, "fewest_marks": 2},
    "proportional": {**JUDGED, "proportional": False},
    "rule": {"rule": {"max_rate": "120%"}},
    "allowed": {"allowed": {"whole": True, "between": [0, 8]}},
    "suspect": {"suspect": {"equals": 0}},
    "may_not_apply": {"may_not_apply": True},
    "plausible": {"plausible": {"between": [0, 120]}},
    "monotone": {"monotone": "any"},
    "zero_target": {"zero_target": "full"},
    "unscored": {"unscored": {"missing": 0}},
    "applies_to": {"applies_to": ["镇"]},
    "formula": {"formula": "if(target(申请) > 50, target(申请) * 2, round(3.14, 1))"},
    "of": {"of": "数"},
    "take": {"of": "数", "take": "growth"},
    "children": {"targets": None, "children": {"发明": {"name": "发明", "points": 10, "targets": 5}}},
    "parts": {"parts": {"发明": {"name": "发明", "targets": 5}}},
    "provider": {"provider": "统计局"},
    "responsible": {"responsible": "科技局"},
    "source": {"source": "第8条"},
    "clause": {"clause": "完成目标得满分"},
    "note": {"note": "以备案为准"},
}
DOUBLED = {"times": 2, "base": 2010}
TWO_LEVELS = {"must": 23.9, "stretch": 24.93}
RANKED = {"compare": "rank", "each": -0.5}
HELD = {"compare": "ratio", "against": "mean"}
BAND = {"points": 8}
GRADES = [{"grade": "优秀", "if": [{"at_least": 90}, {"of": "rank", "at_most": 1}]}, {"grade": "合格"}]
SIDE = {"each": "5%", "add": 1, "part": "dropped"}
WEIGHTS = {"weights": {"表": 100}}
EFFECT = {"name": "节能否决", "if": {"of": "申请.met", "equals": 0}, "then": {"total": 0}}
LADDER = [{"grade": "优秀", "top": 1}, {"grade": "合格"}, {"grade": "不合格", "given": True}]
CLASSED = {
    "inputs": {
        "阶段": {"name": "成长阶段", "class": [{"class": "初创期", "below": 5}, {"class": "成长期"}]},
        "规模": {"name": "规模", "allowed": {"words": ["大", "小"]}},
    },
    "units": {"甲": {"name": "甲企"}, "乙": {"name": "乙企"}},
}
SAMPLES = {
    "scheme": {
        "title": {"title": "另一标题"},
        "year": {"year": 2016},
        "plan": {"plan": "2021-2025", "year": None},
        "frequency": {"frequency": "month"},
        "starts": {"starts": "October"},
        "language": {"language": "en"},
        "source": {"source": "〔2017〕1号"},
        "issuer": {"issuer": "区科技局"},
        "units": {"units": {"丙": {"name": "丙镇"}}},
        "groups": {"groups": {"from": "阶段"}, **CLASSED},
        "tables": {"tables": {"另": {"title": "另表", "indicators": {"申请": ROW}}}},
        "inputs": {"inputs": {"经费": {"name": "研发经费"}}},
        "juries": {
            "juries": {"园区": ["评委1", "评委2"]},
            "tables": {
                "表": {"title": "表", "indicators": {"申请": {"name": "重视程度", "judges": {"园区": 100}}}}
            },
        },
        "judges_shown": {
            "judges_shown": False,
            "tables": {"表": {"title": "表", "indicators": {"申请": {"name": "重视程度", "judges": "mean"}}}},
        },
        "totals": {"totals": {"总分": {"表": 100}}},
        "defaults": {"defaults": {"interim": "year"}},
        "unscored": {"unscored": {"missing": "carry"}},
        "about": {"about": "5%"},
        "marks": {"marks": {"…": "pending"}},
        "rounding": {"rounding": {"points": 2}},
        "decimals": {"decimals": {"total": 3}},
        "ranking": {"ranking": {"ties": "dense"}},
        "grades": {"grades": GRADES},
        "effects": {"effects": [EFFECT]},
        "lights": {"lights": LIGHTS},
        "amendments": {
            "amendments": [{"from": "2017Q3", "source": "〔2017〕88号", "set": {"targets.甲镇.专利申请": 8}}]
        },
        "in_text": {"in_text": [{"name": "正文专利", "target": 200}]},
        "notes": {"notes": ["说明"]},
    },
    "unit": {
        "name": {"name": "另名"},
        "short": {"short": "甲"},
        "group": {"group": "园区"},
        "aliases": {"aliases": "旧名"},
        "assessed": {"assessed": False},
        "was": {"was": ["子", "丑"]},
        "grade": {"grade": "优秀"},
    },
    "groups": {"from": {"from": "阶段"}},
    "table": {
        "title": {"title": "另题"},
        "annex": {"annex": 2},
        "units": {"units": ["乙", "甲"]},
        "indicators": {"indicators": {"发明": ROW}},
        "targets": {
            "targets": {"from": "targets.csv"},
            "indicators": {"申请": {"name": "专利申请", "number": 1}},
        },
        "points": {"points": 10},
        "stated": {"stated": 12},
        "max_points": {"max_points": 105},
        "min_points": {"min_points": 0},
        "combine": {"points": 10, "combine": "geometric"},
        "coverage": {"coverage": "60%"},
        "defaults": {"defaults": {"pace": "none"}},
        "unscored": {"unscored": {"not_applicable": "mean"}},
        "ranking": {"ranking": {"among": "group"}},
        "grades": {"grades": GRADES},
        "columns": {"columns": {"申请数": "申请"}},
        "source": {"source": "附件2"},
        "note": {"note": "备注"},
    },
    "indicator": INDICATORS,
    "input": {field: INDICATORS[field] for field in INDICATORS if field in NODES["input"].by_name},
    "allowed": {
        "words": {"words": ["是", "否"]},
        "whole": {"whole": True},
        "between": {"between": [0, 8]},
        "if": {"if": {"of": "数", "at_least": 1}, "between": [7, 8]},
    },
    "plausible": {"between": {"between": [0, 120]}},
    "defaults": {
        **{field: INDICATORS[field] for field in INDICATORS if field in NODES["defaults"].by_name},
        "reach": {"reach": "all", "provider": "区统计局"},
    },
    "rule": {
        "compare": {"compare": "rank", "each": -1},
        "from": {**RANKED, "from": "bottom"},
        "against": {**HELD, "against": {"unit": "乙街道"}},
        "among": {**RANKED, "among": "group"},
        "without_self": {**HELD, "without_self": True},
        "if_equal": {"compare": "position", "if_equal": "full"},
        "reverse": {"reverse": "mirror"},
        "max_rate": {"max_rate": "120%"},
        "max_points": {"max_points": "none"},
        "max_extra": {"max_extra": 4},
        "min_points": {"min_points": "-20%"},
        "bands": {"bands": [{"at_least": "100%", "points": 10}, {"points": 0}]},
        "each": {"compare": "rank", "each": "-5%"},
        "only_if": {"only_if": {"at_least": "90%"}},
        "choices": {"compare": "value", "choices": {"1": 10, "0": "50%"}},
        "line": {"compare": "value", "line": [[15, "60%"], [25, 10]]},
        "beyond": {"compare": "value", "line": [[15, 6], [25, 10]], "beyond": "continue"},
        "steps": {"steps": {"under": "proportional"}},
        "at": {"compare": "value", "each": 1, "at": 3},
        "every": {"every": "month", "compare": "rank", "each": -0.5},
        "by_group": {"by_group": {"镇": {"max_rate": "120%"}, "街道": {"compare": "met"}}},
        "custom": {"custom": {"s_curve": {"start": "50%", "end": "100%"}}},
        "clause": {"clause": "按名次计分"},
    },
    "steps": {
        "at": {"at": "95%", "under": "level"},
        "base": {"base": "80%", "under": "level"},
        "over": {"over": {**SIDE, "limit": 4}, "under": "level"},
        "under": {"under": "proportional"},
    },
    "side": {
        "each": {**SIDE, "each": "5%"},
        "add": {"each": "5%", "add": 1, "part": "counted"},
        "deduct": {"each": "5%", "deduct": "10%", "part": "counted"},
        "limit": {**SIDE, "limit": "50%"},
        "part": {**SIDE, "part": "pro_rata"},
    },
    "band": {
        "at_least": {**BAND, "at_least": "95%"},
        "above": {**BAND, "above": "95.5%"},
        "at_most": {**BAND, "at_most": "50%"},
        "below": {**BAND, "below": "0%"},
        "if": {**BAND, "if": [{"of": "数", "at_least": "1/3"}]},
        "points": {"at_least": "95%", "points": "80%"},
    },
    "target": {
        "at_least": {"at_least": 10},
        "above": {"above": 5000},
        "at_most": {"at_most": 5.5},
        "below": {"below": 4},
        "equals": {"equals": 100},
        "about": {"about": 400},
        "between": {"between": [2, 3]},
        "times": DOUBLED,
        "base": DOUBLED,
        "base_value": {**DOUBLED, "base_value": 61},
        "indicator": {"indicator": "申请二"},
        "must": TWO_LEVELS,
        "stretch": TWO_LEVELS,
    },
    "total": {
        "title": {**WEIGHTS, "title": "综合得分"},
        "weights": WEIGHTS,
        "proportional": {"weights": {"表": 2}, "proportional": True},
        "add": {**WEIGHTS, "add": ["另"]},
        "combine": {**WEIGHTS, "combine": "geometric"},
        "max_points": {**WEIGHTS, "max_points": 110},
        "min_points": {**WEIGHTS, "min_points": "20%"},
        "coverage": {**WEIGHTS, "coverage": "60%"},
        "unassessed": {**WEIGHTS, "unassessed": "unranked"},
        "ranking": {**WEIGHTS, "ranking": {"ties": "average"}},
        "grades": {**WEIGHTS, "grades": GRADES},
    },
    "grade": {
        "grade": {"grade": "合格"},
        "if": {"grade": "优秀", "if": {"of": "申请.points", "at_least": 8}},
        "top": {"grade": "A", "top": "25%"},
        "bottom": {"grade": "D", "bottom": 1},
        "whole": {"grade": "A", "top": "25%", "whole": "up"},
        "edge_tie": {"grade": "A", "top": "25%", "edge_tie": "exclude"},
        "fewest": {"grade": "A", "top": "25%", "fewest": 1},
        "vacant": {"grade": "A", "top": "25%", "vacant": "kept"},
        "given": {"grade": "不合格", "given": True},
    },
    "condition": {
        "periods": {"of": "申请", "at_least": 50, "periods": 2},
        "of": {"of": "申请.completion", "at_least": "60%"},
        "at_least": {"at_least": 60},
        "above": {"above": 60},
        "at_most": {"of": "rank", "at_most": 1},
        "below": {"below": 60},
        "equals": {"of": "申请.met", "equals": 1},
        "any": {"any": [{"at_least": 90}, {"of": "申请", "at_least": 5}]},
    },
    "light": {
        "light": {"light": "blue", "at_least": 0},
        "say": {"light": "green", "at_least": 0, "say": "达到序时"},
        "at_least": {"light": "green", "at_least": 5},
        "above": {"light": "green", "above": 0},
        "at_most": {"light": "red", "at_most": -10},
        "below": {"light": "red", "below": -10},
        "if": {"light": "green", "at_least": 0, "if": {"of": "申请.progress", "at_least": "60%"}},
    },
    "class": {
        "class": {"class": "优", "at_least": 80},
        "at_least": {"class": "优", "at_least": 80},
        "above": {"class": "优", "above": 80},
        "at_most": {"class": "差", "at_most": 60},
        "below": {"class": "差", "below": 60},
    },
    "effect": {
        "name": {**EFFECT, "name": "一票否决"},
        "if": {**EFFECT, "if": [{"of": "rank", "at_least": 2}, {"at_most": 60}]},
        "then": {**EFFECT, "then": {"unranked": True}},
        "for": {**EFFECT, "for": "表"},
    },
    "then": {
        "total": {"total": 0},
        "unranked": {"unranked": True},
        "grade": {"grade": "不合格"},
        "no_higher_than": {"no_higher_than": "合格"},
        "shift": {"shift": -1},
        "ineligible": {"ineligible": True},
        "say": {"say": "约谈"},
    },
    "unscored": {
        "missing": {"missing": -3},
        "pending": {"pending": "leave_out"},
        "not_applicable": {"not_applicable": "60%"},
        "heading": {"heading": "mean"},
    },
    "rounding": {
        "points": {"points": 2},
        "total": {"total": 1},
        "headings": {"headings": 1},
        "overall": {"overall": 0},
        "completion": {"completion": 2},
        "mode": {"points": 2, "mode": "down"},
        "rank_on": {"rank_on": "exact"},
    },
    "row_rounding": {"value": {"value": 1}, "mode": {"value": 0, "mode": "down"}},
    "decimals": {"points": {"points": 1}, "total": {"total": 0}, "completion": {"completion": 1}},
    "ranking": {
        "among": {"among": "group"},
        "by": {"by": "share"},
        "bounds_on": {"bounds_on": "points"},
        "ties": {"ties": "ordinal"},
        "direction": {"direction": "lower"},
        "tie_break": {"tie_break": ["申请", "申请.points"]},
    },
    "in_text": {
        "name": {"name": "科技进步贡献率", "target": 62.5},
        "target": {"name": "正文专利", "target": {"above": 200}},
        "measure": {"name": "贡献率", "target": 62.5, "measure": "%"},
        "indicators": {"name": "正文专利", "target": 200, "indicators": ["申请"]},
        "source": {"name": "正文专利", "target": 200, "source": "第10条"},
    },
    "amendment": {
        "from": {"from": "2017Q3", "source": "〔2017〕88号", "set": {"targets.甲镇.专利申请": 8}},
        "source": {"from": "2017Q3", "source": "〔2017〕88号", "set": {"points.专利申请": 12}},
        "set": {"from": "2017Q3", "source": "〔2017〕88号", "set": {"rule.专利申请": {"max_rate": "150%"}}},
    },
}
# Written only to be checked against the rest; it changes nothing.
# With juries, which no other field needs, a weight in proportion is tried in `tests/engine/test_jury_twins.py`.
CHECKS = {("table", "points"), ("indicator", "proportional"), ("defaults", "proportional")}

pytestmark = pytest.mark.usefixtures("with_s_curve")
FIELDS = [(node.name, field.name) for node in NODES.values() for field in node.fields]
SCHEMAS = {lang: json_schema(lang) for lang in ("zh", "en")}
VALIDATOR = jsonschema.Draft7Validator(SCHEMAS["zh"])


def scheme_with(node, fields):
    """The base scheme with the fields of one node written in; None takes a field out."""
    scheme = deepcopy(BASE)
    table = scheme["tables"]["表"]
    row = table["indicators"]["申请"]
    if node == "defaults":
        # What a default is for stands on the row: marks instead of a target.
        of_defaults = NODES["defaults"].by_name
        row.update({k: v for k, v in fields.items() if v is None or k not in of_defaults})
        fields = {
            key: value
            for key, value in fields.items()
            if key in NODES["defaults"].by_name and value is not None
        }
    raw = scheme["inputs"]["原值"]
    places = {"scheme": scheme, "input": raw, "unit": scheme["units"]["甲"], "table": table, "indicator": row}
    new = {
        "defaults": (scheme, "defaults", fields),
        "allowed": (row, "allowed", fields),
        "plausible": (row, "plausible", fields),
        "rule": (row, "rule", fields),
        "band": (row, "rule", {"bands": [fields, {"points": 0}]}),
        "steps": (row, "rule", {"steps": fields}),
        "side": (row, "rule", {"steps": {"under": fields}}),
        "total": (scheme, "totals", {"总分": fields}),
        "grade": (scheme, "grades", [fields]),
        "condition": (scheme, "grades", [{"grade": "优秀", "if": fields}]),
        "amendment": (scheme, "amendments", [fields]),
        "in_text": (scheme, "in_text", [fields]),
        "light": (scheme, "lights", [fields, {"light": "none"}]),
        "row_rounding": (row, "rounding", fields),
        "class": (row, "class", [fields, {"class": "其他"}]),
        "effect": (scheme, "effects", [fields]),
        "then": (scheme, "effects", [{**EFFECT, "then": fields}]),
        "target": (row, "targets", [fields, 5]),
    }
    if node in places:
        places[node].update(fields)
    else:
        holder, key, value = new.get(node, (scheme, node, fields))
        holder[key] = value
    if node == "groups":
        scheme |= deepcopy(CLASSED)
    if node == "total" and "add" in fields:
        scheme["tables"]["另"] = {"title": "另表", "indicators": {"加分": ROW}}
    if node in ("effect", "then") or (node == "unit" and "grade" in fields):
        scheme["grades"] = LADDER
    if node == "effect" and fields.get("for"):
        scheme["tables"]["另"] = {"title": "另表", "indicators": {"申请": ROW}}
    if node == "target" and "indicator" in fields:
        table["indicators"]["申请二"] = {**ROW, "name": "另一项", "number": 2}
    if node == "allowed" and "words" in fields:
        # A word reaches no target and has no points of its own.
        row.pop("targets")
        row["points"] = 0
    if node == "target" and "about" in fields:
        scheme["about"] = "5%"
    if node == "rounding":
        scheme["totals"] = {"总分": {"表": 100}}
        table["indicators"]["标题"] = {
            "name": "标题",
            "number": 9,
            "children": {"子": {**ROW, "name": "子项"}},
        }
        del table["indicators"]["标题"]["children"]["子"]["number"]
        table["indicators"]["标题"]["children"]["子"]["points"] = 10
    if node == "rule" and "against" in fields:
        row["targets"] = [TWO_LEVELS, 5]
    if node == "rule" and "every" in fields:
        row["score"] = "to_date"
    if (node == "rule" and fields.get("compare") == "rank") or row.get("targets", 0) is None:
        row.pop("targets")
    return {key: value for key, value in scheme.items() if value is not None}


def read(scheme):
    text = json.dumps(scheme, ensure_ascii=False).encode()
    return load_scheme(Source("indicators.yaml", text), opener=beside)


def beside(name):
    """The one table that a sample names."""
    return Source(name, "指标,甲镇,乙街道\n专利申请,90,--\n".encode())


def test_every_field_has_a_sample():
    assert {(node, field) for node, samples in SAMPLES.items() for field in samples} == set(FIELDS)
    assert all(field in sample for samples in SAMPLES.values() for field, sample in samples.items())


@pytest.mark.parametrize(("node", "field"), FIELDS)
def test_named_and_explained_in_both_languages(node, field):
    declared = NODES[node].by_name[field]
    assert re.search(r"[\u4e00-\u9fff]", declared.chinese)
    assert re.search(r"[\u4e00-\u9fff]", say(declared.help, "zh"))
    assert re.search(r"[a-z]", say(declared.help, "en")) and say(declared.help, "en") != say(
        declared.help, "zh"
    )
    assert re.search(r"[a-z]", say(declared.kind.words, "en"))


@pytest.mark.parametrize(("node", "field"), FIELDS)
def test_read_and_valid(node, field):
    scheme = scheme_with(node, SAMPLES[node][field])
    file = read(scheme)
    assert [f.lines("en") for f in errors(file.faults)] == []
    VALIDATOR.validate(scheme)


@pytest.mark.parametrize(("node", "field"), [pair for pair in FIELDS if pair not in CHECKS])
def test_written_means_something(node, field):
    sample = SAMPLES[node][field]
    without = scheme_with(node, {key: value for key, value in sample.items() if key != field})
    assert repr(read(scheme_with(node, sample)).scheme) != repr(read(without).scheme)


@pytest.mark.parametrize(("node", "field"), FIELDS)
def test_misspelt_is_refused_by_reader_and_schema(node, field):
    sample = SAMPLES[node][field]
    misspelt = {(key + "x" if key == field else key): value for key, value in sample.items()}
    scheme = (
        scheme_with("scheme", {"defaults": {field + "x": 1}})
        if node == "defaults"
        else scheme_with(node, misspelt)
    )
    said = {f.code for f in errors(read(scheme).faults)}
    assert said & {"SC012", "SC017"} or (node, field) == ("total", "weights")
    assert said and not VALIDATOR.is_valid(scheme)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("node", "field"), FIELDS)
def test_in_the_json_schema(node, field, lang):
    schema = SCHEMAS[lang]
    declared = schema if node == "scheme" else schema["definitions"][node]
    declared = declared["anyOf"][0] if "anyOf" in declared else declared
    said = declared["properties"][field]["description"]
    field_read = NODES[node].by_name[field]
    assert field_read.help.say(lang) in said
    assert (field_read.chinese in said) == (lang == "zh")
    either = {"anyOf": [{"required": [field_read.chinese]}, {"required": [field]}]}
    needed = either in declared.get("allOf", []) if lang == "zh" else field in declared.get("required", [])
    assert needed == field_read.required
