"""Quick templates: escaped, strict, and the same markup as Django's where both draw one thing."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.template.loader import render_to_string
from jinja2 import UndefinedError

from casestudies.index.snippets import Piece
from casestudies.vocabulary import Verdict

OPTIONS = '{% load quick %}{% quick "casestudies/finding/options.html" options=options name="tag" form_id="form" %}'


def drawn(source, **values):
    return engines["django"].from_string(source).render(values)


def test_what_people_typed_is_escaped():
    html = drawn(OPTIONS, options=[("id", '"><b>', "<script>alert(1)</script>", False)])
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_an_option_that_was_chosen_is_checked():
    html = drawn(OPTIONS, options=[("id", "falls", "Falls (2)", True), ("id-2", "safety", "Safety (1)", False)])
    assert html.count(" checked") == 1
    assert 'id="id-2" name="tag" type="checkbox" value="safety" form="form"' in html


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_looks_the_same_in_both_languages(verdict):
    macro = engines["quick"].env.get_template("casestudies/verdict.html").module.verdict_tag
    ours = render_to_string("casestudies/verdict.html", {"verdict": verdict})
    assert str(macro(verdict)).strip() == ours.strip()


def test_marked_words_look_the_same_in_both_languages():
    pieces = [Piece("fewer <b> "), Piece("falls", is_match=True)]
    macro = engines["quick"].env.get_template("casestudies/finding/pieces.html").module.marked
    assert str(macro(pieces)) == render_to_string("casestudies/finding/pieces.html", {"pieces": pieces})


def test_a_name_that_was_not_given_fails():
    with pytest.raises(UndefinedError):
        drawn('{% load quick %}{% quick "casestudies/finding/options.html" name="tag" %}')


@pytest.mark.parametrize("tag", ["{% quick %}", '{% quick "a.html" b %}'])
def test_a_tag_that_makes_no_sense_is_refused(tag):
    with pytest.raises(TemplateSyntaxError):
        drawn("{% load quick %}" + tag)
