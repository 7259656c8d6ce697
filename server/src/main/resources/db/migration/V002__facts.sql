-- The identity of a fact is (source, external_id). `store` stands first in the keys because facts are distributed by
-- store on Citus, where every unique constraint must hold the distribution column. That one identity never sits in
-- two stores is kept by the writer: see docs/decisions/003-identity-and-distribution.md.

CREATE TABLE response (
  store        text NOT NULL,
  source       text NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  external_id  text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 128),
  survey       text,
  channel      text,
  touchpoint   text,
  category     text,
  employee     text,
  customer     text,
  ticket       text,
  invitation   text,
  started_at   timestamptz,
  submitted_at timestamptz NOT NULL,
  csat         smallint CHECK (csat BETWEEN 1 AND 5),
  nps          smallint CHECK (nps BETWEEN 0 AND 10),
  ces          smallint CHECK (ces BETWEEN 1 AND 7),
  ratings      jsonb,                       -- {dimension: 1..5}
  choices      jsonb,                       -- {question: [option]}
  comment      text CHECK (length(comment) <= 4000),
  latitude     double precision,
  longitude    double precision,
  language     text,
  received_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store, source, external_id)
);
CREATE INDEX response_identity ON response (source, external_id);
CREATE INDEX response_submitted ON response (submitted_at);
CREATE INDEX response_store_submitted ON response (store, submitted_at);

CREATE TABLE ticket (
  store               text NOT NULL,
  source              text NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  external_id         text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 128),
  channel             text,
  category            text,
  kind                text CHECK (kind IN ('complaint', 'request', 'consultation')),
  priority            text CHECK (priority IN ('urgent', 'important', 'routine')),
  employee            text,
  customer            text,
  opened_at           timestamptz NOT NULL,
  first_response_at   timestamptz CHECK (first_response_at >= opened_at),
  investigated_at     timestamptz CHECK (investigated_at >= opened_at),
  proposed_at         timestamptz CHECK (proposed_at >= opened_at),
  resolved_at         timestamptz CHECK (resolved_at >= opened_at),
  closed_at           timestamptz CHECK (closed_at >= opened_at),
  escalated_at        timestamptz CHECK (escalated_at >= opened_at),
  reopened            integer CHECK (reopened >= 0),
  contacts            integer CHECK (contacts >= 0),      -- 0 = unknown
  transfers           integer CHECK (transfers >= 0),
  self_service        boolean,
  followed_up_at      timestamptz CHECK (followed_up_at >= opened_at),
  follow_up_satisfied boolean,
  compensation        numeric(14, 2) CHECK (compensation >= 0),
  subject             text,
  root_cause          text,
  received_at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store, source, external_id)
);
CREATE INDEX ticket_identity ON ticket (source, external_id);
CREATE INDEX ticket_opened ON ticket (opened_at);
CREATE INDEX ticket_store_opened ON ticket (store, opened_at);

-- One row for each committed batch: what came in, when, with which outcome. Its sums are the ingest counters.
CREATE TABLE ingest_batch (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind        text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  accepted    integer NOT NULL,
  duplicate   integer NOT NULL,
  updated     integer NOT NULL,
  rejected    integer NOT NULL
);

-- The first answer to a request that carried an Idempotency-Key, kept to be given again.
CREATE TABLE idempotency (
  key         text PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 128),
  body_sha256 text NOT NULL,
  claim       uuid NOT NULL,                -- who does the work; changes when a dead server's work is taken over
  answer      text,                         -- null while the first request is under way
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idempotency_age ON idempotency (created_at);
