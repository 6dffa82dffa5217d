"""Asking a scanner about attached files. What nobody could check is never taken for fine.

Photos are not asked about: nothing of the file that came in is kept of them.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from casestudies.errors import DomainError
from casestudies.messages import link_to, write_mail
from casestudies.models import Attachment, CaseStudy, Edition, StoredFile
from casestudies.vocabulary import FileCheck
from sharing_portal.uploads.clamav import NotChecked, ScannerDown, is_clean

_LOOK_AGAIN_AFTER = timedelta(minutes=1)
logger = logging.getLogger(__name__)


def check_after_commit(part: models.Model) -> None:
    """Has a new attachment checked once it is certain, where there is a scanner."""
    if settings.CLAMAV_SOCKET and isinstance(part, Attachment):
        transaction.on_commit(lambda: check_file.enqueue(part.file.name))


@task()
def check_file(name: str) -> None:
    """Checks one stored file. While the scanner cannot be asked it goes on being checked."""
    check_files([name])


def check_files(names: Iterable[str]) -> Counter[FileCheck]:
    """Checks stored files that wait for it, one after the other; gives what came of how many.

    Ends early when nobody answers: the others wait as well then.
    """
    names = list(names)
    outcomes: Counter[FileCheck] = Counter()
    for name in names:
        try:
            outcomes[_check(name)] += 1
        except ScannerDown as down:
            logger.warning("Files cannot be checked for viruses: %s", down)
            break
        except (NotChecked, OSError) as error:
            logger.warning("The file %s could not be checked for viruses: %s", name, error)
    outcomes[FileCheck.WAITING] = len(names) - outcomes.total()
    return outcomes


def waiting_files() -> list[str]:
    """The names of all stored files that wait for their check, those first that were not tried for longest."""
    waiting = Attachment.objects.filter(virus_check=FileCheck.WAITING)
    return list(dict.fromkeys(waiting.order_by(F("tried_at").asc(nulls_first=True)).values_list("file", flat=True)))


def look_again(edition: Edition) -> bool:
    """Checks the files of an edition that still wait, at most once a minute: somebody is looking at it.

    Says whether anything is known now that was not known before.
    """
    if not settings.CLAMAV_SOCKET:
        return False
    now = timezone.now()
    due = Q(tried_at=None) | Q(tried_at__lt=now - _LOOK_AGAIN_AFTER)
    waiting = edition.attachments.filter(due, virus_check=FileCheck.WAITING)
    names = list(waiting.values_list("file", flat=True))
    waiting.update(tried_at=now)
    return check_files(names)[FileCheck.WAITING] < len(names)


def check_can_publish(edition: Edition) -> None:
    """Raises DomainError("files_not_checked") unless everybody may have every file of an edition."""
    for attachment in Attachment.objects.filter(edition=edition):
        if not attachment.is_ready:
            refused = attachment.virus_check == FileCheck.REFUSED
            raise DomainError(_FOUND.format(attachment.name) if refused else _WAITS.format(attachment.name),
                              code="files_not_checked")  # fmt: skip


_WAITS = (
    "The file “{}” is still being checked for viruses. You can publish this as soon as the check is done. Open this "
    "page again in a few minutes."
)
_FOUND = (
    "The file “{}” was deleted, because the check for viruses found something in it. Ask for changes, so that its "
    "author can remove it or add another file."
)


def _check(name: str) -> FileCheck:
    attachments = Attachment.objects.filter(file=name)
    first = attachments.filter(virus_check=FileCheck.WAITING).first()
    if first is None:
        return FileCheck(attachments.values_list("virus_check", flat=True).first() or FileCheck.REFUSED)
    attachments.update(tried_at=timezone.now())
    with first.file.open("rb") as file:
        content = file.read()
    if not is_clean(content, address=settings.CLAMAV_SOCKET, timeout=settings.CLAMAV_TIMEOUT):
        _refuse(first)
        return FileCheck.REFUSED
    attachments.filter(virus_check=FileCheck.WAITING).update(virus_check=FileCheck.FINE)
    return FileCheck.FINE


@transaction.atomic
def _refuse(attachment: Attachment) -> None:
    """Deletes a file wherever it is shown, and tells the person who brought it in, or else the lead."""
    name = attachment.file.name
    holders = CaseStudy.objects.filter(pk__in=Attachment.objects.filter(file=name).values("edition__case_study"))
    list(holders.select_for_update().order_by("pk"))  # so that nobody copies it into a new edition meanwhile
    Attachment.objects.filter(file=name).update(virus_check=FileCheck.REFUSED)
    stored = StoredFile.objects.filter(file=name).select_related("by").first()
    case_study = attachment.edition.case_study
    person = (stored and stored.by) or case_study.lead
    if person:
        link = link_to("drafting:tasks", case_study.public_id)
        context = {"name": person.get_short_name(), "link": link}
        write_mail("file_refused", to=person.email, edition=attachment.edition, file=attachment.name, **context)
    if stored:
        stored.delete()
    transaction.on_commit(lambda: attachment.file.storage.delete(name))
