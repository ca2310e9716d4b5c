"""The command `timeline`: each subcommand parses, calls one library function, prints, exits."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NoReturn

import click

from validator.findings import CouldNotRun

COMMANDS = {
    "validate": "Check a package, cell by cell and as a whole.",
    "diff": "Tell what a contribution changes, in the tables and in the chronology.",
    "explain": "Say what a code means, why it matters and how to mend it.",
    "build": "Merge the claims into a chronology and write the built package.",
    "add": "Add an event, a claim, a source or an actor.",
    "import": "Bring the rows of a workbook or of CSV files into the tables.",
    "template": "Write a workbook to fill in.",
    "fmt": "Write the tables in their canonical form.",
    "show": "Tell what the package knows about an event, an actor or a source.",
    "plot": "Draw events by month, their standing by year, or actors through time.",
}
"""Subcommands in the order of help; each is `command` in the module of its name here."""

COULD_NOT_RUN, STOPPED, BROKEN_PIPE = 2, 130, 141


class _Lazy(click.Group):
    """A group that imports a subcommand only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"validator.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="syria-timeline", prog_name="timeline")
def timeline() -> None:
    """Validate, build and read sourced chronologies of contested events."""


def _leave(status: int) -> NoReturn:
    """Leave at once: everything is written and closed, and the engine need not be taken apart.

    After Ctrl-C its threads may linger, and would be taken for a crash.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = BROKEN_PIPE
    sys.stderr.flush()
    os._exit(status)


def main() -> NoReturn:
    """Run the command; whatever happens, no traceback and an exit status that tells.

    0 clean, 1 findings of severity error, 2 could not run. TIMELINE_TRACEBACK=1 shows where
    an error of the tool itself arose.
    """
    try:
        status = timeline.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        error.show()
        status = COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        status = STOPPED
    except BrokenPipeError:
        status = BROKEN_PIPE
    except CouldNotRun as reason:
        click.echo(f"Could not run: {reason}", err=True)
        status = COULD_NOT_RUN
    except Exception as error:  # noqa: BLE001 - told, or raised again
        status = _failed(error)
    _leave(status if isinstance(status, int) else 0)


def _failed(error: Exception) -> int:
    """The exit status after an error of the tool's own, which is told without a traceback."""
    if "interrupted" in str(error).lower():  # the engine's words for Ctrl-C
        click.echo("Stopped.", err=True)
        return STOPPED
    if os.environ.get("TIMELINE_TRACEBACK"):
        raise error
    click.echo(f"The tool failed: {type(error).__name__}: {error}", err=True)
    click.echo("Please report it; TIMELINE_TRACEBACK=1 shows where it arose.", err=True)
    return COULD_NOT_RUN
