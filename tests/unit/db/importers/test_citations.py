"""CSL-JSON: what an author, or another program, can write wrong."""

import pytest

from tests.content_examples import problems


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '"title": "Examplol for',
            '"titel": "Examplol for',
            "5: titel: no such field. Write “title”",
        ),
        ('"title": "Examplol in rats"', '"title": ""', "25: title: “title” is missing."),
        ('"title": "Examplol in rats"', '"title": ["a"]', "25: title: a text is wanted here."),
        ('"id": "cane1999"', '"id": "cane 1999"', "23: id: “cane 1999” is no id."),
        (
            '"type": "article-journal"',
            '"type": "article"',
            "4: type: “article” is no type we print",
        ),
        ('{"literal": "Stiffness Study Group"}', '"Ash"', "6: author: an author is not readable."),
        ('"given": "AB"', '"given": 1', "6: author: an author is not readable."),
        (
            '"author": [{"family": "Cane", "given": "D"}]',
            '"author": {}',
            "26: author: an author is",
        ),
        ('{"date-parts": [[2001]]}', '"2001"', "9: issued: the year is not readable."),
        ('{"date-parts": [[2001]]}', '{"date-parts": [["x"]]}', "9: issued: the year is not"),
        (
            '"design": "rct"',
            '"design": "RCT"',
            "17: custom.design: “RCT” is not known. Write “rct”.",
        ),
        ('"design": "rct",', "", "custom.design: “design” is missing."),
        ('"grade": "A", ', "", "custom.check.grade: “grade” is missing. Write A, B or C."),
        ('"grade": "A"', '"grade": "P"', "18: custom.check.grade: “P” is not known."),
        (
            '"against": "abstract"',
            '"against": "page"',
            "“page” is not known. Write one of abstract",
        ),
        ('"on": "2026-11"', '"on": "2026"', "18: custom.check.on: “2026” is no month."),
        (
            '"check": {"grade": "A", "against": "abstract", "on": "2026-11"},',
            "",
            "“check” is missing",
        ),
        ('"inferred": ["volume"]', '"inferred": "volume"', "19: custom.inferred: a list is wanted"),
        ('"inferred": ["volume"]', '"inferred": ["pages"]', "“pages” is no field of this entry."),
        ('"volume": "12"', '"volume": true', "10: volume: a text is wanted here."),
        ('"custom": {\n      "design": "rct"', '"custom": 1, "x": {"design": "rct"', "“custom” is"),
        ("[\n  {", "{\n  {", "1: file: a list of sources is wanted."),
        ("[\n  {", "[\n  7, {", "2: entry: fields are wanted."),
        ("[\n  {", "[\n  {{", "2: JSON: "),
        ("[\n  {", "[" * 100_000, "JSON: "),
    ],
)
def test_a_mistake_is_named_at_its_line(tmp_path, old, new, problem):
    found = problems(tmp_path, ("sources.json", old, new))
    assert any(problem in line for line in found), found
