"""Has readers and search see case studies as they are now, where no move of an edition does it."""

from casestudies import index
from casestudies.models import IndexChange


def reindex(*case_study_ids: int) -> None:
    """Notes that what readers see of these case studies changed; this process's search follows after the commit.

    To be called inside the transaction that changes it.
    """
    IndexChange.record_all(list(case_study_ids))
    index.follow_after_commit()
