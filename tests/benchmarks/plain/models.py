"""One wide table with a stored, weighted vector; what can be several in tables beside it."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models


class Study(models.Model):
    """A case study with everything that is searched. What can only be one is a column, the quickest plain way."""

    headline = models.TextField()
    summary = models.TextField()
    labels = models.TextField()
    lessons = models.TextField()
    body = models.TextField()
    published_at = models.DateTimeField(db_index=True)
    region = models.CharField(max_length=80, db_index=True)
    board = models.CharField(max_length=12, db_index=True)
    setting = models.CharField(max_length=60, db_index=True)
    status = models.CharField(max_length=20, db_index=True)
    place = models.TextField()
    topics = models.ManyToManyField("Topic")
    methods = models.ManyToManyField("Method")
    tags = models.ManyToManyField("Tag")
    outcomes = models.ManyToManyField("Outcome")
    vector = models.GeneratedField(
        expression=SearchVector("headline", weight="A", config="english")
        + SearchVector("summary", "labels", weight="B", config="english")
        + SearchVector("lessons", weight="C", config="english")
        + SearchVector("body", weight="D", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        app_label = "plain"
        indexes = [GinIndex(fields=["vector"], name="study_vector")]

    def __str__(self) -> str:
        return self.headline


class Figure(models.Model):
    """An outcome in numbers, as a result's card shows it."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="figures")
    measure = models.TextField()
    direction = models.CharField(max_length=12)
    baseline = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    result = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    unit = models.CharField(max_length=60)

    class Meta:
        app_label = "plain"

    def __str__(self) -> str:
        return self.measure


class Named(models.Model):
    """An entry of a list."""

    slug = models.CharField(max_length=100, unique=True)

    class Meta:
        abstract = True
        app_label = "plain"

    def __str__(self) -> str:
        return self.slug


class Topic(Named):
    """What a study is about."""


class Method(Named):
    """How it was done."""


class Tag(Named):
    """A free label."""


class Outcome(Named):
    """A kind of outcome."""
