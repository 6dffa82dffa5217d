"""What erasing an account does to case studies, credits and emails. Always inside its transaction."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import F, Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from casestudies import index, workflow
from casestudies.crediting.hashes import hashes_of, name_hash
from casestudies.errors import DomainError
from casestudies.messages import write_mail
from casestudies.models import (
    CaseStudy,
    Collaborator,
    Credit,
    CreditRequest,
    Edition,
    IndexChange,
    Invitation,
    Message,
    Report,
    StoredFile,
)
from casestudies.sent_copies import rename_in_copies
from casestudies.states import Status
from casestudies.stored_files.keeping import delete_files_after_commit
from improvers.accounts.addresses import verified_addresses
from improvers.models import Profile
from improvers.privacy.kept import Leaving

from .fates import Choice, Fate, choices_for, led_by

_WITH_FILES = ("photos", "attachments")
_TAKEN_DOWN = "Taken down by the person who led it, when they erased their account."


def settle_case_studies(leaving: Leaving) -> None:
    """Does with each case study what its lead chose. Raises DomainError("no_choice") where a choice is missing."""
    for case_study in led_by(leaving.user):
        CaseStudy.objects.select_for_update(no_key=True).get(pk=case_study.pk)
        choices = choices_for(case_study)
        chosen = leaving.fates.get(case_study.pk, choices[0] if len(choices) == 1 else None)
        if chosen not in choices:
            raise DomainError(f"Choose what becomes of “{case_study}”.", code="no_choice")
        _settle(case_study, chosen, leaving.user)


def release_claims(leaving: Leaving) -> None:
    """Puts what a moderator was reviewing back in the queue."""
    for edition in Edition.objects.filter(claimed_by=leaving.user, status=Status.IN_REVIEW):
        workflow.move(edition=edition, to=Status.SUBMITTED, by=leaving.user, expected_version=edition.version)


def erase_credits(leaving: Leaving) -> None:
    """Takes a person's own credits out of every edition and every copy of it, or forgets only whose they were.

    Their own are those they were asked about, and their name where they take part themselves.
    """
    if not leaving.keep_credits:
        theirs = _credits_of(leaving.user)
        for case_study in CaseStudy.objects.filter(editions__credits__in=theirs).distinct():
            _take_out(case_study, set(theirs.filter(edition__case_study=case_study).values_list("name", flat=True)))
    asked = CreditRequest.objects.filter(Q(user=leaving.user) | Q(email_hash__in=hashes_of(leaving.user)))
    Message.objects.filter(credit_requests__in=asked).delete()
    agreed = asked.agreed() if leaving.keep_credits else asked.none()
    agreed.update(user=None, email_hash="")
    asked.exclude(pk__in=agreed.values("pk")).refused().update(user=None)
    asked.exclude(pk__in=agreed.values("pk")).exclude(pk__in=asked.refused().values("pk")).delete()


def _credits_of(user) -> QuerySet:
    asked = Q(request__user=user) | Q(request__email_hash__in=hashes_of(user))
    name = Profile.objects.of(user).name
    if not name:
        return Credit.objects.filter(asked)
    unanswered = Q(request=None) | Q(request__answer="")
    named = unanswered & Q(name__iexact=name, edition__case_study__in=CaseStudy.objects.shared_with(user))
    return Credit.objects.filter(asked | named)


def erase_emails(leaving: Leaving) -> None:
    """Deletes the emails and invitations to a person's addresses, and forgets these where they gave one to report."""
    addresses = verified_addresses(leaving.user) | {leaving.user.email}
    Message.objects.filter(to__in=addresses).delete()
    Invitation.objects.filter(email__in=addresses).delete()
    Report.objects.filter(Q(by=leaving.user) | Q(email__in=addresses)).update(email="")


def _settle(case_study: CaseStudy, chosen: Choice, by) -> None:
    if chosen.fate is Fate.DELETE:
        delete_case_study(case_study)
    elif chosen.fate is Fate.HAND_OVER:
        _hand_over(case_study, chosen.to, by)
    else:
        _delete_open_edition(case_study)
        if chosen.fate is Fate.TAKE_DOWN:
            _take_down(case_study)
        else:
            _take_out_unconfirmed(case_study)
        CaseStudy.objects.filter(pk=case_study.pk).update(lead=None)
        _told_readers(case_study)


def delete_case_study(case_study: CaseStudy) -> None:
    """Deletes a case study that was never published, with everything in it and its files."""
    for edition in case_study.editions.all():
        _delete_files(edition)
    for picture in case_study.found_pictures.all():
        delete_files_after_commit(picture)
    case_study.delete()


def _delete_open_edition(case_study: CaseStudy) -> None:
    """Deletes what was in the works: nobody could send it any more."""
    edition = case_study.editions.open().first()
    for picture in case_study.found_pictures.all():
        delete_files_after_commit(picture)
    case_study.found_pictures.all().delete()
    case_study.passages.all().delete()
    if edition:
        _delete_files(edition)
        edition.delete()


def _delete_files(edition: Edition) -> None:
    for part in _parts_with_files(edition):
        delete_files_after_commit(part)


def _parts_with_files(edition: Edition) -> Iterable[Model]:
    return (part for name in _WITH_FILES for part in getattr(edition, name).all())


def _hand_over(case_study: CaseStudy, to: Collaborator, by) -> None:
    to.delete()
    CaseStudy.objects.filter(pk=case_study.pk).update(lead=to.user)
    held = [
        getattr(part, field.attname).name
        for edition in case_study.editions.all()
        for part in _parts_with_files(edition)
        for field in part._meta.concrete_fields
        if field.get_internal_type() == "FileField"
    ]
    StoredFile.objects.filter(by=by, file__in=held).update(by=to.user)
    write_mail(
        "lead_handed_over",
        to=to.user.email,
        name=to.user.get_short_name(),
        who=by.get_short_name(),
        edition=case_study.editions.last(),
        link=f"{settings.PORTAL_URL}{reverse('drafting:tasks', args=[case_study.public_id])}",
    )
    if case_study.published_edition:
        _told_readers(case_study)


def _take_down(case_study: CaseStudy) -> None:
    """Takes it down and lets go of what nobody reads any more: photos, files and the names of those credited."""
    if published := case_study.published_edition:
        workflow.move(
            edition=published,
            to=Status.UNPUBLISHED,
            by=None,
            expected_version=published.version,
            comment=_TAKEN_DOWN,
        )
    for edition in case_study.editions.all():
        for part in _parts_with_files(edition):
            delete_files_after_commit(part)
            part.delete()
    _take_out(case_study, None)


def _take_out_unconfirmed(case_study: CaseStudy) -> None:
    """Takes out who never agreed to be named: there is nobody left to ask them."""
    credits = Credit.objects.filter(edition__case_study=case_study)
    agreed = set(credits.confirmed().values_list("name", flat=True))
    _take_out(case_study, {credit.name for credit in credits} - agreed)


def _take_out(case_study: CaseStudy, names: set[str] | None) -> None:
    """Takes credits with these names, None: all, out of every edition and every copy kept of what was sent."""
    credits = Credit.objects.filter(edition__case_study=case_study)
    hashes = None if names is None else {name_hash(case_study, name) for name in names if name}
    gone = [credit for credit in credits if hashes is None or name_hash(case_study, credit.name) in hashes]
    editions = Edition.objects.filter(pk__in={credit.edition_id for credit in gone})
    credits.filter(pk__in=[credit.pk for credit in gone]).delete()
    rename_in_copies(
        case_study,
        lambda said, role: None if hashes is None or name_hash(case_study, said) in hashes else (said, role),
    )
    editions.update(version=F("version") + 1, updated_at=timezone.now())
    if editions.published().exists():
        _told_readers(case_study)


def _told_readers(case_study: CaseStudy) -> None:
    IndexChange.record(case_study.pk)
    index.follow_after_commit()
