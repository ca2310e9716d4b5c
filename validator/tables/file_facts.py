"""One pass over a file's bytes: what the engine's own reader would let pass unseen."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

CHUNK = 8 * 1024**2
_CONTROLS = bytes([*range(10), 11, 12, *range(14, 32), 127])
"""C0 and DEL except line feed and carriage return."""


@dataclass(slots=True)
class FileFacts:
    """Counts of bytes; `bad_offset` is where UTF-8 breaks, `nul_offset` the first NUL."""

    size: int = 0
    head: bytes = b""
    line_feeds: int = 0
    carriage_returns: int = 0
    windows_ends: int = 0
    quotes: int = 0
    ascii: bool = True
    controls: bool = False
    ends_line: bool = False
    bad_offset: int | None = None
    bad_byte: int = 0
    nul_offset: int | None = None

    @property
    def mark(self) -> bool:
        """Whether the file begins with a byte order mark."""
        return self.head.startswith(codecs.BOM_UTF8)


def scan(file: Path) -> FileFacts:
    """The facts of `file`, read in pieces; stops at the first byte that is not text."""
    facts, decoder = FileFacts(), codecs.getincrementaldecoder("utf-8")()
    last = b""
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            if not facts.size:
                facts.head = chunk[:4096]
            _count(facts, chunk, last)
            if facts.nul_offset is not None or not _decodes(facts, decoder, chunk):
                break
            facts.size += len(chunk)
            last = chunk[-1:]
        else:
            _decodes(facts, decoder, b"", final=True)
    facts.ends_line = last in {b"\n", b"\r"}
    return facts


def _count(facts: FileFacts, chunk: bytes, last: bytes) -> None:
    facts.line_feeds += chunk.count(b"\n")
    facts.quotes += chunk.count(b'"')
    if returns := chunk.count(b"\r"):
        facts.carriage_returns += returns
        facts.windows_ends += chunk.count(b"\r\n")
    if last == b"\r" and chunk.startswith(b"\n"):
        facts.windows_ends += 1
    if len(chunk.translate(None, _CONTROLS)) != len(chunk):
        facts.controls = True
        if (offset := chunk.find(b"\0")) >= 0:
            facts.nul_offset = facts.size + offset
    if not chunk.isascii():
        facts.ascii = False


def _decodes(
    facts: FileFacts, decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False
) -> bool:
    if chunk.isascii() and not final and decoder.getstate()[0] == b"":
        return True
    pending = len(decoder.getstate()[0])
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        facts.bad_offset = facts.size - pending + error.start
        facts.bad_byte = error.object[error.start]
        return False
    return True


def line_of(file: Path, offset: int) -> int:
    """The physical line on which the byte at `offset` stands."""
    line, left = 1, offset
    with file.open("rb") as stream:
        while left > 0 and (chunk := stream.read(min(CHUNK, left))):
            line += chunk.count(b"\n")
            left -= len(chunk)
    return line
