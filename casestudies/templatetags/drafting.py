"""What pages of questions need: `{% load drafting %}`."""

from typing import Any

from django import template
from django.forms import BoundField

register = template.Library()


@register.inclusion_tag("casestudies/drafting/question.html", takes_context=True)
def question(context: template.Context, field: BoundField, label_size: str = "s") -> dict[str, Any]:
    """A question with the notices that stand at it: `{% question form.problem %}`. Takes `notices` from the page."""
    notices = context.get("notices") or {}
    return {"field": field, "label_size": label_size, "notices": notices.get(field.name, [])}
