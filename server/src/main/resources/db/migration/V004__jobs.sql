-- Work that takes longer than a request. `updated_at` is its heartbeat: a running job that stopped beating lost its server.
CREATE TABLE job (
  id         uuid PRIMARY KEY,
  kind       text NOT NULL,
  status     text NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress   integer NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  step       text,
  owner      text NOT NULL,
  files      jsonb NOT NULL DEFAULT '[]',
  error      text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
