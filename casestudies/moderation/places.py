"""Where on the readers' page a text of an edition stands, to lead moderators to it."""

from casestudies.models import Edition

_ANCHORS = {
    "facts-heading": ("headline", "problem", "result", "place", "organisation_name"),
    "summary": ("summary",),
    "what-they-did": ("what_you_did", "steps"),
    "tipping-points": ("tipping_points",),
    "what-to-skip": ("pitfalls",),
    "outcomes": ("outcomes",),
    "photos": ("photos",),
    "context": ("context_helped", "context_hindered", "unintended"),
    "lasting": ("lasting_note",),
    "fairness": ("equity", "environment", "patient_involvement"),
    "advice": ("advice_core", "advice_optional"),
    "methods": ("method_note", "guidance"),
    "resources": ("resources",),
    "cost": ("cost_note",),
    "files": ("attachments",),
    "people": ("credits", "sponsor"),
    "labels": ("tags",),
}
_BY_NAME = {name: anchor for anchor, names in _ANCHORS.items() for name in names}
# Parts that have an address of their own on the page, by their number.
_NUMBERED = {"tipping_points": "tipping-point", "pitfalls": "pitfall"}


def anchor_of(edition: Edition, place: str) -> str:
    """The id on the readers' page of the part or section a place is in; empty for what readers do not see."""
    name, _, rest = place.partition(".")
    if name in _NUMBERED:
        pks = [str(part.pk) for part in getattr(edition, name).all()]
        pk = rest.partition(".")[0]
        if pk in pks:
            return f"{_NUMBERED[name]}-{pks.index(pk) + 1}"
    return _BY_NAME.get(name, "")
