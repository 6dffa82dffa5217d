"""The table of the shared cache (settings.CACHES), as `manage.py createcachetable` makes it."""

from django.core.management import call_command
from django.db import migrations

TABLE = "improvers_cache"


def make_table(apps, editor):
    """Makes the table where it is missing."""
    call_command("createcachetable", TABLE, database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("improvers", "0005_try_counts")]
    operations = [
        migrations.RunPython(make_table, migrations.RunPython.noop),
    ]
