"""Each fault's bad example yields just its code, and its good one nothing, through the reader."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from validator.faults import FAULTS, Fault, cells, files, package
from validator.limits import Limits
from validator.tables import standard
from validator.tables.reading import reading_of

ROOT = Path(__file__).resolve().parents[1]
LIMITS = Limits(cell_characters=400)
"""Room for what the schemas allow, so that the example of a cell over the limit stays short."""

FIELDS: dict[str, dict[str, Any]] = {
    "id": {
        "type": "string",
        "constraints": {"required": True, "pattern": "[a-z0-9]+(-[a-z0-9]+)*"},
    },
    "name": {"type": "string", "constraints": {"required": True}},
    "kind": {"type": "string", "constraints": {"enum": ["battle", "capture"]}},
    "size": {"type": "integer", "constraints": {"minimum": 0, "maximum": 1000}},
    "share": {"type": "number"},
    "open": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "seen": {"type": "date"},
    "text": {"type": "string", "constraints": {"minLength": 10, "maxLength": 30}},
    "url": {"type": "string", "constraints": {"unique": True}},
    "parent": {"type": "string"},
    "moment": {"type": "time"},
}
TEXT = {"type": "string"}
PARENT = {"fields": "parent", "reference": {"resource": "", "fields": "id"}}


def codes(folder: Path) -> set[str]:
    with reading_of(folder, LIMITS) as reading:
        return set(reading.report().counts)


def base() -> dict[str, Any]:
    """The project's descriptor with a fifth table, `notes`."""
    descriptor: dict[str, Any] = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    notes = {"name": "notes", "path": "data/notes.csv", "schema": "schema/notes.json"}
    descriptor["resources"].append({**descriptor["resources"][0], **notes})
    return descriptor


def schema_of(header: list[str], *, strict: bool = True) -> dict[str, Any]:
    """A schema with the columns `header`; without `strict` of plain text."""
    fields = [{"name": name, **(FIELDS[name] if strict else TEXT)} for name in header]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if strict and "id" in header:
        schema["primaryKey"] = "id"
    if "parent" in header:
        schema["foreignKeys"] = [PARENT]
    return schema


def write(
    folder: Path,
    descriptor: str,
    notes: str = "id\n",
    schema: dict[str, Any] | None = None,
) -> Path:
    """A package whose tables are empty but for `notes`."""
    shutil.copytree(ROOT / "schema", folder / "schema")
    (folder / "data").mkdir()
    for name in standard.TABLES:
        header = ",".join(standard.table(name).names)
        (folder / "data" / f"{name}.csv").write_text(header + "\n", "utf-8")
    (folder / "data" / "notes.csv").write_bytes(notes.encode("utf-8", "surrogateescape"))
    text = json.dumps(schema or schema_of(["id"]))
    (folder / "schema" / "notes.json").write_text(text, "utf-8")
    (folder / "datapackage.json").write_text(descriptor, "utf-8")
    return folder


def examples(faults: tuple[Fault, ...]) -> pytest.MarkDecorator:
    values = [
        pytest.param(fault, text, expected, id=f"{fault.name}-{word}")
        for fault in faults
        for word, text, expected in (
            ("bad", fault.bad, {fault.code}),
            ("good", fault.good, set()),
        )
    ]
    return pytest.mark.parametrize(("fault", "text", "expected"), values)


@examples(files.FAULTS)
def test_of_a_file(fault: Fault, text: str, expected: set[str], tmp_path: Path) -> None:
    notes = text.replace("b" * 20, "b" * 401) if fault is files.TOO_LARGE else text
    schema = schema_of(["id", "name"], strict=False)
    assert codes(write(tmp_path / "p", json.dumps(base()), notes, schema)) == expected


@examples(cells.FAULTS)
def test_of_a_cell(fault: Fault, text: str, expected: set[str], tmp_path: Path) -> None:
    assert fault.code.startswith(("CEL", "KEY"))
    schema = schema_of(text.splitlines()[0].split(","))
    assert codes(write(tmp_path / "p", json.dumps(base()), text, schema)) == expected


@examples(package.FAULTS[:4])
def test_of_json(fault: Fault, text: str, expected: set[str], tmp_path: Path) -> None:
    merged = text if text == fault.bad else json.dumps({**base(), **json.loads(text)})
    assert codes(write(tmp_path / "p", merged)) == expected


@examples(package.FAULTS[4:])
def test_of_the_descriptor(fault: Fault, text: str, expected: set[str], tmp_path: Path) -> None:
    given, descriptor = json.loads(text), base()
    tables = descriptor["resources"]
    if "resources" in given:
        tables += [
            {**tables[-1], "name": f"notes-{number}", **item}
            for number, item in enumerate(given["resources"])
        ]
        tables.remove(base()["resources"][-1])
    elif "fields" not in given:
        (descriptor if "temporal" in given else tables[0]).update(given)
    folder = write(tmp_path / "p", json.dumps(descriptor))
    if "fields" in given:
        name = "notes" if given["fields"][0]["name"] == "id" else "sources"
        (folder / "schema" / f"{name}.json").write_text(json.dumps(patched(name, given)))
    for item in given.get("resources", []):
        (folder / item["path"]).write_text("id\n")
    if "data/actors.csv" not in {item["path"] for item in tables}:
        (folder / "data/actors.csv").unlink()
    if fault in {package.SHARED_FILE, package.AMBIGUOUS_NAME}:
        (folder / "data/notes.csv").unlink()
    assert codes(folder) == expected


def patched(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The schema of sources with the one field of `given` in the place of its own."""
    if name == "notes":
        return given
    schema: dict[str, Any] = json.loads((ROOT / "schema/sources.json").read_text("utf-8"))
    field = given["fields"][0]
    schema["fields"] = [field if own["name"] == field["name"] else own for own in schema["fields"]]
    return schema


@pytest.mark.parametrize("name", ["dates", "Package", "Events", "notes"])
def test_a_name_that_is_taken_is_refused_and_breaks_nothing(name: str, tmp_path: Path) -> None:
    descriptor = base()
    descriptor["resources"].append(
        {**descriptor["resources"][-1], "name": name, "path": "data/more.csv"}
    )
    folder = write(tmp_path / "p", json.dumps(descriptor))
    (folder / "data/more.csv").write_text("id\n")
    assert codes(folder) - {"PKG005"} == {"PKG013"}


@pytest.mark.parametrize(
    "broken",
    [
        {"resources": {"a": {"path": 5}}},
        {"resources": [1, {"name": "x", "path": "data/\0.csv"}]},
        {"contributors": [{"title": "x", "path": 5}]},
        {"temporal": {"start": {"path": 5}}},
    ],
)
def test_a_descriptor_of_another_shape_is_refused(broken: Any, tmp_path: Path) -> None:
    assert "PKG005" in codes(write(tmp_path / "p", json.dumps(base() | broken)))


def test_codes_and_names_are_unique_and_codes_in_order() -> None:
    codes_by_kind = [fault.code for fault in FAULTS]
    assert len(set(codes_by_kind)) == len(codes_by_kind)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    for group in (package.FAULTS, files.FAULTS, cells.FAULTS):
        listed = [fault.code for fault in group]
        assert listed == sorted(listed, key=lambda code: (listed_first(group, code), code))


def listed_first(group: tuple[Fault, ...], code: str) -> int:
    """Where the code's three letters first stand in `group`."""
    return [fault.code[:3] for fault in group].index(code[:3])
