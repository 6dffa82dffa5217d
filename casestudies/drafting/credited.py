"""What else crediting somebody means: nobody who refused is named again, and an address asks them to confirm."""

from casestudies.crediting.asking import ask, why_not
from casestudies.models import Credit, Edition

from .forms.parts import CreditForm


def check_may_be_named(edition: Edition, form: CreditForm) -> None:
    """Adds to a form with what came in why this person cannot be named or asked."""
    credit = form.instance
    credit.edition = edition
    for field, sentence in why_not(credit=credit, email=form.cleaned_data.get("email", "")).items():
        form.add_error(field, sentence)


def ask_to_confirm(credit: Credit, form: CreditForm, *, by) -> None:
    """Asks the person credited, once their address was entered. Raises what ask raises."""
    if email := form.cleaned_data.get("email"):
        ask(credit=credit, by=by, email=email)
