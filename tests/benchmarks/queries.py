"""What the benchmark asks for, class by class. The words are those of generated case studies."""

import random
from dataclasses import dataclass

WITHOUT_WORDS = "browse"
COMMON, THREE, RARE, FILTERED, MISSPELT, PLAN = (
    "common word",
    "three words",
    "rare word",
    "filtered",
    "misspelt",
    "plan",
)

_COMMON = ["safety", "incident", "reablement", "diabetes", "falls", "frailty"]
_THREE = [
    "discharge pharmacist backlog", "sepsis antibiotics screening", "insulin pump hypoglycaemia", "hip fracture bed",
    "reminder letter clinic", "huddle handover escalation", "theatre list cancellation", "polypharmacy care home",
]  # fmt: skip
_FILTERED = ["discharge", "safety handover", "waiting list", "medicines", "frailty", "referral triage"]
_FILTERED_TAGS = [
    ("discharge", "safety"),
    ("waiting-list", "frailty"),
    ("safety", "incident"),
    ("discharge", "referral"),
]
_REGIONS = ["midlands", "south-west", "london"]
_MISSPELT = [
    "diabetis", "fraility", "dischage", "antibotics", "rehabilitaton", "pharmasist", "insuline pump", "presure ulcer",
]  # fmt: skip
PLANS = [
    "We want to cut the time older people wait in the emergency department before somebody decides to admit them. Our "
    "geriatricians could see frail patients at the front door each morning, but the consultants are doubtful and we "
    "have no extra beds. What did others do, and did it last through winter?",
    "Our community nurses spend hours each week on insulin visits to care homes. We think that trained care staff "
    "could give most of the doses safely if the pharmacist checked the charts. Has anybody tried this and what went "
    "wrong?",
    "Too many operations are cancelled on the day because the pre-operative assessment found something late. We plan a "
    "telephone call two weeks before and a named nurse for each list. The theatre team worries about more work.",
    "Patients miss outpatient appointments because letters come late and booking is hard for people without the "
    "internet. We would like to send text messages in several languages and let people choose the time. Receptionists "
    "fear more calls.",
]


@dataclass(frozen=True)
class Question:
    """One search as its parameters in the address."""

    text: str = ""
    page: int = 1
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What the address says."""
        asked = [("q", self.text)] if self.text else []
        asked += [(facet, value) for facet, values in self.chosen for value in values]
        return asked + ([("page", str(self.page))] if self.page > 1 else [])


def questions(rare: list[str]) -> dict[str, list[Question]]:
    """For each class the searches to measure; `rare` are words that only a few case studies have."""
    filtered = [
        Question(
            text,
            chosen=(
                ("region", (_REGIONS[place % len(_REGIONS)],)),
                ("tag", _FILTERED_TAGS[place % len(_FILTERED_TAGS)]),
            ),
        )
        for place, text in enumerate(_FILTERED)
    ]
    return {
        WITHOUT_WORDS: [Question(page=page) for page in (1, 2, 3)],
        COMMON: [Question(text) for text in _COMMON],
        THREE: [Question(text) for text in _THREE],
        RARE: [Question(text) for text in rare],
        FILTERED: filtered,
        MISSPELT: [Question(text) for text in _MISSPELT],
        PLAN: [Question(text) for text in PLANS],
    }


def mixed(asked: dict[str, list[Question]], number: int) -> list[Question]:
    """Searches of every class in equal parts, shuffled, the same ones each time."""
    chance = random.Random("mixed")
    return [chance.choice(asked[name]) for name in chance.choices(list(asked), k=number)]
