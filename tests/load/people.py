"""What people do: read, search, save as they type, thank and decide; and what they were told is saved."""

import json
import random
import threading
from collections import Counter
from dataclasses import dataclass, field

from tests.load.browser import Answers, Browser
from tests.load.forms import forms_of

WORDS = ["falls", "pharmacist", "ward", "discharge", "medicines", "huddle", "pressure", "ulcers", "dementia", "stroke"]
PAGES = ["/", "/topics/", "/regions/", "/lessons/", "/lessons/pitfalls/", "/topics/falls/", "/asked-for/", "/about/"]


@dataclass
class Told:
    """What the portal said it saved: the last answer by address, thanks and decisions."""

    answers: dict[str, str] = field(default_factory=dict)
    sent: Counter = field(default_factory=Counter)
    thanked: set[tuple[str, str]] = field(default_factory=set)
    approved: list[str] = field(default_factory=list)


@dataclass
class Place:
    """What one client has: who it is, its draft's question, what it may thank, and what waits to be decided."""

    session: str = ""
    name: str = ""
    draft: str = ""
    studies: list[tuple[str, str]] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


class Person(threading.Thread):
    """One client that goes on until it is told to stop."""

    def __init__(self, port: int, place: Place, told: Told, answers: Answers, stop: threading.Event, seed: int):
        super().__init__(daemon=True)
        self._browser = Browser(port, answers, place.session)
        self._place, self._told, self._stop_now = place, told, stop
        self._chance = random.Random(seed)
        self._turn = 0
        self._token = f"{self._chance.randrange(16**32):032x}"

    def run(self) -> None:
        """Does one thing after the other."""
        things = [(self._read, 50), (self._search, 25)]
        if self._place.draft:
            things += [(self._save, 20), (self._thank, 5)]
        if self._place.waiting:
            things += [(self._decide, 10)]
        while not self._stop_now.is_set():
            [(do, _)] = self._chance.choices(things, [weight for _, weight in things])
            do()
        self._browser.close()

    def _read(self) -> None:
        address = self._chance.choice(self._place.studies)[1] if self._chance.random() < 0.7 else None
        self._browser.get(address or self._chance.choice(PAGES))

    def _search(self) -> None:
        words = "+".join(self._chance.sample(WORDS, self._chance.randint(1, 4)))
        if self._chance.random() < 0.2:
            self._browser.get(f"/start-pack/?plan=We+want+to+change+{words}+in+a+care+home")
        else:
            self._browser.get(f"/search/?q={words}&page={self._chance.choice([1, 1, 1, 2])}")

    def _save(self) -> None:
        """Types one more answer, as the script of the page sends it."""
        self._turn += 1
        self._told.sent[self._place.draft] += 1
        text = f"{self._place.name} wrote this as number {self._told.sent[self._place.draft]}"
        carried = json.dumps({"token": self._token, "seen": {}, "kept": []})
        typed = {"cost_note": text, "sitting": carried, "turn": str(self._turn)}
        page = self._browser.post(self._place.draft, typed, accept="application/json")
        if page.status == 200 and json.loads(page.text)["result"] == "saved":
            self._told.answers[self._place.draft] = text

    def _thank(self) -> None:
        public_id, _ = self._chance.choice(self._place.studies)
        if self._browser.post(f"/thank-you/{public_id}/", {}).status == 302:
            self._told.thanked.add((public_id, self._place.name))

    def _decide(self) -> None:
        """Claims the next one that waits, and publishes it with every box ticked."""
        try:
            address = self._place.waiting.pop()
        except IndexError:
            return self._read()
        for part, more in (("/claim/", {}), ("", {"decision": "approve"})):
            page = self._browser.get(address)
            form = next((form for form in forms_of(page.text) if _leads_to(form.action, address, part, more)), None)
            if form is None:
                return None
            page = self._browser.post(form.action or address, form.fields | more)
            if page.status != 302:
                return None
        self._told.approved.append(address)
        return None


def _leads_to(action: str, address: str, part: str, more: dict) -> bool:
    return action.endswith(part) if part else action in ("", address)
