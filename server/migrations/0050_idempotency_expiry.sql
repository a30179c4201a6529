-- Until when a key is remembered: 30 days where money moves, a day elsewhere. Keys of before stay for 30 days whatever they were for.
ALTER TABLE idempotency_keys ADD COLUMN expires_at timestamptz;
ALTER TABLE idempotency_keys NO FORCE ROW LEVEL SECURITY;
UPDATE idempotency_keys SET expires_at = created_at + interval '30 days';
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys ALTER COLUMN expires_at SET NOT NULL;
-- Found by time across organizations (who has something to forget?), and removed by organization, oldest first.
CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (organization_id, expires_at);
CREATE POLICY dispatcher ON idempotency_keys FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, expires_at) ON idempotency_keys TO quarterday_dispatcher;
