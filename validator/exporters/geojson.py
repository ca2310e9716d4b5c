"""`chronology.geojson`: each event as a feature, for maps."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from validator.chronology.merge import ORDER
from validator.exporters import citing, lines
from validator.tables.package import Package

FILE = "chronology.geojson"
_ORDER = ", ".join(f"h.{column}" for column in ORDER["chronology"].split(", "))
_QUERY = f"""
WITH properties AS (
    SELECT h.* EXCLUDE (latitude, longitude), e.place_precision
    FROM chronology h JOIN events e USING (event_id)
)
SELECT CASE row_number() OVER (ORDER BY {_ORDER}) WHEN 1 THEN '' ELSE ',' END
    || to_json({{
        'type': 'Feature', 'id': h.event_id,
        'geometry': CASE WHEN h.longitude IS NOT NULL AND h.latitude IS NOT NULL
            THEN {{'type': 'Point', 'coordinates': [h.longitude, h.latitude]}} END,
        'properties': p
    }})::VARCHAR
FROM chronology h JOIN properties p USING (event_id) ORDER BY {_ORDER}
"""


def export(connection: duckdb.DuckDBPyConnection, package: Package, folder: Path) -> None:
    """Write an RFC 7946 feature collection of the chronology's rows, in order.

    An event without coordinates is a feature without a geometry. What the data is and how to
    cite it stands beside the features.
    """
    about = json.dumps(citing.about(connection, package).members, ensure_ascii=False)
    before = f'{{"type": "FeatureCollection", "about": {about},\n"features": [\n'
    lines.write(connection, _QUERY, folder / FILE, before=before, after="]}\n")
