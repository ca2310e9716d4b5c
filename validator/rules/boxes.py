"""Rough boxes around countries and Syrian governorates, wide enough for their surroundings."""

from __future__ import annotations

from collections.abc import Mapping

Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees."""

COUNTRIES: Mapping[str, Box] = {
    "AFG": (29.2, 60.3, 38.7, 75.1),
    "ARE": (22.4, 51.3, 26.3, 56.6),
    "ARM": (38.7, 43.3, 41.4, 46.8),
    "AUT": (46.2, 9.4, 49.2, 17.3),
    "AZE": (38.2, 44.6, 42.1, 50.8),
    "BEL": (49.3, 2.3, 51.7, 6.6),
    "BHR": (25.4, 50.2, 26.5, 50.9),
    "CHE": (45.6, 5.8, 48.0, 10.7),
    "CHN": (17.9, 73.3, 53.8, 135.0),
    "CYP": (34.3, 32.0, 35.9, 34.8),
    "DEU": (47.1, 5.6, 55.3, 15.3),
    "EGY": (21.7, 24.5, 31.9, 37.1),
    "GBR": (49.6, -8.9, 61.1, 2.1),
    "GEO": (40.9, 39.8, 43.8, 46.9),
    "GRC": (34.6, 19.1, 42.0, 29.9),
    "IRN": (24.8, 43.9, 40.0, 63.6),
    "IRQ": (28.9, 38.6, 37.6, 48.8),
    "ISR": (29.3, 34.1, 33.6, 36.1),
    "ITA": (35.2, 6.4, 47.3, 18.8),
    "JOR": (29.0, 34.7, 33.6, 39.5),
    "KAZ": (40.3, 46.2, 55.7, 87.6),
    "KWT": (28.3, 46.3, 30.3, 48.7),
    "LBN": (32.9, 34.8, 34.9, 36.8),
    "LBY": (19.3, 9.1, 33.4, 25.5),
    "NLD": (50.6, 3.1, 53.8, 7.4),
    "OMN": (16.4, 51.7, 26.7, 60.1),
    "PSE": (31.0, 34.0, 32.8, 35.8),
    "QAT": (24.3, 50.6, 26.4, 51.9),
    "RUS": (41.0, -180.0, 82.1, 180.0),
    "SAU": (16.1, 34.3, 32.4, 55.9),
    "SWE": (55.1, 10.7, 69.3, 24.4),
    "SYR": (32.1, 35.3, 37.5, 42.6),
    "TUN": (30.0, 7.3, 37.7, 11.9),
    "TUR": (35.6, 25.3, 42.4, 45.1),
    "UKR": (44.1, 21.9, 52.6, 40.5),
    "USA": (18.6, -180.0, 71.7, -66.6),
    "YEM": (11.9, 41.6, 19.2, 54.8),
}

GOVERNORATES: Mapping[str, Box] = {
    "SY-DI": (33.35, 36.10, 33.70, 36.50),
    "SY-DR": (32.2, 35.6, 33.4, 36.7),
    "SY-DY": (33.9, 38.9, 36.2, 41.5),
    "SY-HA": (35.2, 39.1, 37.5, 42.6),
    "SY-HI": (32.7, 35.9, 35.5, 40.5),
    "SY-HL": (35.1, 36.2, 37.2, 38.9),
    "SY-HM": (34.5, 35.8, 36.0, 38.5),
    "SY-ID": (35.2, 35.9, 36.5, 37.4),
    "SY-LA": (35.0, 35.4, 36.1, 36.6),
    "SY-QU": (32.5, 35.5, 33.6, 36.2),
    "SY-RA": (34.8, 37.6, 37.1, 40.0),
    "SY-RD": (32.8, 35.6, 34.6, 38.7),
    "SY-SU": (32.1, 36.1, 33.4, 37.6),
    "SY-TA": (34.4, 35.5, 35.4, 36.6),
}


def relation(boxes: Mapping[str, Box]) -> str:
    """`boxes` as an SQL expression with the columns code, south, west, north, east."""
    rows = ", ".join(f"('{code}', {', '.join(map(str, box))})" for code, box in boxes.items())
    return f"(SELECT * FROM (VALUES {rows}) AS boxes(code, south, west, north, east))"


def holds(latitude: str, longitude: str) -> str:
    """The SQL condition that a joined box contains the point."""
    return f"({latitude} BETWEEN south AND north AND {longitude} BETWEEN west AND east)"
