"""Keeping the short lists."""

from django.db import transaction

from casestudies.models import CaseStudy, Edition
from casestudies.models.listed import Listed
from casestudies.reindexing import reindex


@transaction.atomic
def save_entry(*, entry: Listed, field: str) -> None:
    """Saves an entry of a short list under the name it has now, and has what is published under it found by that name.

    `field` is the edition's field the list belongs to: topics, setting or methods.
    """
    entry.save()
    published = Edition.objects.published().filter(**{field: entry})
    reindex(*CaseStudy.objects.filter(editions__in=published).values_list("pk", flat=True))
