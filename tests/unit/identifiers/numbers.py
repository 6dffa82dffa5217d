"""Makes NHS, CHI and health and care numbers by the published arithmetic, and writes them in many ways."""

import random

SPELLINGS = {
    "in one piece": lambda n: n,
    "with spaces": lambda n: f"{n[:3]} {n[3:6]} {n[6:]}",
    "with hyphens": lambda n: f"{n[:3]}-{n[3:6]}-{n[6:]}",
    "with dots": lambda n: f"{n[:3]}.{n[3:6]}.{n[6:]}",
    "with no-break spaces": lambda n: f"{n[:3]}\u00a0{n[3:6]}\u00a0{n[6:]}",
    "with thin spaces": lambda n: f"{n[:3]}\u2009{n[3:6]}\u202f{n[6:]}",
    "with dashes": lambda n: f"{n[:3]}\u2013{n[3:6]}\u2011{n[6:]}",
    "with full-width digits": lambda n: "".join(chr(0xFF10 + int(digit)) for digit in n),
    "with two spaces": lambda n: f"{n[:3]}  {n[3:6]}  {n[6:]}",
    "over the end of a line": lambda n: f"{n[:3]} {n[3:6]}\n{n[6:]}",
    "with slashes": lambda n: f"{n[:3]}/{n[3:6]}/{n[6:]}",
    "digit by digit": " ".join,
    "in halves": lambda n: f"{n[:5]} {n[5:]}",
    "with underscores": lambda n: f"{n[:3]}_{n[3:6]}_{n[6:]}",
    "with brackets": lambda n: f"({n[:3]}) {n[3:6]} {n[6:]}",
    "with spaced hyphens": lambda n: f"{n[:3]} - {n[3:6]} - {n[6:]}",
    "with zero-width spaces": lambda n: f"{n[:3]}\u200b{n[3:6]}\u200b{n[6:]}",
}


def check_digit(nine: str) -> int:
    """The check digit by modulus 11; 10 means that the number is never issued."""
    remainder = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return (11 - remainder) % 11


def _complete(dice: random.Random, first: str) -> str:
    while True:
        nine = first + "".join(str(dice.randrange(10)) for _ in range(9 - len(first)))
        if check_digit(nine) < 10:
            return f"{nine}{check_digit(nine)}"


def nhs_number(dice: random.Random) -> str:
    """A number of the ranges in use, or of the test range."""
    return _complete(dice, dice.choice(["4", "6", "7", "4", "6", "7", "999"]))


def hsc_number(dice: random.Random) -> str:
    """A number of Northern Ireland."""
    return _complete(dice, f"3{dice.randrange(2, 10)}{dice.randrange(10)}")


def chi_number(dice: random.Random) -> str:
    """A number of Scotland: it begins with a date of birth."""
    born = f"{dice.randrange(1, 29):02}{dice.randrange(1, 13):02}{dice.randrange(100):02}"
    return _complete(dice, born)
