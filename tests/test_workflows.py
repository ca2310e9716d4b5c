"""The workflows are sound, give nothing away, and cannot be steered by a contribution."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FILES = [*WORKFLOWS, ROOT / "action.yml"]
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
every_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def load(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only


def steps(file: Path) -> Iterator[dict[str, Any]]:
    document = load(file)
    for job in document.get("jobs", {"": document.get("runs")}).values():
        yield from job["steps"]


@every_file
def test_zizmor_has_nothing_to_say(file: Path) -> None:
    scripts = sysconfig.get_path("scripts")
    program = shutil.which("zizmor", path=scripts) or shutil.which("zizmor")
    if program is None:
        pytest.skip("zizmor is not installed; it is in the group dev")
    found = subprocess.run(
        [program, "--offline", "--persona=pedantic", "--no-progress", str(file)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert found.returncode == 0, found.stdout


@every_file
def test_every_action_is_pinned_to_a_commit_and_says_which_version(file: Path) -> None:
    for line in re.findall(r"uses: (.*)", file.read_text("utf-8")):
        assert line.startswith("./base ") or re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", line)


@every_file
def test_nothing_of_the_event_is_pasted_into_a_script(file: Path) -> None:
    assert not [step["run"] for step in steps(file) if "${{" in step.get("run", "")]


@every_file
def test_no_secret_is_used(file: Path) -> None:
    assert "secrets." not in file.read_text("utf-8")


@every_file
def test_no_checkout_leaves_a_token_behind(file: Path) -> None:
    for step in steps(file):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


@every_workflow
def test_every_right_is_given_to_one_job(file: Path) -> None:
    document = load(file)
    assert document["permissions"] == {}
    assert all(
        "permissions" in job and "timeout-minutes" in job for job in document["jobs"].values()
    )


@every_workflow
def test_a_job_that_may_write_runs_none_of_the_projects_code(file: Path) -> None:
    for job in load(file)["jobs"].values():
        if "write" in job["permissions"].values():
            text = yaml.dump(job["steps"])
            assert not re.search(
                r"actions/checkout|timeline (validate|diff|build)|\.ci/|pip", text
            )


@every_workflow
def test_a_pull_request_reaches_only_reading_rights(file: Path) -> None:
    document = load(file)
    if "pull_request" in document["on"]:
        rights = [job["permissions"] for job in document["jobs"].values()]
        assert rights == [{"contents": "read"}] * len(rights)
    assert "pull_request_target" not in document["on"]


@every_file
def test_every_script_is_one_that_bash_can_read(file: Path) -> None:
    for step in steps(file):
        if "run" in step:
            found = subprocess.run(["bash", "-n"], input=step["run"], text=True, check=False)
            assert found.returncode == 0, step["run"]
