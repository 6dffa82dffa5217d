"""The lasting thing with an address; its words are in its editions."""

import secrets
from functools import lru_cache

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.text import slugify

from casestudies.states import Status
from casestudies.vocabulary import StillTrue, StoppedBecause

from .collaborator import Collaborator
from .still_true import REASON_LIMIT

PUBLIC_ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
PUBLIC_ID_LENGTH = 8


def new_public_id() -> str:
    """A short random id without letters that look alike: 31^8 (about 10^12) possibilities."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


def slug_of(headline: str) -> str:
    """The readable end of an address."""
    return slugify(headline)[:80].strip("-") or "case-study"


def _taking_part(user) -> models.QuerySet:
    return Collaborator.objects.filter(user=user).values("case_study")


@lru_cache(maxsize=10_000)
def public_address(public_id: str, headline: str) -> str:
    """Where everybody reads a case study; a page of results has twenty of them."""
    return reverse("library:case_study", args=[public_id, slug_of(headline)])


def _number(edition) -> int:
    return edition.number


class CaseStudyQuerySet(models.QuerySet):
    """Case studies by who may see them."""

    def published(self) -> "CaseStudyQuerySet":
        """Those that everybody can read now."""
        return self.filter(editions__status=Status.PUBLISHED)

    def led_by(self, user) -> "CaseStudyQuerySet":
        """The ones a person leads."""
        return self.filter(lead=user) if user.is_authenticated else self.none()

    def shared_with(self, user) -> "CaseStudyQuerySet":
        """The ones a person leads or takes part in."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(models.Q(lead=user) | models.Q(pk__in=_taking_part(user)))

    def locked(self, pk: int) -> "CaseStudy":
        """The one with this key, which nobody else takes like this until the transaction ends. Raises DoesNotExist.

        Rows that point at it can be written meanwhile (docs/decisions/0022).
        """
        return self.select_for_update(no_key=True).get(pk=pk)

    def visible_to(self, user) -> "CaseStudyQuerySet":
        """Those a person may open: published ones, all they take part in, for moderators all sent in."""
        published = models.Exists(self._editions().filter(status=Status.PUBLISHED))
        if not user.is_authenticated:
            return self.filter(published)
        seen = models.Q(published) | models.Q(lead=user) | models.Q(pk__in=_taking_part(user))
        if user.is_staff:
            seen |= models.Q(models.Exists(self._editions().sent()))
        return self.filter(seen)

    def with_editions_for(self, user) -> "CaseStudyQuerySet":
        """Loads the editions a person may see along, so that nothing of the others shows."""
        editions = CaseStudy._meta.get_field("editions").related_model.objects.visible_to(user)
        return self.prefetch_related(models.Prefetch("editions", queryset=editions))

    @staticmethod
    def _editions():
        return CaseStudy._meta.get_field("editions").related_model.objects.filter(case_study=models.OuterRef("pk"))


class CaseStudy(models.Model):
    """The identity of a case study: id, lead, and the source it was brought in from."""

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="case_studies_led"
    )
    source = models.CharField(max_length=60, blank=True, help_text="The collection it was imported from.")
    source_id = models.CharField(max_length=100, blank=True, help_text="Its id in that collection.")
    source_fingerprint = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Of the line it was last brought in from."
    )
    is_sample = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    first_published_at = models.DateTimeField(null=True, editable=False)
    still_true = models.CharField(
        max_length=8,
        blank=True,
        choices=StillTrue.choices,
        editable=False,
        help_text="What its people said last when asked whether it is still true.",
    )
    still_true_on = models.DateField(null=True, editable=False)
    stopped_because = models.CharField(
        max_length=REASON_LIMIT, blank=True, choices=StoppedBecause.choices, editable=False
    )
    title_withheld = models.BooleanField(
        default=False, editable=False, help_text="Whether readers are not told the title of what was taken down."
    )

    objects = CaseStudyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "case studies"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"], condition=~models.Q(source_id=""), name="case_study_source_once"
            ),
            models.CheckConstraint(
                condition=models.Q(still_true="", still_true_on=None)
                | models.Q(still_true__in=StillTrue.values, still_true_on__isnull=False),
                name="case_study_still_true_has_day",
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_because="") | models.Q(still_true=StillTrue.STOPPED),
                name="case_study_reason_to_stop",
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_because__in=["", *StoppedBecause.values]), name="case_study_reason_known"
            ),
        ]

    def __str__(self) -> str:
        edition = self.published_edition or self.open_edition or max(self.editions.all(), key=_number, default=None)
        return str(edition) if edition else self.public_id

    @property
    def published_edition(self):
        """The edition everybody reads, or None."""
        return next((edition for edition in self.editions.all() if edition.status == Status.PUBLISHED), None)

    @property
    def open_edition(self):
        """The edition in the works, or None."""
        return next((edition for edition in self.editions.all() if edition.is_open), None)

    @property
    def slug(self) -> str:
        """The readable end of the address, from the headline that is or was published, never from a draft's."""
        once_published = (edition for edition in self.editions.all() if edition.published_at)
        edition = max(once_published, key=lambda one: (one.status == Status.PUBLISHED, one.number), default=None)
        return slug_of(edition.headline if edition else "")

    def get_absolute_url(self) -> str:
        """The address everybody reads it at."""
        return reverse("library:case_study", args=[self.public_id, self.slug])
