"""What keeps an edition from being sent: what nobody has explained, and photos nobody has said anything about."""

from casestudies.errors import NotSafe
from casestudies.models import Edition, Photo

from .stored import unexplained


def unasked_photos(edition: Edition) -> list[tuple[int, Photo]]:
    """The photos, with their numbers, of which nobody has said whether people in them agreed to be shown."""
    return [(number, photo) for number, photo in enumerate(edition.photos.all(), 1) if not photo.people]


def check_safe(edition: Edition) -> None:
    """Raises NotSafe unless all that was found is removed or explained, and people in photos agreed to be shown."""
    if unexplained(edition) or unasked_photos(edition):
        raise NotSafe("Something could point to a patient. Remove it, or say why it does not, before you send this.")
