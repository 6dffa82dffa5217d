"""A handful of ready-made replies to begin with. Administrators change them as they like."""

from django.db import migrations

REPLIES = [
    (
        "approve",
        "Thank you, published",
        "Thank you for sharing “{headline}”, {name}. It is clear and useful, and others can now find it.\n\n"
        "When something changes, or somebody adopts it, please come back and say so.",
    ),
    (
        "approve",
        "Published, tipping points would help more",
        "“{headline}” is published. What would help the next team even more is what turned people "
        "round and what you would skip next time. You can add both at any time with “Make changes”.",
    ),
    (
        "ask_for_changes",
        "A patient could be recognised",
        "Thank you for “{headline}”. Somebody who knows the patient could recognise them from what you "
        "wrote. Please take out names, dates, rare conditions and small numbers, or say it in general words, and send "
        "it again.",
    ),
    (
        "ask_for_changes",
        "The result needs evidence",
        "Thank you for “{headline}”. Please say how you know the result: what you counted, before and "
        "after, over what time, and out of how many. If you did not measure it, say so: that is welcome too.",
    ),
    (
        "ask_for_changes",
        "Plainer words, please",
        "Thank you for “{headline}”. Please explain abbreviations and words that only your team uses, so "
        "that somebody from another trade or place can follow it.",
    ),
    (
        "ask_for_changes",
        "Consent for a photo",
        "Thank you for “{headline}”. Please confirm that everybody who can be recognised in the photos "
        "agreed in writing to be shown, or choose other photos.",
    ),
    (
        "reject",
        "It promotes a product",
        "Thank you for sending “{headline}”. It mainly promotes a product or supplier, so we cannot "
        "publish it here. What your team changed, and what came of it, is welcome as a new case study.",
    ),
    (
        "reject",
        "Not an improvement yet",
        "Thank you for sending “{headline}”. It tells of a plan, and nothing has been tried yet. Please "
        "send it again once you have tried it, whatever came of it.",
    ),
]


def add(apps, schema_editor):
    """Adds them where nobody wrote one of that title."""
    templates = apps.get_model("casestudies", "ReplyTemplate")
    for kind, title, text in REPLIES:
        templates.objects.get_or_create(kind=kind, title=title, defaults={"text": text})


class Migration(migrations.Migration):
    dependencies = [("casestudies", "0016_outbox")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
