"""Every source of the shipped content, exported and read back by readers that are not ours."""

import csv
import io
import json
import re
import shutil
import subprocess

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

from db.importers.content import Content, read
from db.model.source import Source
from desktop.exports.citation import names_of, note_of
from desktop.exports.extract import Extract
from desktop.exports.formats import EXPORTS
from tests.conftest import CONTENT

PANDOC = shutil.which("pandoc")
_TYPES = {"article-journal", "report", "webpage"}
_TEXTS = set(
    "id type title container-title container-title-short volume issue page publisher DOI PMID "
    "PMCID note".split()
)


@pytest.fixture(scope="module")
def content() -> Content:
    return read(CONTENT)


@pytest.fixture(scope="module")
def written(content) -> dict[str, str]:
    """The whole content in every format."""
    everything = Extract("all", content.sources, content.findings, "", content.sources)
    return {export.id: export.write(everything) for export in EXPORTS}


def people(source: Source) -> list[str]:
    return [str(name) for name in names_of(source)]


def in_words(text: str) -> str:
    """The words alone: readers set hyphens, apostrophes and spaces as they like."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_bibtex_comes_back(content, written):
    library = bibtexparser.parse_string(
        written["bibtex"],
        append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware(), SplitNameParts()],
    )
    assert library.failed_blocks == []
    assert list(library.entries_dict) == [source.id for source in content.sources]
    for source in content.sources:
        fields = {field.key: field.value for field in library.entries_dict[source.id].fields}
        # LaTeX sets two hyphens as a dash.
        assert fields["title"] == source.title.replace("--", "–")
        assert fields.get("year", "") == str(source.year or "")
        assert fields.get("doi", "") == source.doi
        assert fields.get("note", "") == note_of(source)
        authors = [
            ", ".join(" ".join(part) for part in ([*one.von, *one.last], one.jr, one.first) if part)
            for one in fields.get("author", [])
        ]
        assert in_words(" ".join(authors)) == in_words(" ".join(_as_bibtex(source)))
        assert len(authors) == len(source.authors)


def _as_bibtex(source: Source) -> list[str]:
    """BibTeX has the suffix before the first name."""
    return [
        ", ".join(part for part in (one.family, one.suffix, one.given) if part)
        for one in names_of(source)
    ]


def test_ris_comes_back(content, written):
    records = rispy.loads(written["ris"])
    assert [record["id"] for record in records] == [source.id for source in content.sources]
    for record, source in zip(records, content.sources, strict=True):
        assert record["title"] == source.title
        assert record.get("authors", []) == people(source)
        assert record.get("year", "") == str(source.year or "")
        assert record.get("doi", "") == source.doi
        assert record.get("secondary_title", "") == source.container
        pages = [record[name] for name in ("start_page", "end_page") if name in record]
        assert "-".join(pages) == source.pages
        assert record.get("notes", []) == ([note_of(source)] if note_of(source) else [])
        assert "unknown_tag" not in record


def test_csl_json_comes_back_and_keeps_the_rules_of_its_schema(content, written):
    items = json.loads(written["csl-json"])
    assert [item["id"] for item in items] == [source.id for source in content.sources]
    for item, source in zip(items, content.sources, strict=True):
        texts = {key: text for key, text in item.items() if key not in ("author", "issued")}
        assert set(texts) <= _TEXTS
        assert all(isinstance(text, str) and text for text in texts.values())
        assert item["type"] in _TYPES
        assert (item["title"], item.get("DOI", "")) == (source.title, source.doi)
        if source.year:
            assert item["issued"] == {"date-parts": [[source.year]]}
        else:
            assert "issued" not in item
        for author in item.get("author", []):
            assert set(author) in ({"literal"}, {"family", "given"}, {"family", "given", "suffix"})
        parts = ("literal", "family", "given", "suffix")
        authors = [
            ", ".join(author[part] for part in parts if part in author)
            for author in item.get("author", [])
        ]
        assert authors == people(source)


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
@pytest.mark.parametrize("export, reader", [("csl-json", "csljson"), ("bibtex", "bibtex")])
def test_pandoc_reads_them(content, written, export, reader):
    run = subprocess.run(
        [str(PANDOC), "-f", reader, "-t", "csljson"],
        input=written[export].encode(),
        capture_output=True,
        check=True,
    )
    assert run.stderr == b""
    items = {item["id"]: item for item in json.loads(run.stdout)}
    assert set(items) == {source.id for source in content.sources}
    for source in content.sources:
        item = items[source.id]
        assert in_words(item["title"]) == in_words(source.title)
        assert item.get("DOI", "") == source.doi
        assert ("issued" in item) == bool(source.year)
        assert len(item.get("author", [])) == len(source.authors)


def test_what_the_authors_call_an_article_is_exported_as_one(written):
    files = CONTENT.glob("*/sources.json")
    entries = [entry for file in files for entry in json.loads(file.read_text(encoding="utf-8"))]
    exported = {item["id"]: item["type"] for item in json.loads(written["csl-json"])}
    articles = [entry["id"] for entry in entries if entry["type"] == "article-journal"]
    assert [id for id in articles if exported[id] != "article-journal"] == []


@pytest.mark.parametrize("style", ["vancouver", "apa", "ama"])
def test_every_source_is_a_reference_in_every_style(content, written, style):
    lines = written[style].splitlines()
    assert len(lines) == len(content.sources)
    words = in_words(written[style])
    for source in content.sources:
        assert in_words(source.title) in words
        assert in_words(source.doi) in words
    assert [line for line in lines if ".." in line or ",," in line or "  " in line] == []


def test_every_finding_comes_back(content, written):
    rows = list(csv.DictReader(io.StringIO(written["findings-csv"], newline=""), strict=True))
    assert [row["finding"] for row in rows] == [finding.id for finding in content.findings]
    for row, finding in zip(rows, content.findings, strict=True):
        assert None not in row
        assert row["result"] == finding.result
        for number, estimate in enumerate(finding.estimates, 1):
            values = [row[f"estimate_{number}_{name}"] for name in ("value", "low", "high")]
            assert values == [str(estimate.value), str(estimate.low), str(estimate.high)]
