"""Where passages of a write-up can go: the parts of the form, and the eight sections a write-up is read into."""

from django.db.models import TextChoices


class WriteUpSection(TextChoices):
    """What every write-up is read into (docs/write-ups.md)."""

    PROBLEM = "problem", "The problem"
    WHAT_WE_DID = "what_we_did", "What you did"
    OUTCOMES = "outcomes", "What happened as a result"
    TIPPING_POINTS = "tipping_points", "Tipping points"
    PITFALLS = "pitfalls", "What to skip"
    CREDITS = "credits", "People to credit"
    CONTEXT = "context", "What helped and what got in the way"
    RESOURCES = "resources", "What you used"


class Place(TextChoices):
    """A part of the form that a passage can go to. Several may belong to one section."""

    HEADLINE = "headline", "Headline: what you changed"
    SUMMARY = "summary", "Summary"
    PROBLEM = "problem", "The problem"
    WHAT_WE_DID = "what_we_did", "What you did"
    METHOD_NOTE = "method_note", "How you used improvement methods"
    OUTCOMES = "outcomes", "What happened as a result"
    TIPPING_POINTS = "tipping_points", "Tipping points: what turned people round"
    PITFALLS = "pitfalls", "What others can skip: what failed or was wasted"
    ADVICE_CORE = "advice_core", "Advice to others"
    CREDITS = "credits", "People to credit"
    CONTEXT_HELPED = "context_helped", "What helped, and where it was"
    CONTEXT_HINDERED = "context_hindered", "What got in the way"
    UNINTENDED = "unintended", "What you did not expect"
    LASTING = "lasting", "What has happened since"
    EQUITY = "equity", "Did it work for everybody"
    PATIENT_INVOLVEMENT = "patient_involvement", "How patients and carers were involved"
    ENVIRONMENT = "environment", "What it did for the environment"
    RESOURCES = "resources", "What you used"
    COST_NOTE = "cost_note", "What it cost"
    SPONSOR = "sponsor", "Who paid for it"
    GUIDANCE = "guidance", "Guidance it follows"

    @property
    def section(self) -> WriteUpSection | None:
        """The section it belongs to; the headline is none of them."""
        return _SECTIONS.get(self)


_SECTIONS = {Place(section.value): section for section in WriteUpSection if section.value in Place.values} | {
    Place.SUMMARY: WriteUpSection.WHAT_WE_DID,
    Place.METHOD_NOTE: WriteUpSection.WHAT_WE_DID,
    Place.ADVICE_CORE: WriteUpSection.PITFALLS,
    Place.CONTEXT_HELPED: WriteUpSection.CONTEXT,
    Place.CONTEXT_HINDERED: WriteUpSection.CONTEXT,
    Place.UNINTENDED: WriteUpSection.OUTCOMES,
    Place.LASTING: WriteUpSection.CONTEXT,
    Place.EQUITY: WriteUpSection.CONTEXT,
    Place.PATIENT_INVOLVEMENT: WriteUpSection.CONTEXT,
    Place.ENVIRONMENT: WriteUpSection.CONTEXT,
    Place.COST_NOTE: WriteUpSection.RESOURCES,
    Place.SPONSOR: WriteUpSection.RESOURCES,
    Place.GUIDANCE: WriteUpSection.CONTEXT,
}
