"""Fills the sentences of positives.py with made-up identifiers and says where they then stand."""

import datetime
import random
import re
import string
from collections.abc import Callable

from casestudies.vocabulary import IdentifierKind as Kind
from tests.unit.identifiers import positives
from tests.unit.identifiers.numbers import SPELLINGS, chi_number, hsc_number, nhs_number

EVERY_KIND = {
    Kind.NHS_NUMBER: positives.NHS_NUMBER,
    Kind.CHI_NUMBER: positives.CHI_NUMBER,
    Kind.HSC_NUMBER: positives.HSC_NUMBER,
    Kind.DATE_OF_BIRTH: positives.DATE_OF_BIRTH,
    Kind.FULL_POSTCODE: positives.FULL_POSTCODE,
    Kind.PHONE: positives.PHONE,
    Kind.PERSONAL_EMAIL: positives.PERSONAL_EMAIL,
    Kind.HOSPITAL_NUMBER: positives.HOSPITAL_NUMBER,
    Kind.NAMED_PATIENT: positives.NAMED_PATIENT,
    Kind.SMALL_COUNT: positives.SMALL_COUNT,
}
_DATES = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%y", "%B %d, %Y", "%d %b %y")
_AREAS = ("LS", "M", "B", "HU", "CF", "EH", "BT", "SW", "NE", "PL", "SA", "G", "YO", "TR")
_PROVIDERS = ("gmail.com", "hotmail.co.uk", "yahoo.co.uk", "btinternet.com", "outlook.com", "icloud.com", "aol.com")


def _spelled(number: Callable[[random.Random], str]) -> Callable[[random.Random], str]:
    return lambda dice: SPELLINGS[dice.choice(list(SPELLINGS))](number(dice))


def _date(dice: random.Random) -> str:
    born = datetime.date(1925, 1, 1) + datetime.timedelta(days=dice.randrange(36_000))
    if dice.random() < 0.15:
        return f"{born.day}th of {born:%B %Y}"
    return born.strftime(dice.choice(_DATES))


def _postcode(dice: random.Random) -> str:
    outward = f"{dice.choice(_AREAS)}{dice.randrange(1, 20)}"
    inward = f"{dice.randrange(10)}{dice.choice('ABDEFGHJLN')}{dice.choice('PQRSTUWXYZ')}"
    return f"{outward}{dice.choice([' ', ' ', ''])}{inward}"


def _phone(dice: random.Random) -> str:
    end = f"{dice.randrange(1000):03}"
    return dice.choice(
        [
            f"07700 900{end}", f"07700900{end}", f"+44 7700 900{end}", f"0113 496 0{end}", f"(0161) 496 0{end}",
            f"01632 960{end}", f"020 7946 0{end}", f"07700 900 {end}", f"+44 (0)7700 900{end}", f"0151-496-0{end}",
        ]
    )  # fmt: skip


def _email(dice: random.Random) -> str:
    name = dice.choice(["mary.hart", "j.okafor52", "gwyneth_pugh", "ken1941", "doris-brown", "t.evans"])
    return f"{name}@{dice.choice(_PROVIDERS)}"


def _hospital(dice: random.Random) -> str:
    digits = "".join(dice.choice(string.digits) for _ in range(dice.choice([6, 7, 8])))
    return dice.choice([digits, f"{dice.choice(string.ascii_uppercase)}{digits}", f"RX{digits}", f"{digits}{'K'}"])


_MADE = {
    "nhs": _spelled(nhs_number),
    "chi": lambda dice: (lambda n: dice.choice([n, f"{n[:6]} {n[6:]}", f"{n[:3]} {n[3:6]} {n[6:]}"]))(chi_number(dice)),
    "hsc": _spelled(hsc_number),
    "date": _date,
    "postcode": _postcode,
    "phone": _phone,
    "email": _email,
    "hospital": _hospital,
}


def fill(dice: random.Random, kind: Kind, sentence: str) -> tuple[str, int, int]:
    """The sentence with made-up identifiers, and where the last marked one begins and ends."""
    text, start, end, done = "", 0, 0, 0
    for mark in re.finditer(r"{([^}]+)}", sentence):
        text += sentence[done : mark.start()]
        start = len(text)
        text += _MADE[mark[1]](dice) if mark[1] in _MADE else mark[1]
        end, done = len(text), mark.end()
    return text + sentence[done:], start, end
