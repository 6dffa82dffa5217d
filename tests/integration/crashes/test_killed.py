"""`kill -9` of web server and worker at any moment: nothing is lost, nothing is half done, search answers at once.

The suite kills a few times. The full size: CRASHES=100 python -m tests.with_postgres python -m pytest
tests/integration/crashes -s
"""

import os
import random
import statistics
import threading
import time
import urllib.request
from collections import Counter
from urllib.parse import quote

import pytest

from casestudies import index
from casestudies.models import Edition, Message
from casestudies.states import Status
from improvers.roles import Role
from tests.factories import make_draft, make_user

from .machine import LEASE_SECONDS, Machine
from .sink import Sink
from .whole import broken
from .working import Browser, Work

CRASHES = int(os.environ.get("CRASHES", "2"))
EDITIONS, HANDS = 4, 2
VICTIMS = (["web"], ["worker"], ["web", "worker"])
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def begin(browsers: tuple[Browser, Browser], lead, number: int) -> list[Work]:
    """Editions with a word of their own, ready to be sent."""
    drafts = [make_draft(lead=lead, headline=f"Crash zz{number}x{each} in the clinic") for each in range(EDITIONS)]
    return [Work(draft, *browsers) for draft in drafts]


def run(works: list[Work]) -> list[threading.Thread]:
    """Two people at work at once, each with one edition after the other."""

    def work_through(own: list[Work]) -> None:
        for work in own:
            work.do()

    threads = [threading.Thread(target=work_through, args=[works[hand::HANDS]]) for hand in range(HANDS)]
    for thread in threads:
        thread.start()
    return threads


def is_found(machine: Machine, edition: Edition) -> bool:
    """Whether readers find an edition by the word that only it has, and its page opens."""
    word = edition.headline.split()[1]
    results = urllib.request.urlopen(f"{machine.address}/search/?q={quote(word)}", timeout=30).read().decode()
    return edition.case_study.public_id in results


def wait_for_the_post(seconds: float) -> None:
    """Until no email waits any more, or it took too long."""
    end = time.monotonic() + seconds
    while Message.objects.unsent().exists() and time.monotonic() < end:
        threading.Event().wait(0.1)


@pytest.fixture
def killed():
    """A portal that runs, and its mail server; stopped at the end."""
    index.rebuild()
    with Sink() as sink:
        machine = Machine(sink.port)
        try:
            machine.start()
            yield machine, sink
        finally:
            machine.stop()


def test_nothing_is_lost_or_half_done_whenever_web_and_worker_are_killed(killed):
    machine, sink = killed
    lead, moderator = make_user(), make_user(Role.MODERATOR)
    browsers = Browser(machine.address, lead), Browser(machine.address, moderator)
    chance = random.Random(os.environ.get("CRASH_SEED", "5"))
    whole = begin(browsers, lead, 0)
    began = time.monotonic()
    for thread in run(whole):
        thread.join()
    takes, deaths, back, everything = time.monotonic() - began, 0, [], list(whole)
    assert [(work.reached, work.problem) for work in whole] == [(Status.PUBLISHED, "")] * EDITIONS
    for number in range(1, CRASHES + 1):
        works = begin(browsers, lead, number)
        threads = run(works)
        threading.Event().wait(chance.uniform(0, takes))
        victims = chance.choice(VICTIMS)
        machine.kill(victims)
        died = time.monotonic()
        machine.start()
        for thread in threads:
            thread.join()
        everything += works
        deaths += len(victims)
        assert [words for work in works for words in broken(work)] == []
        published = [work.edition for work in works if work.edition.status == Status.PUBLISHED]
        assert [edition.headline for edition in published or [whole[0].edition] if not is_found(machine, edition)] == []
        back.append(time.monotonic() - died)
    wait_for_the_post(LEASE_SECONDS * 4)
    came = sink.times_each_came()
    duplicates = sum(came.values()) - len(came)
    tell(everything, deaths, duplicates, back)
    assert set(came) == set(Message.objects.values_list("message_id", flat=True)), (
        "each email that was written, no other"
    )
    assert max(came.values()) <= 2
    assert duplicates <= deaths
    assert sink.differing() == []
    assert not Message.objects.unsent().exists()


def tell(works: list[Work], deaths: int, duplicates: int, back: list[float]) -> None:
    """The figures, for who reads along."""
    ends = Counter(str(work.edition.status) for work in works)
    emails = Message.objects.count()
    print(  # noqa: T201 -- read with -s
        f"\n{CRASHES} moments, {deaths} processes killed, {len(works)} editions ended as {dict(ends)}; "
        f"{emails} emails, {duplicates} came twice; from death to found again: median {statistics.median(back):.1f} s, "
        f"longest {max(back):.1f} s"
    )
