-- What webhooks are told of: docs/decisions/030-events.md. Nothing here names a person.

-- The webhooks that are told, and since when: what happened before is none of theirs.
CREATE TABLE event_target (
  webhook text PRIMARY KEY,
  since   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE event (
  id      text PRIMARY KEY,              -- of what happened: found twice, it is one event
  kind    text NOT NULL,
  at      timestamptz NOT NULL,
  details jsonb NOT NULL
);
CREATE INDEX event_at ON event (at);

CREATE TABLE event_message (
  event    text NOT NULL REFERENCES event ON DELETE CASCADE,
  webhook  text NOT NULL,
  state    text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'accepted', 'given_up')),
  attempts integer NOT NULL DEFAULT 0,
  next_try timestamptz NOT NULL DEFAULT now(),   -- while it is being sent: when somebody else may
  status   text,
  reason   text,
  PRIMARY KEY (event, webhook)
);
CREATE INDEX event_message_waiting ON event_message (next_try) WHERE state = 'queued';

-- Where events are looked for.
CREATE INDEX delivery_given_up ON delivery (updated_at) WHERE state = 'given_up';
CREATE INDEX schedule_run_held ON schedule_run (decided_at) WHERE state = 'held';
CREATE INDEX frozen_report_newest ON frozen_report (created_at);
CREATE INDEX job_failed_imports ON job (updated_at) WHERE kind = 'import' AND status = 'failed';
