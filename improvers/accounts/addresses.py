"""The email addresses a person has shown to be theirs."""

from allauth.account.models import EmailAddress


def verified_addresses(user) -> set[str]:
    """A person's verified addresses in lower case; none for somebody who is not signed in."""
    if not user.is_authenticated:
        return set()
    found = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {address.lower() for address in found}
