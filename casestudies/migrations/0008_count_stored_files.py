from django.db import migrations

def count_what_is_there(apps, schema_editor):
    """Every file that is stored counts for the person who leads its case study; one that cannot be found counts 0."""
    StoredFile = apps.get_model('casestudies', 'StoredFile')
    leads = {}
    for attachment in apps.get_model('casestudies', 'Attachment').objects.select_related('edition__case_study'):
        leads[attachment.file.name] = (attachment.file, attachment.edition.case_study.lead_id)
    for photo in apps.get_model('casestudies', 'Photo').objects.select_related('edition__case_study'):
        for file in (photo.large, photo.small):
            leads[file.name] = (file, photo.edition.case_study.lead_id)
    for picture in apps.get_model('casestudies', 'FoundPicture').objects.select_related('case_study'):
        for file in (picture.large, picture.small):
            leads[file.name] = (file, picture.case_study.lead_id)
    StoredFile.objects.bulk_create(
        StoredFile(file=name, by_id=lead, size=size_of(file)) for name, (file, lead) in leads.items() if name
    )


def size_of(file):
    try:
        return file.size
    except OSError:
        return 0


class Migration(migrations.Migration):

    dependencies = [
        ('casestudies', '0007_stored_files'),
    ]

    operations = [
        migrations.RunPython(count_what_is_there, migrations.RunPython.noop),
    ]
