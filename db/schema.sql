-- The whole shape of an evidence pack: one file, written once, then only read.
--
-- What authors wrote stands in the tables of part 1. What search needs stands in part 2 and is
-- derived from part 1 when the pack is built; there are no triggers and no views. The file says
-- what it is in application_id and user_version, which db/schema.py sets and checks.
--
-- Ids are the words of an address (gabapentin, muscle-relaxer, sung2003). A `number` gives the
-- rows of part 2 their rowid. A `position` keeps the order in which an author listed things.
-- Prose is cleaned HTML. An empty text means that nothing was said.


-- 1. Evidence ------------------------------------------------------------------------------------

CREATE TABLE manifest (
  id            TEXT NOT NULL PRIMARY KEY,
  title         TEXT NOT NULL,
  version       TEXT NOT NULL,
  licence       TEXT NOT NULL,
  publisher     TEXT NOT NULL,             -- who answers for it
  format        INTEGER NOT NULL,          -- user_version, for those who read only this row
  reviewed      TEXT NOT NULL,             -- the latest review of any page, YYYY-MM-DD
  content_hash  TEXT NOT NULL CHECK (length(content_hash) = 64),
  drugs         INTEGER NOT NULL,
  questions     INTEGER NOT NULL,
  findings      INTEGER NOT NULL,
  sources       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (                       -- what drugs are compared for; some question names it
  number  INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  title   TEXT NOT NULL,
  note    TEXT NOT NULL
) STRICT;

CREATE TABLE topic_alias (                 -- other words for a topic
  topic     TEXT NOT NULL REFERENCES topic (id),
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (topic, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE concept (                     -- what people say and what the field says for it
  id       TEXT NOT NULL PRIMARY KEY,      -- its first term
  is_drug  INTEGER NOT NULL CHECK (is_drug IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE concept_term (
  concept   TEXT NOT NULL REFERENCES concept (id),
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE concept_broader (             -- what it is a kind of
  concept   TEXT NOT NULL REFERENCES concept (id),
  position  INTEGER NOT NULL,
  broader   TEXT NOT NULL REFERENCES concept (id),
  PRIMARY KEY (concept, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE drug (
  number              INTEGER PRIMARY KEY,
  id                  TEXT NOT NULL UNIQUE,
  name                TEXT NOT NULL,       -- the international non-proprietary name
  drug_class          TEXT NOT NULL,
  note                TEXT NOT NULL,
  lead                TEXT NOT NULL,       -- the question its page opens with
  mechanism           TEXT NOT NULL,       -- prose after the steps
  mechanism_reviewed  TEXT NOT NULL,
  FOREIGN KEY (id, lead) REFERENCES question (drug, id)
) STRICT;

CREATE TABLE synonym (
  drug      TEXT NOT NULL REFERENCES drug (id),
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (drug, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE identifier (
  drug      TEXT NOT NULL REFERENCES drug (id),
  position  INTEGER NOT NULL,
  scheme    TEXT NOT NULL CHECK (scheme IN ('ATC', 'CAS', 'UNII', 'DrugBank', 'ChEMBL', 'RxCUI',
                                            'PubChem CID', 'InChIKey')),
  value     TEXT NOT NULL,
  PRIMARY KEY (drug, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mechanism_step (
  drug      TEXT NOT NULL REFERENCES drug (id),
  position  INTEGER NOT NULL,
  name      TEXT NOT NULL,
  strength  TEXT NOT NULL CHECK (strength IN ('strong', 'moderate', 'weak', 'disputed')),
  says      TEXT NOT NULL,
  PRIMARY KEY (drug, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  number           INTEGER PRIMARY KEY,    -- a drug's questions follow one another, its lead first
  drug             TEXT NOT NULL REFERENCES drug (id),
  id               TEXT NOT NULL,
  text             TEXT NOT NULL,
  label            TEXT NOT NULL,          -- the words on its tab
  kind             TEXT NOT NULL CHECK (kind IN ('effect', 'mechanism')),
  proposition      TEXT NOT NULL,          -- the statement that findings support or oppose
  answer           TEXT NOT NULL CHECK (answer IN ('yes', 'probably', 'uncertain', 'conflicting',
                                                   'unlikely', 'no', 'not-established')),
  says             TEXT NOT NULL,
  certainty        TEXT CHECK (certainty IN ('high', 'moderate', 'low', 'very-low')),
  certainty_about  TEXT NOT NULL,
  strength         TEXT CHECK (strength IN ('strong', 'moderate', 'weak', 'disputed')),
  conclusion       TEXT NOT NULL,          -- the five panels of prose
  mechanism        TEXT NOT NULL,
  animal           TEXT NOT NULL,
  human            TEXT NOT NULL,
  disagreement     TEXT NOT NULL,
  reviewed         TEXT NOT NULL,          -- YYYY-MM-DD
  searched         TEXT NOT NULL,          -- YYYY-MM
  UNIQUE (drug, id)
) STRICT;

CREATE TABLE alias (                       -- other ways to ask a question
  drug      TEXT NOT NULL,
  question  TEXT NOT NULL,
  position  INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (drug, question, position),
  FOREIGN KEY (drug, question) REFERENCES question (drug, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE question_topic (              -- the topics that a question bears on
  drug      TEXT NOT NULL,
  question  TEXT NOT NULL,
  position  INTEGER NOT NULL,
  topic     TEXT NOT NULL REFERENCES topic (id),
  PRIMARY KEY (drug, question, position),
  FOREIGN KEY (drug, question) REFERENCES question (drug, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX question_topic_topic ON question_topic (topic);

CREATE TABLE conclusion (                  -- what is known for one outcome
  drug       TEXT NOT NULL,
  question   TEXT NOT NULL,
  position   INTEGER NOT NULL,
  outcome    TEXT NOT NULL,
  is_harm    INTEGER NOT NULL CHECK (is_harm IN (0, 1)),
  effect     TEXT NOT NULL,
  says       TEXT NOT NULL,
  certainty  TEXT CHECK (certainty IN ('high', 'moderate', 'low', 'very-low')),
  strength   TEXT CHECK (strength IN ('strong', 'moderate', 'weak', 'disputed')),
  PRIMARY KEY (drug, question, position),
  FOREIGN KEY (drug, question) REFERENCES question (drug, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (                      -- why the certainty of a conclusion was moved
  drug        TEXT NOT NULL,
  question    TEXT NOT NULL,
  conclusion  INTEGER NOT NULL,
  position    INTEGER NOT NULL,
  domain      TEXT NOT NULL CHECK (domain IN ('risk-of-bias', 'inconsistency', 'indirectness',
                                              'imprecision', 'publication-bias', 'large-effect',
                                              'dose-response', 'opposing-confounding')),
  steps       INTEGER NOT NULL CHECK (steps IN (-3, -2, -1, 1, 2)),
  reason      TEXT NOT NULL,
  PRIMARY KEY (drug, question, conclusion, position),
  FOREIGN KEY (drug, question, conclusion) REFERENCES conclusion (drug, question, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  number           INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE,
  title            TEXT NOT NULL,
  container        TEXT NOT NULL,          -- the journal, in full and as the NLM shortens it
  container_short  TEXT NOT NULL,
  year             INTEGER NOT NULL,
  design           TEXT NOT NULL CHECK (design IN (
                     'meta-analysis', 'systematic-review', 'rct', 'crossover-rct',
                     'non-randomised-trial', 'cohort', 'case-control', 'cross-sectional',
                     'case-series', 'case-report', 'guideline', 'label', 'narrative-review',
                     'animal-experiment', 'in-vitro')),
  check_grade      TEXT NOT NULL CHECK (check_grade IN ('A', 'B', 'C')),
  check_against    TEXT NOT NULL,
  check_on         TEXT NOT NULL,
  check_note       TEXT NOT NULL,
  volume           TEXT NOT NULL,
  issue            TEXT NOT NULL,
  pages            TEXT NOT NULL,
  doi              TEXT NOT NULL COLLATE NOCASE,
  pmid             TEXT NOT NULL,
  pmcid            TEXT NOT NULL COLLATE NOCASE,
  publisher        TEXT NOT NULL,
  retracted        TEXT NOT NULL,
  reviews          TEXT CHECK (reviews IN (
                     'meta-analysis', 'systematic-review', 'rct', 'crossover-rct',
                     'non-randomised-trial', 'cohort', 'case-control', 'cross-sectional',
                     'case-series', 'case-report', 'guideline', 'label', 'narrative-review',
                     'animal-experiment', 'in-vitro'))
) STRICT;

CREATE INDEX source_doi ON source (doi);
CREATE INDEX source_pmid ON source (pmid);
CREATE INDEX source_pmcid ON source (pmcid);

CREATE TABLE author (
  source    TEXT NOT NULL REFERENCES source (id),
  position  INTEGER NOT NULL,
  family    TEXT NOT NULL,
  initials  TEXT NOT NULL,
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE inferred (                    -- fields of a citation that were not read on a copy
  source    TEXT NOT NULL REFERENCES source (id),
  position  INTEGER NOT NULL,
  field     TEXT NOT NULL,
  PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  number      INTEGER PRIMARY KEY,
  drug        TEXT NOT NULL REFERENCES drug (id),
  id          TEXT NOT NULL,
  source      TEXT NOT NULL REFERENCES source (id),
  population  TEXT NOT NULL CHECK (population IN ('human', 'animal', 'in-vitro')),
  design      TEXT NOT NULL CHECK (design IN (
                'meta-analysis', 'systematic-review', 'rct', 'crossover-rct',
                'non-randomised-trial', 'cohort', 'case-control', 'cross-sectional',
                'case-series', 'case-report', 'guideline', 'label', 'narrative-review',
                'animal-experiment', 'in-vitro')),
  model       TEXT NOT NULL,               -- the people, the animal model or the preparation
  outcome     TEXT NOT NULL,
  result      TEXT NOT NULL,
  species     TEXT CHECK (species IN (
                'mouse', 'hamster', 'rat', 'ferret', 'guinea-pig', 'rabbit', 'dog', 'macaque',
                'marmoset', 'squirrel-monkey', 'baboon', 'micro-pig', 'mini-pig')),
  tested      TEXT NOT NULL,
  n           INTEGER,
  dose        TEXT NOT NULL,
  dose_low    REAL,                        -- mg/kg, where it can be scaled to people
  dose_high   REAL,
  route       TEXT NOT NULL,
  duration    TEXT NOT NULL,
  comparator  TEXT NOT NULL,
  quality     TEXT NOT NULL,
  note        TEXT NOT NULL,
  UNIQUE (drug, id),
  CHECK ((dose_low IS NULL) = (dose_high IS NULL))
) STRICT;

CREATE INDEX finding_source ON finding (source);

CREATE TABLE judgement (                   -- which way a finding points for a question
  drug       TEXT NOT NULL,
  finding    TEXT NOT NULL,
  position   INTEGER NOT NULL,
  question   TEXT NOT NULL,
  direction  TEXT NOT NULL CHECK (direction IN ('supports', 'opposes', 'mixed', 'neutral')),
  why        TEXT NOT NULL,
  PRIMARY KEY (drug, finding, position),
  FOREIGN KEY (drug, finding) REFERENCES finding (drug, id),
  FOREIGN KEY (drug, question) REFERENCES question (drug, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX judgement_question ON judgement (drug, question, finding);

CREATE TABLE estimate (                    -- an effect; its numbers stand as they were printed
  drug      TEXT NOT NULL,
  finding   TEXT NOT NULL,
  position  INTEGER NOT NULL,
  question  TEXT NOT NULL,
  outcome   TEXT NOT NULL,
  measure   TEXT NOT NULL CHECK (measure IN ('MD', 'SMD', 'RR', 'OR', 'HR', 'RD', 'NNT', 'NNH')),
  value     TEXT NOT NULL,
  low       TEXT NOT NULL,
  high      TEXT NOT NULL,
  unit      TEXT NOT NULL,
  detail    TEXT NOT NULL,
  against   TEXT NOT NULL,
  better    TEXT NOT NULL CHECK (better IN ('lower', 'higher')),
  note      TEXT NOT NULL,
  PRIMARY KEY (drug, finding, position),
  FOREIGN KEY (drug, finding) REFERENCES finding (drug, id),
  FOREIGN KEY (drug, question) REFERENCES question (drug, id)
) STRICT, WITHOUT ROWID;


-- 2. Derived -------------------------------------------------------------------------------------

CREATE TABLE citation (                    -- a page's sources in the order in which it cites them
  drug      TEXT NOT NULL,
  question  TEXT NOT NULL,
  position  INTEGER NOT NULL,
  source    TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (drug, question, position),
  FOREIGN KEY (drug, question) REFERENCES question (drug, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX citation_source ON citation (source);

-- Every word that can be found, folded, so that a half-typed one can be completed.
CREATE TABLE word (
  word  TEXT NOT NULL PRIMARY KEY,
  uses  INTEGER NOT NULL,                  -- how many rows of the tables below have it
  asks  INTEGER NOT NULL                   -- how many questions, topics and terms have it
) STRICT, WITHOUT ROWID;

-- Every name of a drug, its words in one: what was split or joined when typed is found too.
CREATE TABLE name (
  folded  TEXT NOT NULL,
  token   TEXT NOT NULL,                   -- 1 and the drug's id; 0x and a name for any other drug
  drug    TEXT REFERENCES drug (id),
  rank    INTEGER NOT NULL,                -- 0 its own, 1 other names, 2 a name without its form
  text    TEXT NOT NULL,
  tail    TEXT NOT NULL,                   -- all but the first letter, where that was mistyped
  PRIMARY KEY (folded, token)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_tail ON name (tail);

-- Names and words that a slip may stand for, in lines, each with its sound in the line beside it.
CREATE TABLE spelling (
  kind     TEXT NOT NULL CHECK (kind IN ('name', 'word')),
  initial  TEXT NOT NULL,                  -- with which letter they sound
  length   INTEGER NOT NULL,               -- how many letters they have
  words    TEXT NOT NULL,
  sounds   TEXT NOT NULL,
  PRIMARY KEY (kind, initial, length)
) STRICT, WITHOUT ROWID;

-- The thesaurus as it is applied: stems to the token of what they mean.
CREATE TABLE lexicon (
  pattern  TEXT NOT NULL PRIMARY KEY,
  token    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE wider (
  token  TEXT NOT NULL,
  wider  TEXT NOT NULL,
  PRIMARY KEY (token, wider)
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
  token      TEXT NOT NULL PRIMARY KEY,
  questions  INTEGER NOT NULL              -- how many mean it
) STRICT, WITHOUT ROWID;

-- What each question means, in tokens: lines of units, and after a bar the stems within them.
CREATE VIRTUAL TABLE question_meaning USING fts5 (
  title, label, proposition, aliases, topics, outcomes, around,
  detail = none, tokenize = "ascii"
);

-- Names are found whole or by their beginnings, never by their stems.
CREATE VIRTUAL TABLE drug_words USING fts5 (
  name, synonyms, drug_class,
  prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2"
);

-- The rest is found by stems (relaxer, relaxant, relax). `names` are the drug's own: with them a
-- row is found by its drug and its topic together.
CREATE VIRTUAL TABLE prose_words USING fts5 (
  names, question, prose,
  tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE finding_words USING fts5 (
  names, label, text,
  tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE source_words USING fts5 (
  label, authors, title, journal,
  tokenize = "porter unicode61 remove_diacritics 2"
);
