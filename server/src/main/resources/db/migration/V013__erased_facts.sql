-- Facts whose person was erased because the person asked for it: docs/decisions/018-a-customers-data.md.
-- Sent again they stay what they are, but for the person. A reference table on Citus: one row for each erased fact.
CREATE TABLE erased_fact (
  kind        text NOT NULL,               -- the word of the API: responses, tickets, purchases
  source      text NOT NULL,
  external_id text NOT NULL,
  customer    text NOT NULL,               -- the code that stands for nobody, in the place of the customer's
  erased_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, source, external_id)
);
