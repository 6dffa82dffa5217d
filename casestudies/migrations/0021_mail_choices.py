import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

def carry_over(apps, schema_editor):
    """Who asked for questions gets them, and who does not want to be asked whether something is still true is not."""
    MailChoice = apps.get_model('casestudies', 'MailChoice')
    wished = apps.get_model('casestudies', 'QuestionWish').objects.values_list('user', 'since')
    refused = apps.get_model('casestudies', 'StillTrueRefusal').objects.values_list('user', 'at')
    MailChoice.objects.bulk_create(
        MailChoice(user_id=user, group=group, wants=wants, at=at)
        for group, wants, rows in (('questions', True, wished), ('still_true', False, refused))
        for user, at in rows
    )


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('casestudies', '0020_why_it_stopped'),
    ]

    operations = [
        migrations.RenameModel('MailStop', 'MailChoice'),
        migrations.RemoveConstraint('mailchoice', 'mail_stop_once'),
        migrations.AddField('mailchoice', 'wants', models.BooleanField(default=False), preserve_default=False),
        migrations.AlterField('mailchoice', 'at', models.DateTimeField(default=django.utils.timezone.now)),
        migrations.AlterField(
            'mailchoice',
            'user',
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name='mail_choices', to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            'mailchoice', models.UniqueConstraint(fields=('user', 'group'), name='mail_choice_once')
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
    ]
