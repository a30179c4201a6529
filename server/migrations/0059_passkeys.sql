-- Passkeys of staff: of each key pair the public half. The other never leaves its owner's authenticator, so nothing here opens anything.
CREATE TABLE user_passkeys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- What its owner calls it.
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- What the authenticator calls it.
  credential_id bytea NOT NULL CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
  -- In the form of COSE.
  public_key bytea NOT NULL CHECK (octet_length(public_key) BETWEEN 1 AND 2048),
  -- How often the authenticator says that it was used. It never goes back, unless it was copied; those that are kept in several places do not count: always 0.
  sign_count bigint NOT NULL CHECK (sign_count BETWEEN 0 AND 4294967295),
  -- By what browsers reach the authenticator: usb, nfc, hybrid, …
  transports text[] NOT NULL CHECK (cardinality(transports) <= 8),
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  UNIQUE (credential_id)
);
CREATE INDEX user_passkeys_of_user ON user_passkeys (user_id, id);

-- What an authenticator is asked to sign: 256 random bits, of which the SHA-256 is here. The row goes when it is used, whatever comes of it.
CREATE TABLE passkey_challenges (
  challenge_hash bytea PRIMARY KEY CHECK (octet_length(challenge_hash) = 32),
  purpose text NOT NULL CHECK (purpose IN ('add', 'login', 'second_factor', 'proof')),
  -- Who it is for. Null: whoever logs in without a password is known only by the answer.
  user_id uuid REFERENCES users (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  CHECK ((purpose = 'login') = (user_id IS NULL))
);
CREATE INDEX passkey_challenges_by_expiry ON passkey_challenges (expires_at);
CREATE INDEX passkey_challenges_of_user ON passkey_challenges (user_id);

DO $$
DECLARE
  each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['user_passkeys', 'passkey_challenges'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY people ON %I TO quarterday_people USING (true) WITH CHECK (true)', each);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO quarterday_people', each);
  END LOOP;
END
$$;
GRANT UPDATE (sign_count, last_used_at) ON user_passkeys TO quarterday_people;
-- None is ever changed; whoever takes old ones away locks them first, which PostgreSQL asks this for.
GRANT UPDATE (expires_at) ON passkey_challenges TO quarterday_people;

-- An organization sees of its members whether they have one, as it sees whether they have another second factor.
CREATE POLICY members ON user_passkeys FOR SELECT TO quarterday_app USING (
  EXISTS (SELECT FROM members m WHERE m.user_id = user_passkeys.user_id
    AND m.organization_id = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid)));
GRANT SELECT (user_id) ON user_passkeys TO quarterday_app;
