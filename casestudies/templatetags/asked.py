"""What other pages need to let people say what they look for: `{% load asked %}`."""

from django import template

from casestudies.asked.forms import WishForm
from casestudies.models import Wish

register = template.Library()


@register.simple_tag
def wish_form(wish: dict[str, str]) -> WishForm:
    """The form filled in from the text, topic and region of a search without results: `{% wish_form page.wish %}`."""
    return WishForm.about(**wish, why=Wish.Why.NOTHING)
