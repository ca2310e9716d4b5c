"""`load`: frames of a package, and answers to the first questions."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path

import pandas as pd
import pytest

from validator import CouldNotRun, load
from validator.frames import Frames


@pytest.fixture(scope="module", params=["package", "built"])
def data(request: pytest.FixtureRequest, sample_package: Path, built: Path) -> Frames:
    return load(sample_package if request.param == "package" else built)


def test_ids_are_the_index_days_are_days_and_closed_lists_are_categories(data: Frames) -> None:
    rows = data.chronology
    assert (rows.index.name, data.claims.index.name) == ("event_id", "claim_id")
    assert str(rows["date_earliest"].dtype) == "datetime64[s]"
    assert isinstance(rows["kind"].dtype, pd.CategoricalDtype)
    assert "renaming" in rows["kind"].cat.categories
    assert (str(rows["killed_low"].dtype), str(rows["latitude"].dtype)) == ("Int64", "Float64")
    assert data.sources["published_earliest"]["observer-2"] == pd.Timestamp("2016-08-01")
    assert data.actors["active_to_latest"]["river-brigade"] == pd.Timestamp("2015-06-30")
    assert pd.isna(data.sources["published_latest"]["courier-3"])
    assert data.figures.loc["bridge-battle-2016", "high"] == 30


def test_a_package_and_what_was_built_from_it_give_the_same_frames(
    sample_package: Path, built: Path
) -> None:
    first, second = load(sample_package), load(built)
    assert first.about == second.about
    for name in ("chronology", "participants", "figures", "claims", "contradictions", "actors"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_what_happened_between_two_days_counts_what_went_on_and_what_may_have(
    data: Frames,
) -> None:
    assert list(data.between("2016-08-01", "2016-08-31").index) == ["bridge-battle-2016"]
    assert list(data.between("2012-03-01", "2012-03-02").index) == ["river-brigade-formed-2012"]
    assert data.between("2019-01-01", "2019-12-31").empty


@pytest.mark.parametrize("actor", ["north-council", "North Council"])
def test_who_did_what_is_found_by_id_and_by_name(data: Frames, actor: str) -> None:
    rows = data.deeds(actor)
    assert list(rows["role"]) == ["participant", "signatory"]
    assert list(rows.index) == ["council-talks-2013", "river-truce-2024"]


def test_who_did_what_without_a_name_is_everybody_in_order(data: Frames) -> None:
    assert data.deeds()["date_earliest"].is_monotonic_increasing
    assert len(data.deeds()) == len(data.participants)


def test_nobody_of_that_name_is_said_so(data: Frames) -> None:
    with pytest.raises(CouldNotRun, match='no actor "nobody"'):
        data.deeds("nobody")


def test_what_sources_disagree_on_shows_the_claims_that_bear_on_it(data: Frames) -> None:
    rows = data.disagreements()
    killed, stance = (rows[rows["property"] == name] for name in ("killed", "stance"))
    assert sorted(killed["value_low"]) == [12, 30]
    assert sorted(stance["publisher"]) == ["Courier", "Herald", "Observer"]
    assert set(rows["standing"]) == {"disputed"}


def test_without_pandas_the_message_says_what_to_install(
    sample_package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "validator.framing", raising=False)
    monkeypatch.delattr("validator.framing", raising=False)
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(CouldNotRun, match=r'pip install "syria-timeline\[pandas\]"'):
        load(sample_package)


def test_a_package_with_errors_has_no_frames(sample_package: Path, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_bytes((sample_package / "datapackage.json").read_bytes())
    with pytest.raises(CouldNotRun, match="timeline validate"):
        load(tmp_path)
