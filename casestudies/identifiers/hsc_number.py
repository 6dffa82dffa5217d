"""Health and care numbers of Northern Ireland: as NHS numbers, from 320 000 0010 to 399 999 9999."""

from collections.abc import Iterator

from stdnum.gb import nhs

from casestudies.vocabulary import IdentifierKind

from .finding import Finding
from .ten_digits import Label, TenDigits, ten_digit_numbers


def find(text: str) -> Iterator[Finding]:
    """The health and care numbers in a plain text: those called so, and those of the range that cannot be else."""
    for number in ten_digit_numbers(text):
        if nhs.is_valid(number.digits) and _is_meant(number):
            yield Finding(number.start, number.end, IdentifierKind.HSC_NUMBER)


def _is_meant(number: TenDigits) -> bool:
    if number.label is Label.HSC:
        return True
    in_range = "320" <= number.digits[:3] <= "399"
    return number.label in (None, Label.VAGUE) and in_range and (number.shape == (3, 3, 4) or number.beside_record)
