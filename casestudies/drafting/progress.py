"""Where a case study stands, in the words of the task list and of "My case studies"."""

from dataclasses import dataclass

from casestudies.completeness import answered_sections, completeness, has_begun
from casestudies.models import CaseStudy, Edition
from casestudies.permissions import part_of, writes
from casestudies.states import Status
from casestudies.vocabulary import PartToPlay
from sharing_portal.nhsuk.components import Task

from .addresses import section_address
from .next_place import NextStep, next_step
from .sections import GROUPS, SectionSpec

REVIEW_TAKES = "5 working days"

_COLOURS = {
    Status.DRAFT: "grey",
    Status.SUBMITTED: "blue",
    Status.IN_REVIEW: "blue",
    Status.CHANGES_REQUESTED: "orange",
    Status.PUBLISHED: "green",
    Status.REJECTED: "red",
    Status.WITHDRAWN: "grey",
    Status.SUPERSEDED: "grey",
    Status.UNPUBLISHED: "red",
}
_NEXT_STEPS = {
    Status.SUBMITTED: "Nothing to do. A moderator will look at it.",
    Status.IN_REVIEW: "Nothing to do. A moderator is looking at it.",
    Status.CHANGES_REQUESTED: "Answer the moderator’s notes and send it again.",
    Status.PUBLISHED: "Everybody can read it. You can make changes.",
    Status.REJECTED: "Read why it was not accepted.",
    Status.WITHDRAWN: "Use it as the start of a new draft, or leave it.",
    Status.UNPUBLISHED: "Read why it was taken down.",
}
_PARTS = {
    PartToPlay.WRITE: "You write this with others.",
    PartToPlay.CHECK: "You check this.",
    PartToPlay.CREDITED: "You are to be credited in this.",
}
_NEXT_OF_OTHERS = {
    PartToPlay.WRITE: "Write what you know. The lead sends it for review.",
    PartToPlay.CHECK: "Read it and leave notes for the people who write.",
    PartToPlay.CREDITED: "Nothing to do.",
}


@dataclass(frozen=True)
class TaskGroup:
    """Tasks under one heading; `id` is for the page."""

    id: str
    heading: str
    tasks: list[Task]


@dataclass(frozen=True)
class Standing:
    """One case study on its author's list: its newest edition and what to do next."""

    case_study: CaseStudy
    edition: Edition
    percent: int
    colour: str
    next_step: str
    readers_have_older: bool
    part: str = ""
    useful: NextStep | None = None

    @property
    def can_be_changed(self) -> bool:
        """Whether this person can start a new edition from here: the lead, of a published one."""
        return self.edition.status == Status.PUBLISHED and not self.part


def task_groups(edition: Edition, noted: dict[str, str]) -> list[TaskGroup]:
    """The task list: every section with its status. `noted` holds the moderator's notes by section."""
    answered = answered_sections(edition)
    return [
        TaskGroup(f"tasks-{n}", group.heading, [_task(edition, spec, answered, noted) for spec in group.sections])
        for n, group in enumerate(GROUPS, 1)
    ]


def _task(edition: Edition, spec: SectionSpec, answered: set, noted: dict[str, str]) -> Task:
    if spec.section in noted:
        status, colour = "There is a problem", "red"
    elif spec.section in answered:
        status, colour = "Completed", ""
    elif has_begun(edition, spec.section):
        status, colour = "In progress", "aqua-green"
    else:
        status, colour = "Not started", "blue"
    return Task(spec.task, status, href=section_address(edition, spec), colour=colour)


def standing_of(case_study: CaseStudy, user) -> Standing:
    """How a case study stands for somebody who leads it or takes part. Takes one with all that prefetched."""
    edition = list(case_study.editions.all())[-1]
    percent = completeness(edition)
    part = part_of(user, case_study)
    what_next = _NEXT_STEPS.get(Status(edition.status)) or _next_for_draft(edition)
    return Standing(
        case_study=case_study,
        edition=edition,
        percent=percent,
        colour=_COLOURS[Status(edition.status)],
        next_step=_NEXT_OF_OTHERS[part] if part and edition.is_editable else what_next,
        readers_have_older=case_study.published_edition not in (None, edition),
        part=_PARTS[part] if part else "",
        useful=next_step(edition) if edition.is_editable and writes(user, case_study) else None,
    )


def _next_for_draft(edition: Edition) -> str:
    if GROUPS[0].sections[0].section in answered_sections(edition):
        return "Send it for review, or add more first."
    return "Finish the five answers."
