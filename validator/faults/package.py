"""Faults of the descriptor and of the schemas that it names."""

from validator.faults.model import Fault
from validator.findings import Severity

NOT_JSON = Fault(
    code="PKG001",
    name="not-json",
    title="The file is not valid JSON",
    why="Nothing in it can be read.",
    fix="Correct the place named; a missing or trailing comma is the usual cause.",
    bad='{"name": "a",}',
    good='{"name": "a"}',
)
DUPLICATE_JSON_KEY = Fault(
    code="PKG002",
    name="duplicate-json-key",
    title="A JSON object holds the same key twice",
    why="Programs keep either the first or the last: the file means two things.",
    fix="Delete one of the two.",
    bad='{"name": "a", "name": "b"}',
    good='{"name": "a"}',
)
OVERSIZED_JSON = Fault(
    code="PKG003",
    name="oversized-json",
    title="A JSON file is too large or too deeply nested",
    why="Such a file exhausts the programs that read it.",
    fix="Split or flatten it.",
    bad='{"keywords": ' + "[" * 41 + '"Idlib"' + "]" * 41 + "}",
    good='{"keywords": ["Idlib"]}',
)
BAD_JSON_VALUE = Fault(
    code="PKG004",
    name="bad-json-value",
    title="A JSON file holds a value that JSON does not have",
    why="Other programs read NaN, Infinity and half a character differently, or not at all.",
    fix="Write a number, a text or null.",
    bad='{"version": NaN}',
    good='{"version": "1.0.0"}',
)
PROFILE = Fault(
    code="PKG005",
    name="profile-violation",
    title="The descriptor lacks what a timeline package must hold",
    why="Programs rely on the tables, the window and the licence being there.",
    fix="See schema/timeline-package.json for what belongs there.",
    bad='{"temporal": null}',
    good='{"temporal": {"start": "2011-01-01", "end": "2024-12-31"}}',
)
UNSAFE_PATH = Fault(
    code="PKG006",
    name="unsafe-path",
    title="A path leads out of the package",
    why="Validating a stranger's package must not read other files of the machine.",
    fix="Use a relative path with forward slashes to a plain file inside the package.",
    bad='{"path": "../../etc/passwd"}',
    good='{"path": "data/actors.csv"}',
)
MISSING_FILE = Fault(
    code="PKG007",
    name="missing-file",
    title="A file that the descriptor names does not exist",
    why="The table cannot be read.",
    fix="Add the file, or correct the path (upper and lower case count).",
    bad='{"path": "data/actor.csv"}',
    good='{"path": "data/actors.csv"}',
)
SHARED_FILE = Fault(
    code="PKG008",
    name="shared-file",
    title="Two resources name the same file",
    why="One table would be checked against two schemas.",
    fix="Give each resource a file of its own.",
    bad='{"resources": [{"path": "data/a.csv"}, {"path": "data/a.csv"}]}',
    good='{"resources": [{"path": "data/a.csv"}, {"path": "data/b.csv"}]}',
)
UNLISTED_FILE = Fault(
    code="PKG009",
    name="unlisted-file",
    title="A CSV file in data/ is not named by the descriptor",
    why="Nobody checks it and nobody loads it, although it looks like a part of the package.",
    fix="Add a resource for it to datapackage.json, or move the file away.",
    severity=Severity.WARNING,
    bad='{"resources": []}',
    good='{"resources": [{"path": "data/notes.csv"}]}',
)
UNSUPPORTED_RESOURCE = Fault(
    code="PKG010",
    name="unsupported-resource",
    title="A resource is not a plain comma-separated UTF-8 file with an explicit dialect",
    why="Without it each client guesses; a semicolon file then passes unseen.",
    fix='Give it one path, encoding "utf-8" and dialect {"delimiter": ",", "header": true}.',
    bad='{"dialect": {"delimiter": ";"}}',
    good='{"dialect": {"delimiter": ",", "header": true}}',
)
BAD_SCHEMA = Fault(
    code="PKG011",
    name="bad-schema",
    title="A table schema says something that cannot be checked",
    why="A rule that nobody can apply is worse than none: people believe that it holds.",
    fix="Correct the schema at the place named.",
    bad='{"fields": [{"name": "id", "type": "strnig"}]}',
    good='{"fields": [{"name": "id", "type": "string"}]}',
)
LOOSENED_SCHEMA = Fault(
    code="PKG012",
    name="loosened-schema",
    title="A table's schema lacks what the data model asks for",
    why="Rows that the project's rules refuse would pass.",
    fix="Restore the field or constraint that schema/README.md names.",
    bad='{"fields": [{"name": "accessed", "type": "date"}]}',
    good='{"fields": [{"name": "accessed", "type": "date", "constraints": {"required": true}}]}',
)
AMBIGUOUS_NAME = Fault(
    code="PKG013",
    name="ambiguous-name",
    title="A table's name already means something else",
    why="A reference by that name could mean either; some programs do not tell case apart.",
    fix="Give the table another name.",
    bad='{"resources": [{"name": "a", "path": "data/a.csv"},'
    ' {"name": "a", "path": "data/b.csv"}]}',
    good='{"resources": [{"name": "a", "path": "data/a.csv"},'
    ' {"name": "b", "path": "data/b.csv"}]}',
)

FAULTS = (
    NOT_JSON,
    DUPLICATE_JSON_KEY,
    OVERSIZED_JSON,
    BAD_JSON_VALUE,
    PROFILE,
    UNSAFE_PATH,
    MISSING_FILE,
    SHARED_FILE,
    UNLISTED_FILE,
    UNSUPPORTED_RESOURCE,
    BAD_SCHEMA,
    LOOSENED_SCHEMA,
    AMBIGUOUS_NAME,
)
