"""Making accounts."""

from allauth.account.models import EmailAddress
from django.db import transaction

from improvers.models import Profile, User
from improvers.models.profile import new_public_id
from improvers.roles import Role


@transaction.atomic
def create_person(
    *, email: str, name: str = "", password: str | None = None, role: Role = Role.IMPROVER, verified: bool = False
) -> User:
    """A new account with its profile and email address.

    Without a password the person signs in with codes by email. `verified` says that the address is known to be theirs;
    otherwise they prove it when they first sign in. Raises ValueError without an email address and IntegrityError for
    one that has an account.
    """
    user = User.objects.create_user(email, password, role=role)
    create_profile(user=user, name=name)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=verified)
    return user


def create_profile(*, user: User, name: str = "") -> Profile:
    """The profile of a new account, with an unguessable public id."""
    return Profile.objects.create(user=user, name=name, public_id=new_public_id())
