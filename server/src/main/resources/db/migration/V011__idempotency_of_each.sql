-- A key is its sender's own: what one machine sent under it must not answer another. What is kept is at most two days old;
-- nobody's replay is worth guessing whose it was.
DELETE FROM idempotency;
ALTER TABLE idempotency ADD COLUMN sender text NOT NULL;
ALTER TABLE idempotency DROP CONSTRAINT idempotency_pkey;
ALTER TABLE idempotency ADD PRIMARY KEY (sender, key);
