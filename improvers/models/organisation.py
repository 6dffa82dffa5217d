"""Organisations as ODS (the NHS Organisation Data Service) knows them."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Kind(models.TextChoices):
    """What sort of organisation it is."""

    TRUST = "trust", "NHS trust"
    ICB = "icb", "Integrated care board"
    GP_PRACTICE = "gp_practice", "GP practice"
    HEALTH_BOARD = "health_board", "Health board"
    SITE = "site", "Trust site"
    CARE_PROVIDER = "care_provider", "Care home or social care provider"
    CHARITY = "charity", "Charity or community organisation"
    OTHER = "other", "Other organisation"


class OrganisationQuerySet(models.QuerySet):
    """Organisations by date and kind."""

    def open_on(self, day: datetime.date | None = None) -> "OrganisationQuerySet":
        """Those open on a day (today when none is given); `valid_to` is the last day."""
        day = day or timezone.localdate()
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def boards(self) -> "OrganisationQuerySet":
        """Integrated care boards, closed ones included."""
        return self.filter(kind=Kind.ICB)


class Organisation(models.Model):
    """One organisation, open between two dates. A board's own `board` is empty: it is one."""

    Kind = Kind

    ods_code = models.CharField("ODS code", max_length=12, unique=True)
    ons_code = models.CharField("ONS code", max_length=12, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    region = models.ForeignKey("improvers.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
        limit_choices_to={"kind": Kind.ICB},
        verbose_name="integrated care board",
    )
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField("last day", null=True, blank=True)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["kind", "name"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="organisation_kind_known"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="organisation_closes_after_opening",
            ),
            models.CheckConstraint(condition=~Q(kind=Kind.ICB) | Q(board=None), name="organisation_board_has_no_board"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The name people use: a board without "NHS" and "Integrated Care Board"."""
        return (
            self.name.removeprefix("NHS ").removesuffix(" Integrated Care Board")
            if self.kind == Kind.ICB
            else self.name
        )

    @property
    def name_with_code(self) -> str:
        """The name and the code that tells it from others of that name: "Larkfield Trust (RX1)"."""
        return f"{self.name} ({self.ods_code})"

    @property
    def whereabouts(self) -> str:
        """What kind it is and where, in one line: "GP practice, Leeds, West Yorkshire"."""
        place = self.board.short_name if self.board else self.region.name if self.region else ""
        return ", ".join(filter(None, [self.get_kind_display(), self.town, place]))

    def is_open(self, day: datetime.date | None = None) -> bool:
        """Whether it is open on a day (today when none is given)."""
        day = day or timezone.localdate()
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)

    def successors(self) -> list["Organisation"]:
        """The organisations that took its work on directly, in name order; empty for one that goes on."""
        return list(Organisation.objects.filter(succeeds__predecessor=self).distinct())

    def today(self) -> "Organisation | None":
        """The organisation that does its work today: itself, its one successor, or None if split or closed."""
        current, seen = self, set()
        while not current.is_open():
            seen.add(current.pk)
            following = current.successors()
            if len(following) != 1 or following[0].pk in seen:
                return None
            current = following[0]
        return current
