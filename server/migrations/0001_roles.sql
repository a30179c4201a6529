-- Who may do what. Roles belong to the whole server, so each is made only where it is missing: many databases share them.
--
--   the login    connects, owns nothing at run time, and becomes quarterday_app with its first breath (`-c role=quarterday_app`).
--                The embedded server has quarterday_login for it; elsewhere it is the user of DATABASE_URL.
--   quarterday_app         all run-time work, inside one organization. No DDL, no TRUNCATE; each table grants what its life needs.
--   quarterday_dispatcher  read only, over all organizations, a few narrow columns: who has work that is due?
--   quarterday_auth        read only: which organization does this credential belong to?
--
-- Each table of an organization calls quarterday_protect: without app.organization_id there are no rows and no writes, and
-- FORCE binds the owner too, so a migration that touches rows of protected tables sets the organization, or lifts FORCE while it works.

DO $$
DECLARE
  wanted text;
  attempt int := 0;
  -- Since PostgreSQL 16 whoever makes a role administers it, but may become it only when granted so.
  may_become text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  LOOP
    BEGIN
      FOREACH wanted IN ARRAY ARRAY['quarterday_app', 'quarterday_dispatcher', 'quarterday_auth'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
          EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
        END IF;
        IF NOT pg_has_role(current_user, wanted, may_become) THEN
          EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
        END IF;
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'quarterday_login') AND NOT pg_has_role('quarterday_login', wanted, 'MEMBER')
          AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
          EXECUTE format('GRANT %I TO quarterday_login', wanted);
        END IF;
      END LOOP;
      RETURN;
    EXCEPTION
      -- Another database of this server does the same at this moment: look again.
      WHEN duplicate_object OR unique_violation OR internal_error THEN
        attempt := attempt + 1;
        IF attempt > 20 THEN RAISE; END IF;
        PERFORM pg_sleep(0.05);
    END;
  END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO quarterday_app, quarterday_dispatcher, quarterday_auth;

-- Row-level security for a table with an organization_id, bound to app.organization_id. The sub-select lets the planner read the setting once.
CREATE PROCEDURE quarterday_protect(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY organization ON %s TO quarterday_app
       USING (organization_id = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))
       WITH CHECK (organization_id = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
    target);
END
$$;
REVOKE ALL ON PROCEDURE quarterday_protect(regclass) FROM PUBLIC;
