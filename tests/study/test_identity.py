"""The hash of a scheme: what it says changes it, how its file or this program is written does not."""

import dataclasses
import random
from copy import deepcopy
from pathlib import Path

import pytest

from scorecard.base.fault import errors
from scorecard.load.scheme.file import load_scheme
from scorecard.load.source import Source
from scorecard.model.identity import kept_name, without_defaults
from scorecard.model.period import Period
from scorecard.study.plain import digest, plain, scheme_hash
from tests.language.test_fields import FIELDS, SAMPLES
from tests.study.test_readback import BESIDE, others, written

TESTS = Path(__file__).resolve().parent.parent
OF_MANY_KINDS = (TESTS / "seal/earlier/holds/config/indicators.yaml").read_text("utf-8")
OF_MANY_RULES = """\
title: 各种规则
year: 2026
frequency: month
units: {a: {name: 甲, group: 东}, b: {name: 乙, group: 西, assessed: false}}
unscored: {missing: 0, pending: leave_out}
rounding: {points: 2, mode: half_even}
tables:
  t:
    title: 表
    ranking: {ties: dense, by: share}
    indicators:
      a: {name: 分档, number: 1, nature: ratio, rule: {compare: value, bands: [{at_least: 60, points: 10}, {points: 80%}]}}
      b: {name: 选项, number: 2, rule: {choices: {好: 10, 差: 0}}}
      c: {name: 折线, number: 3, targets: 8, rule: {line: [[50%, 0], [100%, 10]]}}
      d: {name: 名次, number: 4, rule: {compare: rank, each: -0.5, only_if: {of: a, above: 1/3}}}
      e: {name: 区间, number: 5, nature: stock, targets: {between: [20, 30]}, over_range: full, points: 5}
      f: {name: 扣分, counts_as: deduction, rule: {each: 1}, min_points: -3}
"""


def read(text, encoding="utf-8"):
    file = load_scheme(Source("scheme.yaml", text.encode(encoding)))
    assert file.scheme, [fault.message.say("en") for fault in file.faults]
    return file.scheme


@pytest.mark.parametrize(
    ("text", "hash"),
    [(OF_MANY_RULES, "e99720e8105bb2df"), (OF_MANY_KINDS, "89f0bf050bc720bf")],
    ids=["rules", "kinds"],
)
def test_the_hash_of_a_scheme_stays_what_it_is(text, hash):
    """Where this fails, the code has renamed a field or changed a default: say its old name with `called`."""
    assert scheme_hash(read(text)) == hash


def disguised(value, rng):
    """The same records as classes of other names, their fields renamed and in another order, and with one more."""
    if isinstance(value, dict):
        return {key: disguised(held, rng) for key, held in value.items()}
    if isinstance(value, tuple):
        parts = [disguised(held, rng) for held in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if not dataclasses.is_dataclass(value) or isinstance(value, Period):
        return value
    of = list(dataclasses.fields(value))
    rng.shuffle(of)
    names = {one.name: f"renamed_{n}" for n, one in enumerate(of)}
    again = []
    for one in of:
        if "parts" in one.metadata:
            # A scale says itself under which names it is kept.
            kept = dataclasses.field(default=one.default, metadata=one.metadata)
            again.append((names[one.name], object, kept))
            continue
        usual = (
            {}
            if one.default is dataclasses.MISSING
            else {"default": disguised(one.default, random.Random(0))}
        )
        if one.default_factory is not dataclasses.MISSING:
            usual = {"default_factory": one.default_factory}
        again.append(
            (
                names[one.name],
                object,
                dataclasses.field(compare=one.compare, metadata=kept_name(one.name), **usual),
            )
        )
    again.append(("came_later", object, dataclasses.field(default="as ever")))
    record = dataclasses.make_dataclass("Renamed", again, kw_only=True, frozen=True)
    held = {one: getattr(value, one.name) for one in of}
    return record(
        **{
            names[one.name]: part if "parts" in one.metadata else disguised(part, rng)
            for one, part in held.items()
        }
    )


@pytest.mark.parametrize("text", [OF_MANY_RULES, OF_MANY_KINDS], ids=["rules", "kinds"])
def test_the_names_of_classes_and_the_order_of_fields_in_the_code_change_nothing(text):
    scheme = read(text)
    assert digest(plain(disguised(scheme, random.Random(8)), chosen_alike)) == digest(
        plain(scheme, without_defaults)
    )


def chosen_alike(record):
    """As `chosen`; a disguised default is the same by what it says."""
    found = without_defaults(record)
    if not dataclasses.is_dataclass(record):
        return found
    usual = {f.metadata.get("called", f.name): f.default for f in dataclasses.fields(record)}
    known = {name: digest(plain(held)) for name, held in usual.items() if held is not dataclasses.MISSING}
    return {name: held for name, held in found.items() if digest(plain(held)) != known.get(name)}


def test_comments_encoding_and_the_order_of_keys_change_nothing():
    before = scheme_hash(read(OF_MANY_KINDS))
    turned = OF_MANY_KINDS.replace(
        "{name: 项目开工数, number: 1, points: 40, targets: [40, 20, 50, 25]}",
        "{targets: [40, 20, 50, 25], points: 40, number: 1, name: 项目开工数}  # 见通知",
    )
    assert turned != OF_MANY_KINDS
    assert scheme_hash(read(turned)) == before
    assert scheme_hash(read(turned, "gb18030")) == scheme_hash(read(turned, "utf-8-sig")) == before


def test_a_default_that_is_spelled_out_changes_nothing():
    before = scheme_hash(read(OF_MANY_KINDS))
    said = OF_MANY_KINDS.replace("    annex: 1\n", "    annex: 1\n    ranking: {ties: competition}\n")
    assert said != OF_MANY_KINDS and scheme_hash(read(said)) == before


def test_an_amendment_counts_from_its_period_on():
    amended = OF_MANY_KINDS + (
        "amendments:\n- {from: 2026Q3, source: 调整, set: {targets.北村镇.项目开工数: 30}}\n"
    )
    before, after = read(OF_MANY_KINDS), read(amended)
    assert scheme_hash(after, Period(2026, 6)) == scheme_hash(before, Period(2026, 6))
    assert scheme_hash(after, Period(2026, 9)) != scheme_hash(before, Period(2026, 9))


def test_in_which_order_words_are_listed_changes_nothing_also_where_a_condition_names_one():
    def scheme(choices):
        return read(
            "title: 试\nyear: 2026\nunits: {a: {name: 甲}}\n"
            "effects: [{name: 否决, for: t, if: {of: r, equals: 差}, then: {total: 0}}]\n"
            f"tables: {{t: {{title: 表, indicators: {{r: {{name: 评价, number: 1, rule: {{choices: {choices}}}}}}}}}}}\n"
        )

    assert scheme_hash(scheme("{好: 10, 中: 5, 差: 0}")) == scheme_hash(scheme("{差: 0, 好: 10, 中: 5}"))


@pytest.mark.usefixtures("with_s_curve")
@pytest.mark.parametrize(("node", "field"), FIELDS)
def test_a_change_of_any_declared_field_is_another_hash(node, field):
    sample = {**BESIDE.get((node, field), {}), **deepcopy(SAMPLES[node][field])}
    scheme = written(node, field, sample).scheme
    assert scheme
    for other in others(node, field, sample):
        found = written(node, field, other)
        if found.scheme and not errors(found.faults) and found.scheme != scheme:
            assert scheme_hash(found.scheme) != scheme_hash(scheme), other
