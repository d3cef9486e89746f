"""The checks across a content folder: a table of what must hold, each row a name and a function."""

from collections.abc import Callable, Iterator

from db.errors import Problem
from db.importers.checks import citing, drugs, grade, printed, questions, sources, thesaurus, topics
from db.importers.draft import Draft

Check = Callable[[Draft], Iterator[Problem]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("source ids are unique", sources.ids_are_unique),
    ("DOI, PMID and PMCID can be real", sources.identifiers_can_be_real),
    ("one publication is one source", sources.one_publication_one_source),
    ("reviews name what they review", sources.reviews_name_what_they_review),
    ("citations were checked in the past", sources.checked_in_the_past),
    ("retracted sources state nothing", sources.retracted_state_nothing),
    ("retracted sources support nothing", sources.retracted_support_nothing),
    ("drug identifiers can be real", drugs.drug_identifiers_can_be_real),
    ("drug names are unique", drugs.drug_names_are_unique),
    ("every question is listed", drugs.questions_are_listed),
    ("mechanisms have steps", drugs.mechanisms_have_steps),
    ("finding ids are unique", drugs.finding_ids_are_unique),
    ("findings fit their design", drugs.findings_fit_their_design),
    ("directions have their question", drugs.directions_have_their_question),
    ("labels fit", questions.labels_fit),
    ("outcomes include a harm", questions.outcomes_include_a_harm),
    ("reviews and searches have been", questions.dates_have_been),
    ("questions are apart", questions.questions_are_apart),
    ("topics are unique", topics.topics_are_unique),
    ("named topics exist", topics.named_topics_exist),
    ("drugs are no words of an address", topics.drugs_are_no_words_of_an_address),
    ("terms have one meaning", thesaurus.terms_have_one_meaning),
    ("broader concepts exist", thesaurus.broader_concepts_exist),
    ("terms name no drug of the pack", thesaurus.terms_name_no_drug_of_the_pack),
    ("cited sources exist", citing.cited_sources_exist),
    ("sentences of conclusions cite", citing.sentences_cite),
    ("links lead somewhere", citing.links_lead_somewhere),
    ("no placeholder is left", citing.no_placeholder_is_left),
    ("people rest on people", grade.people_rest_on_people),
    ("certainty follows from designs", grade.certainty_follows_from_designs),
    ("overall certainty is not higher", grade.overall_is_not_higher),
    ("levels fit their kind", grade.levels_fit_their_kind),
    ("nothing in people is not established", grade.nothing_in_people_is_not_established),
    ("figures are printed in findings", printed.figures_are_printed),
)
