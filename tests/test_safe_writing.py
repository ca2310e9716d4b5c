"""Writing survives being stopped anywhere, other writers, and files that must not be touched."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.copies import ROOT, contents, copy, leftovers, rewrite, rows, timeline
from validator.contributions import add, fmt
from validator.editing import files, lock
from validator.findings import CouldNotRun

BY_FORK = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


def untidy(folder: Path) -> Path:
    """A package of which every table needs formatting."""
    package = copy(folder)
    for table in contents(package):
        rewrite(package, table, rows(package, table)[::-1])
    return package


@BY_FORK
@pytest.mark.parametrize("how", ["kill", "torn", "full"])
@pytest.mark.parametrize("edit", ["fmt", "add"])
def test_an_edit_stopped_at_any_system_call_tears_nothing(
    edit: str, how: str, tmp_path: Path
) -> None:
    pristine = untidy(tmp_path / "pristine") if edit == "fmt" else copy(tmp_path / "pristine")
    command = [sys.executable, "-m", "tests.sabotage", edit, how, pristine, tmp_path]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 20  # as many calls were tried


def test_twenty_parallel_additions_lose_nothing(tmp_path: Path) -> None:
    package = copy(tmp_path / "p")
    before = len(rows(package, "actors"))

    def one(number: int) -> int:
        name = f"Test Brigade {number}"
        options = ["--name", name, "--kind", "armed-group", "--package", package]
        return timeline("add", "actor", *options).returncode

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(one, range(20))) == {0}
    names = {row["name"] for row in rows(package, "actors")}
    assert names >= {f"Test Brigade {number}" for number in range(20)}
    assert len(rows(package, "actors")) == before + 20
    assert leftovers(package) == []


def test_a_file_that_somebody_else_changed_meanwhile_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"theirs\n")
    change = files.Replacement(file, files.digest(b"as it was read\n"), b"ours\n")
    with pytest.raises(CouldNotRun, match="changed by somebody else"):
        files.replace([change])
    assert file.read_bytes() == b"theirs\n"


def test_a_link_is_refused(tmp_path: Path) -> None:
    package = untidy(tmp_path / "p")
    table = package / "data" / "events.csv"
    table.rename(package / "events.csv")
    table.symlink_to(package / "events.csv")
    with pytest.raises(CouldNotRun, match="is a link"):
        fmt(package)
    assert table.is_symlink()


def test_a_read_only_file_is_refused_and_the_others_with_it(tmp_path: Path) -> None:
    package = untidy(tmp_path / "p")
    (package / "data" / "events.csv").chmod(0o444)
    before = contents(package)
    with pytest.raises(CouldNotRun, match="read-only"):
        fmt(package)
    assert contents(package) == before


@BY_FORK
def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    package = untidy(tmp_path / "p")
    (package / "data" / "events.csv").chmod(0o640)
    fmt(package)
    assert (package / "data" / "events.csv").stat().st_mode & 0o777 == 0o640


def test_formatting_what_is_in_form_does_not_touch_the_file(tmp_path: Path) -> None:
    package = copy(tmp_path / "p")
    table = package / "data" / "events.csv"
    table.chmod(0o444)
    before = table.stat()
    fmt(package)
    after = table.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_an_interrupted_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    package = untidy(tmp_path / "p")
    (package / "data" / f"{files.PREFIX}events.csv-x").write_bytes(b"half a fi")
    (package / lock.NAME).write_bytes(b"")
    fmt(package)
    assert leftovers(package) == []


def test_a_second_writer_waits_and_then_gives_up(tmp_path: Path) -> None:
    with (
        lock.locked(tmp_path),
        pytest.raises(CouldNotRun, match="another process"),
        lock.locked(tmp_path, patience=0.05),
    ):
        pass


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from validator.editing import lock\n"
        "with lock.locked(Path(sys.argv[1])): os._exit(9)"
    )
    run = subprocess.run([sys.executable, "-c", code, tmp_path], cwd=ROOT, check=False)
    assert run.returncode == 9
    assert (tmp_path / lock.NAME).exists()
    with lock.locked(tmp_path, patience=1):
        pass


def test_an_addition_to_an_untidy_table_asks_for_fmt_first(tmp_path: Path) -> None:
    package = untidy(tmp_path / "p")
    before = contents(package)
    with pytest.raises(CouldNotRun, match="timeline fmt"):
        add({"actors": [{"name": "Test Brigade", "kind": "armed-group"}]}, package)
    assert contents(package) == before
