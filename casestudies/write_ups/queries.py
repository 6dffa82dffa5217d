"""What these pages read."""

from casestudies.models import CaseStudy, Edition


def own_edition(user, public_id: str) -> Edition | None:
    """The newest edition of a case study the person leads or takes part in; None when they do not."""
    own = CaseStudy.objects.shared_with(user).filter(public_id=public_id)
    editions = Edition.objects.filter(case_study__in=own).select_related("case_study")
    return editions.prefetch_related("case_study__collaborators").order_by("-number").first()
