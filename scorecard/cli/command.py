"""How a command is declared, told of by --help, and refuses an option that stands there with two values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from scorecard.base.message import Message, Text, comma_list, message, sense
from scorecard.cli.locale import WrongUsage, ambient, spoken

FAULTS = message("faults in scheme or data (with --strict, warnings or missing cells too)")
UNSOUND = message("faults in scheme or data, or a file that cannot be written")
UNWRITTEN = message("a file that cannot be written")
OPTIONS = spoken(message("[OPTIONS]"))

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def declare(
    name: str, help: Message, *examples: str, failure: Text | None = FAULTS
) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with its help: what it does, an example or two, and its exit codes.

    failure : what 1 means of this command; None: it does not end so
    """
    lines = "\n".join(f"  scorecard {example}" for example in examples)
    failing = message("1 {failure}, ", failure=failure) if failure else ""
    codes = message(
        "Exit codes: 0 done, {failure}2 wrong usage, 3 a fault of the program itself, 130 Ctrl-C.",
        failure=failing,
    )
    head = message("Examples:")
    epilog = f"\b\n{spoken(head)}\n{lines}\n\n{spoken(codes)}"
    return click.command(name, cls=Command, help=spoken(help), epilog=epilog, options_metavar=OPTIONS)


def option(*names: str, help: Message, metavar: Text | None = None, **more: Any) -> Decorator:
    """An option, with its help and what stands for its value in the language of the system."""
    return click.option(*names, cls=_Option, help=spoken(help), metavar=metavar and spoken(metavar), **more)


class _Option(click.Option):
    """An option whose help is in words: the toolkit's signs for a range, `[x>=1]`, are none."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        """What the toolkit puts behind the help, without the range."""
        extra = super().get_help_extra(ctx)
        extra.pop("range", None)
        return extra


def argument(name: str, metavar: Message, **more: Any) -> Decorator:
    """An argument, with what stands for it in the language of the system."""
    return click.argument(name, metavar=spoken(metavar), **more)


class _Formatter(click.HelpFormatter):
    """Help in columns of the terminal, of which a Chinese character takes two: the toolkit counts characters."""

    def write_heading(self, heading: str) -> None:
        colon = spoken(sense("after a heading", ":"))
        self.write(f"{heading}{colon}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        if not any(_is_wide(text) for row in rows for text in row):
            super().write_dl(rows, col_max, col_spacing)
            return
        from scorecard.base.width import fold, pad, width

        indent = " " * self.current_indent
        first = min(max(width(term) for term, _ in rows), col_max) + col_spacing
        for term, text in rows:
            beside = width(term) + col_spacing <= first
            lines = fold(text, self.width - first - self.current_indent)
            heads = [term, *[""] * (len(lines) - 1)] if beside else [""] * len(lines)
            if not beside:
                self.write(f"{indent}{term}\n")
            for head, line in zip(heads, lines, strict=True):
                self.write(f"{indent}{pad(head, first)}{line}\n")

    def write_text(self, text: str) -> None:
        if not any(map(_is_wide, text.split("\n\n"))):
            super().write_text(text)
            return
        from scorecard.base.width import fold

        indent = " " * self.current_indent
        paragraphs = []
        for paragraph in text.split("\n\n"):
            # The toolkit's sign for what stands as it is.
            kept = paragraph.startswith("\b\n")
            lines = paragraph.split("\n")[1:] if kept else fold(paragraph, self.width - len(indent))
            paragraphs.append("\n".join(f"{indent}{line}" for line in lines))
        self.write("\n\n".join(paragraphs) + "\n")


def _is_wide(text: str) -> bool:
    """Whether most characters of a text take two columns."""
    if text.isascii():
        return False
    from scorecard.base.width import width

    plain = text.replace("\n", "").replace("\b", "")
    return 2 * width(plain) > 3 * len(plain)


class NamedPath(click.Path):
    """A file or folder that is named: nothing, as of a variable that is empty, does not name this folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; wrong usage where nothing is named."""
        if value == "" and param is not None:
            name = param.opts[0] if isinstance(param, click.Option) else param.metavar
            nothing = message("nothing stands behind {option}; name a file or folder", option=name)
            raise WrongUsage(nothing, ambient())
        return super().convert(value, param, ctx)


class HelpContext(click.Context):
    """A run of a command, whose help stands in columns."""

    formatter_class = _Formatter


class Command(click.Command):
    """A command that refuses an option of one value given with two, of which only the last would count."""

    context_class = HelpContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The same as of the toolkit; a value that is repeated, as behind an alias of the shell, is one value."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        single = [each for each in options if not (each.multiple or each.is_flag)]
        parser = self.make_parser(ctx)
        for each in single:
            # In place of the toolkit's own, which keeps the last value alone.
            parser.add_option(each, each.opts, each.name, action="append")
        given, _, _ = parser.parse_args(list(args))
        for each in single:
            values = dict.fromkeys(given.get(each.name, ()))
            if len(values) > 1:
                several = message(
                    "{option} is given as {values}, and only one value counts; leave the others out",
                    option="/".join(each.opts),
                    values=comma_list(values),
                )
                raise WrongUsage(several, ambient())
        return super().parse_args(ctx, args)
