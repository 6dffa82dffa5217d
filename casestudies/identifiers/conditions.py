"""Conditions that, beside a place and a small number, could tell who somebody is: words/conditions.txt."""

import re

from .word_lists import any_of

CONDITION = re.compile(any_of("conditions", "rare_conditions"), re.IGNORECASE)
RARE_CONDITION = re.compile(any_of("rare_conditions"), re.IGNORECASE)
