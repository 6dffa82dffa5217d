"""The lessons that were found, loaded from the database by what their reader may see."""

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casestudies.models import Edition, Pitfall, TippingPoint


def tipping_points_for(user, pks: list[int]) -> list[TippingPoint]:
    """Tipping points of published case studies a person may see, in the order given, in a fixed number of queries.

    Whatever is not published any more is left out, whatever the index said. Each has its `place` among those of its
    edition, which its address on the case study's page is made of.
    """
    return _shown(TippingPoint.objects.all(), user, pks)


def pitfalls_for(user, pks: list[int]) -> list[Pitfall]:
    """As tipping_points_for, for pitfalls."""
    return _shown(Pitfall.objects.all(), user, pks)


def _shown(lessons: QuerySet, user, pks: list[int]) -> list:
    editions = Edition.objects.visible_to(user).published()
    known = Edition.objects.only("case_study", "number", "status", "headline", "published_at")
    earlier = Q(order__lt=OuterRef("order")) | Q(order=OuterRef("order"), pk__lt=OuterRef("pk"))
    siblings = lessons.filter(earlier, edition=OuterRef("edition")).order_by().values("edition")
    before = Subquery(siblings.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    found = (
        lessons.filter(Exists(editions.filter(pk=OuterRef("edition"))), pk__in=pks)
        .select_related("edition__case_study", "edition__organisation", "edition__region")
        .prefetch_related("edition__outcomes", Prefetch("edition__case_study__editions", known))
        .annotate(before_it=Coalesce(before, 0))
        .annotate(place=F("before_it") + 1)
    )
    by_pk = {lesson.pk: lesson for lesson in found}
    return [by_pk[pk] for pk in pks if pk in by_pk]
