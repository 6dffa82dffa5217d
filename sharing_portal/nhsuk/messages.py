"""Django's default error messages, said the NHS way. A message that a form sets itself is left alone."""

from django import forms

EMAIL = "Enter an email address in the correct format, like name@example.com"
WEB_ADDRESS = "Enter a web address in the correct format, like https://www.example.com"


def name_in_sentence(label: str) -> str:
    """The label inside a sentence: "NHS number" stays, "Job title" gets a small j, a question is quoted."""
    if label.endswith("?"):
        return f"an answer to ‘{label}’"
    first_word = label.split(" ", 1)[0]
    keeps_capital = first_word in {"I", "I’m", "I've", "I’ve"} or any(letter.isupper() for letter in first_word[1:])
    return label if keeps_capital else label[:1].lower() + label[1:]


def messages_for(field: forms.Field, label: str) -> dict[str, str]:
    """The error messages of one field, by code, given its label."""
    name = name_in_sentence(label)
    # Messages with a limit go through %-formatting, which would trip over a percent sign in the label.
    start = label.replace("%", "%%")
    messages = {"required": f"{_verb(field)} {name}"}
    if isinstance(field, forms.BooleanField):
        messages["required"] = f"Select ‘{label}’"
    elif isinstance(field, forms.CharField):
        messages["max_length"] = start + " must be %(limit_value)d characters or fewer"
        messages["min_length"] = start + " must be %(limit_value)d characters or more"
    if isinstance(field, forms.EmailField):
        messages["invalid"] = EMAIL
    elif isinstance(field, forms.URLField):
        messages["invalid"] = WEB_ADDRESS
    elif isinstance(field, forms.IntegerField):
        whole = not isinstance(field, (forms.FloatField, forms.DecimalField))
        messages["invalid"] = f"{label} must be a {'whole ' if whole else ''}number"
        messages["min_value"] = start + " must be %(limit_value)s or more"
        messages["max_value"] = start + " must be %(limit_value)s or fewer"
    elif isinstance(field, forms.DateField):
        messages["invalid"] = f"{label} must be a real date"
    elif isinstance(field, forms.ChoiceField):
        messages["invalid_choice"] = f"Select {name} from the list"
    elif isinstance(field, forms.FileField):
        messages["empty"] = "The selected file is empty"
        messages["invalid_image"] = "The selected file must be a picture"
    return messages


def set_default_messages(form: forms.BaseForm) -> None:
    """Give every field of the form its NHS messages, where it still has Django's."""
    for name, field in form.fields.items():
        defaults = _django_defaults(field)
        for code, message in messages_for(field, str(form[name].label)).items():
            if field.error_messages.get(code) is defaults.get(code):
                field.error_messages[code] = message


def _verb(field: forms.Field) -> str:
    return "Select" if isinstance(field, (forms.ChoiceField, forms.FileField)) else "Enter"


def _django_defaults(field: forms.Field) -> dict[str, object]:
    defaults: dict[str, object] = {}
    for ancestor in reversed(type(field).__mro__):
        if ancestor.__module__.startswith("django."):
            defaults |= getattr(ancestor, "default_error_messages", {})
    return defaults
