"""What other pages show of credits: `{% load credits %}`."""

from django import template
from django.core.paginator import Page, Paginator

from casestudies.credits.queries import AskedOfCaseStudy, asked_in, credited_editions
from casestudies.models import Edition

register = template.Library()
_ON_A_PAGE = 20


@register.simple_tag(takes_context=True)
def credits_asked(context: template.Context, edition: Edition) -> AskedOfCaseStudy | None:
    """How the people credited answered, for the lead who looks: `{% credits_asked edition as asked %}`."""
    return asked_in(edition, context["request"].user)


@register.simple_tag(takes_context=True)
def credited(context: template.Context, person) -> Page:
    """A page of what somebody is credited for: `{% credited profile.user as page %}`."""
    return Paginator(credited_editions(person), _ON_A_PAGE).get_page(context["request"].GET.get("page"))
