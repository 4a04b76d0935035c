"""One name, one thing: a class can be looked up by its name alone, and what a function gives or does can be told from it."""

import ast
import re
from collections import defaultdict

from tests.docs.pages import ROOT

BARE = re.compile(
    r"_?(?:about|above|ahead|around|at|before|behind|beside|between|by|from|in|inside|of|on|outside|per|to|together|under|with|within|"
    r"[a-z]+ed|begun|broken|chosen|drawn|found|given|held|kept|known|lacking|laid|made|meant|met|said|shown|spread|taken|told|wanting|written)"
)
WORDS_OF_THE_FIELD = {"ahead", "rounded"}
"""What the field, or a language for programs, says itself."""


def definitions(kind):
    """What modules define themselves, each with the module."""
    for path in sorted((ROOT / "scorecard").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, kind):
                yield node.name, path.relative_to(ROOT)


def test_a_class_name_means_one_thing():
    places = defaultdict(list)
    for name, path in definitions(ast.ClassDef):
        places[name].append(str(path))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_functions_are_called_by_nouns_or_verbs():
    bare = [
        f"{path}: {name}"
        for name, path in definitions(ast.FunctionDef)
        if BARE.fullmatch(name) and name not in WORDS_OF_THE_FIELD
    ]
    assert bare == []
