-- People: who may come in, and where to. A person is one row whatever organizations they work for or buy from, so these tables belong to none; only
-- quarterday_people writes them, over all organizations, and quarterday_auth reads what a request is let in by. Of a person an organization sees who they
-- are, once they are its member or its customer's, and never what they prove it with.

DO $$
DECLARE
  attempt int := 0;
  may_become text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quarterday_people') THEN
        CREATE ROLE quarterday_people NOLOGIN NOINHERIT;
      END IF;
      IF NOT pg_has_role(current_user, 'quarterday_people', may_become) THEN
        GRANT quarterday_people TO CURRENT_USER;
      END IF;
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'quarterday_login') AND NOT pg_has_role('quarterday_login', 'quarterday_people', 'MEMBER')
        AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        GRANT quarterday_people TO quarterday_login;
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
GRANT USAGE ON SCHEMA public TO quarterday_people;

CREATE TABLE users (
  id uuid PRIMARY KEY,
  -- In lower case; where mail is sent to once it is verified.
  email text COLLATE "C" NOT NULL CHECK (length(email) BETWEEN 3 AND 254 AND email = lower(email)),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  locale text NOT NULL,
  -- A PHC string (scrypt). Null: no password yet, or none wanted.
  password_hash text,
  password_changed_at timestamptz,
  email_verified_at timestamptz,
  -- What was issued before is not accepted: set when a password changes, when all sessions are ended, when the person is disabled.
  valid_after timestamptz NOT NULL,
  -- The sealed seed of the second factor; it counts once it is confirmed. The last step is that of the last code taken: each is taken once.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  disabled_at timestamptz,
  -- Wiped by erasure: name and address say nothing any more.
  erased_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (email)
);

-- What proves once that a mail was received, or stands for a first factor until the second is given. Only its SHA-256 is here.
CREATE TABLE user_tokens (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('verify_email', 'change_email', 'reset_password', 'magic_link', 'second_factor')),
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  -- What it is about beside the person: the new address, the organization of a portal.
  about jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  UNIQUE (token_hash)
);
CREATE INDEX user_tokens_of_user ON user_tokens (user_id, purpose);
CREATE INDEX user_tokens_by_expiry ON user_tokens (expires_at);

CREATE TABLE user_recovery_codes (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  used_at timestamptz,
  PRIMARY KEY (user_id, code_hash)
);

-- Browsers in which a person has been let in before: a stranger's failures do not keep them out there.
CREATE TABLE user_devices (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  device_hash bytea NOT NULL CHECK (octet_length(device_hash) = 32),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, device_hash)
);

-- One stay of one person: of staff by a cookie (token_hash), of a customer by refresh tokens (their own table) and short-lived access tokens.
CREATE TABLE user_sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('staff', 'portal')),
  -- SHA-256 of what the cookie holds. Null: a portal's.
  token_hash bytea CHECK (octet_length(token_hash) = 32),
  -- No part of a key, for it moves: where the person is at work. Null: nowhere yet. Of a portal: whose customer they are there.
  at_organization_id uuid REFERENCES organizations (id),
  customer_id uuid,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  -- The end whatever happens.
  expires_at timestamptz NOT NULL,
  -- When a password or a factor was last given: sensitive deeds ask that this was a moment ago.
  proven_at timestamptz NOT NULL,
  second_factor_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  address text,
  user_agent text,
  UNIQUE (token_hash),
  CHECK ((kind = 'staff') = (token_hash IS NOT NULL)),
  CHECK ((kind = 'portal') = (customer_id IS NOT NULL)),
  CHECK (kind = 'staff' OR at_organization_id IS NOT NULL),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX user_sessions_of_user ON user_sessions (user_id, created_at);
CREATE INDEX user_sessions_by_expiry ON user_sessions (expires_at);

-- Each is used once and answered with the next. One that comes again was stolen from somebody: the session ends.
CREATE TABLE user_refresh_tokens (
  session_id uuid NOT NULL REFERENCES user_sessions (id) ON DELETE CASCADE,
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX user_refresh_tokens_of_session ON user_refresh_tokens (session_id);

-- Failures to prove who one is, by name: of an account, of an address.
CREATE TABLE login_throttles (
  name text COLLATE "C" PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 300),
  failures int NOT NULL CHECK (failures >= 0),
  -- The window in which they count, or the moment until which nobody is let try again.
  window_ends_at timestamptz NOT NULL,
  blocked_until timestamptz
);
CREATE INDEX login_throttles_by_age ON login_throttles (window_ends_at);

-- Who works for an organization.
CREATE TABLE members (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  -- A built-in role's code, or that of one of the organization's own.
  role text NOT NULL CHECK (role ~ '^[a-z][a-z0-9_]{0,63}$'),
  invited_by uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, user_id)
);
-- The one look-up that starts without an organization: where does this person work?
CREATE INDEX members_of_user ON members (user_id);
CALL quarterday_protect('members');

CREATE TABLE invitations (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  email text COLLATE "C" NOT NULL CHECK (length(email) BETWEEN 3 AND 254 AND email = lower(email)),
  role text NOT NULL CHECK (role ~ '^[a-z][a-z0-9_]{0,63}$'),
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  invited_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CHECK (accepted_at IS NULL OR revoked_at IS NULL)
);
CREATE INDEX invitations_lookup ON invitations (token_hash);
CREATE UNIQUE INDEX invitations_open ON invitations (organization_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CALL quarterday_protect('invitations');

-- An organization's own roles, beside those that all have.
CREATE TABLE custom_roles (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]{0,63}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  permissions text[] NOT NULL CHECK (cardinality(permissions) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, code)
);
CALL quarterday_protect('custom_roles');

-- Which person acts for which customer in the portal.
CREATE TABLE customer_logins (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, customer_id, user_id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id)
);
CREATE INDEX customer_logins_of_user ON customer_logins (user_id);
CALL quarterday_protect('customer_logins');

-- How an organization's portal behaves. No row: closed.
CREATE TABLE portal_settings (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id),
  -- Whether whoever comes may become a customer. Closed: only those whom the organization has let in.
  sign_up text NOT NULL CHECK (sign_up IN ('open', 'closed')),
  -- The random part of the publishable key, which is public: it says whose portal is meant, and opens nothing but the way in.
  publishable_secret text NOT NULL CHECK (length(publishable_secret) BETWEEN 20 AND 64),
  -- Pages of other origins that may call the portal API.
  allowed_origins text[] NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL
);
CALL quarterday_protect('portal_settings');

DO $$
DECLARE
  each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['users', 'user_tokens', 'user_recovery_codes', 'user_devices', 'user_sessions', 'user_refresh_tokens', 'login_throttles'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY people ON %I TO quarterday_people USING (true) WITH CHECK (true)', each);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO quarterday_people', each);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['users', 'user_sessions'] LOOP
    EXECUTE format('CREATE POLICY credentials ON %I FOR SELECT TO quarterday_auth USING (true)', each);
  END LOOP;
  FOREACH each IN ARRAY ARRAY['members', 'invitations', 'custom_roles', 'customer_logins', 'portal_settings'] LOOP
    EXECUTE format('CREATE POLICY people ON %I FOR SELECT TO quarterday_people USING (true)', each);
    EXECUTE format('CREATE POLICY credentials ON %I FOR SELECT TO quarterday_auth USING (true)', each);
    EXECUTE format('GRANT SELECT ON %I TO quarterday_people, quarterday_auth', each);
  END LOOP;
END
$$;
GRANT SELECT (id, email, name, locale, email_verified_at, valid_after, disabled_at, erased_at, totp_confirmed_at) ON users TO quarterday_auth;
GRANT SELECT ON user_sessions TO quarterday_auth;
CREATE POLICY people ON organizations FOR SELECT TO quarterday_people USING (true);
GRANT SELECT (id, name, kind, timezone, currency, created_by, created_at) ON organizations TO quarterday_people;
GRANT SELECT (created_by) ON organizations TO quarterday_auth;

-- An organization sees of a person who is its member or acts for its customer who they are, and whether they have a second factor.
CREATE POLICY members ON users FOR SELECT TO quarterday_app USING (
  EXISTS (SELECT FROM members m WHERE m.user_id = users.id AND m.organization_id = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
  OR EXISTS (SELECT FROM customer_logins l WHERE l.user_id = users.id
    AND l.organization_id = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid)));
GRANT SELECT (id, email, name, locale, email_verified_at, totp_confirmed_at, disabled_at) ON users TO quarterday_app;

GRANT SELECT, INSERT, DELETE ON members, customer_logins TO quarterday_app;
GRANT UPDATE (role, updated_at) ON members TO quarterday_app;
GRANT SELECT, INSERT ON invitations TO quarterday_app;
GRANT UPDATE (accepted_at, revoked_at, token_hash, expires_at) ON invitations TO quarterday_app;
GRANT SELECT, INSERT, DELETE ON custom_roles TO quarterday_app;
GRANT UPDATE (name, permissions, updated_at) ON custom_roles TO quarterday_app;
GRANT SELECT, INSERT ON portal_settings TO quarterday_app;
GRANT UPDATE (sign_up, publishable_secret, allowed_origins, updated_at) ON portal_settings TO quarterday_app;
