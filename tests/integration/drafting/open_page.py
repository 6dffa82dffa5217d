"""A page of questions open in somebody's browser: it saves by itself and by its buttons, as the browser sends it."""

import html
import re
from itertools import count

from django.test import Client

_turns = count(1)


class OpenPage:
    """What the page came with, and what is typed in it."""

    def __init__(self, web: Client, address: str):
        self.web, self.address = web, address
        self.shows = web.get(address).content.decode()
        carried = re.search(r'name="sitting" value="([^"]*)"', self.shows)
        self.sitting = html.unescape(carried[1]) if carried else ""
        self.typed: dict[str, str] = {}

    def type(self, **typed: str) -> "OpenPage":
        """Types into boxes; gives the page."""
        self.typed |= typed
        return self

    def saves_itself(self, turn: int | None = None, web: Client | None = None):
        """Sends what is on the page as its script does. Gives the answer."""
        turn = turn or next(_turns)
        data = self.typed | {"sitting": self.sitting, "turn": str(turn)}
        answer = (web or self.web).post(self.address, data, headers={"accept": "application/json"})
        if answer.status_code == 200 and answer.json()["address"]:
            self.address = answer.json()["address"]
        return answer

    def press(self, then: str = "", *, scripts: bool = True, web: Client | None = None):
        """Presses "Save and continue", or the button called `then`. Gives the page that follows."""
        data = self.typed | {"sitting": self.sitting, "turn": str(next(_turns)) if scripts else "", "then": then}
        return (web or self.web).post(self.address, data, follow=True)
