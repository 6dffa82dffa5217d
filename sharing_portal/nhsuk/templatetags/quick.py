"""{% quick "name.html" with_this=that %}: a quick template inside one of Django's."""

from django import template
from django.template import engines
from django.template.base import FilterExpression, Parser, Token, token_kwargs

register = template.Library()


class QuickNode(template.Node):
    """Renders a quick template, which sees what it is given and nothing else."""

    def __init__(self, name: FilterExpression, values: dict[str, FilterExpression]):
        self.name = name
        self.values = values

    def render(self, context: template.Context) -> str:
        """The rendered template, escaped by itself."""
        values = {name: value.resolve(context) for name, value in self.values.items()}
        return engines["quick"].get_template(self.name.resolve(context)).render(values)


@register.tag
def quick(parser: Parser, token: Token) -> QuickNode:
    """Takes the template's name and any number of name=value. Raises TemplateSyntaxError for anything else."""
    _, *bits = token.split_contents()
    if not bits:
        raise template.TemplateSyntaxError("{% quick %} needs the name of a template.")
    name, *rest = bits
    values = token_kwargs(rest, parser)
    if rest:
        raise template.TemplateSyntaxError(f"{{% quick %}} does not understand {' '.join(rest)!r}.")
    return QuickNode(parser.compile_filter(name), values)
