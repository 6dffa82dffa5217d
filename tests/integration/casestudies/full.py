"""An edition with an answer to every question and two of every part."""

from decimal import Decimal

from casestudies.models import Edition, Method, Setting
from tests.factories import make_draft

_PARTS = {
    "outcomes": {"measure": "Falls", "category": "safety", "direction": "better", "baseline": Decimal("12.5000"),
                 "result": Decimal(6), "unit": "a month", "sample_size": 40, "readings": {"2024-01-01": "12.5"},
                 "changes": {"2024-02-01": "Lanterns"}, "better": "lower", "comparison": "Next door nothing changed"},
    "tipping_points": {"role": "consultants", "who": "The night consultant", "before": "against", "after": "champion",
                       "trigger": "saw_data", "what_turned_them": "The run chart", "when": "Week three"},
    "pitfalls": {"what": "The first lamps were too bright", "kind": "technology", "time_lost": "under_10",
                 "money_lost": "under_1k", "why": "Nobody asked patients", "instead": "Ask patients"},
    "steps": {"what": "Counted falls", "when": "March"},
    "resources": {"kind": "tool", "title": "Lanterns", "detail": "One a bed", "url": "https://example.org/lamps",
                  "need": "core"},
    "credits": {"name": "Sam Okafor", "role": "idea", "job_role": "Nurse", "organisation_name": "Harbour View"},
    "photos": {"alternative_text": "A lantern on a bed", "caption": "Bed 4", "width": 4, "height": 3, "people": "none",
               "large": "photos/lamp-large.jpg", "small": "photos/lamp-small.jpg"},
    "attachments": {"file": "attachments/plan.csv", "name": "plan.csv", "content_type": "text/csv", "size": 9,
                    "description": "The plan"},
}  # fmt: skip
_PROSE = (
    "summary", "what_you_did", "cost_note", "context_helped", "context_hindered", "lasting_note", "unintended",
    "equity", "environment", "patient_involvement", "method_note", "sponsor", "guidance", "advice_core",
    "advice_optional",
)  # fmt: skip


def make_full_draft(**answers) -> Edition:
    """A draft with everything in it; every text says which question it answers."""
    texts = {name: f"About {name.replace('_', ' ')}." for name in _PROSE}
    chosen = {"setting": Setting.objects.first(), "place": "Ward 12", "started_year": 2023, "started_month": 4}
    chosen |= {"staff_hours": "50_200", "money_spent": "1k_10k", "lasting": "routine"}
    edition = make_draft(**(texts | chosen | answers))
    edition.methods.set(Method.objects.all()[:2])
    edition.tags.add("lamps")
    edition.tags.add("night")
    for relation, values in _PARTS.items():
        for order in (0, 1):
            own = {"public_id": f"{relation}{edition.pk}{order}"} if relation in {"photos", "attachments"} else {}
            getattr(edition, relation).create(order=order, **(values | own))
    return edition
