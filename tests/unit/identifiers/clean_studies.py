"""Makes clean case studies: real-looking prose with every kind of number that is nobody's."""

import random

from tests.unit.identifiers import clean
from tests.unit.identifiers.numbers import check_digit


def _digits(dice: random.Random, count: int) -> str:
    return "".join(str(dice.randrange(10)) for _ in range(count))


def _isbn(dice: random.Random) -> str:
    """An ISBN-10: its check digit is by modulus 11 too, so most would pass as an NHS number."""
    while True:
        nine = _digits(dice, 9)
        if check_digit(nine) < 10:
            return f"{nine}{check_digit(nine)}"


_MADE = {
    "ISBN {}.": _isbn,
    "The manual (ISBN {}) is on each ward.": lambda dice: (lambda n: f"{n[0]}-{n[1:4]}-{n[4:9]}-{n[9]}")(_isbn(dice)),
    "doi:10.1136/{}": lambda dice: f"bmjqs-{dice.randrange(2012, 2026)}-{_digits(dice, 6)}",
    "See https://doi.org/10.1016/{}": lambda dice: f"j.resuscitation.{_digits(dice, 10)}",
    "ORCID {}": lambda dice: f"0000-000{_digits(dice, 1)}-{_digits(dice, 4)}-{_digits(dice, 4)}",
    "Call the team on {}.": lambda dice: f"0{dice.choice(['113 496', '161 496', '191 498'])} {_digits(dice, 4)}",
    "Call our clinic on {}": lambda dice: f"+44 7700 9{_digits(dice, 5)}",
    "The ward phone is {}, day and night.": lambda dice: f"07{_digits(dice, 3)} {_digits(dice, 6)}",
    "Ring the helpline: {}": lambda dice: f"+44 {_digits(dice, 4)} {_digits(dice, 6)}",
    "Funded by grant {}.": lambda dice: f"NIHR{_digits(dice, 6)}",
    "Grant number {} from the foundation.": lambda dice: _digits(dice, 10),
    "Award ref {}": lambda dice: f"MR/{dice.choice('STVWX')}{_digits(dice, 6)}/1",
    "Our ODS code is {}.": lambda dice: f"{dice.choice(['RX', 'RH', 'A8', 'Y0'])}{_digits(dice, 4)}",
    "It cost £{} in all.": lambda dice: f"{dice.randrange(1, 999)},{_digits(dice, 3)}.{_digits(dice, 2)}",
    "The regional budget is £{}.": lambda dice: f"{int('4' + _digits(dice, 9)):,}",
    "Purchase order {} was raised.": lambda dice: f"45{_digits(dice, 8)}",
    "Meeting ID: {}": lambda dice: f"{_digits(dice, 3)} {_digits(dice, 3)} {_digits(dice, 4)}",
    "It went live on {}.": lambda dice: f"{dice.randrange(1, 28):02}/{dice.randrange(1, 12):02}/2024",
    "Between {} we measured weekly.": lambda dice: f"{dice.randrange(2012, 2019)} and {dice.randrange(2019, 2026)}",
    "Falls went down by {}%.": lambda dice: f"{dice.randrange(1, 80)}.{dice.randrange(10)}",
    "Weekly counts were {}.": lambda dice: ", ".join(str(dice.randrange(300, 480)) for _ in range(12)),
    "The table: {}": lambda dice: " | ".join(str(dice.randrange(100, 9999)) for _ in range(8)),
    "PMID {}": lambda dice: _digits(dice, 8),
    "Charity number {}.": lambda dice: f"1{_digits(dice, 6)}",
    "IRAS {}; ISRCTN": lambda dice: _digits(dice, 6),
    "NCT{} is registered.": lambda dice: f"0{_digits(dice, 7)}",
    "Patients aged {} and over were called.": lambda dice: str(dice.randrange(16, 90)),
    "Ward {} led the way.": lambda dice: f"{dice.randrange(1, 40)}{dice.choice(['', 'A', 'B'])}",
}  # fmt: skip


def clean_case_study(dice: random.Random) -> str:
    """Some forty sentences, in paragraphs."""
    made = [sentence.format(_MADE[sentence](dice)) for sentence in dice.choices(list(_MADE), k=20)]
    sentences = [*made, *dice.choices(clean.SENTENCES, k=20)]
    dice.shuffle(sentences)
    return "\n\n".join(" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5))
