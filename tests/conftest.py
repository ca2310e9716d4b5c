"""What several test files share: one package built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests import sample
from validator import build

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def sample_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of `tests.sample`; not to be written to."""
    return sample.write(tmp_path_factory.mktemp("sample") / "package")


@pytest.fixture(scope="session")
def built(sample_package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `build` makes of `sample_package`; not to be written to."""
    target = tmp_path_factory.mktemp("built") / "out"
    assert build(sample_package, target).valid
    return target
