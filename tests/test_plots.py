"""`timeline plot`: the pictures, and what it says where there is none."""

from __future__ import annotations

import builtins
import dataclasses
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from validator import CouldNotRun, load
from validator.cli.plot import command
from validator.frames import Frames
from validator.plots import PLOTS, render


@pytest.fixture(scope="module")
def data(built: Path) -> Frames:
    return load(built)


@pytest.mark.parametrize("name", PLOTS)
def test_the_same_data_gives_the_same_picture(data: Frames, name: str) -> None:
    picture = render(name, data, "svg")
    assert render(name, data, "svg") == picture
    root = ET.fromstring(picture)  # noqa: S314 - our own bytes
    assert root.tag.endswith("svg")


def test_a_picture_is_written_as_its_ending_says(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "standing.png"
    result = CliRunner().invoke(command, ["standing", "-o", str(file), "--package", str(built)])
    assert (result.exit_code, result.output) == (0, f"Wrote {file}.\n")
    assert file.read_bytes().startswith(b"\x89PNG")


def test_another_ending_is_refused_before_anything_is_read() -> None:
    result = CliRunner().invoke(command, ["months", "-o", "x.gif", "--package", "nowhere"])
    assert result.exit_code == 2
    assert "neither in .svg nor in .png" in result.output


def test_an_empty_chronology_has_no_picture(data: Frames) -> None:
    empty = dataclasses.replace(data, chronology=data.chronology.iloc[:0])
    with pytest.raises(CouldNotRun, match="no event"):
        render("months", empty, "svg")


def test_without_matplotlib_the_message_says_what_to_install(
    data: Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    for module in [name for name in sys.modules if name.startswith("validator.plots.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(CouldNotRun, match=r'pip install "syria-timeline\[plot\]"'):
        render("months", data, "svg")
