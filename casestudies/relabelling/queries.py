"""What moderators see of labels."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from taggit.models import Tag

from casestudies.models import CaseStudy, Edition, Suggestion


def case_studies_for(user) -> QuerySet[CaseStudy]:
    """The published case studies this person sees."""
    return CaseStudy.objects.visible_to(user).published()


def tags_read(words: str = "") -> QuerySet[Tag]:
    """The tags of published editions with `number`, how many each has; never those of drafts alone."""
    kind = ContentType.objects.get_for_model(Edition)
    on = Q(taggit_taggeditem_items__content_type=kind, taggit_taggeditem_items__object_id__in=_published())
    tags = Tag.objects.filter(on, name__icontains=words) if words else Tag.objects.filter(on)
    return tags.annotate(number=Count("taggit_taggeditem_items", filter=on)).order_by("name")


def suggestions_for(user) -> QuerySet[Suggestion]:
    """The suggestions a person may settle."""
    waiting = Suggestion.objects.filter(is_settled=False)
    return waiting if user.has_perm("casestudies.change_suggestion") else waiting.none()


def _published() -> QuerySet:
    return Edition.objects.published().values("pk")
