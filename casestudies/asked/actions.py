"""What can be done with wishes."""

from django.db import transaction

from casestudies.asked.wording import tidied, words_of
from casestudies.models import Topic, Wish
from improvers.models import Region


@transaction.atomic
def tell(*, text: str, why: str, topic: Topic | None = None, region: Region | None = None) -> Wish:
    """Keeps what somebody looks for, without anything about them. Raises ValueError where no word is left to keep."""
    text = tidied(text)
    words = words_of(text)
    if not words:
        raise ValueError("a wish needs words")
    return Wish.objects.create(text=text, words=words, why=Wish.Why(why), topic=topic, region=region)
