"""The command reference inside README.md, between two marks."""

from __future__ import annotations

import importlib
import inspect
import re

import click

from validator.cli import COMMANDS

BEGIN, END = "<!-- commands: generated -->", "<!-- commands: end -->"


def renewed(page: str) -> str:
    """`page` with what stands between the marks made anew."""
    pattern = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    return pattern.sub(lambda _: f"{BEGIN}\n{render()}{END}", page)


def render() -> str:
    """A section for each command: what it does, its arguments and options."""
    return "\n".join(_section(name) for name in COMMANDS)


def _section(name: str) -> str:
    command: click.Command = importlib.import_module(f"validator.cli.{name}").command
    context = click.Context(command, info_name=f"timeline {name}")
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    parts = [f"### `timeline {name}`", f"```\n{usage}\n```", inspect.cleandoc(command.help or "")]
    return "\n\n".join([*parts, *_table(command)]) + "\n"


def _table(command: click.Command) -> list[str]:
    if isinstance(command, click.Group):
        head, rows = "what", [(one, sub.short_help) for one, sub in command.commands.items()]
    else:
        options = [item for item in command.params if isinstance(item, click.Option)]
        head, rows = "option", [(" ".join(item.opts), item.help) for item in options]
    lines = [f"| {head} | meaning |", "| --- | --- |"]
    lines += [f"| `{name}` | {meaning or ''} |" for name, meaning in rows]
    return ["\n".join(lines)] if rows else []
