from collections import Counter

import pytest

from desktop.exports.extract import Extract
from desktop.exports.formats import EXPORTS, Subject
from tests.examples import a_page

EXTRACT = Extract.of(a_page())


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.id)
def test_every_format_is_named_explained_and_writes(export):
    assert export.name
    assert export.help.endswith(".")
    assert export.file_name(EXTRACT).endswith(f".{export.suffix}")
    text = export.write(EXTRACT)
    assert text.endswith("\n")
    assert export.encoded(text).decode("utf-8").removeprefix("\ufeff") == text


def test_no_two_formats_share_an_id_or_a_file():
    for values in ((one.id for one in EXPORTS), (one.file_name(EXTRACT) for one in EXPORTS)):
        assert max(Counter(values).values()) == 1


def test_both_subjects_have_a_format():
    assert {export.subject for export in EXPORTS} == set(Subject)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.id)
def test_a_page_with_nothing_is_written_too(export):
    assert isinstance(export.write(Extract("nothing", ())), str)


def test_a_selection_keeps_the_order_of_the_page():
    assert [one.id for one in EXTRACT.only(("dale2005", "ash2001", "nobody")).sources] == [
        "ash2001",
        "dale2005",
    ]
