"""Keeping the words of an edition as they were sent and published, and reading them again."""

from collections.abc import Callable

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT

from casestudies.content import Content, edition_with, fingerprint, stored_content
from casestudies.models import CaseStudy, Edition, SentCopy, Transition
from casestudies.states import EDITABLE, Status

Named = tuple[str, str]  # name and role
MAY_HAVE_CHANGED = EDITABLE | {Status.WITHDRAWN}


def keep_copy(transition: Transition) -> SentCopy:
    """Keeps the words as they are at a move. What is published as it was sent is not kept twice, only its mark."""
    edition = transition.edition
    content = stored_content(edition)
    mark = fingerprint(content)
    if transition.to_status == Status.PUBLISHED:
        sent = edition.sent_copies.last()
        content = None if sent and sent.sha256 == mark else content
    return SentCopy.objects.create(edition=edition, transition=transition, content=content, sha256=mark)


def sent_contents(edition: Edition) -> list[Content]:
    """What was sent in of an edition each time, the oldest first."""
    return list(_of_sendings(edition.sent_copies.all()).order_by("pk").values_list("content", flat=True))


def _of_sendings(copies: QuerySet[SentCopy]) -> QuerySet[SentCopy]:
    return copies.filter(transition__in=Transition.objects.sendings())


def sent_headline() -> Subquery:
    """The headline an edition had when it was sent last, to be added to a query of editions."""
    sent = _of_sendings(SentCopy.objects.filter(edition=OuterRef("pk")))
    return Subquery(sent.order_by("-pk").values(headline=KT("content__headline"))[:1])


def as_sent(edition: Edition) -> Edition | None:
    """An edition as everybody but its own people may read it: never words that were typed and not sent in.

    It is itself while it is with the moderators and after a decision, and what was sent last while its author changes
    it, or once they withdrew it. None where nothing was kept of that.
    """
    if edition.status not in MAY_HAVE_CHANGED:
        return edition
    contents = sent_contents(edition)
    return edition_with(contents[-1], edition) if contents else None


def rename_in_copies(case_study: CaseStudy, rename: Callable[[str, str], Named | None]) -> None:
    """Changes who is credited in every copy kept of a case study, as somebody asked for who is named there.

    `rename` takes name and role of a credit and gives them as they shall be; None takes the credit out.
    """
    for copy in SentCopy.objects.filter(edition__case_study=case_study, content__isnull=False):
        renamed = [(row, rename(row["name"], row["role"])) for row in copy.content["credits"]]
        credits = [row | {"name": named[0], "role": named[1]} for row, named in renamed if named]
        if credits != copy.content["credits"]:
            copy.content["credits"] = credits
            copy.save(update_fields=["content"])
