"""Health and care numbers of Northern Ireland: as NHS numbers, from 320 000 0010 to 399 999 9999."""

from collections.abc import Iterator

from stdnum.gb import nhs

from casestudies.vocabulary import IdentifierKind

from .finding import Finding
from .ten_digits import Label, TenDigits, ten_digit_numbers


def find(text: str) -> Iterator[Finding]:
    """The health and care numbers in a plain text: those called so, even mistyped, and those that cannot be else."""
    for number in ten_digit_numbers(text):
        if _is_meant(number):
            yield Finding(number.start, number.end, IdentifierKind.HSC_NUMBER)


def _is_meant(number: TenDigits) -> bool:
    in_range = "320" <= number.digits[:3] <= "399"
    is_valid = nhs.is_valid(number.digits)
    if number.label is Label.HSC:
        return is_valid or in_range
    shows = number.shape == (3, 3, 4) or number.beside_record
    return is_valid and in_range and number.label in (None, Label.VAGUE) and shows
