"""What erasing an account does to the case studies somebody leads or reviews. Always inside its transaction."""

from casestudies import workflow
from casestudies.errors import DomainError
from casestudies.messages import link_to, write_mail
from casestudies.models import CaseStudy, Collaborator, Edition, StoredFile
from casestudies.reindexing import reindex
from casestudies.states import Status
from improvers.privacy.kept import Leaving

from .deleting import delete_case_study, delete_files, delete_open_edition, names_of_files
from .fates import Choice, Fate, choices_for, led_by
from .names import take_out, take_out_unconfirmed

_TAKEN_DOWN = "Taken down by the person who led it, when they erased their account."


def settle_case_studies(leaving: Leaving) -> None:
    """Does with each case study what its lead chose. Raises DomainError("no_choice") where a choice is missing."""
    for case_study in led_by(leaving.user):
        CaseStudy.objects.locked(case_study.pk)
        choices = choices_for(case_study)
        chosen = leaving.fates.get(case_study.pk, choices[0] if len(choices) == 1 else None)
        if chosen not in choices:
            raise DomainError(f"Choose what becomes of “{case_study}”.", code="no_choice")
        _settle(case_study, chosen, leaving.user)


def release_claims(leaving: Leaving) -> None:
    """Puts what a moderator was reviewing back in the queue."""
    for edition in Edition.objects.filter(claimed_by=leaving.user, status=Status.IN_REVIEW):
        workflow.move(edition=edition, to=Status.SUBMITTED, by=leaving.user, expected_version=edition.version)


def _settle(case_study: CaseStudy, chosen: Choice, by) -> None:
    if chosen.fate is Fate.DELETE:
        delete_case_study(case_study)
    elif chosen.fate is Fate.HAND_OVER:
        _hand_over(case_study, chosen.to, by)
    else:
        delete_open_edition(case_study)
        if chosen.fate is Fate.TAKE_DOWN:
            _take_down(case_study)
        else:
            take_out_unconfirmed(case_study)
        CaseStudy.objects.filter(pk=case_study.pk).update(lead=None)
        reindex(case_study.pk)


def _hand_over(case_study: CaseStudy, to: Collaborator, by) -> None:
    to.delete()
    CaseStudy.objects.filter(pk=case_study.pk).update(lead=to.user)
    StoredFile.objects.filter(by=by, file__in=names_of_files(case_study)).update(by=to.user)
    write_mail(
        "lead_handed_over",
        to=to.user.email,
        name=to.user.get_short_name(),
        who=by.get_short_name(),
        edition=case_study.editions.last(),
        link=link_to("drafting:tasks", case_study.public_id),
    )
    if case_study.published_edition:
        reindex(case_study.pk)


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
    delete_files(case_study)
    take_out(case_study, None)
