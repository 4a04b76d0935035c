"""The JSON Schema accepts every sound scheme of the project and refuses what an editor can tell is wrong."""

from copy import deepcopy
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import jsonschema
import pytest
import yaml

from scorecard.base.fault import errors
from scorecard.language.json_schema import choices_of, default_text, json_schema, what_to_write
from scorecard.language.nodes import NODES
from scorecard.load.disk import opener_of
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.scaffold import starter
from scorecard.scheme.kinds.named import chinese_word
from tests import boards
from tests.docs.frame import framed
from tests.docs.pages import beside, language_of, marked
from tests.language.test_fields import SAMPLES, read, scheme_with
from tests.language.translated import in_chinese

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = yaml.safe_load((ROOT / "config" / "indicators.yaml").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(json_schema())
ENGLISH = jsonschema.Draft7Validator(json_schema("en"))
CASES = {id: case["scheme"] for id, case in boards.CASES.items()}
ON_PAGES = {
    where: framed(block.text, block.detail, language_of(Path(where.split(":")[0])))
    for where, block in marked("scheme")
    # What the page of plug-ins shows wants a package that is not installed.
    if not where.startswith("plugins")
}
STARTERS = {
    f"init --lang {lang}": files["config/indicators.yaml"].decode()
    for lang in ("zh", "en")
    for files in (starter(lang, 2026),)
}
FILES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for place in ("config", "examples", "tests")
    for path in sorted((ROOT / place).rglob("config/*.yaml" if place != "config" else "*.yaml"))
    if not path.relative_to(ROOT).as_posix().startswith("tests/faults/SC")
}
SOUND = FILES | STARTERS | ON_PAGES | CASES
EXHIBITS = sorted((ROOT / "tests" / "faults").glob("SC01[2-9]-*/config/*.yaml")) + sorted(
    (ROOT / "tests" / "faults").glob("SC030-*/config/*.yaml")
)


def tables_of(id):
    """What opens the tables that a scheme names: beside its file, or on its page."""
    return opener_of((ROOT / id).parent, ROOT) if id in FILES else beside(id.split(":")[0])


BEYOND = {
    "SC016-quorum": "one figure held against another",
    "SC012-head": "what stands in a table of another file",
    "SC014-list": "what stands in a table of another file",
}
"""Exhibits of the shape of fields that take more than a schema to see."""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_is_a_json_schema(lang):
    jsonschema.Draft7Validator.check_schema(json_schema(lang))


@cache
def is_accepted(id):
    """Whether the reader accepts a scheme."""
    return not errors(load_scheme(Source("indicators.yaml", SOUND[id].encode()), "", tables_of(id)).faults)


def data_of(text):
    """What stands in a scheme, as an editor sees it."""
    return yaml.load(text, yaml.CSafeLoader)


@pytest.mark.parametrize("id", SOUND)
def test_accepts_every_scheme_the_reader_accepts(id):
    if is_accepted(id):
        VALIDATOR.validate(data_of(SOUND[id]))
    else:
        assert id in CASES, "only a worked case may be about a fault"


@pytest.mark.parametrize("path", EXHIBITS, ids=lambda path: path.parts[-3])
def test_refuses_the_exhibits_whose_shape_is_wrong(path):
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert VALIDATOR.is_valid(found) == (path.parts[-3] in BEYOND)


APART = [
    (node.name, pair) for node in NODES.values() for group in node.apart for pair in combinations(group, 2)
]
EITHER = [(node.name, pair) for node in NODES.values() for pair in pairwise(node.either)]


@pytest.mark.parametrize(("node", "pair"), APART + EITHER)
def test_fields_that_stand_apart_are_refused_together_by_reader_and_schema(node, pair):
    both = {name: SAMPLES[node][name][name] for name in pair}
    for name in pair:
        scheme = scheme_with(node, SAMPLES[node][name] | both)
        assert errors(read(scheme).faults)
        assert not VALIDATOR.is_valid(scheme)


@pytest.mark.parametrize(("node", "pair"), EITHER)
def test_one_of_either_must_be_written(node, pair):
    sample = {key: value for key, value in SAMPLES[node][pair[0]].items() if key not in pair}
    scheme = scheme_with(node, sample | dict.fromkeys(pair) if node == "scheme" else sample)
    assert errors(read(scheme).faults)
    assert not VALIDATOR.is_valid(scheme)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_editor_is_told_what_to_write_the_words_and_the_default(lang):
    schema = json_schema(lang)
    for node in NODES.values():
        declared = schema if node.name == "scheme" else schema["definitions"][node.name]
        declared = declared["anyOf"][0] if "anyOf" in declared else declared
        for field in node.fields:
            said = declared["properties"][field.name]["description"]
            assert what_to_write(field.kind, lang).say(lang) in said
            for word, text in choices_of(field.kind).items():
                assert f"{name_of(word, lang)}: {text.say(lang)}" in said
            if field.default is not None:
                assert said.endswith(name_of(default_text(field.default), lang))


def name_of(word, lang):
    return chinese_word(word) if lang == "zh" else word


@pytest.mark.parametrize("id", SOUND)
def test_a_scheme_in_chinese_names_is_accepted_in_chinese_alone(id):
    if is_accepted(id):
        chinese = data_of(in_chinese(SOUND[id]))
        VALIDATOR.validate(chinese)
        assert not ENGLISH.is_valid(chinese)


def test_a_field_in_both_names_is_refused():
    assert VALIDATOR.is_valid(SHIPPED)
    assert not VALIDATOR.is_valid(SHIPPED | {"年度": 2017})


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
    "neither year nor plan": lambda s: s.pop("year"),
    "two scales": lambda s: row(s).update(rule={"each": 1, "steps": {"under": "level"}}),
    "an indicator without a name": lambda s: row(s).pop("name"),
    "a weight that is a text": lambda s: s["totals"]["overall"].update(towns="七十"),
    "a quarter that is none": lambda s: s["tables"]["rubric"]["defaults"].update(due_in=["Q5"]),
}


def row(scheme):
    return scheme["tables"]["towns"]["indicators"]["hightech_share"]


@pytest.mark.parametrize("wrong", WRONG)
def test_refuses(wrong):
    scheme = deepcopy(SHIPPED)
    WRONG[wrong](scheme)
    assert not VALIDATOR.is_valid(scheme)
