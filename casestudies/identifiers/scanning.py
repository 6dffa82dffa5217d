"""All checks over one text."""

from . import (
    chi_number,
    date_of_birth,
    email,
    hospital_number,
    hsc_number,
    named_patient,
    nhs_number,
    phone,
    postcode,
    small_count,
)
from .finding import Finding
from .plain import plain

# Where two checks find the same words the earlier one is right: a hospital number may look like a telephone number.
_CHECKS = (
    nhs_number,
    hsc_number,
    chi_number,
    hospital_number,
    date_of_birth,
    email,
    phone,
    postcode,
    named_patient,
    small_count,
)


def find_identifiers(text: str) -> list[Finding]:
    """What in a text could point to a patient, in order, never two for the same words."""
    read = plain(text)
    found: list[Finding] = []
    taken = bytearray(len(read))
    for check in _CHECKS:
        for finding in sorted(check.find(read), key=_longest_first):
            if not any(taken[finding.start : finding.end]):
                found.append(finding)
                taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    return sorted(found)


def _longest_first(finding: Finding) -> tuple[int, int]:
    return finding.start - finding.end, finding.start
