"""What the reading process may use: memory, processor time, and no traces of a crash on disk.

Linux and other Unix: limits of the system (macOS accepts them and does not hold to the one on
memory). Windows: a job object. The time limit is kept by the application as well, everywhere.
"""

from __future__ import annotations

import sys

READING_PROCESS = "--reading-process"
AT_ONCE = "--at-once"
"""Says that a file follows at once: nothing is to be loaded before it is known what it needs."""

MEMORY = 450 * 1024 * 1024
SECONDS = 15


def limit_memory() -> None:
    """Hold this process to `MEMORY`, where the system can."""
    if sys.platform == "win32":
        from ambrota.parsing.windows_job import limit_this_process

        limit_this_process(MEMORY)
        return
    import resource

    for limit, amount in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(limit)[1]
        if hard == resource.RLIM_INFINITY or hard > amount:
            resource.setrlimit(limit, (amount, hard))


def limit_time() -> None:
    """Let the system end this process when one file takes too long and nobody is left to do so."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 2 * SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or hard > seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
