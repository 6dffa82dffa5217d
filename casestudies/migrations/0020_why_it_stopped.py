from django.db import migrations, models

REASONS = [
    ("funding", "funding ended"),
    ("people", "the people who ran it left"),
    ("no_benefit", "it did not help enough"),
    ("replaced", "something else took its place"),
    ("service", "the service closed or changed"),
    ("done", "it had done what it was for"),
]


def forget_words_nobody_read(apps, schema_editor):
    """Empties what people wrote in words of their own: readers saw it before any moderator did."""
    apps.get_model("casestudies", "CaseStudy").objects.exclude(stopped_because="").update(stopped_because="")


class Migration(migrations.Migration):
    dependencies = [("casestudies", "0019_title_withheld")]

    operations = [
        migrations.RunPython(forget_words_nobody_read, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="casestudy",
            name="stopped_because",
            field=models.CharField(blank=True, choices=REASONS, editable=False, max_length=140),
        ),
        migrations.AddConstraint(
            model_name="casestudy",
            constraint=models.CheckConstraint(
                condition=models.Q(stopped_because__in=["", *(value for value, _label in REASONS)]),
                name="case_study_reason_known",
            ),
        ),
    ]
