"""Every hostile or damaged file is refused, with the message that says what to do; sound ones are not."""

import pytest

from sharing_portal.uploads.documents import read_document
from sharing_portal.uploads.errors import UploadRefused
from sharing_portal.uploads.pictures import read_picture

from .corpus import MESSAGES, Case, csvs, parts, pdfs, pictures, zips
from .files import named

DOCUMENTS = zips.CASES + parts.CASES + pdfs.CASES + csvs.CASES


def test_there_are_enough_of_them():
    assert len(DOCUMENTS) + len(pictures.CASES) >= 150


@pytest.mark.parametrize("case", DOCUMENTS, ids=str)
def test_no_document_that_should_not_be_is_accepted(case: Case):
    with pytest.raises(UploadRefused) as refused:
        read_document(named(case.make(), case.name))
    assert refused.value.message.startswith(MESSAGES[case.message])


@pytest.mark.parametrize("case", pictures.CASES, ids=str)
def test_no_picture_that_should_not_be_is_accepted(case: Case):
    with pytest.raises(UploadRefused) as refused:
        read_picture(named(case.make(), case.name))
    assert refused.value.message.startswith(MESSAGES[case.message])
