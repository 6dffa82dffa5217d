"""Every answer a case study can have, by section, as its author types them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class SectionAnswers:
    """One section by its name on the task list: its questions, and its part with the buttons that begin and save it."""

    task: str
    answers: dict[Any, Any]
    part: dict[Any, Any] | None = None
    add: str = ""
    save: str = ""


def whole_story(photo: Path, pdf: Path) -> list[SectionAnswers]:
    """All sections beside the five answers."""
    return [
        _part(
            "Say what turned people round",
            "a tipping point",
            {
                "Who was pushing back?": "Nurses and health visitors",
                "Who exactly? (optional)": "Night staff on Ward 12",
                "Where did they stand before?": "Against it",
                "Where did they stand after?": "Championing it",
                "What turned them?": "It saved them time",
                "What was said or done?": "Somebody counted the walks to the linen room on one night.",
                "When in the work was it? (optional)": "In the third week",
            },
        ),
        _part(
            "Say what others can skip",
            "a pitfall",
            {
                "What did not work or was wasted?": "We bought forty pressure mats that nobody plugged in.",
                "What kind of problem was it?": "Supplier or equipment",
                "Why did it happen?": "The sockets are behind the lockers.",
                "What should the next team do instead?": "Borrow two mats for a week first.",
                "How much staff time was lost?": "10 to 50 hours",
                "How much money was lost?": "£1,000 to £10,000",
            },
        ),
        SectionAnswers(
            "Tell what you did",
            {
                "Summary": "Lanterns at the bed, a checklist at handover, fewer falls at night.",
                "What did you do?": "We drew the ward on paper and marked every fall of a year.",
                ("When did it start?", "Month"): "3",
                ("When did it start?", "Year"): "2024",
                ("When did it end?", "Year"): "2025",
            },
            {"What did you do in this step?": "Hung the first lantern.", "When was it? (optional)": "First Monday"},
            add="Add a step",
            save="Add this step",
        ),
        _part(
            "Add outcomes in numbers",
            "an outcome",
            {
                "What did you measure?": "Falls per 1,000 bed days",
                "What kind of outcome is it?": "Safety",
                "Which way did it go?": "It got better",
                "Before": "6.6",
                "After": "3.1",
                "Unit": "falls",
                "Over what period?": "January to June 2025",
                "How many patients, staff or cases is it based on?": "412",
                "Anything to add": "Counted from the incident system every Friday.",
            },
        ),
        _part(
            "Credit the people",
            "a person",
            {
                "Name": "Precious Ncube",
                "What was their part?": "Tried it first",
                "Job role (optional)": "Healthcare assistant",
                "Where they work (optional)": "Harbour View night team",
            },
        ),
        _part(
            "List what you used",
            "a resource",
            {
                "What did you use?": "Forty paper lanterns",
                "What is it?": "Tools and equipment",
                "Do others need it too?": "Needed",
                "How did you use it?": "One hook at the foot of every bed.",
                "Web address (optional)": "https://example.org/lanterns",
            },
        ),
        _part(
            "Add photos",
            "a photo",
            {
                "Choose a photo": photo,
                "What does the photo show?": "A yellow lantern in front of a blue wall",
                ("Can people be seen in it?", "No"): True,
                "Caption (optional)": "The first lantern",
            },
        ),
        _part(
            "Add files", "a file", {"Choose a file": pdf, "What is it?": "The checklist we read out at night handover"}
        ),
        SectionAnswers(
            "Say what it cost",
            {
                "How much staff time did it take?": "50 to 200 hours",
                "How much money did it cost?": "Less than £1,000",
                "Anything to add about cost": "The league of friends paid for the hooks.",
            },
        ),
        SectionAnswers(
            "Say what helped and what got in the way",
            {
                "What helped?": "The matron walked the ward at three in the morning.",
                "What got in the way?": "A move to another floor in the middle of it.",
                "What happened that you did not expect?": "Relatives began to ask about the lanterns.",
            },
        ),
        SectionAnswers(
            "Say whether it lasted",
            {
                "Did it last?": "Yes, it is how we work now",
                "What has happened since?": "New starters hang a lantern on their first night.",
            },
        ),
        SectionAnswers(
            "Say who gained and who was involved",
            {
                "Did it work for everybody?": "People who see badly gained less until we made them brighter.",
                "How were patients and carers involved?": "Two carers chose the colour.",
                "What did it do for the environment?": "No batteries: the lanterns are paper.",
            },
        ),
        SectionAnswers(
            "Name methods and guidance",
            {
                "Lean": True,
                "Human factors": True,
                "How did you use them?": "Four small tests, one bay at a time.",
                "Who paid for it or has an interest in it?": "Nobody sells these lanterns.",
                "Which guidance does it follow?": "The national guidance on falls of older people.",
            },
        ),
        SectionAnswers(
            "Give advice to others",
            {
                "What must others not leave out?": "Say at handover whose lantern is lit.",
                "What can others change or leave out?": "The colour does not matter.",
            },
        ),
        SectionAnswers("Add tags", {"Tags": "night staff, paper lanterns"}),
    ]


def shown(story: list[SectionAnswers]) -> list[str]:
    """What of it stands on a page that shows everything: words as typed, choices by their labels."""
    said = []
    for section in story:
        for question, answer in [*section.answers.items(), *(section.part or {}).items()]:
            if answer is True:
                said += [question] if isinstance(question, str) else []
            elif isinstance(answer, str) and not isinstance(question, tuple):
                said.append(answer)
    return said


def _part(task: str, one: str, answers: dict[Any, Any]) -> SectionAnswers:
    return SectionAnswers(task, {}, answers, add=f"Add {one}", save=f"Add this {one.partition(' ')[2]}")
