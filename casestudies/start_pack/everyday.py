"""Everyday words: two plans that share no more than these have nothing to do with each other.

They are general English, of any trade, and were listed without looking at any case study. Unlike the words that every
plan has (see terms.py) they count, for less: beside others they still tell a weekend from a night.
"""

from functools import lru_cache

from casestudies.index import language

_DOING = """
    add ask answer avoid become begun bring build buy call carry cause check choose close collect cut deal decide do
    drop end ensure expect explain feel fill fix follow gather go grow handle happen hear hold
    increase involve know lead learn leave lose losing lost meet move notice offer open organise overwhelm own pass
    pay pick prepare prevent produce provide push put reach read receive reduce remember repeat replace report return
    run save say see sell send share show sit solve speak spend stand stay stop struggle support talk tell test throw
    touch track travel turn understand visit wait wake walk wash watch win wish work write
"""
_WHEN_AND_HOW_MUCH = """
    afternoon always amount annual couple daily date day double dozen during earlier earliest early evening few first
    half hour hourly hundred last late later latest long longer lot minute moment monday tuesday wednesday thursday
    friday saturday sunday weekday weekend month monthly morning night number once part quarter rate rest second short
    sometimes soon spring summer autumn winter third thousand time today tomorrow tonight twice usual usually week
    weekly whole year yearly yesterday
"""
_WHAT_LIKE = """
    available bad basic best better big bigger busy certain cheap clear common control current different difficult
    due easy empty enough especially extra fast free full general good great happy hard heavy high important individual
    instead large least less likely local low main missing more most nearly necessary next nice old only open ordinary
    own particular personal possible poor quick quickly quiet ready real right safe same serious similar simple single
    slow slowly small special strong sure together true typical unable unnecessary wide worse worst wrong young
"""
_WHAT_AND_WHERE = """
    area chance choice corner course detail door effect example experience fact front group idea issue kind
    level life line list matter meeting member method name office order paper people person place point problem process
    question reason result room row rule side sort step story team thing town trouble type version way word world
"""


@lru_cache(maxsize=1)
def everyday_words() -> frozenset[str]:
    """The words, as the index holds them."""
    listed = " ".join((_DOING, _WHEN_AND_HOW_MUCH, _WHAT_LIKE, _WHAT_AND_WHERE))
    return frozenset(language.words_of(listed))
