"""What the checks noticed about an edition when it was sent in, as counts the queue can show and filter."""

import re
from collections import Counter

from casestudies.identifiers.places import places_of
from casestudies.identifiers.stored import explained, unread_files
from casestudies.models import Edition, Flag

LARGE_CHANGE = 33  # words in a hundred
_WORD = re.compile(r"\w+")


def note_flags(edition: Edition) -> list[Flag]:
    """Writes down what was noticed, in the place of what was noticed when it was sent before. Gives what there is."""
    change = changed_words(edition)
    counts = {
        Flag.Kind.EXPLAINED: len(explained(edition)),
        Flag.Kind.UNREAD: len(unread_files(edition)),
        Flag.Kind.LARGE_CHANGE: change if change >= LARGE_CHANGE else 0,
    }
    edition.flags.all().delete()
    return Flag.objects.bulk_create(Flag(edition=edition, kind=kind, count=n) for kind, n in counts.items() if n)


def changed_words(edition: Edition) -> int:
    """How many words in a hundred differ from the published edition; 0 where nothing is published.

    Words are compared as bags, wherever they stand: what the Sørensen-Dice coefficient leaves to 1 (Dice 1945).
    """
    published = Edition.objects.published_of([edition.case_study_id]).exclude(pk=edition.pk).first()
    if published is None:
        return 0
    before, after = _words(published), _words(edition)
    size = before.total() + after.total()
    return round(100 * (1 - 2 * (before & after).total() / size)) if size else 0


def _words(edition: Edition) -> Counter[str]:
    return Counter(word for place in places_of(edition) for word in _WORD.findall(place.text.casefold()))
