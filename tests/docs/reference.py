"""The generated parts of the pages: the fields of each node, and the gallery of faults."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from scorecard.base.codes import codes, examples, fault_text, severity
from scorecard.base.fault import SEVERITIES
from scorecard.base.message import Lang, say, term
from scorecard.cli import main
from scorecard.language.formula_functions import FUNCTIONS
from scorecard.language.json_schema import choices_of, default_text
from scorecard.language.nodes import NODES
from scorecard.scheme.field import Field, NodeType
from scorecard.scheme.kinds import ListOf, MapOf, NodeOf, Word
from scorecard.scheme.kinds.named import CHINESE

_GAP = re.compile(r"\{\w+\}")


def fields(node: str, lang: Lang) -> list[str]:
    """A table of the fields of a node."""
    heads = {
        "zh": "| 字段 | 中文名 | 写什么 | 缺省 | 说明 |",
        "en": "| field | in Chinese | what to write | default | meaning |",
    }
    table = [heads[lang], "|---|---|---|---|---|", *(_field(field, lang) for field in NODES[node].fields)]
    return [*table, *_together(NODES[node], lang)]


def _together(node: NodeType, lang: Lang) -> list[str]:
    """Which fields exclude each other."""
    groups = [f"`{'`, `'.join(group)}`" for group in node.apart]
    said = [term(f"At most one of {group} is written.", zh=f"{group} 至多写一个。") for group in groups]
    if node.either:
        both = "`, `".join(node.either)
        said.append(term(f"Exactly one of `{both}` is written.", zh=f"`{both}` 必写一个，只写一个。"))
    return ["", " ".join(say(one, lang) for one in said)] if said else []


def _field(field: Field, lang: Lang) -> str:
    needed = {"zh": "**必填**", "en": "**required**"}[lang]
    default = (
        needed if field.required else "" if field.default is None else f"`{default_text(field.default)}`"
    )
    cells = [f"`{field.name}`", f"`{field.chinese}`", _kind(field, lang), default, _choices(field, lang)]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _kind(field: Field, lang: Lang) -> str:
    kind = field.kind
    inner = kind.of if isinstance(kind, ListOf | MapOf) else kind
    if not isinstance(inner, NodeOf):
        return f"`{'`, `'.join(kind.choices)}`" if isinstance(kind, Word) else say(kind.words, lang)
    link = f"[{NODES[inner.name].chinese if lang == 'zh' else inner.name}](#{inner.name})"
    if isinstance(kind, ListOf):
        return {"zh": f"列表，每项为{link}", "en": f"a list of {link}"}[lang]
    return (
        {"zh": f"若干“名称: {link}”", "en": f"names, each with {link}"}[lang]
        if isinstance(kind, MapOf)
        else link
    )


def _choices(field: Field, lang: Lang) -> str:
    said = say(field.help, lang)
    choices = choices_of(field.kind)
    if not choices:
        return said
    colon, stop = {"zh": ("：", "；"), "en": (": ", "; ")}[lang]
    listed = stop.join(f"{_names(word)} {say(text, lang)}" for word, text in choices.items())
    return f"{said}{colon}{listed}"


def _names(word: str) -> str:
    """A word by both its names, where it has two."""
    return " ".join(f"`{name}`" for name in dict.fromkeys((word, CHINESE.get(word, word))))


def functions(lang: Lang) -> list[str]:
    """A table of the functions of formulas."""
    heads = {"zh": "| 函数 | 中文名 | 得出 |", "en": "| function | in Chinese | what it gives |"}
    rows = (
        f"| `{name}({each.arguments})` | `{each.chinese}` | {say(each.help, lang)} |"
        for name, each in FUNCTIONS.items()
    )
    return [heads[lang], "|---|---|---|", *rows]


def readback(project: Path) -> list[str]:
    """What `check --read-back` says of an example, in Chinese, without its title and a level further down."""
    words = ["check", "--read-back", "-C", str(project), "-f", "markdown", "--lang", "zh", "-q"]
    said = CliRunner().invoke(main, words)
    assert said.exit_code == 0, said.output
    # The columns of a page need not line up: its lines would be wider than anyone reads.
    lines = [re.sub(r" {2,}", " ", re.sub(r"-{3,}", "--", line)) for line in said.stdout.split("\n")]
    sections = lines[next(n for n, line in enumerate(lines) if line.startswith("## ")) :]
    return [f"#{line}" if line.startswith("#") else line for line in sections]


def faults() -> list[str]:
    """Every code with what it means in both languages, its cure, and an example."""
    lines: list[str] = []
    for code in codes():
        lines += _fault(code)
    return lines


def _fault(code: str) -> list[str]:
    kind, title, why, cure = (
        SEVERITIES[severity(code)],
        fault_text(code, "title"),
        fault_text(code, "why"),
        fault_text(code, "cure"),
    )
    lines = [f'<a id="{code.lower()}"></a>', f"### {code} {say(title, 'zh')} · {say(title, 'en')}", ""]
    lines += [f"{say(kind, 'zh')}。{say(why, 'zh')}改法：{_open(say(cure, 'zh'))}。", ""]
    lines += [f"{say(kind, 'en').capitalize()}. {say(why, 'en')} Cure: {_open(say(cure, 'en'))}.", ""]
    bad, good = examples(code)
    for heading, example in (("错 · instead of", bad), ("对 · write", good)):
        if example:
            lines += [heading, "", "```text", *example.rstrip("\n").split("\n"), "```", ""]
    return lines


def _open(template: str) -> str:
    """A template with its gaps left open; a brace of a scheme stands twice in it."""
    return _GAP.sub("…", template).replace("{{", "{").replace("}}", "}")
