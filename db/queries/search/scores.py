"""How hits rank: each sort of hit has a floor, and what is better within it is added."""

IDENTIFIED = 1000.0
"""A DOI, PMID or PMCID was typed."""
LABELLED = 900.0
"""A study was named by author and year."""
COVERS = 460.0
"""A page that compares drugs for all that was asked; no drug was named."""
ANSWERS = 300.0
"""A page that has what was asked, of a drug that was named if one was; up to 130 more."""
TOUCHES = 260.0
"""A page of a named drug that has some of what was asked; up to 30 more."""
NAMED = 250.0
"""A drug, named."""
BEGUN = 240.0
"""A drug whose name is half typed."""
ABOUT = 200.0
"""Any other page of a named drug."""
ASKS = 100.0
"""A page that has some of what was asked, of a drug that was not named; up to 100 more."""
PARTLY = 90.0
"""A drug of which only a word was typed."""
WROTE = 85.0
"""A source of which an author was named."""
TOPIC = 80.0
"""A page that compares drugs, for some of what was asked or for a drug that was named."""
AS_ASKED = 150.0
"""The question, topic or alias was typed to the letter; added to what it scores otherwise."""
PROSE, FINDING, SOURCE = 60.0, 40.0, 20.0
"""The words stand in a page's prose, in a finding, in a source's title."""


def placed(floor: float, position: int) -> float:
    """The score of the hit at a position, from 0, among those of one floor."""
    return floor + 1 / (1 + position)
