"""Ready-made replies, and the email an author gets."""

from collections.abc import Mapping
from itertools import groupby

from casestudies.messages import Composed, preview_mail
from casestudies.models import Edition, Note, ReplyTemplate, Transition
from casestudies.moderation.decisions import Decision
from casestudies.vocabulary import ReplyKind


def choices() -> list[tuple]:
    """The replies that are offered, by what they are for, as the choices of a field."""
    offered = ReplyTemplate.objects.filter(is_retired=False)
    order = list(ReplyKind)
    found = sorted(offered, key=lambda each: (order.index(ReplyKind(each.kind)), each.title))
    groups = groupby(found, key=lambda each: ReplyKind(each.kind).label)
    return [
        ("", "Choose a reply"),
        *((label, [(str(each.pk), each.title) for each in group]) for label, group in groups),
    ]


def with_reply(comment: str, chosen: str, edition: Edition) -> str:
    """A comment with a ready-made reply beneath what was typed. What is not offered adds nothing.

    Replies for another decision, and the same one, give way to it where they still stand word for word: an email that
    both thanks for what is published and asks for changes contradicts itself.
    """
    offered = list(ReplyTemplate.objects.filter(is_retired=False))
    reply = next((each for each in offered if str(each.pk) == chosen), None)
    if reply is None:
        return comment
    lead = edition.case_study.lead
    words = {"name": lead.get_short_name() if lead else "", "headline": str(edition)}
    typed = comment.replace("\r\n", "\n")
    for other in offered:
        if other == reply or other.kind != reply.kind:
            typed = typed.replace(other.filled(**words).replace("\r\n", "\n"), "")
    text = reply.filled(**words)
    return f"{typed.strip()}\n\n{text}" if typed.strip() else text


def email_of(decision: Decision, *, edition: Edition, by, comment: str, notes: Mapping[str, str]) -> Composed | None:
    """The email a decision would send, word for word; None where it sends none. Nothing is decided or written."""
    if decision is Decision.HOLD:
        return None
    move = Transition(
        edition=edition, from_status=edition.status, to_status=decision.status, by=by, comment=comment.strip()
    )
    return preview_mail(move, [Note(section=section, text=text.strip()) for section, text in notes.items()])
