"""One page of the portal in one state, and how its address is made."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse

from tests.browser.reaching import ERROR_SUMMARY, Reach
from tests.browser.world import World


@dataclass(frozen=True)
class PortalPage:
    """One page in one state.

    `arguments` gives those of the route; `reach` takes the page from how it opens to the state; `shows` is a selector
    that must then be visible, `status` what the address itself answers.
    """

    route: str
    actor: str = "visitor"
    arguments: Callable[[World], list] = lambda world: []
    query: str = ""
    state: str = ""
    reach: Reach | None = None
    shows: str = "h1"
    status: int = 200

    def __str__(self) -> str:
        return " ".join(
            filter(None, [self.route + self.query[:80], f"({self.state})" if self.state else "", self.actor])
        )

    def address(self, world: World) -> str:
        """Where it is in this world."""
        return reverse(self.route, args=self.arguments(world)) + self.query


def wrong(page: PortalPage, reach: Reach, shows: str = ERROR_SUMMARY) -> list[PortalPage]:
    """A page, and the same in its error state."""
    return [page, replace(page, state=f"{page.state} in error".strip(), reach=reach, shows=shows)]


def of(name: str, *more) -> Callable[[World], list]:
    """The arguments of a page about a case study."""
    return lambda world: [world.public_id(name), *more]


def numbered(name: str) -> Callable[[World], list]:
    """The arguments of a page about an edition."""
    return lambda world: [world.public_id(name), world.editions[name].number]


def read(name: str) -> Callable[[World], list]:
    """The arguments of the page readers find a case study at."""
    return lambda world: [world.public_id(name), world.editions[name].case_study.slug]
