"""What one line of a file says, in the portal's own terms, and how it is written down."""

from dataclasses import dataclass, field

from casestudies.models import (
    Credit,
    Edition,
    Method,
    Outcome,
    Pitfall,
    Resource,
    Setting,
    Step,
    TippingPoint,
    Topic,
)
from improvers.models import Organisation, Region

_PARTS = {
    "steps": Step,
    "tipping_points": TippingPoint,
    "pitfalls": Pitfall,
    "outcomes": Outcome,
    "credits": Credit,
    "resources": Resource,
}


class Rejected(Exception):
    """A line cannot be brought in. `reasons` are the sentences its owner reads."""

    def __init__(self, *reasons: str):
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass
class Incoming:
    """One case study to bring in: its id in the source, an edition's answers, and its parts by name.

    `needs_all_five` says whether publishing asks for the five required answers.
    """

    source_id: str
    answers: dict
    topics: list[Topic] = field(default_factory=list)
    methods: list[Method] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    parts: dict[str, list[dict]] = field(default_factory=dict)
    needs_all_five: bool = True

    def write_into(self, edition: Edition) -> None:
        """Makes this the whole content of a saved draft; what it held before is gone."""
        empty = Edition(case_study=edition.case_study, number=edition.number)
        for name in CONTENT:
            setattr(edition, name, self.answers.get(name, getattr(empty, name)))
        edition.save(update_fields=[*CONTENT, "updated_at"])
        edition.topics.set(self.topics)
        edition.methods.set(self.methods)
        edition.tags.set(self.tags)
        for name, model in _PARTS.items():
            getattr(edition, name).all().delete()
            model.objects.bulk_create(
                model(edition=edition, order=order, **values) for order, values in enumerate(self.parts.get(name, []))
            )


_NOT_CONTENT = {"id", "case_study", "number", "status", "version", "created_at", "updated_at", "submitted_at"} | {
    "published_at",
    "claimed_by",
    "claimed_at",
}
CONTENT = [column.name for column in Edition._meta.concrete_fields if column.name not in _NOT_CONTENT]


class Lists:
    """The portal's own lists, read once for a whole file: topics, settings, methods, regions; organisations by code."""

    def __init__(self):
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        self.settings = {setting.slug: setting for setting in Setting.objects.all()}
        self.methods = {method.slug: method for method in Method.objects.all()}
        self.regions = {region.slug: region for region in Region.objects.all()}
        self._organisations: dict[str, Organisation | None] = {}

    def organisation(self, ods_code: str) -> Organisation | None:
        """The organisation with this ODS code in any case, or None."""
        code = ods_code.strip().upper()
        if code not in self._organisations:
            found = Organisation.objects.select_related("region", "board").filter(ods_code=code)
            self._organisations[code] = found.first()
        return self._organisations[code]
