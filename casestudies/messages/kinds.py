"""Every kind of email, as one table: what it is, whether people can do without it, and whether it is only for them.

The name of a kind is the name of its text in templates/casestudies/mail.
"""

import datetime
from dataclasses import dataclass

from django.db.models import TextChoices


class Group(TextChoices):
    """What people can switch on and off, together."""

    PROGRESS = "progress", "Where your case study is while it waits"
    COLLEAGUES = "colleagues", "What colleagues do in your case studies"
    QUESTIONS = "questions", "One question a week about your drafts"
    STILL_TRUE = "still_true", "Whether what you published is still true"

    @property
    def only_if_asked_for(self) -> bool:
        """Whether nobody gets these who did not choose to."""
        return self is Group.QUESTIONS


@dataclass(frozen=True)
class Kind:
    """One kind of email.

    `what` says to its reader when it comes. `group` is the switch that ends it; None for what is essential. The text of
    a `secret` kind holds a link or code that only its reader may use: nobody else is shown it, and it is forgotten once
    sent. Only moderators and administrators get what is `for_staff`.
    """

    what: str
    group: Group | None = None
    secret: bool = False
    for_staff: bool = False

    @property
    def essential(self) -> bool:
        """Whether nobody can switch it off: they would miss a decision, or something only they can do."""
        return self.group is None


ACCOUNT = "account"
# A code or link nobody asked for again within a day is of no use any more.
SECRETS_LAST = datetime.timedelta(hours=24)

KINDS = {
    ACCOUNT: Kind("Codes to sign in, links to confirm your address or choose a password, changes to them", secret=True),
    "submitted": Kind("We have your case study", Group.PROGRESS),
    "in_review": Kind("A moderator begins to read your case study", Group.PROGRESS),
    "withdrawn": Kind("You withdrew your case study", Group.PROGRESS),
    "changes_requested": Kind("A moderator asks you for changes"),
    "published": Kind("Your case study is published"),
    "rejected": Kind("Your case study is not accepted"),
    "unpublished": Kind("Your case study is taken down"),
    "report_to_author": Kind("A moderator asks you to look at a published case study, because a reader did"),
    "labels_changed": Kind("A moderator corrects the tags or topics of your published case study"),
    "still_true_cleared": Kind("A moderator takes back what you said of a case study being still true"),
    "suggestion_settled": Kind("What became of a topic, setting or method you suggested"),
    "report_closed": Kind("What we did about a problem you reported"),
    "report_urgent": Kind("A reader says that a patient could be recognised", for_staff=True),
    "file_refused": Kind("A file of yours was deleted because the check for viruses found something"),
    "invitation": Kind("Somebody invites you to a case study", secret=True),
    "lead_offered": Kind("Somebody offers you the lead of a case study"),
    "lead_handed_over": Kind("Somebody erases their account and leaves you the lead of a case study"),
    "draft_to_be_deleted": Kind("A draft nobody has changed for long will be deleted"),
    "account_erased": Kind("Your account was erased"),
    "removed": Kind("Somebody ends your part in a case study"),
    "credit_asked": Kind("Somebody credits you: is it right?", secret=True),
    "joined": Kind("Somebody takes part in your case study", Group.COLLEAGUES),
    "left": Kind("Somebody leaves your case study", Group.COLLEAGUES),
    "lead_taken": Kind("Somebody takes over the lead from you", Group.COLLEAGUES),
    "credit_corrected": Kind("Somebody corrects their credit in your case study", Group.COLLEAGUES),
    "credit_refused": Kind("Somebody does not want to be named in your case study", Group.COLLEAGUES),
    "one_question": Kind(
        "The question whose answer would help readers most. You answer it by a link, without your password",
        Group.QUESTIONS,
        secret=True,
    ),
    "still_true": Kind("Is it still running? We ask after 6, 12 and 24 months", Group.STILL_TRUE, secret=True),
}
SECRET_KINDS = sorted(key for key, kind in KINDS.items() if kind.secret)


def kind_label(key: str) -> str:
    """What a kind is in words; what is no kind any more is called by its key."""
    return KINDS[key].what if key in KINDS else key or "Not known"


def essential_kinds(user) -> list[Kind]:
    """What this person always gets, whatever they switch off."""
    return [kind for kind in KINDS.values() if kind.essential and (user.is_staff or not kind.for_staff)]
