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


Results = Callable[[str], Any]
"""What a job that is done returned, by its name."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work: `work` is called once the jobs called `needs` are done.

    Of the jobs that are ready the one of most `weight` begins first.
    """

    work: Callable[[Results], Any]
    needs: tuple[str, ...] = ()
    weight: int = 0


def run(connection: duckdb.DuckDBPyConnection, jobs: Mapping[str, Job]) -> Results:
    """Do all of `jobs`; meanwhile the queries of `connection` share its threads.

    An error of a job is raised once the others at work have ended; no further one begins.
    """
    done: dict[str, Any] = {}
    waiting = dict(jobs)
    running: dict[Future[Any], str] = {}
    with _shared(connection), ThreadPoolExecutor(WORKERS) as pool:
        while waiting or running:
            while len(running) < WORKERS and (name := _next(waiting, done)):
                running[pool.submit(waiting.pop(name).work, done.__getitem__)] = name
            if not running:
                raise ValueError(f"jobs that wait for each other: {', '.join(waiting)}")
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                done[running.pop(future)] = future.result()
    return done.__getitem__


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
