"""Coordinates outside the governorate that the event names."""

from validator.findings import Severity
from validator.rules import boxes
from validator.rules.model import Rule

_SYRIA = "latitude BETWEEN {} AND {} AND longitude BETWEEN {} AND {}".format(
    *(boxes.COUNTRIES["SYR"][corner] for corner in (0, 2, 1, 3))
)

RULE = Rule(
    code="EVT007",
    name="outside-governorate",
    title="Coordinates lie outside the event's governorate",
    why="Several places share a name: the gazetteer's first is often in another governorate. "
    "Judged by a wide box, in validator/rules/boxes.py.",
    fix="Look the place up again, or correct the governorate.",
    severity=Severity.WARNING,
    table="events",
    reads={"events": ("governorate", "latitude", "longitude")},
    query=f"""
        SELECT row, 'governorate' AS "column", governorate AS value,
            format('latitude {{}}, longitude {{}} lies outside it', latitude::VARCHAR,
                longitude::VARCHAR) AS message
        FROM events JOIN {boxes.relation(boxes.GOVERNORATES)} ON code = governorate
        WHERE NOT {boxes.holds("latitude", "longitude")} AND {_SYRIA}
    """,
    bad="""
        events:
        governorate,latitude,longitude
        SY-DR,36.2012,37.1612
    """,
    good="""
        events:
        governorate,latitude,longitude
        SY-HL,36.2012,37.1612
        SY-HL,,
        ,36.2012,37.1612
        SY-HL,37.1612,136.2012
    """,
    at=(("events", 2, "governorate"),),
)
