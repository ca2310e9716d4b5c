"""Where the active claims about one event cannot all hold."""

from __future__ import annotations

import duckdb


def find(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `contradictions(event, property, detail)`, one row for each property at odds.

    - `date`: the dates that claims give have no day in common, apart from days inside an event
      that lasts; a claim that names part of what another leaves open does not contradict it;
    - a measure: the figures have no number in common; a claim whose source another one updates
      on the same measure has had its day;
    - `role`: one actor is said to be the initiator and to be the target or the victim;
    - `stance`: what some assert or report others deny or doubt.
    """
    connection.execute(
        """
        CREATE TABLE contradictions AS
        WITH dated AS (
            SELECT v.event, d.earliest, d.latest FROM voices v JOIN dates d ON d.text = v.date
            JOIN chosen c USING (event)
            WHERE v.supports
                AND (c.over = c.latest OR d.latest < c.earliest OR d.earliest > c.over)
        ),
        outdated AS (
            SELECT o.claim FROM voices o JOIN sources s ON s.derived_from = o.source_id
                AND s.relation = 'updates'
            JOIN voices n ON n.source_id = s.source_id AND n.event = o.event
                AND n.measure = o.measure
        ),
        counted AS (
            SELECT event, measure, value_low AS low,
                coalesce(value_high, 9223372036854775807) AS high
            FROM voices WHERE measure IS NOT NULL AND supports
                AND claim NOT IN (SELECT claim FROM outdated)
        ),
        acting AS (
            SELECT event, actor_id FROM voices WHERE supports AND actor_id IS NOT NULL
            GROUP BY ALL
            HAVING bool_or(role = 'initiator') AND bool_or(role IN ('target', 'victim'))
        )
        SELECT event, 'date' AS property,
            strftime(min(latest), '%Y-%m-%d') || ' or ' || strftime(max(earliest), '%Y-%m-%d')
                AS detail
        FROM dated GROUP BY event HAVING max(earliest) > min(latest)
        UNION ALL
        SELECT event, measure, min(high) || ' or ' || max(low) FROM counted
        GROUP BY event, measure HAVING max(low) > min(high)
        UNION ALL
        SELECT event, 'role', actor_id FROM acting
        UNION ALL
        SELECT event, 'stance', count(*) FILTER (WHERE supports) || ' for, '
            || count(*) FILTER (WHERE NOT supports) || ' against'
        FROM voices GROUP BY event HAVING bool_or(supports) AND NOT bool_and(supports);
        """
    )
