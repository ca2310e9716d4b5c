"""Measures this tool and frictionless side by side, run by run, and prints ratios.

    python -m tests.benchmark.run 1000 100000

Each package is validated by both in turn, as whole processes; the median of the ratios is what
counts, since a machine's speed drifts. Peak memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.generate import ROOT


@dataclass(frozen=True, slots=True)
class Run:
    """Wall seconds, and peak resident memory in MiB."""

    seconds: float
    memory: float


def measure(command: list[str]) -> Run:
    """One run of `command`, its output thrown away."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def in_turn(commands: dict[str, list[str]], runs: int) -> dict[str, list[Run]]:
    """`runs` runs of each command, one after the other in turn, after one that does not count."""
    for command in commands.values():
        measure(command)
    results: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            results[name].append(measure(command))
    return results


def row(label: str, results: dict[str, list[Run]]) -> str:
    """A row of the table: medians, and the medians of the ratios run by run."""
    ours, theirs = results["timeline"], results["frictionless"]
    faster = statistics.median(b.seconds / a.seconds for a, b in zip(ours, theirs, strict=True))
    memory = statistics.median(a.memory / b.memory for a, b in zip(ours, theirs, strict=True))
    cells = [label]
    for runs in (ours, theirs):
        cells.append(f"{statistics.median(run.seconds for run in runs):.2f} s")
        cells.append(f"{statistics.median(run.memory for run in runs):,.0f} MiB")
    return "| " + " | ".join([*cells, f"{faster:.1f}", f"{memory:.1f}"]) + " |"


def ratio(label: str, results: dict[str, list[Run]], one: str, other: str) -> str:
    """How many times as long `one` takes as `other`, run by run."""
    pairs = zip(results[one], results[other], strict=True)
    median = statistics.median(a.seconds / b.seconds for a, b in pairs)
    return f"{label}: {median:.2f} times {other}"


def generate(rows: int, folder: Path, *, wrong: int = 0) -> None:
    """Make a package in a process of its own: the peak of a child begins with its parent's."""
    command = [sys.executable, "-m", "tests.benchmark.generate", str(rows), str(folder)]
    subprocess.run([*command, "--wrong", str(wrong)], check=True, cwd=ROOT)


def tool(*arguments: str) -> list[str]:
    """This tool as a whole process."""
    return [sys.executable, "-m", "validator", *arguments]


def oracle(folder: Path) -> list[str]:
    """frictionless as a whole process."""
    return [sys.executable, "-m", "frictionless", "validate", str(folder / "datapackage.json")]


def compare(label: str, folder: Path, runs: int) -> None:
    """Print the row for the package in `folder`."""
    both = {"timeline": tool("validate", str(folder)), "frictionless": oracle(folder)}
    print(row(label, in_turn(both, runs)), flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("rows", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--more", action="store_true", help="also damage, build and ten times")
    arguments = parser.parse_args()
    print("| package | timeline | memory | frictionless | memory | times faster | memory ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    compare("our own", ROOT, arguments.runs)
    with tempfile.TemporaryDirectory() as name:
        for rows in arguments.rows:
            folder = Path(name) / str(rows)
            generate(rows, folder)
            compare(f"{rows:,} rows", folder, arguments.runs)
        if arguments.more:
            more(Path(name), max(arguments.rows), arguments.runs)


def more(folder: Path, rows: int, runs: int) -> None:
    """Print what damage and building cost beside a clean validation, at `rows` rows."""
    clean, wrong = folder / str(rows), folder / "wrong"
    generate(rows, wrong, wrong=1_000)
    commands = {
        "validate": tool("validate", str(clean)),
        "damaged": tool("validate", str(wrong)),
        "build of tables, JSON and Markdown": tool(
            *("build", str(clean), "-o", str(folder / "some"), "--form", "json"),
            *("--form", "markdown"),
        ),
        "build": tool("build", str(clean), "-o", str(folder / "built")),
    }
    results = in_turn(commands, runs)
    print()
    print(ratio("1 statement in 1,000 wrong", results, "damaged", "validate"))
    for name in commands:
        if name.startswith("build"):
            print(ratio(name, results, name, "validate"))


if __name__ == "__main__":
    main()
