"""The command reference inside README.md, between two marks."""

from __future__ import annotations

import importlib
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
    return "\n".join(_section(name) for name in COMMANDS) + "\n"


def _section(name: str) -> str:
    command: click.Command = importlib.import_module(f"validator.cli.{name}").command
    context = click.Context(command, info_name=f"timeline {name}")
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    text = (command.help or "").strip()
    if isinstance(command, click.Group):
        rows = [f"| `{one}` | {sub.short_help} |" for one, sub in command.commands.items()]
        table = "\n".join(["| what | meaning |", "| --- | --- |", *rows])
        return f"### `timeline {name}`\n\n```\n{usage}\n```\n\n{text}\n\n{table}\n"
    rows = [
        f"| `{' '.join(parameter.opts)}` | {parameter.help or ''} |"
        for parameter in command.params
        if isinstance(parameter, click.Option)
    ]
    table = "\n".join(["| option | meaning |", "| --- | --- |", *rows]) if rows else ""
    return f"### `timeline {name}`\n\n```\n{usage}\n```\n\n{text}\n\n{table}\n"
