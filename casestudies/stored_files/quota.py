"""How much one person keeps, and may keep: the photos and files they brought in, those that wait as well."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Sum

from casestudies.errors import DomainError
from casestudies.models import StoredFile

_MEGABYTE = 1024 * 1024


def used_by(user) -> int:
    """How many bytes count for a person. A file that several editions show counts once."""
    return StoredFile.objects.filter(by=user).aggregate(total=Sum("size"))["total"] or 0


def room_for(user) -> int:
    """How many bytes more a person may keep."""
    return max(0, settings.UPLOAD_QUOTA - used_by(user))


def used_in_words(user) -> str:
    """What people read before they choose a file."""
    return f"You have used {_megabytes(used_by(user))} of {_megabytes(settings.UPLOAD_QUOTA)}."


def check_has_room(*, by, size: int) -> None:
    """Raises DomainError("quota") when `by` may not keep so many bytes more.

    Holds everybody else's uploads in the name of `by` until the transaction at hand ends, so that two at the same
    moment cannot both take the last of it.
    """
    get_user_model().objects.select_for_update(no_key=True).get(pk=by.pk)
    left = room_for(by)
    if size > left:
        room = f"{_megabytes(left, up=False)} of your {_megabytes(settings.UPLOAD_QUOTA)}"
        raise DomainError(
            f"The selected file needs {_megabytes(size)}, and you have {room} left. Remove photos or files you no "
            "longer need, or choose a smaller one",
            code="quota",
        )


def _megabytes(size: int, *, up: bool = True) -> str:
    whole = -(-size // _MEGABYTE) if up else size // _MEGABYTE
    return f"{whole} MB"
