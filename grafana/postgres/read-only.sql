-- The role that Grafana reads with: views in a schema of its own, and nothing else. They tell what came in and what became
-- of it, and no personal data: no comment, customer, employee, owner, recipient, file name or text of an error. They compute
-- no KPI.
-- Run it as the owner of the tables after each upgrade (docs/operations.md); then give the role a password:
--   ALTER ROLE manyi_grafana PASSWORD '…'
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'manyi_grafana') THEN
    CREATE ROLE manyi_grafana LOGIN CONNECTION LIMIT 5;
  END IF;
END $$;
ALTER ROLE manyi_grafana SET default_transaction_read_only = on;
ALTER ROLE manyi_grafana SET statement_timeout = '10s';

CREATE SCHEMA IF NOT EXISTS manyi_read;

CREATE OR REPLACE VIEW manyi_read.ingest_by_hour AS
SELECT date_trunc('hour', received_at) AS hour, kind, count(*) AS batches, sum(accepted) AS accepted,
  sum(duplicate) AS duplicate, sum(updated) AS updated, sum(rejected) AS rejected
FROM manyi.ingest_batch
GROUP BY 1, 2;

CREATE OR REPLACE VIEW manyi_read.facts_by_day AS
SELECT date_trunc('day', submitted_at) AS day, source, 'responses' AS kind, count(*) AS facts
FROM manyi.response GROUP BY 1, 2
UNION ALL
SELECT date_trunc('day', opened_at), source, 'tickets', count(*) FROM manyi.ticket GROUP BY 1, 2
UNION ALL
SELECT date_trunc('day', at), source, 'purchases', count(*) FROM manyi.purchase GROUP BY 1, 2
UNION ALL
SELECT date_trunc('day', at), source, 'invitations', count(*) FROM manyi.invitation GROUP BY 1, 2;

CREATE OR REPLACE VIEW manyi_read.undescribed_code AS
SELECT 'region' AS dimension, code FROM manyi.region WHERE NOT mapped
UNION ALL SELECT 'store', code FROM manyi.store WHERE NOT mapped
UNION ALL SELECT 'category', code FROM manyi.category WHERE NOT mapped
UNION ALL SELECT 'channel', code FROM manyi.channel WHERE NOT mapped
UNION ALL SELECT 'touchpoint', code FROM manyi.touchpoint WHERE NOT mapped
UNION ALL SELECT 'survey', code FROM manyi.survey WHERE NOT mapped;

CREATE OR REPLACE VIEW manyi_read.latest_job AS
SELECT created_at, kind, status, round(extract(epoch FROM updated_at - created_at)) AS seconds
FROM manyi.job
ORDER BY created_at DESC
LIMIT 500;

CREATE OR REPLACE VIEW manyi_read.delivery_by_day AS
SELECT date_trunc('day', created_at) AS day, state, count(*) AS deliveries, sum(attempts) AS attempts
FROM manyi.delivery
GROUP BY 1, 2;

REVOKE ALL ON SCHEMA manyi_read FROM PUBLIC;
GRANT USAGE ON SCHEMA manyi_read TO manyi_grafana;
GRANT SELECT ON ALL TABLES IN SCHEMA manyi_read TO manyi_grafana;
