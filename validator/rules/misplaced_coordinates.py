"""Coordinates outside the country that the event names."""

from validator.rules import boxes
from validator.rules.model import Rule

RULE = Rule(
    code="EVT004",
    name="misplaced-coordinates",
    title="Coordinates lie outside the event's country",
    why="A swapped pair or a slipped digit puts a Syrian town into a sea. Judged by a wide box "
    "around each country; a country without one in validator/rules/boxes.py is not judged.",
    fix="Correct the coordinates or the country.",
    table="events",
    reads={"events": ("country", "latitude", "longitude")},
    query=f"""
        SELECT row, 'latitude' AS "column", latitude AS value,
            format('latitude {{}}, longitude {{}} lies outside {{}}', latitude::VARCHAR,
                longitude::VARCHAR, country) AS message,
            CASE WHEN {boxes.holds("longitude", "latitude")}
            THEN format('Swap the two: latitude {{}}, longitude {{}} lies inside.',
                longitude::VARCHAR, latitude::VARCHAR) END AS fix
        FROM events JOIN {boxes.relation(boxes.COUNTRIES)} ON code = country
        WHERE NOT {boxes.holds("latitude", "longitude")}
    """,
    bad="""
        events:
        country,latitude,longitude
        SYR,40.1413,35.3354
        SYR,36.2012,27.1612
    """,
    good="""
        events:
        country,latitude,longitude
        SYR,36.2012,37.1612
        KAZ,51.1694,71.4491
        SYR,,
        FJI,36.2012,37.1612
    """,
    at=(("events", 2, "latitude"), ("events", 3, "latitude")),
)
