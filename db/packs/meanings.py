"""Evidence as meanings: names, spellings, the lexicon, and what each question means in tokens."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from db.model.drug import Drug
from db.model.question import Question
from db.model.thesaurus import Concept
from db.model.topic import Topic
from db.packs.evidence import Row, Tables
from db.packs.order import Evidence, concepts_in_order, in_order, topics_in_order
from db.queries.search.lexicon import Lexicon, drug_token, pattern_of, token_of
from db.queries.search.meaning import Line, Names, written
from db.queries.search.stems import sound
from db.queries.search.words import FORMS, STOP_WORDS, words_of

_LEAST_SPELLED = 4
_OWN, _OTHER, _FORMLESS = 0, 1, 2


def meaning_rows(evidence: Evidence) -> Tables:
    """The rows of every table that says what words mean."""
    drugs, questions, _findings, _sources = in_order(evidence)
    names = _names(drugs)
    held = {str(name["folded"]) for name in names}
    concepts = [one for one in concepts_in_order(evidence) if not _is_held(one, held)]
    names += _other_names(concepts)
    patterns = {pattern_of(term): token_of(one) for one in concepts for term in one.terms}
    wider = list(_wider(concepts))
    lexicon = Lexicon.of(patterns, wider)
    meanings = list(_Meanings(evidence, lexicon, names).rows(questions))
    tokens = Counter(token for row in meanings for token in _tokens(row))
    return {
        "name": sorted(names, key=lambda row: (str(row["folded"]), str(row["token"]))),
        "spelling": list(_spellings(names, _asked_words(evidence))),
        "lexicon": [{"pattern": one, "token": patterns[one]} for one in sorted(patterns)],
        "wider": [{"token": token, "wider": its} for token, its in wider],
        "token": [{"token": one, "questions": tokens[one]} for one in sorted(tokens)],
        "question_meaning": meanings,
    }


def asks(evidence: Evidence) -> Counter[str]:
    """In how many questions, topics and terms each word stands."""
    return Counter(word for words in _asked_words(evidence) for word in words)


def _asked_words(evidence: Evidence) -> Iterator[set[str]]:
    for question in evidence.questions:
        yield set(words_of("\n".join((question.text, question.label, *question.aliases))))
    for topic in evidence.topics:
        yield set(words_of("\n".join((topic.title, *topic.aliases))))
    for concept in evidence.concepts:
        if not concept.is_drug:
            yield set(words_of("\n".join(concept.terms)))


def _names(drugs: Iterable[Drug]) -> list[Row]:
    """The names of the drugs, their ids in codings among them, the best rank of each."""
    found: dict[tuple[str, str], Row] = {}
    for drug in drugs:
        ranked = [(drug.name, _OWN), (drug.id, _OWN)]
        ranked += [(name, _OTHER) for name in drug.synonyms]
        ranked += [(identifier.value, _OTHER) for identifier in drug.identifiers]
        ranked += [(_formless(name), _FORMLESS) for name, _rank in ranked]
        for text, rank in ranked:
            row = _name(text, drug_token(drug.id), drug.id, rank)
            if row["folded"]:
                found.setdefault((str(row["folded"]), drug.id), row)
    return list(found.values())


def _other_names(concepts: Iterable[Concept]) -> list[Row]:
    found: dict[str, Row] = {}
    for concept in concepts:
        for text in concept.terms if concept.is_drug else ():
            row = _name(text, token_of(concept), None, _OTHER)
            found.setdefault(str(row["folded"]), row)
    return list(found.values())


def _name(text: str, token: str, drug: str | None, rank: int) -> Row:
    folded = "".join(words_of(text))
    its: Row = {"folded": folded, "token": token, "drug": drug, "rank": rank}
    return {**its, "text": text, "tail": folded[1:]}


def _formless(name: str) -> str:
    """`Toprol` of Toprol-XL; nothing if the rest of the name is more than a form."""
    first, *rest = words_of(name) or ("",)
    is_form = rest and all(word in FORMS or word.isdigit() for word in rest)
    return first if is_form and len(first) > _LEAST_SPELLED and first not in FORMS else ""


def _is_held(concept: Concept, held: set[str]) -> bool:
    """Whether it is a drug that the pack has: then it is no other."""
    return concept.is_drug and any("".join(words_of(term)) in held for term in concept.terms)


def _wider(concepts: Iterable[Concept]) -> Iterator[tuple[str, str]]:
    by_name = {concept.name: token_of(concept) for concept in concepts}
    for concept in concepts:
        for name in sorted({by_name[name] for name in concept.broader if name in by_name}):
            yield token_of(concept), name


def _spellings(names: Iterable[Row], asked: Iterable[set[str]]) -> Iterator[Row]:
    words = {
        "name": {str(row["folded"]) for row in names},
        "word": set(STOP_WORDS).union(*asked),
    }
    for kind, its in words.items():
        grouped: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(its):
            if len(word) >= _LEAST_SPELLED and not word[0].isdigit():
                grouped[sound(word)[:1], len(word)].append(word)
        for initial, length in sorted(grouped):
            group = grouped[initial, length]
            key: Row = {"kind": kind, "initial": initial, "length": length}
            yield {**key, "words": "\n".join(group), "sounds": "\n".join(map(sound, group))}


class _Meanings:
    """Reads questions as the words of their drugs and topics let them be read."""

    def __init__(self, evidence: Evidence, lexicon: Lexicon, names: Iterable[Row]) -> None:
        self._lexicon = lexicon
        self._names: Names = {
            words_of(str(row["text"])): str(row["token"])
            for row in names
            if row["drug"] is not None
        }
        self._classes = {drug.id: self._line(drug.drug_class) for drug in evidence.drugs}
        self._topics = {topic.id: self._of_topic(topic) for topic in topics_in_order(evidence)}

    def rows(self, questions: Iterable[Question]) -> Iterator[Row]:
        for number, question in enumerate(questions, 1):
            topics = [line for one in question.topics for line in self._topics.get(one, ())]
            columns = {
                "title": [self._line(question.text)],
                "label": [self._line(question.label)],
                "proposition": [self._line(question.proposition)],
                "aliases": [self._line(alias) for alias in question.aliases],
                "topics": topics,
                "outcomes": [self._line(one.outcome) for one in question.conclusions],
            }
            around = self._classes.get(question.drug, self._line(""))
            units = {token for lines in columns.values() for line in lines for token in line.units}
            units |= around.units
            wider = frozenset(one for token in units for one in self._lexicon.wider(token))
            lines = [around, Line(wider, frozenset())]
            yield {
                "rowid": number,
                **{name: written(its) for name, its in columns.items()},
                "around": written(lines),
            }

    def _line(self, text: str) -> Line:
        return Line.of(text, self._lexicon, self._names)

    def _of_topic(self, topic: Topic) -> list[Line]:
        return [self._line(text) for text in (topic.title, *topic.aliases)]


def _tokens(row: Row) -> set[str]:
    """What counts for how many questions mean a token."""
    named = ("title", "label", "proposition", "aliases", "topics", "around")
    return {token for name in named for token in str(row[name]).split() if token != "|"}
