-- How much of what may be asked for in a time has been handed out: token buckets that all processes share and that a restart leaves as they are. They belong
-- to no organization, because some are of addresses from which nobody has proven anything yet. A name is a keyed digest, so that a row tells nobody whose it
-- is. Only quarterday_limits touches them, in sessions of its own that may do nothing else.

DO $$
DECLARE
  attempt int := 0;
  may_become text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quarterday_limits') THEN
        CREATE ROLE quarterday_limits NOLOGIN NOINHERIT;
      END IF;
      IF NOT pg_has_role(current_user, 'quarterday_limits', may_become) THEN
        GRANT quarterday_limits TO CURRENT_USER;
      END IF;
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'quarterday_login') AND NOT pg_has_role('quarterday_login', 'quarterday_limits', 'MEMBER')
        AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        GRANT quarterday_limits TO quarterday_login;
      END IF;
      RETURN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation OR internal_error THEN
        attempt := attempt + 1;
        IF attempt > 20 THEN RAISE; END IF;
        PERFORM pg_sleep(0.05);
    END;
  END LOOP;
END
$$;
GRANT USAGE ON SCHEMA public TO quarterday_limits;

CREATE TABLE rate_limits (
  -- 16 bytes of an HMAC over what is limited: `organization api org_…`.
  name bytea PRIMARY KEY CHECK (octet_length(name) = 16),
  -- When the bucket is full again if nobody takes anything more, in microseconds since 1970. In the past: it is full. A bucket without a row is full too.
  full_at bigint NOT NULL,
  -- What the last lease got: only so that one statement can both decide and tell.
  granted int NOT NULL CHECK (granted >= 0)
-- Rows change many times a second where somebody is busy: they find room for their next version on their own page, and no index has to be told.
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE rate_limits ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_limits FORCE ROW LEVEL SECURITY;
CREATE POLICY limits ON rate_limits TO quarterday_limits USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO quarterday_limits;
