"""One version of a case study's words: drafted, moderated, then frozen."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate
from taggit.managers import TaggableManager

from casestudies.freshness import Freshness, freshness_of, says_it_ended
from casestudies.states import EDITABLE, OPEN, QUEUED, Status
from casestudies.vocabulary import (
    Direction,
    Lasting,
    MoneyBand,
    OutcomeCategory,
    PartToPlay,
    TimeBand,
    Verdict,
    verdict_of,
)

from .case_study import public_address
from .collaborator import Collaborator

PARTS = (
    "topics",
    "methods",
    "outcomes",
    "tipping_points",
    "pitfalls",
    "steps",
    "resources",
    "credits",
    "photos",
    "attachments",
    "tags",
)

_SENT = Q(submitted_at__isnull=False) | Q(published_at__isnull=False)


class EditionQuerySet(models.QuerySet):
    """Editions by status and by who may see them."""

    def published(self) -> "EditionQuerySet":
        """The editions everybody reads."""
        return self.filter(status=Status.PUBLISHED)

    def published_of(self, case_study_ids: Iterable[int]) -> "EditionQuerySet":
        """The editions everybody reads of some case studies, found by case study however many are published.

        Compared as it is, the status would have SQLite read every published edition: it takes them for few.
        """
        standing = Coalesce("status", models.Value(""))
        return self.alias(standing=standing).filter(case_study__in=list(case_study_ids), standing=Status.PUBLISHED)

    def open(self) -> "EditionQuerySet":
        """The editions in the works."""
        return self.filter(status__in=OPEN)

    def queued(self) -> "EditionQuerySet":
        """Those waiting for a moderator, the longest waiting first."""
        return self.filter(status__in=QUEUED).order_by("submitted_at", "pk")

    def sent(self) -> "EditionQuerySet":
        """Those that left their author at least once: sent in, or published by an import."""
        return self.filter(_SENT)

    def visible_to(self, user) -> "EditionQuerySet":
        """Editions a person may see: published ones, all they take part in, and for moderators those sent in."""
        if not user.is_authenticated:
            return self.published()
        taking_part = Collaborator.objects.filter(user=user).values("case_study")
        seen = Q(status=Status.PUBLISHED) | Q(case_study__lead=user) | Q(case_study__in=taking_part)
        if user.is_staff:
            seen |= _SENT
        return self.filter(seen)

    def editable_by(self, user) -> "EditionQuerySet":
        """Editions whose answers a person may change now: those they lead or write, in an author's status."""
        if not user.is_authenticated:
            return self.none()
        writing = Collaborator.objects.filter(user=user, part=PartToPlay.WRITE).values("case_study")
        return self.filter(Q(case_study__lead=user) | Q(case_study__in=writing), status__in=EDITABLE)

    def with_parts(self) -> "EditionQuerySet":
        """Everything a page or an index document shows of an edition, in a fixed number of queries."""
        return self.with_lead_and_place().prefetch_related(*PARTS)

    def with_lead_and_place(self) -> "EditionQuerySet":
        """What an edition shows beside its parts; load_parts loads those of a few editions in one query."""
        return self.select_related(
            "case_study__lead__profile", "organisation__board", "organisation__region", "board", "region", "setting"
        )


class Edition(models.Model):
    """The content of a case study at one time. Only `workflow.move` writes `status`."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False, help_text="Goes up with every saved change.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="editions_claimed"
    )
    claimed_at = models.DateTimeField(null=True, editable=False)

    headline = models.TextField("what did you change, in one sentence?", blank=True)
    problem = models.TextField("what was the problem?", blank=True)
    result = models.TextField("what happened as a result?", blank=True)
    result_category = models.CharField(
        "what kind of result?", max_length=20, blank=True, choices=OutcomeCategory.choices
    )
    result_direction = models.CharField("which way did it go?", max_length=12, blank=True, choices=Direction.choices)
    organisation = models.ForeignKey(
        "improvers.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation_name = models.CharField("organisation as it was called then", max_length=200, blank=True)
    board = models.ForeignKey(
        "improvers.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="integrated care board as it was then",
    )
    region = models.ForeignKey("improvers.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField("ward, team or place", max_length=120, blank=True)
    setting = models.ForeignKey("casestudies.Setting", null=True, blank=True, on_delete=models.PROTECT)
    topics = models.ManyToManyField("casestudies.Topic", blank=True, related_name="editions")
    started_year = models.PositiveSmallIntegerField(null=True, blank=True)
    started_month = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_year = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_month = models.PositiveSmallIntegerField(null=True, blank=True)

    summary = models.TextField("summary", blank=True)
    what_you_did = models.TextField("what you did", blank=True)
    no_tipping_points = models.BooleanField("none that we know of", default=False)
    no_pitfalls = models.BooleanField("none that we know of", default=False)
    staff_hours = models.CharField(max_length=12, blank=True, choices=TimeBand.choices)
    money_spent = models.CharField(max_length=12, blank=True, choices=MoneyBand.choices)
    cost_note = models.TextField(blank=True)

    context_helped = models.TextField("what helped", blank=True)
    context_hindered = models.TextField("what got in the way", blank=True)
    lasting = models.CharField("did it last?", max_length=12, blank=True, choices=Lasting.choices)
    lasting_note = models.TextField("what has happened since", blank=True)
    unintended = models.TextField("what you did not expect", blank=True)
    equity = models.TextField("equity", blank=True)
    environment = models.TextField("environment", blank=True)
    patient_involvement = models.TextField("patient and carer involvement", blank=True)
    methods = models.ManyToManyField("casestudies.Method", blank=True, related_name="editions")
    method_note = models.TextField("how you used them", blank=True)
    sponsor = models.TextField("sponsors and interests", blank=True)
    guidance = models.TextField("related guidance", blank=True)
    advice_core = models.TextField("what others must not leave out", blank=True)
    advice_optional = models.TextField("what others can adapt or leave out", blank=True)
    tags = TaggableManager(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["case_study", "number"]
        indexes = [
            models.Index(fields=["status", "submitted_at"]),
            models.Index(fields=["status", "-published_at"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case_study", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["case_study"], condition=Q(status__in=sorted(OPEN)), name="edition_one_open"
            ),
            models.UniqueConstraint(
                fields=["case_study"], condition=Q(status=Status.PUBLISHED), name="edition_one_published"
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="edition_status_known"),
            models.CheckConstraint(
                condition=Q(claimed_by=None) | Q(claimed_at__isnull=False), name="edition_claim_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.SUBMITTED, Status.IN_REVIEW]) | Q(submitted_at__isnull=False),
                name="edition_sent_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.PUBLISHED, Status.SUPERSEDED, Status.UNPUBLISHED])
                | Q(published_at__isnull=False),
                name="edition_published_has_time",
            ),
            models.CheckConstraint(
                condition=Q(started_month=None) | Q(started_year__isnull=False, started_month__range=(1, 12)),
                name="edition_started_month_in_year",
            ),
            models.CheckConstraint(
                condition=Q(ended_month=None) | Q(ended_year__isnull=False, ended_month__range=(1, 12)),
                name="edition_ended_month_in_year",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or "Case study without a headline"

    @property
    def is_open(self) -> bool:
        """Whether it is still in the works."""
        return self.status in OPEN

    @property
    def is_editable(self) -> bool:
        """Whether it is the author's turn."""
        return self.status in EDITABLE

    @property
    def hold(self):
        """The hold that keeps it aside now, or None. Reads every hold: load them along for many editions."""
        return next((hold for hold in self.holds.all() if hold.is_on), None)

    @property
    def published_address(self) -> str:
        """Where everybody reads a published edition, worked out without loading the other editions."""
        return public_address(self.case_study.public_id, self.headline)

    @property
    def reference(self) -> str:
        """What people quote in an email: the public id and the edition's number, like "K7M2-Q9XD / 2"."""
        public_id = self.case_study.public_id.upper()
        return f"{public_id[:4]}-{public_id[4:]}" + (f" / {self.number}" if self.number > 1 else "")

    @property
    def audit_reference(self) -> str:
        """What the audit trail calls it: "case study k7m2-q9xd edition 2"."""
        public_id = self.case_study.public_id
        return f"case study {public_id[:4]}-{public_id[4:]} edition {self.number}"

    @property
    def verdict(self) -> Verdict | None:
        """What came of it, from the result and every outcome."""
        return verdict_of(self.result_direction, [outcome.direction for outcome in self.outcomes.all()])

    @property
    def says_it_ended(self) -> bool:
        """Whether its own words say that there is nothing to run any more."""
        return says_it_ended(self.verdict, self.lasting)

    @property
    def freshness(self) -> Freshness | None:
        """Whether it is still true, where it is published and there is a word to say about it."""
        if self.status != Status.PUBLISHED:
            return None
        study = self.case_study
        return freshness_of(
            published=localdate(self.published_at),
            said=study.still_true,
            said_on=study.still_true_on,
            because=study.stopped_because,
            today=localdate(),
            ended=self.says_it_ended,
        )

    @property
    def board_today(self):
        """The board for the place today: the old one's successor, or where it was split the organisation's own."""
        if self.board is None:
            return None
        today = self.board.today()
        if today is None and self.organisation is not None and self.organisation.board is not None:
            today = self.organisation.board.today()
        return today
