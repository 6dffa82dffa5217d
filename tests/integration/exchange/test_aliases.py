"""The lists of other words hang together with the portal's lists."""

import pytest

from casestudies.exchange.aliases import SETTING_WORDS, TOPIC_WORDS
from casestudies.models import Setting, Topic
from improvers.models import Region
from improvers.place_names import PLACE_NAMES

pytestmark = pytest.mark.django_db


def test_every_topic_setting_and_region_has_its_words_and_no_other():
    assert set(TOPIC_WORDS) == set(Topic.objects.values_list("slug", flat=True))
    assert set(SETTING_WORDS) == set(Setting.objects.values_list("slug", flat=True))
    assert set(PLACE_NAMES) == set(Region.objects.values_list("slug", flat=True))


def test_no_place_lies_in_two_regions():
    names = [name.strip() for words in PLACE_NAMES.values() for name in words.split(",")]
    assert len(names) == len(set(names))


def test_no_word_is_another_name_for_two_entries():
    for words in (TOPIC_WORDS, SETTING_WORDS):
        names = [name.strip() for same, _ in words.values() for name in same.split(",")]
        assert sorted(name for name in names if names.count(name) > 1) == []
