"""What the filters of lessons and their values are called."""

from django.core.cache import caches

from casestudies.finding.filters import Labels
from casestudies.models import Setting, Topic
from casestudies.vocabulary import MoneyBand, PitfallKind, Role, Stance, TimeBand, Trigger
from improvers.models import Region

TITLES = {
    "role": "Who pushed back",
    "trigger": "What turned them",
    "before": "Where they stood before",
    "after": "Where they stood after",
    "kind": "What went wrong",
    "time_lost": "Staff time lost",
    "money_lost": "Money lost",
    "topic": "Topic",
    "region": "Region or nation",
    "setting": "Setting",
}
PLURALS = {
    "role": "groups of people",
    "trigger": "things that turned them",
    "before": "stances",
    "after": "stances",
    "kind": "kinds",
    "time_lost": "amounts",
    "money_lost": "amounts",
    "topic": "topics",
    "region": "regions",
    "setting": "settings",
}
_FIXED = {
    "role": dict(Role.choices),
    "trigger": dict(Trigger.choices),
    "before": dict(Stance.choices),
    "after": dict(Stance.choices),
    "kind": dict(PitfallKind.choices),
    "time_lost": dict(TimeBand.choices),
    "money_lost": dict(MoneyBand.choices),
}
# Entries of the lists may be renamed at any time.
_SECONDS_KEPT = 60


def labels() -> Labels:
    """For each filter of both kinds of lessons {value: label}, in the order of its list."""
    return _FIXED | caches["memory"].get_or_set("lesson-labels", _read, _SECONDS_KEPT)


def in_sentence(label: str) -> str:
    """A label as it reads inside a sentence: "consultants", but "GPs"."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _read() -> Labels:
    lists = {"topic": Topic, "region": Region, "setting": Setting}
    return {facet: dict(listed.objects.values_list("slug", "name")) for facet, listed in lists.items()}
