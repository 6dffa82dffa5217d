"""What erasing an account does to emails. Always inside its transaction."""

from django.db.models import Q

from casestudies.models import Invitation, Message, Report
from improvers.accounts.addresses import verified_addresses
from improvers.privacy.kept import Leaving


def erase_emails(leaving: Leaving) -> None:
    """Deletes the emails and invitations to a person's addresses, and forgets these where they gave one to report."""
    addresses = verified_addresses(leaving.user) | {leaving.user.email}
    Message.objects.filter(to__in=addresses).delete()
    Invitation.objects.filter(email__in=addresses).delete()
    Report.objects.filter(Q(by=leaving.user) | Q(email__in=addresses)).update(email="")
