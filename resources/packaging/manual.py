"""The manual pages, made from what the two commands take: nothing is written down twice."""

import argparse
import re
from collections.abc import Iterator

_EXIT = (
    ("0", "done"),
    ("1", "a known error; one sentence says which, and how to mend it"),
    ("2", "wrong usage"),
)


def page(command: argparse.ArgumentParser, version: str, date: str, see_also: str) -> str:
    """A manual page of section 1, in roff."""
    name, purpose = command.prog, str(command.description)
    lines = [
        f'.TH {_escaped(name.upper())} 1 "{date}" "Dispensatory {version}"',
        ".SH NAME",
        f"{_escaped(name)} \\- {_escaped(purpose[0].lower() + purpose[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        *_synopsis(command),
        ".SH DESCRIPTION",
        _escaped(purpose),
        *([".PP", _escaped(command.epilog)] if command.epilog else []),
        ".SH OPTIONS",
        *_options(command),
        *_commands(command),
        ".SH EXIT STATUS",
        *(line for code, what in _EXIT for line in (".TP", f".B {code}", _escaped(what))),
        ".SH SEE ALSO",
        f".BR {_escaped(see_also)} (1)",
    ]
    return "\n".join(lines) + "\n"


def _synopsis(command: argparse.ArgumentParser) -> list[str]:
    """How a command is called, as --help says it, on one line."""
    usage = " ".join(command.format_usage().removeprefix("usage: ").split())
    rest = usage.removeprefix(command.prog).strip()
    return [f".B {_escaped(command.prog)}", _escaped(rest)]


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    """Every option and operand that its help or its choices explain."""
    for action in command._actions:
        words = _sentence(action)
        if words:
            yield from (".TP", _called(action), _escaped(words))


def _called(action: argparse.Action) -> str:
    """An option's names in bold and what it takes in italics."""
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in action.option_strings)
    takes = "" if action.nargs == 0 else f"\\fI{_escaped(_taken(action))}\\fR"
    return " ".join(filter(None, (names, takes)))


def _taken(action: argparse.Action) -> str:
    if action.metavar:
        return str(action.metavar)
    return " | ".join(action.choices) if action.choices else action.dest.upper()


def _sentence(action: argparse.Action) -> str:
    """What an option or operand does; empty for those that the usage explains."""
    if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
        return ""
    if action.choices and not action.help:
        return f"One of these; {action.default} if none is named."
    return f"{action.help[0].upper()}{action.help[1:]}." if action.help else ""


def _commands(command: argparse.ArgumentParser) -> Iterator[str]:
    """The commands that a command has, each with its own options."""
    found = list(_parsers_below(command))
    if found:
        yield ".SH COMMANDS"
    for purpose, parser in found:
        yield f'.SS "{_escaped(parser.prog.removeprefix(command.prog).strip())}"'
        yield _escaped(purpose[0].upper() + purpose[1:] + ".")
        yield ".PP"
        yield from _synopsis(parser)
        yield from _options(parser)


def _parsers_below(
    command: argparse.ArgumentParser,
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each command that does something, with its purpose; groups are gone into."""
    for group in command._actions:
        if not isinstance(group, argparse._SubParsersAction):
            continue
        purposes = {choice.dest: str(choice.help) for choice in group._choices_actions}
        for name, parser in group.choices.items():
            below = list(_parsers_below(parser))
            yield from below or [(purposes[name], parser)]


def _escaped(text: str) -> str:
    """A text that roff prints as it stands."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^(?=[.'])", r"\\&", safe)
