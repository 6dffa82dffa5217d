"""Our rules on django-allauth."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Lets only addresses of allowed domains sign up."""
