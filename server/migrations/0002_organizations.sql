-- The seller, the parties that documents name, and the keys that software uses to come in.

CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  kind text NOT NULL CHECK (kind IN ('live', 'sandbox')),
  -- The movable clock of a sandbox. Null: the organization lives in real time.
  clock_at timestamptz,
  timezone text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Only what differs from the defaults of core/src/conventions.ts.
  conventions jsonb NOT NULL DEFAULT '{}',
  party_id uuid NOT NULL,
  number_prefix text NOT NULL DEFAULT 'INV-' CHECK (length(number_prefix) <= 16),
  created_by uuid REFERENCES organizations (id),
  created_at timestamptz NOT NULL,
  CHECK ((kind = 'sandbox') = (clock_at IS NOT NULL))
);
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY organization ON organizations TO quarterday_app
  USING (id = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid))
  WITH CHECK (id = (SELECT nullif(current_setting('app.organization_id', true), '')::uuid));
CREATE POLICY dispatcher ON organizations FOR SELECT TO quarterday_dispatcher USING (true);
CREATE POLICY credentials ON organizations FOR SELECT TO quarterday_auth USING (true);
GRANT SELECT, INSERT ON organizations TO quarterday_app;
GRANT UPDATE (name, clock_at, timezone, currency, conventions, party_id, number_prefix) ON organizations TO quarterday_app;
GRANT SELECT (id, name, kind, clock_at, timezone, currency, created_by, created_at) ON organizations TO quarterday_dispatcher;
GRANT SELECT (id, name, kind) ON organizations TO quarterday_auth;

-- A name, an address and tax ids as a document showed them. Rows never change: an edit makes a new one,
-- so a finalised invoice freezes its two parties by pointing at them.
CREATE TABLE billing_parties (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  email text,
  address jsonb NOT NULL DEFAULT '{}',
  tax_ids jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CALL quarterday_protect('billing_parties');
GRANT SELECT, INSERT ON billing_parties TO quarterday_app;
ALTER TABLE organizations ADD FOREIGN KEY (id, party_id) REFERENCES billing_parties (organization_id, id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE api_keys (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  mode text NOT NULL CHECK (mode IN ('live', 'test')),
  scopes text[] NOT NULL,
  -- HMAC-SHA-256 of the secret under a key derived from QUARTERDAY_SECRET.
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  hint text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (organization_id, id)
);
-- The one look-up that starts without an organization: which key is this?
CREATE INDEX api_keys_lookup ON api_keys (id);
CALL quarterday_protect('api_keys');
CREATE POLICY credentials ON api_keys FOR SELECT TO quarterday_auth USING (true);
GRANT SELECT ON api_keys TO quarterday_auth;
GRANT SELECT, INSERT ON api_keys TO quarterday_app;
GRANT UPDATE (name, expires_at, revoked_at, last_used_at) ON api_keys TO quarterday_app;

-- One effect per key and operation. The row is written in the transaction of the effect; `response` is what is replayed.
CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  operation text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  fingerprint bytea NOT NULL,
  status int,
  response text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, operation, key)
);
CALL quarterday_protect('idempotency_keys');
GRANT SELECT, INSERT, DELETE ON idempotency_keys TO quarterday_app;
GRANT UPDATE (status, response) ON idempotency_keys TO quarterday_app;

-- What happened, in the past tense; written in the transaction of the change, so this table is the outbox.
-- The sequence counts 1..n per aggregate.
CREATE TABLE events (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  aggregate_id uuid NOT NULL,
  sequence int NOT NULL CHECK (sequence >= 1),
  data json NOT NULL,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, aggregate_id, sequence)
);
CALL quarterday_protect('events');
GRANT SELECT, INSERT ON events TO quarterday_app;
