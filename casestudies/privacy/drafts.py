"""Drafts nobody has touched for long: told first, deleted later."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from casestudies.messages import link_to, write_mail
from casestudies.models import DraftWarning, Edition
from casestudies.states import Status
from casestudies.vocabulary import PartToPlay
from improvers.audit import Kind, record
from improvers.privacy.kept import BATCH

from .deleting import delete_case_study

UNTOUCHED_DAYS = 365
WARNED_DAYS = 30


def warn_of_deletion(now: datetime) -> int:
    """Tells the people who write a draft that it will be deleted unless one of them goes on. Gives how many drafts."""
    count = 0
    while edition := to_be_warned(now).order_by("pk").first():
        with transaction.atomic():
            DraftWarning.objects.update_or_create(edition=edition, defaults={"at": timezone.now()})
            _tell(edition)
        count += 1
    return count


def to_be_warned(now: datetime) -> QuerySet:
    """Drafts nobody has touched for long whose people were not told since."""
    told = DraftWarning.objects.filter(edition=OuterRef("pk"), at__gte=OuterRef("updated_at"))
    return _untouched_since(now - timedelta(days=UNTOUCHED_DAYS - WARNED_DAYS)).filter(~Exists(told))


def to_be_deleted(now: datetime) -> QuerySet:
    """Drafts whose people were told long enough ago and did not touch them since."""
    told_before = now - timedelta(days=WARNED_DAYS)
    untouched = _untouched_since(now - timedelta(days=UNTOUCHED_DAYS))
    return untouched.filter(draft_warning__at__lt=told_before, draft_warning__at__gte=F("updated_at"))


def delete_drafts(editions: QuerySet) -> None:
    """Deletes these drafts with their case studies and files."""
    for edition in editions.select_related("case_study")[:BATCH]:
        with transaction.atomic():
            record(Kind.CASE_STUDY_ERASED, by=None, about=f"case study {edition.case_study.public_id}", why="untouched")
            delete_case_study(edition.case_study)


def _untouched_since(until: datetime) -> QuerySet:
    others = Edition.objects.filter(case_study=OuterRef("case_study")).exclude(pk=OuterRef("pk"))
    drafts = Edition.objects.filter(status=Status.DRAFT, updated_at__lt=until, case_study__is_sample=False)
    return drafts.filter(~Exists(others), Q(submitted_at=None, published_at=None), case_study__lead__isnull=False)


def _tell(edition: Edition) -> None:
    case_study = edition.case_study
    writers = case_study.collaborators.filter(part=PartToPlay.WRITE).select_related("user__profile")
    for user in [case_study.lead, *(each.user for each in writers)]:
        write_mail(
            "draft_to_be_deleted",
            to=user.email,
            name=user.get_short_name(),
            edition=edition,
            days=WARNED_DAYS,
            link=link_to("drafting:tasks", case_study.public_id),
        )
