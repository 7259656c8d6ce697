-- Reports by a clock: docs/decisions/025-schedules.md. All times are of the clock of the database.
CREATE TABLE schedule (
  id            text PRIMARY KEY,                    -- of a file: file:<its name>
  owner         text NOT NULL,
  from_file     boolean NOT NULL DEFAULT false,
  paused        boolean NOT NULL DEFAULT false,
  plan          jsonb NOT NULL,                      -- as the API takes it, with nothing left to be understood
  revision      integer NOT NULL DEFAULT 1,          -- how often the plan was written
  planned_until timestamptz NOT NULL DEFAULT now(),  -- every run that was due by then is a row below
  created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX schedule_owner ON schedule (owner);

-- What was due, once for each period, and what became of it. The deliveries are in the ledger, and stay there.
CREATE TABLE schedule_run (
  schedule   text NOT NULL REFERENCES schedule ON DELETE CASCADE,
  period     text NOT NULL,
  due        timestamptz NOT NULL,
  state      text NOT NULL CHECK (state IN ('waiting', 'sent', 'held', 'refused', 'dropped')),
  missing    text[] NOT NULL DEFAULT '{}',           -- sources whose data had not come
  reason     text,
  deliveries integer NOT NULL DEFAULT 0,
  look_at    timestamptz NOT NULL DEFAULT now(),     -- somebody looks at it until then
  decided_at timestamptz,
  PRIMARY KEY (schedule, period)
);
CREATE INDEX schedule_run_waiting ON schedule_run (look_at) WHERE state = 'waiting';
