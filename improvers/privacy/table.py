"""What is kept of people and their accounts. Rows about case studies stand in casestudies/privacy."""

from django.conf import settings

from improvers.audit.kinds import OTHERS_KEPT, SIGN_INS_KEPT

from . import accounts
from .kept import Kept, deleted_when

OWN_ACCOUNT = "It is needed to give you the account you asked for"
SAFETY = "Our legitimate interest: keeping the portal and its people safe"

# Tables without anything about a person, each with what it holds.
NOT_ABOUT_PEOPLE = {
    "auth.Group": "unused: roles are code",
    "auth.Permission": "names of permissions",
    "auth.Group_permissions": "unused: roles are code",
    "contenttypes.ContentType": "names of tables",
    "improvers.Organisation": "organisations and boards, from the ODS files",
    "improvers.Region": "regions and nations",
    "improvers.Succession": "which organisation followed which",
    "improvers.User_groups": "unused: roles are code",
    "improvers.User_user_permissions": "unused: roles are code",
}

OWN_ROWS = (
    Kept(
        key="account",
        title="Your account",
        models=("improvers.User", "account.EmailAddress", "account.EmailConfirmation"),
        what="Your email addresses, your role, when you joined and last signed in, and a hash of your password, if you "
        "set one",
        whose="Everybody with an account",
        why=OWN_ACCOUNT,
        how_long="Until you erase your account. Where the address was never confirmed: "
        f"{accounts.UNCONFIRMED_DAYS} days",
        then="Deleted",
        download="All of it but the password hash",
        erasing="Deleted",
        collect=accounts.account_of,
        rules=(deleted_when(accounts.unconfirmed),),
    ),
    Kept(
        key="profile",
        title="Your profile",
        models=("improvers.Profile",),
        what="Your name, and what you chose to add: job role, organisation, words about you and a photo",
        whose="Everybody with an account",
        why=OWN_ACCOUNT + ". Readers see your name beside case studies you lead, and more only if you say so",
        how_long="Until you change it or erase your account",
        then="Deleted, with the photo",
        download="All of it, with the photo",
        erasing="Deleted, with the photo",
        collect=accounts.profile_of,
        erase=accounts.erase_photo,
    ),
    Kept(
        key="sign_in",
        title="Signing in",
        models=(
            "sessions.Session",
            "usersessions.UserSession",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
            "socialaccount.SocialApp",
            "socialaccount.SocialToken",
        ),
        what="Where you are signed in: browser, network address and when it was last used. Your second factors: a "
        "secret or a public key, and recovery codes. If you sign in through your organisation: the number, name and "
        "address it knows you by. What a moderator wrote about a case study and did not send",
        whose="Everybody who signs in",
        why=OWN_ACCOUNT + ", and to let you see and end what is not yours",
        how_long=f"Until you sign out, at most {settings.SESSION_COOKIE_AGE // 3600} hours after you were last there. "
        "Second factors until you remove them",
        then="Deleted",
        download="Your sessions, and which second factors you have, without their secrets",
        erasing="Deleted: you are signed out everywhere",
        collect=accounts.sign_in_of,
        erase=accounts.sign_out,
        rules=(deleted_when(accounts.expired_sessions), deleted_when(accounts.ended_sessions)),
    ),
)

ROWS_FOR_THE_RECORD = (
    Kept(
        key="tries",
        title="How often something was tried",
        models=("improvers.TryCount",),
        what="How many times a password or code was entered wrongly for an account or from a network address, and how "
        "often a form without sign-in was sent. Only as a key that nobody can turn back into an account or address",
        whose="Who tries to sign in, or sends a form without signing in",
        why=SAFETY,
        how_long="A day at most",
        then="Deleted",
        download="Nothing: it does not say whose it was",
        erasing="Stays until it is deleted: nothing in it leads to you",
        rules=(deleted_when(accounts.old_counts),),
    ),
    Kept(
        key="staff_changes",
        title="What staff changed in the admin",
        models=("admin.LogEntry",),
        what="Which row a moderator or administrator changed, and when",
        whose="Moderators and administrators",
        why=SAFETY,
        how_long=f"{accounts.STAFF_CHANGES_DAYS} days",
        then="Deleted",
        download="All of it",
        erasing="Deleted",
        collect=accounts.staff_changes_of,
        rules=(deleted_when(accounts.old_staff_changes),),
    ),
    Kept(
        key="audit",
        title="What happened, for the record",
        models=("improvers.AuditEvent",),
        what="Sign-ins, changes of accounts and roles, decisions and exports: when, by whom as a number, and from "
        "which network, shortened so that it leads to no single device. Never what you typed, except a moderator's "
        "reason for taking back whether a case study is still true",
        whose="Everybody with an account, and who tries to sign in",
        why=SAFETY + ", and showing that decisions were fair",
        how_long=f"Sign-ins {SIGN_INS_KEPT.days} days, everything else {OTHERS_KEPT.days // 365} years. Nobody can "
        "change or delete it before",
        then="Deleted",
        download="What you did yourself",
        erasing="Stays as a number without your name or address: it has to show what was decided, whoever leaves",
        collect=accounts.events_of,
        rules=(accounts.old_events,),
    ),
    Kept(
        key="logs",
        title="Logs of the server",
        models=(),
        what="What went wrong, and at which page. Not what you typed, searched for or uploaded, and nothing about "
        "patients",
        whose="Nobody in particular",
        why=SAFETY,
        how_long="As long as the people who run the server keep its logs",
        then="Deleted",
        download="Nothing: it does not say whose it was",
        erasing="Stays until it is deleted: it says nothing of you",
    ),
    Kept(
        key="tasks",
        title="Work done in the background",
        models=("django_tasks_database.DBTaskResult",),
        what="That an email was sent or a file was checked, by the number of its row. No address and no name",
        whose="Nobody in particular",
        why=SAFETY,
        how_long=f"{accounts.TASKS_DAYS} days",
        then="Deleted",
        download="Nothing: it does not say whose it was",
        erasing="Stays until it is deleted: nothing in it leads to you",
        rules=(deleted_when(accounts.finished_tasks),),
    ),
)
