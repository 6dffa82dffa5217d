"""What moderators look at: the queue, one edition, what they may do with it, and what was decided before."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model
from django.utils import timezone

from casestudies.identifiers.stored import Explained, explained, unread_files
from casestudies.models import Edition, Photo, Transition
from casestudies.moderation.claims import taken_over_from
from casestudies.permissions import (
    CLAIM_LASTS,
    can_decide,
    can_moderate,
    can_move,
    can_take_over,
    check_can_claim,
    check_can_moderate,
    claim_holds,
    takes_part,
    why_not,
)
from casestudies.states import QUEUED, Status
from casestudies.vocabulary import PeopleInPhoto


def editions_for(user):
    """The editions a moderator works with: those they may see that were sent in at least once."""
    return Edition.objects.visible_to(user).sent()


def history_of(edition: Edition, user):
    """Every move of a case study that a person may see, the newest first, with the notes sent along."""
    return (
        Transition.objects.filter(edition__in=editions_for(user).filter(case_study=edition.case_study_id))
        .select_related("by__profile", "edition")
        .prefetch_related("notes", "ticks", "overridden_flags")
        .order_by("-pk")
    )


@dataclass(frozen=True)
class Checked:
    """What the checks for patient details found in an edition, with the reasons given; and what nobody could check.

    `consents` are the photos of people, each with who said that they agreed, and when.
    """

    found: list[Explained]
    unread: list[Model]
    consents: list[Photo]


def checked(edition: Edition) -> Checked:
    """What a moderator should know of an edition's safety. The words that were found are in the text, never here."""
    photos = edition.photos.filter(people=PeopleInPhoto.AGREED).select_related("consent_by__profile")
    return Checked(explained(edition), unread_files(edition), list(photos))


@dataclass(frozen=True)
class Rights:
    """What one person may do with one edition now."""

    edition: Edition
    user: object

    @property
    def is_queued(self) -> bool:
        """Whether it waits for a moderator at all."""
        return self.edition.status in QUEUED

    @property
    def is_mine(self) -> bool:
        """Whether the person has claimed it."""
        return self.edition.status == Status.IN_REVIEW and self.edition.claimed_by_id == self.user.pk

    @cached_property
    def may_decide(self) -> bool:
        """Whether they may approve, ask for changes or reject."""
        return self.is_mine and can_decide(self.user, self.edition)

    @cached_property
    def may_claim(self) -> bool:
        """Whether they may take it on, or over."""
        return self.is_queued and not self.is_mine and not self.closed

    @cached_property
    def takes_part(self) -> bool:
        """Whether it is their own work: what moderators write for one another is not for them."""
        return takes_part(self.user, self.edition.case_study)

    @property
    def may_unpublish(self) -> bool:
        """Whether they may take it down."""
        return can_move(self.user, self.edition, Status.UNPUBLISHED)

    @cached_property
    def closed(self) -> str:
        """Why it is not for this person, in the sentence of the rule; empty where nothing keeps them out."""
        check = check_can_claim if self.is_queued else check_can_moderate
        return why_not(check, self.user, self.edition)

    @property
    def may_resume(self) -> bool:
        """Whether they may take it off hold."""
        return self.edition.status == Status.SUBMITTED and bool(self.edition.hold) and self._may_moderate

    @cached_property
    def _may_moderate(self) -> bool:
        return can_moderate(self.user, self.edition)

    @cached_property
    def may_take_over(self) -> bool:
        """Whether they may take it over from the moderator whose claim holds, if they say why."""
        return claim_holds(self.edition) and can_take_over(self.user, self.edition)

    @cached_property
    def taken_over(self) -> Transition | None:
        """The move with which another moderator took it over from this person; None where nobody did."""
        return taken_over_from(self.user, [self.edition]).get(self.edition.pk)

    @property
    def waiting_days(self) -> int:
        """Whole days since it was sent in."""
        return (timezone.now() - self.edition.submitted_at).days

    @property
    def claim_holds(self) -> bool:
        """Whether somebody's claim keeps others out."""
        return claim_holds(self.edition)

    @property
    def claim_ends_at(self) -> datetime.datetime | None:
        """When another moderator may take it over."""
        return self.edition.claimed_at and self.edition.claimed_at + CLAIM_LASTS
