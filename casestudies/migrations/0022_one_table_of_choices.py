from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('casestudies', '0021_mail_choices'),
    ]

    operations = [
        migrations.DeleteModel('QuestionWish'),
        migrations.DeleteModel('StillTrueRefusal'),
    ]
