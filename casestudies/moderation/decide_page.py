"""Everything the decision page shows of an edition, for one moderator."""

from dataclasses import dataclass
from functools import cached_property

from casestudies.errors import DomainError
from casestudies.identifiers.stored import Explained
from casestudies.messages import Composed
from casestudies.models import Edition, Hold, Transition
from casestudies.moderation import queries
from casestudies.moderation.changes import Changes, changes_of
from casestudies.moderation.decision_form import DecisionForm
from casestudies.moderation.decisions import Decision
from casestudies.moderation.places import anchor_of
from casestudies.sent_copies import as_sent
from sharing_portal.sent_numbers import sent_number


@dataclass(frozen=True)
class Preview:
    """The email that one decision would send; none where nobody is left to write to."""

    decision: Decision
    email: Composed | None


@dataclass
class DecidePage:
    """One edition before one moderator: what is to be read of it, and what they have typed so far.

    `asked` is what they want to compare it with, `problem` why their decision was refused. `has_unsent`: the form holds
    what they wrote when they were here before.
    """

    edition: Edition
    user: object
    asked: str = ""
    form: DecisionForm | None = None
    problem: DomainError | None = None
    preview: Preview | None = None
    was_posted: bool = False
    has_unsent: bool = False

    @cached_property
    def shown(self) -> Edition | None:
        """The words to read: those that were sent, never those being typed. None where none were kept."""
        return as_sent(self.edition)

    @cached_property
    def checked(self) -> queries.Checked | None:
        """What the checks noticed; nothing is said of words that are being typed."""
        return queries.checked(self.edition) if self.shown is self.edition else None

    @property
    def flags(self) -> list[Explained]:
        """What looks as if it could point to a patient."""
        return self.checked.found if self.checked else []

    @property
    def places(self) -> list[tuple[Explained, str]]:
        """Each flag with the part of the page it is in."""
        return [(flag, anchor_of(self.edition, flag.finding.place)) for flag in self.flags]

    @cached_property
    def changes(self) -> Changes | None:
        """What changed since somebody last looked."""
        return changes_of(self.edition, self.shown, self.asked) if self.shown else None

    @cached_property
    def standing(self) -> queries.Rights:
        """What this moderator may do."""
        return queries.Rights(self.edition, self.user)

    @cached_property
    def history(self):
        """What was decided before, with notes, ticks and overridden flags."""
        return queries.history_of(self.edition, self.user)

    @property
    def moves_since(self) -> list[Transition]:
        """What others did with it since this moderator opened the page they sent, the first first."""
        seen = sent_number(self.form["expected_version"].value()) or 0
        moves = [move for move in self.history if move.edition_id == self.edition.pk and move.version >= seen]
        return moves[::-1]

    @cached_property
    def holds(self) -> list[Hold]:
        """Every time it was put aside, the last first."""
        return list(self.edition.holds.select_related("by__profile", "ended_by__profile").order_by("-pk"))

    @property
    def seen_version(self) -> int:
        """The version a decision is about: the one they saw, or the one shown now that theirs was refused."""
        kept = self.was_posted and not self.problem and self.form["expected_version"].value()
        return kept or self.edition.version

    def new_form(self) -> DecisionForm:
        """An empty form."""
        return DecisionForm(edition=self.edition, flags=self.flags)
