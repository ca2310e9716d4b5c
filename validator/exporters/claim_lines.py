"""`claims.jsonl`: each claim on a line of its own, with its event and its source inside."""

from __future__ import annotations

from pathlib import Path

import duckdb

from validator.exporters import lines, relation
from validator.tables import sql
from validator.tables.package import Package
from validator.tables.stamp import stamp

FILE = "claims.jsonl"
_QUERY = """
SELECT to_json(line)::VARCHAR FROM (
    SELECT c.*,
        {{'title': e.title, 'date': e.date, 'kind': e.kind, 'place': e.place,
            'status': e.status}} AS event,
        {{'title': s.title, 'publisher': s.publisher, 'origin': s.origin,
            'derived_from': s.derived_from, 'relation': s.relation, 'url': s.url,
            'archive_url': s.archive_url, 'published': s.published,
            'language': s.language}} AS source,
        {stamp} AS dataset
    FROM ({claims}) c JOIN events e USING (event_id) JOIN sources s USING (source_id)
    ORDER BY c.claim_id
) line
"""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write every claim, withdrawn ones included; a line names its version and licence itself."""
    data = sql.text(stamp(package.descriptor))
    query = _QUERY.format(claims=relation.rows(package, "claims"), stamp=data)
    lines.write(connection, query, folder / FILE)
