"""The people of the sample data. Names and places are made up."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password

from improvers.accounts.second_factor import has_one
from improvers.models import Organisation, Profile, User
from improvers.roles import Role

DOMAIN = "sample.nhs.net"
PASSWORD = "try-it-out-1948"


@dataclass(frozen=True)
class SamplePerson:
    """One account: the email address before the @, the name, what they do and where (an ODS code)."""

    key: str
    name: str
    job_role: str
    organisation: str
    role: Role = Role.IMPROVER
    biography: str = ""

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.key}@{DOMAIN}"


# Those whose sign-ins are printed.
SIGN_INS = [
    SamplePerson(
        "improver",
        "Marisol Quennell",
        "Ward sister",
        "ZZ001",
        biography="I have worked on older people's wards for nineteen years. Ask me about night staff and small tests.",
    ),
    SamplePerson("reader", "Tobias Wrenfield", "Commissioning manager", "ZZ009"),
    SamplePerson("moderator", "Ngozi Hartwell-Adeyemi", "Improvement lead", "ZZ010", Role.MODERATOR),
    SamplePerson("admin", "Ffion Garrowby", "Portal administrator", "ZZ013", Role.ADMINISTRATOR),
]
OTHERS = [
    SamplePerson("second.moderator", "Callum Esterbrook", "Patient safety lead", "ZZ018", Role.MODERATOR),
    SamplePerson("newcomer", "Saoirse Applegarth", "Occupational therapist", "ZZ019"),
    SamplePerson("lead.one", "Ishaan Velloor", "Consultant physician", "ZZ004"),
    SamplePerson("lead.two", "Bronagh Tillery", "Community matron", "ZZ018"),
    SamplePerson("lead.three", "Delphine Oakroyd", "Pharmacist", "ZZ022"),
    SamplePerson("lead.four", "Yusuf Penhallow", "GP and clinical director", "ZZ003"),
    SamplePerson("lead.five", "Agnieszka Fairlamb", "Midwife", "ZZ025"),
    SamplePerson("lead.six", "Rhodri Castellane", "Operations manager", "ZZ019"),
]


def make_people() -> dict[str, User]:
    """Makes the accounts with profiles and verified addresses, where they are not here yet. Gives them by key."""
    hashed = make_password(PASSWORD)
    return {person.key: _make(person, hashed) for person in [*SIGN_INS, *OTHERS]}


def complete_sign_ins() -> None:
    """Gives the sample moderator and administrator a second factor where they have none, as after an upgrade."""
    for user in User.objects.filter(email__in=[person.email for person in SIGN_INS]):
        _give_second_factor(user)


def _give_second_factor(user: User) -> None:
    if user.is_staff and not has_one(user):
        TOTP.activate(user, generate_totp_secret())


def _make(person: SamplePerson, hashed_password: str) -> User:
    known = User.objects.filter(email=person.email).first()
    if known:
        return known
    user = User.objects.create_user(person.email, role=person.role)
    user.password = hashed_password
    user.save(update_fields=["password"])
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    _give_second_factor(user)
    organisation = Organisation.objects.filter(ods_code=person.organisation).select_related("region").first()
    profile = Profile.objects.of(user)
    profile.name = person.name
    profile.job_role = person.job_role
    profile.organisation = organisation
    profile.region = organisation.region if organisation else None
    profile.biography = person.biography
    profile.is_public = person.role == Role.IMPROVER
    profile.save()
    return user
