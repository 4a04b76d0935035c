"""The JSON Schema accepts what the reader accepts and refuses what an editor can tell is wrong."""

from copy import deepcopy
from pathlib import Path

import jsonschema
import pytest
import yaml

from scorecard.base.fault import errors
from scorecard.language.json_schema import json_schema
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = yaml.safe_load((ROOT / "config" / "indicators.yaml").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(json_schema())
CASES = {
    f"{path.stem}：{case['name']}": case["scheme"]
    for path in sorted((ROOT / "tests" / "cases").glob("*.yaml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_is_a_json_schema(lang):
    jsonschema.Draft7Validator.check_schema(json_schema(lang))


@pytest.mark.parametrize("path", sorted((ROOT / "config").glob("*.yaml")), ids=lambda path: path.name)
def test_accepts_the_shipped_schemes(path):
    VALIDATOR.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("id", CASES)
def test_accepts_every_scheme_the_reader_accepts(id):
    file = load_scheme(Source("indicators.yaml", CASES[id].encode()))
    found = yaml.safe_load(CASES[id])
    assert errors(file.faults) or VALIDATOR.is_valid(found)


WRONG = {
    "an unknown field": lambda s: s.update(yaer=2017),
    "an unknown field of an indicator": lambda s: row(s).update(piont=10),
    "a wrong word": lambda s: s.update(frequency="quarterly"),
    "a wrong word of an indicator": lambda s: row(s).update(nature="level"),
    "a wrong word of a default": lambda s: s["defaults"].update(interim="later"),
    "a wrong policy": lambda s: s["unscored"].update(missing="skip"),
    "a policy that is not for this status": lambda s: s["unscored"].update(missing="redistribute"),
    "a text where a number belongs": lambda s: s.update(year="2017年"),
    "a number below its lower end": lambda s: s["decimals"].update(points=-1),
    "a share without its sign": lambda s: row(s).update(rule={"max_rate": 1.2}),
    "a target that is a word": lambda s: row(s).update(targets=[47.0, "无"]),
    "no title": lambda s: s.pop("title"),
    "no units": lambda s: s.pop("units"),
    "an indicator without a name": lambda s: row(s).pop("name"),
    "a weight that is a text": lambda s: s["totals"]["overall"].update(towns="七十"),
    "a quarter that is none": lambda s: s["tables"]["rubric"]["defaults"].update(due_in=["Q5"]),
}


def row(scheme):
    return scheme["tables"]["towns"]["indicators"]["hightech_share"]


@pytest.mark.parametrize("wrong", WRONG)
def test_refuses(wrong):
    scheme = deepcopy(SHIPPED)
    assert VALIDATOR.is_valid(scheme)
    WRONG[wrong](scheme)
    assert not VALIDATOR.is_valid(scheme)
