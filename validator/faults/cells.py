"""Faults of single cells: their presence, spelling, form, bounds, and what they refer to."""

from validator.faults.model import Fault
from validator.findings import Severity

MISSING_VALUE = Fault(
    code="CEL001",
    name="missing-value",
    title="A required cell is empty",
    why="The row cannot be used without it; spaces, a dash or invisible characters are no value.",
    fix="Fill the cell in.",
    bad="name\n—\n",
    good="name\nAleppo\n",
)
NOT_AN_INTEGER = Fault(
    code="CEL002",
    name="not-an-integer",
    title="A cell is not a whole number",
    why="Programs read 1_000, 1e3, 12.0 or Arabic digits each in their own way.",
    fix="Write digits only, as 1000 or -5, with no separator, unit or sign +.",
    bad="size\n1_000\n",
    good="size\n1000\n",
)
NOT_A_NUMBER = Fault(
    code="CEL003",
    name="not-a-number",
    title="A cell is not a number",
    why="A decimal comma or a degree sign makes a coordinate unreadable or, worse, another place.",
    fix="Write a number as 36.2 or -0.5: a point, at most 15 digits on either side.",
    bad='share\n"36,2"\n',
    good="share\n36.2\n",
)
NOT_A_BOOLEAN = Fault(
    code="CEL004",
    name="not-a-boolean",
    title="A cell is neither true nor false",
    why="yes, 1 and TRUE mean different things to different programs.",
    fix="Write true or false.",
    bad="open\nyes\n",
    good="open\ntrue\n",
)
NOT_A_DAY = Fault(
    code="CEL005",
    name="not-a-day",
    title="A cell is not a calendar day",
    why="Only the form YYYY-MM-DD reads the same everywhere; 01/02/2016 is two different days.",
    fix="Write the day as 2016-07-28.",
    bad="seen\n28/07/2016\n",
    good="seen\n2016-07-28\n",
)
PATTERN = Fault(
    code="CEL006",
    name="pattern-mismatch",
    title="A cell does not have the form that its column asks for",
    why="Ids and dates are compared letter by letter, so each has one spelling.",
    fix="See the column's description in schema/README.md.",
    bad="id\nAleppo 2016\n",
    good="id\naleppo-2016\n",
)
NOT_IN_LIST = Fault(
    code="CEL007",
    name="unlisted-value",
    title="A cell is none of the column's listed values",
    why="Every row must be countable under a known heading.",
    fix="Choose one of the listed values.",
    bad="kind\nbatle\n",
    good="kind\nbattle\n",
)
TOO_SHORT = Fault(
    code="CEL008",
    name="too-short",
    title="A text is shorter than its column asks for",
    why="A statement of a few letters says nothing that a reader could check.",
    fix="Write the text out.",
    bad="text\nfall\n",
    good="text\nthe city fell\n",
)
TOO_LONG = Fault(
    code="CEL009",
    name="too-long",
    title="A text is longer than its column allows",
    why="A long text usually holds several statements, or copies its source.",
    fix="Shorten the text, or split it into several rows.",
    bad="text\nit fell at dawn and at noon it fell\n",
    good="text\nit fell at dawn\n",
)
TOO_SMALL = Fault(
    code="CEL010",
    name="below-minimum",
    title="A number is below its column's minimum",
    why="A latitude below -90 or a negative toll is a slip of the pen.",
    fix="Correct the number.",
    bad="size\n-1\n",
    good="size\n0\n",
)
TOO_BIG = Fault(
    code="CEL011",
    name="above-maximum",
    title="A number is above its column's maximum",
    why="A latitude above 90 is a slip, most often a swapped longitude.",
    fix="Correct the number.",
    bad="size\n1001\n",
    good="size\n1000\n",
)
UNSAFE_CHARACTER = Fault(
    code="CEL012",
    name="unsafe-character",
    title="A cell holds a control, bidirectional-override or tag character",
    why="Such characters are invisible, and can make a line show something other than it says.",
    fix="Delete the character; type the text again if need be.",
    bad="text\nthe \u202eytic fell\n",
    good="text\nthe city fell\n",
)
FORMULA = Fault(
    code="CEL013",
    name="formula",
    title="A cell begins like a spreadsheet formula",
    why="A spreadsheet that opens the file would run it.",
    fix="Begin with another character; a negative number may keep its minus.",
    bad="text\n=HYPERLINK(0;the city)\n",
    good="text\nthe city fell\n",
)
STRAY_SPACE = Fault(
    code="CEL014",
    name="stray-space",
    title="A text begins or ends with a space",
    why="Two cells that look the same would not be equal.",
    fix="Run `timeline fmt`, or delete the space.",
    bad="text\n the city fell\n",
    good="text\nthe city fell\n",
)
NOT_NORMALISED = Fault(
    code="CEL015",
    name="not-normalised",
    title="A text is not in Unicode form NFC",
    why="The same letter written in two ways does not match itself in a search.",
    fix="Run `timeline fmt`.",
    severity=Severity.WARNING,
    bad="text\nthe cafe\u0301 fell\n",
    good="text\nthe café fell\n",
)
LINE_BREAK = Fault(
    code="CEL016",
    name="line-break",
    title="A cell holds a line break",
    why="Line-based tools (a comparison, a merge, a search) see half a row.",
    fix="Run `timeline fmt`, or write the text on one line.",
    severity=Severity.WARNING,
    bad='text\n"the city\nfell"\n',
    good="text\nthe city fell\n",
)
BAD_URL = Fault(
    code="CEL017",
    name="bad-url",
    title="A link is not a plain web address",
    why="A reader follows the link: it must lead to a page, and to no one's script or password.",
    fix="Write the whole address: http:// or https://, a host, no spaces, quotes or user names.",
    bad="url\njavascript:alert(1)\n",
    good="url\nhttps://example.org/a\n",
)
EXTERNAL_VERDICT = Fault(
    code="CEL018",
    name="frictionless-verdict",
    title="frictionless refuses what the schema of an added table says",
    why="What lies outside the data model is judged by frictionless; its verdict counts.",
    fix="See the message; the Table Schema specification describes each type.",
    bad="moment\n25:00:00\n",
    good="moment\n23:00:00\n",
)
DUPLICATE_KEY = Fault(
    code="KEY001",
    name="duplicate-id",
    title="An id stands in two rows",
    why="Every reference to the id would mean both rows.",
    fix="If both rows say the same, `timeline fmt` drops the copy. If not, two people used one "
    "id: keep the row that is right, or give the newer one an id of its own.",
    bad="id\naleppo\naleppo\n",
    good="id\naleppo\nhoms\n",
)
DUPLICATE_VALUE = Fault(
    code="KEY002",
    name="duplicate-value",
    title="A value that must be unique stands in two rows",
    why="Two rows for one page count one report twice.",
    fix="Merge the rows, or correct the copied value.",
    bad="id,url\na1b,https://example.org/a\nb2c,https://example.org/a\n",
    good="id,url\na1b,https://example.org/a\nb2c,https://example.org/b\n",
)
UNKNOWN_REFERENCE = Fault(
    code="KEY003",
    name="unknown-reference",
    title="A cell names an id that its table does not have",
    why="The row hangs in the air: nobody can tell what it belongs to.",
    fix="Correct the id, or add the row that it names.",
    bad="id,parent\naleppo,alepo\n",
    good="id,parent\naleppo,aleppo\n",
)
LOOKALIKE_ID = Fault(
    code="KEY004",
    name="lookalike-id",
    title="Two ids look alike",
    why="l and 1, or o and 0, cannot be told apart in print; one will be cited for the other.",
    fix="Rename the new id so that it differs in more than a lookalike.",
    bad="id\nzone-1o\nzone-l0\n",
    good="id\nzone-10\nzone-two\n",
)

FAULTS = (
    MISSING_VALUE,
    NOT_AN_INTEGER,
    NOT_A_NUMBER,
    NOT_A_BOOLEAN,
    NOT_A_DAY,
    PATTERN,
    NOT_IN_LIST,
    TOO_SHORT,
    TOO_LONG,
    TOO_SMALL,
    TOO_BIG,
    UNSAFE_CHARACTER,
    FORMULA,
    STRAY_SPACE,
    NOT_NORMALISED,
    LINE_BREAK,
    BAD_URL,
    EXTERNAL_VERDICT,
    DUPLICATE_KEY,
    DUPLICATE_VALUE,
    UNKNOWN_REFERENCE,
    LOOKALIKE_ID,
)
