"""What a reader says is wrong with a published case study."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, QuerySet, Value, When

from casestudies.vocabulary import ReportKind, ReportOutcome

TEXT_LIMIT = 2000
NOTE_LIMIT = 1000


class ReportQuerySet(models.QuerySet):
    """Reports by who may read them, and by what became of them."""

    def visible_to(self, user) -> "ReportQuerySet":
        """All of them for moderators and administrators, none for anybody else: not even for who sent one."""
        return self if user.is_authenticated and user.is_active and user.is_staff else self.none()

    def open(self) -> "ReportQuerySet":
        """Those nobody has closed."""
        return self.filter(closed_at=None)

    def urgent(self) -> "ReportQuerySet":
        """Those that say a patient could be recognised."""
        return self.filter(kind=ReportKind.PATIENT)

    def urgent_first(self) -> QuerySet:
        """Those about patients first, then the oldest."""
        pressing = Case(When(kind=ReportKind.PATIENT, then=Value(0)), default=Value(1))
        return self.order_by(pressing, "created_at", "pk")


class Report(models.Model):
    """One reader's word on the edition they read. Readers never see it; the address is kept until it is closed."""

    case_study = models.ForeignKey("casestudies.CaseStudy", on_delete=models.CASCADE, related_name="reports")
    edition = models.ForeignKey("casestudies.Edition", on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=12, choices=ReportKind.choices)
    text = models.TextField(max_length=TEXT_LIMIT)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    email = models.EmailField("email address", max_length=254, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=14, choices=ReportOutcome.choices, blank=True)
    note = models.TextField(max_length=NOTE_LIMIT, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["case_study"], condition=Q(closed_at=None), name="report_open")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ReportKind.values), name="report_kind_known"),
            models.CheckConstraint(condition=~Q(text=""), name="report_says_something"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="", closed_by=None, note="")
                | Q(closed_at__isnull=False, outcome__in=ReportOutcome.values),
                name="report_closed_with_outcome",
            ),
            models.CheckConstraint(condition=Q(closed_at=None) | Q(email=""), name="report_forgets_address"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.created_at:%d %B %Y}"

    @property
    def is_urgent(self) -> bool:
        """Whether it says that a patient could be recognised."""
        return self.kind == ReportKind.PATIENT
