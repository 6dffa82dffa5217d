"""The pages of figures: what each is called, in one sentence, and what makes it."""

from collections.abc import Callable
from dataclasses import dataclass

from .ageing import ageing
from .load import load
from .outcomes import outcomes
from .overrides import overrides
from .scope import Scope
from .sheets import Sheet
from .takedowns import takedowns
from .turnaround import turnaround


@dataclass(frozen=True)
class Page:
    """One page: the end of its address, its name, what it answers, and what makes its sheet."""

    slug: str
    name: str
    question: str
    sheet: Callable[[Scope], Sheet]
    has_period: bool = True


PAGES = {
    page.slug: page
    for page in (
        Page("turnaround", "Turnaround", "How long do people wait for a decision?", turnaround),
        Page("outcomes", "Outcomes", "What is decided, where and on what?", outcomes),
        Page("ageing", "Ageing", "What waits now, and for how long?", ageing, has_period=False),
        Page("overrides", "Overridden flags", "What was published in spite of the checks?", overrides),
        Page("takedowns", "Takedowns", "What was taken down, and why?", takedowns),
        Page("load", "Load", "How is the work shared among moderators?", load),
    )
}
