"""Brings written changes into an index."""

from tantivy import IndexWriter, Query

from casestudies.models import IndexChange, IndexClock

from . import schema
from .documents import mark
from .shelves import Shelf

_BATCH = 500


def latest() -> int:
    """The number of the last change that is committed."""
    return IndexClock.objects.filter(pk=1).values_list("latest", flat=True).first() or 0


def apply_changes(writer: IndexWriter, shelf: Shelf, *, since: int) -> int:
    """Applies every change after the number `since` to a shelf and commits, with the new number in the same commit.

    A change says only which case study; what is written is how the database has it now, so applying a change twice or
    late does no harm. Gives the number of the last change applied.
    """
    shape = schema.build()
    while batch := list(IndexChange.objects.filter(number__gt=since).values_list("number", "case_study_id")[:_BATCH]):
        case_study_ids = {case_study_id for _, case_study_id in batch}
        # By query: deleting by term takes a number for a signed one and finds nothing.
        writer.delete_documents_by_query(Query.term_set_query(shape, schema.CASE_STUDY, list(case_study_ids)))
        for document in shelf.documents_of(case_study_ids):
            writer.add_document(document)
        since = batch[-1][0]
        commit(writer, applied=since)
    return since


def commit(writer: IndexWriter, *, applied: int) -> None:
    """Commits what was written together with the number of the last change it holds."""
    writer.delete_documents_by_query(Query.exists_query(schema.APPLIED))
    writer.add_document(mark(applied))
    writer.commit()
