"""A point on the map that lacks a part."""

from validator.rules.model import Rule

RULE = Rule(
    code="EVT005",
    name="incomplete-coordinates",
    title="Latitude, longitude and precision do not come together",
    why="Half a pair is no place, and a point of unknown precision is taken for an exact one.",
    fix="Fill in latitude, longitude and place_precision, or none of them.",
    table="events",
    reads={"events": ("latitude", "longitude", "place_precision")},
    query="""
        WITH told AS (
            SELECT row, CASE WHEN latitude IS NULL THEN 'latitude'
                WHEN longitude IS NULL THEN 'longitude' ELSE 'place_precision' END AS missing,
                concat_ws(' and ', CASE WHEN latitude IS NOT NULL THEN 'latitude' END,
                    CASE WHEN longitude IS NOT NULL THEN 'longitude' END,
                    CASE WHEN place_precision IS NOT NULL THEN 'place_precision' END) AS given
            FROM events
            WHERE (latitude IS NULL) <> (longitude IS NULL)
                OR (latitude IS NULL) <> (place_precision IS NULL)
        )
        SELECT row, missing AS "column", NULL AS value,
            format('the event has {} but no {}', given, missing) AS message
        FROM told
    """,
    bad="""
        events:
        latitude,longitude,place_precision
        36.2012,37.1612,
        36.2012,,settlement
        ,,settlement
    """,
    good="""
        events:
        latitude,longitude,place_precision
        36.2012,37.1612,settlement
        ,,
    """,
    at=(
        ("events", 2, "place_precision"),
        ("events", 3, "longitude"),
        ("events", 4, "latitude"),
    ),
)
