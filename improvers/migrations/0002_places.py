"""The regions and nations, the integrated care boards with their mergers, and the Welsh health boards.

Facts: NHS England regions and boards as of 1 April 2026 (36 open, 12 closed the day before). Rows that exist are left
as they are, so that what an import has brought up to date stays so.
"""

import csv
from datetime import date
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parent.parent / "data"

REGIONS = [
    ("Y56", "London", "london", "England"),
    ("Y58", "South West", "south-west", "England"),
    ("Y59", "South East", "south-east", "England"),
    ("Y60", "Midlands", "midlands", "England"),
    ("Y61", "East of England", "east-of-england", "England"),
    ("Y62", "North West", "north-west", "England"),
    ("Y63", "North East and Yorkshire", "north-east-and-yorkshire", "England"),
    ("W92000004", "Wales", "wales", "Wales"),
    ("S92000003", "Scotland", "scotland", "Scotland"),
    ("N92000002", "Northern Ireland", "northern-ireland", "Northern Ireland"),
]

WELSH_HEALTH_BOARDS = [
    ("7A1", "Betsi Cadwaladr University Health Board"),
    ("7A2", "Hywel Dda University Health Board"),
    ("7A3", "Swansea Bay University Health Board"),
    ("7A4", "Cardiff and Vale University Health Board"),
    ("7A5", "Cwm Taf Morgannwg University Health Board"),
    ("7A6", "Aneurin Bevan University Health Board"),
    ("7A7", "Powys Teaching Health Board"),
]


def add_regions(apps, schema_editor):
    Region = apps.get_model("improvers", "Region")
    for order, (code, name, slug, nation) in enumerate(REGIONS, start=1):
        Region.objects.get_or_create(
            code=code, defaults={"name": name, "slug": slug, "nation": nation, "order": order}
        )


def add_boards(apps, schema_editor):
    Organisation = apps.get_model("improvers", "Organisation")
    regions = {region.code: region for region in apps.get_model("improvers", "Region").objects.all()}
    for row in read("boards.csv"):
        Organisation.objects.get_or_create(
            ods_code=row["ods"],
            defaults={
                "ons_code": row["ons"],
                "name": row["name"],
                "kind": "icb",
                "region": regions[row["region"]],
                "valid_from": day(row["valid_from"]),
                "valid_to": day(row["valid_to"]),
            },
        )
    for code, name in WELSH_HEALTH_BOARDS:
        Organisation.objects.get_or_create(
            ods_code=code, defaults={"name": name, "kind": "health_board", "region": regions["W92000004"]}
        )


def add_successions(apps, schema_editor):
    Organisation = apps.get_model("improvers", "Organisation")
    Succession = apps.get_model("improvers", "Succession")
    for row in read("successions.csv"):
        Succession.objects.get_or_create(
            predecessor=Organisation.objects.get(ods_code=row["predecessor"]),
            successor=Organisation.objects.get(ods_code=row["successor"]),
            defaults={"on": day(row["on"]), "kind": row["kind"]},
        )


def read(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    return date.fromisoformat(text) if text else None


class Migration(migrations.Migration):
    dependencies = [("improvers", "0001_initial")]

    operations = [
        migrations.RunPython(add_regions, migrations.RunPython.noop),
        migrations.RunPython(add_boards, migrations.RunPython.noop),
        migrations.RunPython(add_successions, migrations.RunPython.noop),
    ]
