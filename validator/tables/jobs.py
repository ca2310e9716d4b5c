"""Work side by side, each piece as soon as what it needs is done.

The engine lets go of Python while it works, so its queries run in parallel on connections of
their own; a query that plans longer than it runs gains nothing from threads of the engine's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb

WORKERS = 2
"""Pieces of work at once."""

PATIENCE = 0.02
"""Seconds until work that is to be broken off is told so again."""


Results = Callable[[str], Any]
"""What a job that is done returned, by its name."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work: `work` is called once the jobs called `needs` are done.

    It gets a connection of its own and the results so far. Of the jobs that are ready the one
    of most `weight` begins first.
    """

    work: Callable[[duckdb.DuckDBPyConnection, Results], Any]
    needs: tuple[str, ...] = ()
    weight: int = 0


def run(connection: duckdb.DuckDBPyConnection, jobs: Mapping[str, Job]) -> Results:
    """Do all of `jobs`; meanwhile the queries of `connection` share its threads.

    After an error, or Ctrl-C, no further job begins and the queries at work are broken off.
    """
    done: dict[str, Any] = {}
    running: _Running = {}
    with _shared(connection), ThreadPoolExecutor(WORKERS) as pool:
        try:
            _run(pool, connection, dict(jobs), running, done)
        except BaseException:
            while left := wait(running, PATIENCE).not_done:
                for future in left:  # again and again: one may have begun just now
                    running[future][1].interrupt()
            raise
    return done.__getitem__


_Running = dict[Future[Any], tuple[str, duckdb.DuckDBPyConnection]]


def _run(
    pool: ThreadPoolExecutor,
    connection: duckdb.DuckDBPyConnection,
    waiting: dict[str, Job],
    running: _Running,
    done: dict[str, Any],
) -> None:
    while waiting or running:
        while len(running) < WORKERS and (name := _next(waiting, done)):
            own = connection.cursor()
            running[pool.submit(waiting.pop(name).work, own, done.__getitem__)] = name, own
        if not running:
            raise ValueError(f"jobs that wait for each other: {', '.join(waiting)}")
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            done[running.pop(future)[0]] = future.result()


@contextmanager
def _shared(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Each worker has its part of the engine's threads."""
    threads = (connection.execute("SELECT current_setting('threads')").fetchone() or (1,))[0]
    connection.execute(f"SET threads = {max(1, int(threads) // WORKERS)}")
    try:
        yield
    finally:
        connection.execute(f"SET threads = {threads}")


def _next(waiting: Mapping[str, Job], done: Iterable[str]) -> str | None:
    ready = [name for name, job in waiting.items() if set(job.needs) <= set(done)]
    return max(ready, key=lambda name: waiting[name].weight, default=None)
