"""What people are told after a write-up was read or its passages were moved."""

from .actions import Moved


def after_reading(missed: int, without_room: int = 0) -> str:
    """What could not be brought in; nothing when all was."""
    said = []
    if missed:
        said.append(f"{_pictures(missed)} could not be brought in. We take up to 10: JPEG, PNG, WebP or HEIC. "
                    "You can add others as photos.")  # fmt: skip
    if without_room:
        said.append(f"{_pictures(without_room)} could not be brought in, because you have no room left for more photos "
                    "and files. Remove some you no longer need, then add the others as photos.")  # fmt: skip
    return " ".join(said)


def after_placing(moved: Moved) -> str:
    """What became of passages and pictures."""
    said = [
        f"In your case study: {_many(moved.placed)}." if moved.placed else "",
        f"Deleted: {_many(moved.deleted)}." if moved.deleted else "",
        f"Still here, because not all of it fitted: {_many(moved.left)}." if moved.left else "",
    ]
    return " ".join(filter(None, said)) or "Nothing was moved. All passages are kept here."


def _pictures(count: int) -> str:
    return "1 picture" if count == 1 else f"{count} pictures"


def _many(count: int) -> str:
    return "1 passage or picture" if count == 1 else f"{count} passages and pictures"
