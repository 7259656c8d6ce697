-- The rest of what happens: what customers buy, who was asked, when a channel was down, how staff behaved and were assessed.
-- Facts that name a store are distributed by it, as responses and tickets are; outages (which may concern all stores) and
-- assessments (of a person) are few, are reference tables on Citus, and are known by (source, external_id) alone.

CREATE TABLE purchase (
  store       text NOT NULL,
  source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 128),
  customer    text,
  category    text,
  at          timestamptz NOT NULL,
  amount      numeric(14, 2) CHECK (amount >= 0),
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store, source, external_id)
);
CREATE INDEX purchase_identity ON purchase (source, external_id);
CREATE INDEX purchase_at ON purchase (at);
CREATE INDEX purchase_store_at ON purchase (store, at);
CREATE INDEX purchase_customer ON purchase (customer, at) WHERE customer IS NOT NULL;

CREATE TABLE invitation (
  store       text NOT NULL,
  source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 128),
  survey      text,
  channel     text,
  at          timestamptz NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store, source, external_id)
);
CREATE INDEX invitation_identity ON invitation (source, external_id);
CREATE INDEX invitation_at ON invitation (at);
CREATE INDEX invitation_store_at ON invitation (store, at);

CREATE TABLE conduct (
  store       text NOT NULL,
  source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 128),
  employee    text,
  at          timestamptz NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('veto', 'commendation', 'breach')),
  code        text,
  note        text,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store, source, external_id)
);
CREATE INDEX conduct_identity ON conduct (source, external_id);
CREATE INDEX conduct_at ON conduct (at);

CREATE TABLE outage (
  source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 128),
  channel     text,
  store       text,                        -- null: the channel was down for all stores
  begins_at   timestamptz NOT NULL,
  ends_at     timestamptz CHECK (ends_at >= begins_at),   -- null: it still is
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (source, external_id)
);
CREATE INDEX outage_begins ON outage (begins_at);

CREATE TABLE assessment (
  source      text NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
  external_id text NOT NULL CHECK (length(external_id) BETWEEN 1 AND 128),
  employee    text NOT NULL,
  at          timestamptz NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('peer', 'certification')),
  score       double precision NOT NULL CHECK (score BETWEEN 0 AND 100),
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (source, external_id)
);
CREATE INDEX assessment_at ON assessment (at);

-- What Manyi itself says about an answer, apart from what the source said: why it does not count (null: it is valid), and
-- how its comment sounds (null: nobody looked). A correction by the source takes both back.
ALTER TABLE response ADD COLUMN exclusion text;
ALTER TABLE response ADD COLUMN sentiment text CHECK (sentiment IN ('positive', 'neutral', 'negative'));

-- An invitation is answered when a response names it; a ticket is a repeat when its customer had the same trouble before.
CREATE INDEX response_invitation ON response (invitation) WHERE invitation IS NOT NULL;
CREATE INDEX ticket_customer ON ticket (customer, category, opened_at) WHERE customer IS NOT NULL;

-- What a KPI should be, from a month on, for everything (`code` is empty), a region or a store.
CREATE TABLE target (
  kpi        text NOT NULL CHECK (kpi <> ''),
  scope      text NOT NULL CHECK (scope IN ('all', 'region', 'store')),
  code       text NOT NULL DEFAULT '' CHECK ((scope = 'all') = (code = '')),
  from_month date NOT NULL CHECK (extract(day FROM from_month) = 1),
  value      double precision NOT NULL,
  PRIMARY KEY (kpi, scope, code, from_month)
);

-- What others reach.
CREATE TABLE benchmark (
  kpi    text PRIMARY KEY CHECK (kpi <> ''),
  value  double precision NOT NULL,
  origin text NOT NULL                     -- where the number comes from
);

-- The ancestors of a category: business > group > problem type. A category above the level has none there.
CREATE VIEW category_level AS
SELECT c.code,
       coalesce(g.code, p.code, c.code) AS business,
       CASE WHEN g.code IS NOT NULL THEN p.code WHEN p.code IS NOT NULL THEN c.code END AS category_group
FROM category c
LEFT JOIN category p ON p.code = c.parent
LEFT JOIN category g ON g.code = p.parent;
