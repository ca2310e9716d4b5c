"""An installed `timeline` works outside the checkout: the schemas travel in the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packages import ROOT, write_package

pytest.importorskip("hatchling", reason="hatchling builds the wheel")


def test_a_wheel_validates_and_builds_outside_the_checkout(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ROOT],
        check=True,
        capture_output=True,
    )
    site = tmp_path / "site"
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    package = write_package(
        tmp_path / "package", sources=[{"source_id": "s-one"}], claims=[{"source_id": "s-one"}]
    )
    command = [sys.executable, "-P", "-m", "validator"]
    environment = {"PYTHONPATH": str(site), "PATH": ""}
    validated = subprocess.run(
        [*command, "validate", package],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert validated.returncode == 0, validated.stdout + validated.stderr
    built = subprocess.run(
        [*command, "build", package, "-o", tmp_path / "built"],
        cwd=tmp_path, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "built" / "chronology.csv").is_file()
