"""The account: an email address is the name."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from improvers.roles import Role


class UserManager(BaseUserManager):
    """Makes accounts by email address."""

    def get_by_natural_key(self, username: str) -> "User":
        """The account with this email address, in any case.

        Compared in lower case, as addresses are stored and tries are counted: where a database takes more letters for
        one (PostgreSQL writes ı and ſ as I and S in capitals), one account would have many counts.
        """
        return self.get(email=username.lower())

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A new account; without a password it is used with codes by email. Raises ValueError without an address."""
        if not email:
            raise ValueError("An account needs an email address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """An administrator who passes every permission check."""
        return self.create_user(email, password, role=Role.ADMINISTRATOR, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in. What they are called and where they work is in their Profile."""

    email = models.EmailField("email address", max_length=254, unique=True)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.IMPROVER)
    is_active = models.BooleanField(
        "can sign in", default=True, help_text="Untick instead of deleting an account. Sign-in stops at once."
    )
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_any_case"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known"),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_staff(self) -> bool:
        """Whether the admin opens for this person: moderators and administrators."""
        return self.role in (Role.MODERATOR, Role.ADMINISTRATOR)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What every session was made for: with another password or another role it ends at its next request."""
        made_for = f"{self.password}|{self.role}|{self.is_superuser}"
        return salted_hmac("improvers.User.session", made_for, secret=secret, algorithm="sha256").hexdigest()

    def get_short_name(self) -> str:
        """What to call the person on a page: their name, or their email address until they gave one."""
        return str(self.profile) if hasattr(self, "profile") else self.email

    def has_perm(self, perm: str, obj=None) -> bool:
        """Django's permission check: what the role grants (see roles.py)."""
        return self.is_active and (self.is_superuser or perm in Role(self.role).permissions)

    def has_perms(self, perm_list, obj=None) -> bool:
        """Whether the person has every one of these permissions."""
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        """Whether the role grants anything in this app."""
        return self.is_active and (
            self.is_superuser or any(perm.startswith(f"{app_label}.") for perm in Role(self.role).permissions)
        )
