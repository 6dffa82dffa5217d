"""What the values of the filters are called."""

from collections.abc import Iterable

from django.core.cache import caches
from taggit.models import Tag

from casestudies import index
from casestudies.finding.filters import Labels
from casestudies.models import Method, Setting, Topic
from casestudies.vocabulary import OutcomeCategory, Verdict
from improvers.models import Organisation, Region

TITLES = {
    "topic": "Topic",
    "region": "Region or nation",
    "board": "Integrated care board",
    "setting": "Setting",
    "outcome": "Kind of outcome",
    "method": "Method",
    "status": "How it went",
    "organisation": "Organisation",
    "tag": "Tag",
}
PLURALS = {
    "topic": "topics",
    "region": "regions",
    "board": "boards",
    "setting": "settings",
    "outcome": "kinds of outcome",
    "method": "methods",
    "status": "results",
    "organisation": "organisations",
    "tag": "tags",
}
# Renaming an entry of a list does not change the index, so labels are read again after a while all the same.
_SECONDS_KEPT = 60
_MOST_RARE = 100


def labels() -> Labels:
    """For each filter {value: label}, in the order of its list; of organisations and tags, the most used.

    Raises IndexUnavailable.
    """
    return caches["memory"].get_or_set(f"search-labels-{index.generation()}", _read, _SECONDS_KEPT)


def with_rare(known: Labels, organisations: Iterable[str], tags: Iterable[str]) -> Labels:
    """The labels with those of more organisations and tags, as far as they have case studies or exist."""
    for facet, values, read in (("organisation", organisations, _names), ("tag", tags, _tag_labels)):
        if rare := [value for value in values if value not in known[facet] and value.isprintable()][:_MOST_RARE]:
            known = {**known, facet: known[facet] | read(rare)}
    return known


def _read() -> Labels:
    boards = Organisation.objects.boards().only("ods_code", "name", "kind")
    return {
        "topic": dict(Topic.objects.values_list("slug", "name")),
        "region": dict(Region.objects.values_list("slug", "name")),
        "board": dict(sorted(((board.ods_code, board.short_name) for board in boards), key=lambda pair: pair[1])),
        "setting": dict(Setting.objects.values_list("slug", "name")),
        "outcome": dict(OutcomeCategory.choices),
        "method": dict(Method.objects.values_list("slug", "name")),
        "status": dict(Verdict.choices),
        "organisation": _names(index.facet_counts()["organisation"]),
        "tag": _tag_labels(list(index.facet_counts()["tag"])),
    }


def _names(codes: Iterable[str]) -> dict[str, str]:
    return dict(sorted(index.organisation_names(codes).items(), key=lambda pair: pair[1]))


def _tag_labels(slugs: list[str]) -> dict[str, str]:
    return dict(Tag.objects.filter(slug__in=slugs).order_by("name").values_list("slug", "name"))
