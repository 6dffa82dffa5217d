"""What every change to an edition's answers goes through: one lock, one check, one count."""

from typing import Any

from django.db.models import F
from django.utils import timezone

from casestudies.models import Edition
from casestudies.permissions import check_can_edit


def locked(edition: Edition, by) -> Edition:
    """The edition as it is in the database, locked until the transaction ends, once `by` may change it.

    Raises PermissionRefused when `by` may not.
    """
    edition = Edition.objects.select_related("case_study").select_for_update(of=("self",)).get(pk=edition.pk)
    check_can_edit(by, edition)
    return edition


def touch(edition: Edition, by, **answers: Any) -> Edition:
    """Locks the edition, saves the answers given, counts the version up and gives it as it is now.

    Raises PermissionRefused when `by` may not change it.
    """
    edition = locked(edition, by)
    Edition.objects.filter(pk=edition.pk).update(version=F("version") + 1, updated_at=timezone.now(), **answers)
    edition.refresh_from_db()
    return edition
