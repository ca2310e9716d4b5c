"""Faults of a whole file: its bytes, its encoding, its line ends, its header."""

from validator.faults.model import Fault
from validator.findings import Severity

NOT_UTF8 = Fault(
    code="FIL001",
    name="not-utf8",
    title="The file is not UTF-8",
    why="Names in Arabic or Turkish turn into other letters when the encoding is guessed.",
    fix='Save the file as "CSV UTF-8".',
    bad="id,name\na,caf\udce9\n",
    good="id,name\na,café\n",
)
NUL_BYTE = Fault(
    code="FIL002",
    name="nul-byte",
    title="The file holds a NUL byte",
    why="Programs cut the text off at a NUL, each at another place; UTF-16 is full of them.",
    fix='Save the file as "CSV UTF-8"; if it is already, delete the character.',
    bad="id,name\na,b\0c\n",
    good="id,name\na,bc\n",
)
BYTE_ORDER_MARK = Fault(
    code="FIL003",
    name="byte-order-mark",
    title="The file begins with a byte order mark",
    why="Clients that do not expect it read it as part of the first column's name.",
    fix="Run `timeline fmt`, or save as UTF-8 without BOM.",
    severity=Severity.WARNING,
    bad="\ufeffid,name\na,b\n",
    good="id,name\na,b\n",
)
CARRIAGE_RETURNS = Fault(
    code="FIL004",
    name="carriage-returns",
    title="Lines end in a lone carriage return",
    why="Most programs see such a file as one single line.",
    fix="Save the file with Unix line ends (LF).",
    bad="id,name\ra,b\r",
    good="id,name\na,b\n",
)
LINE_ENDS = Fault(
    code="FIL005",
    name="line-ends",
    title="Lines do not all end in a line feed",
    why="Another line end changes every line of a comparison, and hides what really changed.",
    fix="Run `timeline fmt`, or save the file with Unix line ends (LF).",
    severity=Severity.WARNING,
    bad="id,name\r\na,b\r\n",
    good="id,name\na,b\n",
)
NO_FINAL_LINE_END = Fault(
    code="FIL006",
    name="no-final-line-end",
    title="The last line has no line end",
    why="A row added later would be glued to it, and a cut-off file looks the same.",
    fix="Run `timeline fmt`, or add a line end after the last row.",
    severity=Severity.WARNING,
    bad="id,name\na,b",
    good="id,name\na,b\n",
)
NOT_A_TABLE = Fault(
    code="FIL007",
    name="not-a-table",
    title="The file is something other than a table of text",
    why="A web page, an archive, a workbook or a pointer was saved under the table's name.",
    fix="Put the table itself there, as comma-separated text.",
    bad="<!DOCTYPE html>\n<html></html>\n",
    good="id,name\na,b\n",
)
MERGE_CONFLICT = Fault(
    code="FIL008",
    name="merge-conflict",
    title="The file holds the markers of an unresolved merge",
    why="Both versions stand in the file; nobody has decided which rows are meant.",
    fix="Keep the rows that are meant and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    bad="id,name\n<<<<<<< HEAD\na,b\n=======\na,c\n>>>>>>> branch\n",
    good="id,name\na,b\n",
)
EMPTY_FILE = Fault(
    code="FIL009",
    name="empty-file",
    title="The file is empty",
    why="Even a table without rows has a header.",
    fix="Restore the file; a table without rows is its header line.",
    bad="",
    good="id,name\n",
)
TOO_LARGE = Fault(
    code="FIL010",
    name="too-large",
    title="A file, a row count or a cell is over its limit",
    why="Limits keep one contribution from exhausting the machine that checks it.",
    fix="Split the content, or raise the limit on purpose.",
    bad="id,name\na,bbbbbbbbbbbbbbbbbbbb\n",
    good="id,name\na,b\n",
)
HEADER = Fault(
    code="FIL011",
    name="header-mismatch",
    title="The header is not the schema's",
    why="Some clients match columns by position: a moved column changes its meaning unseen.",
    fix="Make the first line exactly the schema's field names, in its order. Columns that are all "
    "there but moved are put in order by `timeline fmt`.",
    bad="name,id\nb,a\n",
    good="id,name\na,b\n",
)
DELIMITER = Fault(
    code="FIL012",
    name="other-delimiter",
    title="Cells are separated by something other than a comma",
    why="Spreadsheets set to a European language write semicolons; nothing is guessed here.",
    fix="Export again with a comma as the separator, or run `timeline import` on the file.",
    bad="id;name\na;b\n",
    good="id,name\na,b\n",
)
UNCLOSED_QUOTE = Fault(
    code="ROW001",
    name="unclosed-quote",
    title="A quoted cell is never closed",
    why="Everything after the quote, other rows included, becomes part of the one cell.",
    fix='Close the cell with a quote; write a quote inside a quoted cell twice ("").',
    bad='id,name\na,"b\nc,d\n',
    good='id,name\na,"b"\nc,d\n',
)
TEXT_AFTER_QUOTE = Fault(
    code="ROW002",
    name="text-after-quote",
    title="Text follows a closing quote",
    why="Programs disagree whether the text belongs to the cell.",
    fix='Quote the whole cell, and write each quote inside it twice ("").',
    bad='id,name\na,"b" c\n',
    good='id,name\na,"""b"" c"\n',
)
BARE_QUOTE = Fault(
    code="ROW003",
    name="bare-quote",
    title="A quote stands in a cell that is not quoted",
    why="Programs disagree whether it opens a quoted cell.",
    fix='Quote the whole cell, and write each quote inside it twice ("").',
    bad='id,name\na,b "c" d\n',
    good='id,name\na,"b ""c"" d"\n',
)
TOO_FEW_CELLS = Fault(
    code="ROW004",
    name="too-few-cells",
    title="A row has fewer cells than the header",
    why="Every value behind the missing comma stands in the wrong column.",
    fix="Write a comma for each empty cell too.",
    bad="id,name\na\n",
    good="id,name\na,\n",
)
TOO_MANY_CELLS = Fault(
    code="ROW005",
    name="too-many-cells",
    title="A row has more cells than the header",
    why="A comma inside a text splits it, and every later value stands in the wrong column.",
    fix="Put a cell that contains a comma in double quotes.",
    bad="id,name\na,b, c\n",
    good='id,name\na,"b, c"\n',
)
BLANK_LINE = Fault(
    code="ROW006",
    name="blank-line",
    title="A line is blank",
    why="Some programs stop reading at a blank line, others read an empty row.",
    fix="Run `timeline fmt`, or delete the line.",
    bad="id,name\na,b\n\nc,d\n",
    good="id,name\na,b\nc,d\n",
)

FAULTS = (
    NOT_UTF8,
    NUL_BYTE,
    BYTE_ORDER_MARK,
    CARRIAGE_RETURNS,
    LINE_ENDS,
    NO_FINAL_LINE_END,
    NOT_A_TABLE,
    MERGE_CONFLICT,
    EMPTY_FILE,
    TOO_LARGE,
    HEADER,
    DELIMITER,
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    BARE_QUOTE,
    TOO_FEW_CELLS,
    TOO_MANY_CELLS,
    BLANK_LINE,
)
