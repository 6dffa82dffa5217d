"""Where tags are that were merged into others, so that their old addresses lead there."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, OuterRef
from taggit.models import Tag

from .edition import Edition


class MergedTagQuerySet(models.QuerySet):
    """Old slugs by what they lead to now."""

    def now(self, slugs: Iterable[str]) -> dict[str, str]:
        """Where those of the slugs lead that no tag readers see has any more, by old slug: to tags readers see."""
        editions = Edition.objects.published()
        is_used = Exists(editions.filter(tags__slug=OuterRef("old_slug")))
        leads_somewhere = Exists(editions.filter(tags=OuterRef("into")))
        known = [slug for slug in slugs if slug.isprintable()]  # PostgreSQL refuses to be asked for a NUL
        return dict(self.filter(~is_used, leads_somewhere, old_slug__in=known).values_list("old_slug", "into__slug"))


class MergedTag(models.Model):
    """The slug of a tag that is no more, and the tag it was merged into.

    Always the last one: what led to a tag that is merged itself leads on at once, so nothing is followed twice and no
    two lead to each other.
    """

    old_slug = models.CharField(max_length=100, unique=True)
    into = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    objects = MergedTagQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.old_slug} → {self.into}"

    @classmethod
    def remember(cls, old_slug: str, *, into: Tag) -> None:
        """Has an old slug, and all that led to its tag, lead to another tag from now on."""
        cls.objects.filter(into__slug=old_slug).update(into=into)
        cls.objects.update_or_create(old_slug=old_slug, defaults={"into": into})
        cls.objects.filter(old_slug=into.slug).delete()
