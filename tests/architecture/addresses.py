"""Turns a row of the access table into an address in the world."""

from django.urls import reverse

from casestudies.models import Edition
from tests.architecture.access_table import Row
from tests.architecture.routes import all_routes
from tests.architecture.world import CREDIT_LINK, INVITATION, QUESTION, STILL_TRUE, World

_ARGUMENTS = {route.name: route.arguments for route in all_routes()}


def address_of(row: Row, world: World) -> str:
    """The address; a route without a name is its own pattern with the object's key in it."""
    key = row.route, row.on
    if key not in world.addresses:
        world.addresses[key] = _worked_out(row, world)
    return world.addresses[key]


def _worked_out(row: Row, world: World) -> str:
    values = _values(row, world)
    if row.route.startswith("admin/"):
        if "object_id" not in _ARGUMENTS[row.route]:
            return "/admin/no/such/page/"
        return "/" + row.route.replace("<path:object_id>", str(values["object_id"]))
    return reverse(row.route, kwargs={name: values[name] for name in _ARGUMENTS[row.route]})


def _pk_of_together(row: Row, edition: Edition) -> int | None:
    case_study = edition.case_study
    rows = {
        "together:remove": case_study.collaborators.filter(part="write"),
        "together:offer_lead": case_study.collaborators.filter(part="write"),
        "together:withdraw": case_study.invitations,
        "together:note_done": case_study.remarks,
        "credits:ask_again": case_study.credit_requests,
    }
    return rows[row.route].get().pk if row.route in rows else None


def _values(row: Row, world: World) -> dict[str, object]:
    values = {"content_type_id": world.objects["content_type"].pk, "app_label": "casestudies", "key": "no-such-key"}
    values |= {
        "picture_id": "waiting",
        "provider_id": "provider",
        "uidb36": "1",
        "size": "small",
        "page": 2,
        "place": 1,
        "slug": "turnaround",
        "section": "tipping-points",
    }
    tokens = {"invitation": INVITATION, "credit": CREDIT_LINK, "question": QUESTION, "still_true": STILL_TRUE}
    values["token"] = tokens.get(row.on, "guessed")
    values["said"] = "running"
    values["answer"] = "confirmed"
    if row.on in world.editions:
        edition = world.editions[row.on]
        values |= {
            "public_id": edition.case_study.public_id,
            "slug": edition.case_study.slug,
            "number": edition.number,
            "object_id": edition.pk,
        }
        part = edition.tipping_points.first()
        values["pk"] = part.pk if part else 0
        if row.route == "library:photo":
            values["public_id"] = edition.photos.get().public_id
        if row.route == "library:attachment":
            values["public_id"] = edition.attachments.get().public_id
        if "casestudy" in row.route or row.route == "admin:view_on_site":
            values["object_id"] = edition.case_study.pk
        values["pk"] = _pk_of_together(row, edition) or values["pk"]
    elif row.on in world.objects:
        thing = world.objects[row.on]
        values |= {"object_id": thing.pk, "pk": thing.pk, "public_id": getattr(thing, "public_id", "")}
        values |= {"slug": getattr(thing, "slug", ""), "code": getattr(thing, "ods_code", "")}
    if row.route == "drafting:section_page":
        values["section"] = "seed"
    return values
