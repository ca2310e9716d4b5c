"""One page under two ids."""

from validator.rules.model import Rule

_TRACKING = (
    r"[?&](?:utm_[^&=]*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|ref_src|cmpid"
    r"|at_medium|at_campaign|_ga)(?:=[^&]*)?"
)
_PARTS = r"^https?://(?:[wW]{3}\.)?([^/?#]*)([^?#]*)(\?[^#]*)?(#:~:text=.*)?"
_PLAIN = (
    "regexp_full_match(url, 'https?://[a-z0-9.-]+(?:/[^?#]*[^?#/])?') "
    "AND NOT contains(url, '://www.')"
)
"""Whether the address has nothing that might be left out, as most have: quickly told."""

RULE = Rule(
    code="SRC004",
    name="duplicate-page",
    title="One page has two rows",
    why="Two rows for one page count one report twice. Scheme, www, the case of the host, a slash "
    "at the end, tracking parameters and fragments do not make another page; a text fragment "
    "(#:~:text=) does, since one page can carry two articles.",
    fix="Move the claims to one of the two rows and leave the other out. If the page carries two "
    "articles, let the second address lead to its own with a text fragment.",
    table="sources",
    reads={"sources": ("source_id", "url")},
    query=rf"""
        WITH parted AS (
            SELECT row, source_id, regexp_extract(
                url, '{_PARTS}', ['host', 'path', 'query', 'fragment']) AS part
            FROM sources WHERE NOT ({_PLAIN})
        ),
        pages AS (
            SELECT row, source_id, substr(url, strpos(url, ':') + 3) || '?' AS page
            FROM sources WHERE {_PLAIN}
            UNION ALL
            SELECT row, source_id,
                regexp_replace(lower(part.host), ':(?:80|443)$', '') || rtrim(part.path, '/')
                || '?' || CASE WHEN part.query = '' THEN ''
                    ELSE ltrim(regexp_replace(part.query, '{_TRACKING}', '', 'g'), '?&') END
                || part.fragment
            FROM parted
        ),
        repeated AS (
            SELECT * FROM pages SEMI JOIN (
                SELECT page FROM pages GROUP BY page HAVING count(*) > 1) USING (page)
        )
        SELECT row, 'url' AS "column", url AS value,
            format('the page is that of source "{{}}"', other) AS message
        FROM (
            SELECT repeated.*, url,
                first_value(repeated.source_id) OVER (PARTITION BY page ORDER BY row) AS other
            FROM repeated JOIN sources USING (row)
        )
        WHERE source_id <> other
    """,
    bad="""
        sources:
        source_id,url
        a-2024-12-01-fall,https://example.org/fall?id=7
        a-2024-12-01-fall-of-aleppo,http://www.Example.org/fall/?utm_source=rss&id=7#top
    """,
    good="""
        sources:
        source_id,url
        a-2024-12-01-fall,https://example.org/fall?id=7
        a-2024-12-02-fall,https://example.org/fall?id=8
        a-2024-12-03-fall,https://example.org/fall?id=7#:~:text=KYIV
    """,
    at=(("sources", 3, "url"),),
)
