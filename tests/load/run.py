"""Sets up a portal, sends people to it, and says what came of it. Needs DATABASE_URL."""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.load.browser import Answers
from tests.load.people import Person, Place, Told
from tests.load.server import Server, environment

_STUDIES = 300
_WARMING_UP = 10
_MOST_GROWTH = 50
_LEAST_OF_PEAK = 0.8


def main() -> int:
    """Runs both phases and prints the figures. Gives 1 when a promise was not kept."""
    asked = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="portal-load-"))
    os.environ.update(environment(asked.port) | {"VAR_DIR": str(folder)})
    from tests.load import world

    world.set_up(_STUDIES)
    server = Server(asked.port, folder / "gunicorn.log")
    server.start()
    many = asked.clients * asked.times
    told = Told()
    try:
        places = world.places(many, decisions=10 * asked.clients)
        _phase(asked.port, places[: asked.clients], told, _WARMING_UP, Answers())
        before = server.memory()
        few, seconds = _phase(asked.port, places[: asked.clients], told, asked.seconds, Answers())
        after = server.memory()
        crowd, crowded_seconds = _phase(asked.port, places, told, asked.seconds, Answers())
        at_the_end = server.memory()
    finally:
        server.stop()
    lost = world.lost(told)
    growth = max(later.get(pid, used) - used for pid, used in before.items() for later in (after, at_the_end))
    kept = {
        "no errors": not few.wrong and not crowd.wrong,
        f"no worker grew by more than {_MOST_GROWTH} MB": growth <= _MOST_GROWTH and before.keys() == at_the_end.keys(),
        "no write lost": not lost,
        f"{_LEAST_OF_PEAK:.0%} of the peak at {asked.times} times the clients": _rate(crowd, crowded_seconds)
        >= _LEAST_OF_PEAK * _rate(few, seconds),
    }
    lines = [
        *_said(f"{asked.clients} clients, {seconds:.0f} s", few, seconds),
        *_said(f"{many} clients, {crowded_seconds:.0f} s", crowd, crowded_seconds),
        *(f"worker: {before[pid]:.0f}, {after.get(pid, 0):.0f}, {at_the_end.get(pid, 0):.0f} MB" for pid in before),
        f"told as saved: {len(told.answers)} answers after {sum(told.sent.values())} saves, {len(told.thanked)} thanks,"
        f" {len(told.approved)} published; lost: {lost or 'none'}",
        f"load of the machine (1, 5, 15 minutes): {os.getloadavg()}, {os.cpu_count()} processors",
        *(f"{'kept' if is_kept else 'NOT KEPT'}: {promise}" for promise, is_kept in kept.items()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(kept.values()) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("--seconds", type=int, default=120, help="how long each phase takes")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--times", type=int, default=5, help="how many times the clients in the second phase")
    parser.add_argument("--port", type=int, default=8123)
    return parser.parse_args()


def _phase(port: int, places: list[Place], told: Told, seconds: float, answers: Answers) -> tuple[Answers, float]:
    stop = threading.Event()
    seed = time.time_ns()
    people = [Person(port, place, told, answers, stop, seed + number) for number, place in enumerate(places)]
    began = time.monotonic()
    for person in people:
        person.start()
    stop.wait(seconds)
    stop.set()
    took = time.monotonic() - began
    for person in people:
        person.join()
    return answers, took


def _rate(answers: Answers, seconds: float) -> float:
    return len(answers.honest) / seconds


def _said(what: str, answers: Answers, seconds: float) -> list[str]:
    return [
        f"{what}: {_rate(answers, seconds):.1f} answers a second; {_spread(answers.honest)}",
        f"  refused: {len(answers.refused)}; {_spread(answers.refused)}",
        f"  errors: {len(answers.wrong)} {sorted(set(answers.wrong))[:5] if answers.wrong else ''}",
    ]


def _spread(seconds: list[float]) -> str:
    if len(seconds) < 2:
        return "too few to say more"
    hundredths = [round(second * 1000) for second in statistics.quantiles(seconds, n=100)]
    return f"half within {hundredths[49]} ms, 95% within {hundredths[94]} ms, all within {max(seconds):.2f} s"


if __name__ == "__main__":
    sys.exit(main())
