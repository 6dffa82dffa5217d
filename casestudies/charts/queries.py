"""What charts read."""

from casestudies.models import Edition


def editions_with_charts(user):
    """The editions a person may see, with their outcomes in order."""
    return Edition.objects.visible_to(user).prefetch_related("outcomes")
