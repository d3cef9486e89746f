"""What is taken out of a page to be exported: its sources and its findings."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from db.model.finding import Finding
from db.model.page import DrugPage, SourcePage
from db.model.source import Source


@dataclass(frozen=True, slots=True)
class Extract:
    """Sources and findings as the page orders them; `name` is what a file of them is called."""

    name: str
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()
    question: str = ""
    """The question that the findings were read for; a source's own page has none."""
    cited: tuple[Source, ...] = ()
    """Every source of the page, be it chosen or not."""

    @classmethod
    def of(cls, page: DrugPage | SourcePage) -> "Extract":
        """Everything of a page."""
        match page:
            case DrugPage():
                name = f"{page.drug.id}-{page.question.id}"
                return cls(name, page.sources, page.findings, page.question.id, page.sources)
            case SourcePage():
                return cls(page.source.id, (page.source,), page.findings, cited=(page.source,))

    def only(self, ids: Collection[str]) -> "Extract":
        """The same with only those of the sources."""
        return replace(self, sources=tuple(one for one in self.sources if one.id in ids))

    def source(self, finding: Finding) -> Source:
        """Where a finding comes from."""
        return next(one for one in self.cited if one.id == finding.source)
