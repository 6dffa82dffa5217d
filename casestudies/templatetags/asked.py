"""What other pages need to let people say what they look for: `{% load asked %}`."""

from django import template

from casestudies.asked.forms import WishForm
from casestudies.index import SearchRequest
from casestudies.models import Wish

register = template.Library()


@register.simple_tag
def wish_form(asked: SearchRequest) -> WishForm:
    """The form filled in from a search that found nothing: `{% wish_form page.asked as wish %}`."""
    first = {name: next(iter(asked.chosen.get(name, ())), "") for name in ("topic", "region")}
    return WishForm.about(asked.text, **first, why=Wish.Why.NOTHING)
