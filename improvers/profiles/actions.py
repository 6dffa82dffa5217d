"""Changing a profile."""

import secrets
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from improvers.models import Profile


@transaction.atomic
def save_profile(*, profile: Profile, photo: bytes | None = None, remove_photo: bool = False) -> Profile:
    """Saves what was changed on a profile; its region follows its organisation.

    `photo` is the JPEG of a new photo; the old file goes once everything is saved. Raises OSError where it cannot be
    kept.
    """
    profile.region = _region_of(profile)
    if photo or remove_photo:
        old, storage = profile.photo.name, profile.photo.storage
        profile.photo = ""
        if photo:
            profile.photo.save(f"{secrets.token_urlsafe(12)}.jpg", ContentFile(photo), save=False)
        if old:
            transaction.on_commit(partial(storage.delete, old), robust=True)
    profile.save()
    return profile


def _region_of(profile: Profile):
    organisation = profile.organisation
    if organisation is None:
        return None
    return organisation.region or (organisation.board.region if organisation.board else None)
