"""The email addresses a person has shown to be theirs."""

from allauth.account.models import EmailAddress

from improvers.models import User


def verified_addresses(user) -> set[str]:
    """A person's verified addresses in lower case; none for somebody who is not signed in."""
    if not user.is_authenticated:
        return set()
    found = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {address.lower() for address in found}


def verified_person(email: str) -> User | None:
    """Whose verified address this is; None for nobody's, or an account that is closed."""
    found = EmailAddress.objects.filter(email=email.lower(), verified=True, user__is_active=True)
    address = found.select_related("user__profile").first()
    return address.user if address else None
