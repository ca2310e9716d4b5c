"""Synthetic timeline packages of any size: valid, every column filled, awkward on purpose.

One text cell in twenty of the statements holds a line break, names are in Latin and Arabic
letters, and the same number of rows always gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
SHARES = {"actors": 0.05, "sources": 0.15, "events": 0.10, "claims": 0.70}
_KINDS = "battle,capture,airstrike,shelling,protest,talks,statement,humanitarian"

_MACROS = """
CREATE MACRO word(n) AS translate(substr(md5(n::VARCHAR), 1, 9), '0123456789', 'ghijklmnop');
CREATE MACRO day(n) AS (DATE '2011-03-01' + ((n * 7) % 5000)::INTEGER);
CREATE MACRO digit(n) AS substr('0123456789abcdefghjkmnpqrstvwxyz', (n % 32)::INTEGER + 1, 1);
CREATE MACRO minted(n) AS digit(n // 34359738368) || digit(n // 1073741824)
    || digit(n // 33554432) || digit(n // 1048576) || digit(n // 32768) || digit(n // 1024)
    || digit(n // 32) || digit(n);
CREATE MACRO padded(n) AS lpad(n::VARCHAR, 8, '0');
CREATE MACRO event_id(n) AS 'event-' || padded(n) || '-' || year(day(n));
"""

_TABLES = {
    "actors": """
        SELECT 'actor-' || padded(n) AS actor_id, 'Brigade ' || word(n) AS name,
            'لواء ' || word(n) AS native_name, 'Liwa ' || word(n) || ';' || word(n) AS aliases,
            'armed-group' AS kind,
            CASE WHEN n % 10 = 1 THEN 'actor-' || padded(n - 1) END AS part_of,
            NULL AS preceded_by, '2011' AS active_from, '2024-12-31' AS active_to,
            'A group, named in the source as “' || word(n) || '”.' AS description
        FROM range({actors}) rows(n) ORDER BY n""",
    "sources": """
        SELECT 'source-' || padded(n) AS source_id, 'Report, no. ' || word(n) AS title,
            'Publisher ' || word(n % 997) AS publisher, 'Agency ' || word(n % 97) AS origin,
            CASE WHEN n % 5 = 1 THEN 'source-' || padded(n - 1) END AS derived_from,
            CASE WHEN n % 5 = 1 THEN 'quotes' END AS relation,
            'https://example.org/' || word(n % 997) || '/' || n AS url,
            'https://archive.example.org/' || n AS archive_url, 'Author ' || word(n) AS author,
            '2025-01-15' AS published, '2026-02-01' AS accessed,
            list_value('en', 'ar', 'tr', 'fr')[1 + n % 4] AS language, 'news' AS kind
        FROM range({sources}) rows(n) ORDER BY n""",
    "events": f"""
        SELECT event_id(n) AS event_id, word(n) || ' at ' || word(n + 1000000007) AS title,
            day(n) AS date, CASE WHEN n % 4 = 0 THEN day(n) + 3 END AS date_end,
            string_split('{_KINDS}', ',')[1 + n % 8] AS kind, 'Tall ' || word(n) AS place,
            'SY-HL' AS governorate, 'SYR' AS country,
            36 + (n % 1000) / 2000 AS latitude, 37 + (n % 999) / 1000 AS longitude,
            'settlement' AS place_precision,
            CASE WHEN n % 10 = 1 THEN event_id(n - 1) END AS part_of,
            'What ' || word(n) || ' reports, in short: “' || word(n + 1) || '”.' AS summary,
            'active' AS status
        FROM range({{events}}) rows(n) ORDER BY n""",
    "claims": """
        SELECT minted(n) AS claim_id, event_id(n % {events}) AS event_id,
            'source-' || padded((n * 13) % {sources}) AS source_id,
            CASE WHEN n % 3 = 0 THEN 'reports' ELSE 'asserts' END AS stance,
            CASE WHEN n % 3 = 0 THEN 'Observatory ' || word(n % 53) END AS attributed_to,
            'The source says of ' || word(n) || ', called حلب by others,'
                || CASE WHEN n % 20 = 0 THEN chr(10) ELSE ' ' END
                || 'that “' || word(n + 7) || '” happened there.' AS statement,
            'actor-' || padded(n % {actors}) AS actor_id, 'participant' AS role,
            day(n % {events}) AS date, 'killed' AS measure, 1 + n % 5 AS value_low,
            9 + n % 5 AS value_high, 'paragraph ' || (1 + n % 9) AS locator,
            'active' AS status, NULL AS note
        FROM range({claims}) rows(n) ORDER BY n""",
}


def generate(rows: int, folder: Path, wrong: int = 0) -> None:
    """Write a package of about `rows` rows into `folder`, which must not exist.

    With `wrong` > 0, one statement in `wrong` is made too short, so that its cell is an error.
    """
    counts = {name: max(20, round(rows * share)) for name, share in SHARES.items()}
    (folder / "data").mkdir(parents=True)
    shutil.copytree(ROOT / "schema", folder / "schema", ignore=shutil.ignore_patterns("*.md"))
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute(_MACROS)
        for name, query in _TABLES.items():
            text = query.format(**counts)
            if wrong and name == "claims":
                text = f"""SELECT * REPLACE (
                    CASE WHEN row_number() OVER (ORDER BY claim_id) % {wrong} = 0 THEN 'short'
                    ELSE statement END AS statement) FROM ({text}) ORDER BY claim_id"""
            file = folder / "data" / f"{name}.csv"
            connection.execute(f"COPY ({text}) TO '{file}' (HEADER, DELIMITER ',')")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=generate.__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    generate(arguments.rows, arguments.folder, arguments.wrong)


if __name__ == "__main__":
    main()
