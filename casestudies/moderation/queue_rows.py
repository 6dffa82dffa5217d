"""What one row of the queue shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.template.defaultfilters import pluralize
from django.utils import timezone
from django.utils.formats import date_format

from casestudies.models import Edition, Flag, Transition
from casestudies.moderation.claims import taken_over_from
from casestudies.moderation.queries import Rights
from casestudies.states import Status
from casestudies.vocabulary import FileCheck


def with_what_rows_show(editions: QuerySet) -> QuerySet:
    """Loads along all that rows show, in a fixed number of queries."""
    shown = editions.select_related("case_study__lead__profile", "organisation", "region", "claimed_by__profile")
    return shown.prefetch_related("topics", "case_study__collaborators", "flags", "attachments", "holds")


def rows_of(editions: Iterable[Edition], user) -> list["Row"]:
    """The rows for these editions of the queue, as this person sees them."""
    editions = list(editions)
    lost = taken_over_from(user, editions)
    return [Row(edition, user, lost.get(edition.pk)) for edition in editions]


@dataclass(frozen=True)
class Row(Rights):
    """One edition of the queue (queue.queue_for) and what one person may do with it."""

    lost: Transition | None

    @property
    def is_reported(self) -> bool:
        """Whether it is here because readers reported problems with what is published."""
        return self.edition.status == Status.PUBLISHED

    @property
    def why(self) -> str:
        """Why it is in the queue."""
        if self.is_reported:
            return f"{self.edition.open_reports} problem{pluralize(self.edition.open_reports)} reported"
        return "New edition" if self.edition.number > 1 else "New case study"

    @property
    def on_hold(self) -> str:
        """That it is put aside, and until when; nothing where it is not."""
        hold = self.edition.hold
        if hold is None:
            return ""
        return f"On hold until {date_format(timezone.localtime(hold.until), 'j F')}" if hold.until else "On hold"

    @property
    def waiting_days(self) -> int:
        """Whole days it has waited."""
        return (timezone.now() - self.edition.waiting_since).days

    @property
    def is_late(self) -> bool:
        """Whether it has waited for too long."""
        return self.waiting_days >= settings.QUEUE_LATE_DAYS

    @property
    def flags(self) -> list[str]:
        """What the checks noticed, each in a few words."""
        return [*(_in_words(flag) for flag in self.edition.flags.all()), *self._files()]

    def _files(self) -> Iterator[str]:
        checks = [FileCheck(file.virus_check) for file in self.edition.attachments.all() if not file.is_ready]
        for check, words in ((FileCheck.WAITING, "being checked"), (FileCheck.REFUSED, "refused")):
            if count := checks.count(check):
                yield f"{count} file{pluralize(count)} {words}"


def _in_words(flag: Flag) -> str:
    many = pluralize(flag.count)
    return {
        Flag.Kind.EXPLAINED: f"{flag.count} possible patient detail{many}, explained",
        Flag.Kind.UNREAD: f"{flag.count} file{many} without readable text",
        Flag.Kind.LARGE_CHANGE: f"Large change: {flag.count}% of the words",
    }[Flag.Kind(flag.kind)]
