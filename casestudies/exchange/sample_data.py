"""Sample data to try the portal out with: fictional people, places and case studies in every state."""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from casestudies import index, workflow
from casestudies.models import CaseStudy, Edition, IndexChange, Kudos, Message, Photo
from casestudies.pictures import kept_copies
from casestudies.states import Status
from casestudies.vocabulary import PeopleInPhoto
from improvers.models import Organisation, Region, User
from sharing_portal.uploads.pictures import read_picture

from .drawn import draw_placeholder
from .incoming import Rejected
from .layouts import Reader
from .lines import read_lines
from .sample_after import tell_what_happened_since
from .sample_people import make_people
from .sample_queue import give_remits, report_problem
from .sample_states import SOURCE, days_ago, make_underway

FOLDER = Path(__file__).parent / "sample"
DAYS_BETWEEN = 8
EVERY_WHICH_HAS_A_PHOTO = 3


def has_sample_data() -> bool:
    """Whether the sample data is here already."""
    return CaseStudy.objects.filter(is_sample=True).exists()


@transaction.atomic
def load_sample_data(*, folder: Path = FOLDER, watch: Callable[[Iterable], Iterable] = iter) -> int:
    """Loads all sample data once, or nothing when it is here already. No email goes out.

    Takes the folder with organisations.json and case_studies.jsonl, and a function the lines go through one by one
    (a progress bar). Gives how many case studies were made. Raises ValueError when a line of the sample is not right.
    """
    if has_sample_data():
        return 0
    _make_organisations(json.loads((folder / "organisations.json").read_text(encoding="utf-8")))
    people = make_people()
    reader = Reader()
    words = {values["id"]: values for values in _lines(folder / "case_studies.jsonl")}
    leads = itertools.cycle(user for key, user in people.items() if key.startswith("lead."))
    for order, values in enumerate(watch(words.values())):
        _publish(values, order, next(leads), reader)
    make_underway(reader=reader, people=people, words=words)
    give_remits(people)
    report_problem(people["reader"])
    samples = CaseStudy.objects.published().filter(is_sample=True).order_by("-editions__published_at", "-pk")
    tell_what_happened_since(list(samples), people)
    _thank(people.values())
    _mark_messages_sent()
    index.follow_after_commit()
    return CaseStudy.objects.filter(is_sample=True).count()


def _lines(path: Path) -> Iterator[dict]:
    for line in read_lines(path):
        if line.rejected:
            raise ValueError(f"{path.name}, line {line.number}: {line.rejected}")
        yield line.values


def _make_organisations(rows: list[dict]) -> None:
    regions = {region.slug: region for region in Region.objects.all()}
    boards = {board.ods_code: board for board in Organisation.objects.boards()}
    known = set(Organisation.objects.filter(is_sample=True).values_list("ods_code", flat=True))
    Organisation.objects.bulk_create(
        Organisation(
            ods_code=row["ods_code"],
            name=row["name"],
            kind=row["kind"],
            region=regions[row["region"]],
            board=boards[row["board"]] if row.get("board") else None,
            town=row.get("town", ""),
            valid_from=row.get("valid_from"),
            is_sample=True,
        )
        for row in rows
        if row["ods_code"] not in known
    )


def _publish(values: dict, order: int, lead: User, reader: Reader) -> None:
    """Makes one published case study, the first line the newest."""
    with days_ago(3 + order * DAYS_BETWEEN):
        case_study = CaseStudy.objects.create(source=SOURCE, source_id=values["id"], lead=lead, is_sample=True)
        edition = Edition.objects.create(case_study=case_study)
        try:
            reader.read(values).write_into(edition)
        except Rejected as rejected:
            raise ValueError(f"{values['id']}: {rejected}") from rejected
        if order % EVERY_WHICH_HAS_A_PHOTO == EVERY_WHICH_HAS_A_PHOTO - 1:
            _add_photo(edition, seed=order)
        workflow.move(edition=edition, to=Status.PUBLISHED, by=None, expected_version=edition.version)


def _add_photo(edition: Edition, *, seed: int) -> None:
    topic = edition.topics.first()
    word = topic.name if topic else "Improvement"
    picture = read_picture(ContentFile(draw_placeholder(word, seed=seed)))
    Photo.objects.create(
        edition=edition,
        people=PeopleInPhoto.NONE,
        alternative_text=f"A drawing of coloured shapes with the words “{word}”",
        caption="A placeholder drawn for the sample data",
        **kept_copies(picture),
    )


def _thank(people: Iterable[User]) -> None:
    """Thank-yous from everybody to some: the portal's own rules allow each of them."""
    published = CaseStudy.objects.published().filter(is_sample=True).order_by("pk")
    for order, (case_study, user) in enumerate(itertools.product(published, list(people))):
        if case_study.lead_id != user.pk and order * 7 % 11 < case_study.pk % 7:
            Kudos.objects.create(case_study=case_study, by=user)
    for case_study in published:
        IndexChange.record(case_study.pk)


def _mark_messages_sent() -> None:
    """Nobody is written to about sample data: what the moves wrote counts as gone before it is tried."""
    samples = Message.objects.filter(transition__edition__case_study__is_sample=True, sent_at=None)
    samples.update(sent_at=timezone.now())
