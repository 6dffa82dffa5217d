"""What a person's download holds of case studies. Never anything about somebody else that is not public."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet

from casestudies.content import stored_content
from casestudies.crediting.hashes import hashes_of
from casestudies.messages.kinds import SECRET_KINDS
from casestudies.models import (
    Attachment,
    CaseStudy,
    Collaborator,
    CreditRequest,
    Edition,
    Feature,
    FlagOverride,
    FoundPicture,
    Hold,
    IdentifierReason,
    Invitation,
    KeptAnswer,
    Kudos,
    MailChoice,
    Message,
    Passage,
    Photo,
    QuestionLink,
    Remark,
    Remit,
    Report,
    SavedFilter,
    Sitting,
    StillTrueQuestion,
    StoredFile,
    Suggestion,
    Transition,
)
from casestudies.states import Status
from casestudies.vocabulary import FileCheck
from improvers.accounts.addresses import verified_addresses

Rows = list[dict[str, Any]]


class OwnFile(NamedTuple):
    """A file of one's own: where it lies in the download, and its stored name."""

    name: str
    stored: str


def case_studies_of(user) -> Rows:
    """Every edition of every case study a person leads, word for word, with what was decided about it and why.

    Who decided is left out. In editions that are not published the names of the other people credited are left out.
    """
    led = CaseStudy.objects.led_by(user).order_by("pk")
    return [
        {
            "id": each.public_id,
            "begun": each.created_at,
            "first_published": each.first_published_at,
            "passages_waiting": list(Passage.objects.filter(case_study=each).values("heading", "text")),
            "editions": [_edition(edition) for edition in each.editions.order_by("number")],
        }
        for each in led.iterator(chunk_size=100)
    ]


def files_of(user) -> Iterator[OwnFile]:
    """The photos and files of the case studies a person leads, each once."""
    own, seen = Edition.objects.filter(case_study__lead=user), set()
    photos = Photo.objects.filter(edition__in=own).values_list("large", "edition__case_study__public_id")
    waiting = FoundPicture.objects.filter(case_study__lead=user).values_list("large", "case_study__public_id")
    files = Attachment.objects.filter(edition__in=own).exclude(virus_check=FileCheck.REFUSED)
    for stored, public_id in [*photos, *waiting, *files.values_list("file", "edition__case_study__public_id")]:
        if stored not in seen:
            seen.add(stored)
            yield OwnFile(f"{public_id}/{stored.rpartition('/')[2]}", stored)


def uploads_of(user) -> Rows:
    """What counts for a person, and under which name it lies in the download where it is among their own."""
    where = {each.stored: f"files/{each.name}" for each in files_of(user)}
    stored = StoredFile.objects.filter(by=user).order_by("pk")
    return [{"at": each.at, "bytes": each.size, "file": where.get(each.file, "")} for each in stored]


def credits_of(user) -> Rows:
    """Where a person was asked about a credit or agreed to one: what they agreed to, and when."""
    asked = CreditRequest.objects.filter(user=user) | CreditRequest.objects.filter(email_hash__in=hashes_of(user))
    return _rows(asked, "case_study__public_id", "name", "role", "asked_at", "answer", "answered_at")


def taking_part_of(user) -> dict[str, Rows]:
    """The parts a person plays, and the invitations they made and got. Addresses of others are left out."""
    got = Invitation.objects.filter(email__in=verified_addresses(user))
    return {
        "parts": _rows(Collaborator.objects.filter(user=user), "case_study__public_id", "part", "joined_at"),
        "invitations_made": _rows(
            Invitation.objects.filter(by=user), "case_study__public_id", "part", "at", "answer", "answered_at"
        ),
        "invitations_received": _rows(got, "email", "part", "at", "answer", "answered_at"),
    }


def writing_of(user) -> dict[str, Any]:
    """What a person typed beside their answers, and the questions they were asked by email."""
    links = QuestionLink.objects.filter(user=user)
    return {
        "half_answers": _rows(
            KeptAnswer.objects.filter(by=user), "case_study__public_id", "place", "question", "typed", "at"
        ),
        "pages_saved": _rows(Sitting.objects.filter(by=user), "place", "at"),
        "notes_on_drafts": _rows(Remark.objects.filter(by=user), "case_study__public_id", "section", "text", "at"),
        "why_it_is_no_patient_data": _rows(IdentifierReason.objects.filter(by=user), "place", "reason", "words", "at"),
        "suggestions": _rows(Suggestion.objects.filter(by=user), "kind", "text", "at"),
        "questions_sent": _rows(links, "case_study__public_id", "place", "question", "at", "used_at"),
    }


def decisions_of(user) -> dict[str, Rows]:
    """What a moderator decided and set for themselves. Which case study it was about is said by its reference only."""
    about = "edition__case_study__public_id"
    return {
        "moves": _rows(
            Transition.objects.filter(by=user), about, "edition__number", "from_status", "to_status", "at", "comment"
        ),
        "overridden_flags": _rows(FlagOverride.objects.filter(transition__by=user), "kind", "reason"),
        "holds": _rows(Hold.objects.filter(by=user), about, "reason", "at", "until"),
        "featured": _rows(Feature.objects.filter(by=user), "case_study__public_id", "reason", "at"),
        "remits": _rows(Remit.objects.filter(user=user), "region__name", "topic__name"),
        "saved_filters": _rows(SavedFilter.objects.filter(user=user), "name", "query"),
        "reports_closed": _rows(Report.objects.filter(closed_by=user), "case_study__public_id", "outcome", "closed_at"),
    }


def emails_of(user) -> dict[str, Any]:
    """The emails to any of a person's addresses, and which they want. Secret links are left out."""
    got = _rows(
        Message.objects.filter(to__in=verified_addresses(user)),
        "to",
        "kind",
        "subject",
        "body",
        "created_at",
        "sent_at",
    )
    return {
        "got": [each | ({"body": ""} if each["kind"] in SECRET_KINDS else {}) for each in got],
        "chosen": _rows(MailChoice.objects.filter(user=user), "group", "wants", "at"),
    }


def thanks_of(user) -> Rows:
    """The case studies a person said thank you for."""
    return _rows(Kudos.objects.filter(by=user), "case_study__public_id", "at")


def reports_of(user) -> Rows:
    """The problems a person reported, and what became of each."""
    return _rows(
        Report.objects.filter(by=user), "case_study__public_id", "kind", "text", "email", "created_at", "outcome"
    )


def still_true_of(user) -> Rows:
    """The times a person was asked whether a case study is still true, and what they answered."""
    asked = StillTrueQuestion.objects.filter(user=user)
    return _rows(asked, "edition__case_study__public_id", "months", "asked_at", "answer", "answered_at")


def _edition(edition: Edition) -> dict[str, Any]:
    content = stored_content(edition)
    if edition.status != Status.PUBLISHED:
        for credit in content["credits"]:
            credit["name"] = ""
    moves = edition.transitions.prefetch_related("notes").order_by("pk")
    return {
        "number": edition.number,
        "status": edition.get_status_display(),
        "last_changed": edition.updated_at,
        "content": content,
        "decisions": [
            {
                "from": move.get_from_status_display(),
                "to": move.get_to_status_display(),
                "at": move.at,
                "comment": move.comment,
                "notes": [{"section": note.get_section_display(), "text": note.text} for note in move.notes.all()],
            }
            for move in moves
        ],
    }


def _rows(found: QuerySet, *fields: str) -> Rows:
    """Rows as data; a field of something else is called by its last two words."""
    rows = found.order_by("pk").values_list(*fields)
    names = [name.replace("edition__case_study__public_id", "case_study").replace("__public_id", "") for name in fields]
    return [dict(zip((name.replace("__", "_") for name in names), row, strict=True)) for row in rows]
