"""Starts people at the same moment, for tests of races on PostgreSQL."""

import threading

from django.db import connection


def at_once(*runners) -> list:
    """Starts all together, each in its own thread and connection. Gives what each returned or raised, in order."""
    outcomes = [None] * len(runners)
    start = threading.Barrier(len(runners))

    def run(position, runner):
        try:
            start.wait(timeout=20)
            outcomes[position] = runner()
        except Exception as error:
            outcomes[position] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes
