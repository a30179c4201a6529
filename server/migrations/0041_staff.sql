-- How people come in: what they are told by mail, what happened to their account, and the token by which the first of them sets an installation up.

-- Mail to people, which belongs to no organization: who is invited may not even be a user yet. Written in the transaction of what it tells, sent after it by a
-- worker. Facts and words can hold links that open doors, so they are sealed, and forgotten when the mail has left.
CREATE TABLE person_mails (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,63}$'),
  address text NOT NULL CHECK (length(address) BETWEEN 3 AND 320),
  locale text NOT NULL CHECK (length(locale) BETWEEN 1 AND 35),
  sealed_facts bytea,
  status text NOT NULL CHECK (status IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- When to send it; while it is sent, when the lease of whoever does so ends. Null: that is over.
  next_at timestamptz,
  -- By what it left, and what the other side said.
  transport text,
  detail text CHECK (length(detail) <= 500),
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  CHECK ((next_at IS NULL) = (finished_at IS NOT NULL)),
  CHECK ((finished_at IS NULL) = (status IN ('queued', 'sending')))
);
CREATE INDEX person_mails_due ON person_mails (next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX person_mails_by_end ON person_mails (finished_at) WHERE finished_at IS NOT NULL;

-- What a person should know of their own account: who came in, who tried, what was changed.
CREATE TABLE user_events (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,63}$'),
  address text CHECK (length(address) <= 100),
  user_agent text CHECK (length(user_agent) <= 256),
  created_at timestamptz NOT NULL
);
CREATE INDEX user_events_of_user ON user_events (user_id, id);
CREATE INDEX user_events_by_age ON user_events (created_at);

-- By what the first person of an installation proves that they may: each was printed once, where the server was started.
CREATE TABLE setup_tokens (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);

DO $$
DECLARE
  each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['person_mails', 'user_events', 'setup_tokens'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', each);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', each);
    EXECUTE format('CREATE POLICY people ON %I TO quarterday_people USING (true) WITH CHECK (true)', each);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO quarterday_people', each);
  END LOOP;
END
$$;

-- What an organization tells people is written in its own transaction. It can put mail in, and see none of it.
CREATE POLICY outgoing ON person_mails FOR INSERT TO quarterday_app WITH CHECK (true);
GRANT INSERT ON person_mails TO quarterday_app;

-- Owners and administrators who have no second factor can do nothing here but get one.
ALTER TABLE organizations ADD COLUMN require_second_factor boolean NOT NULL DEFAULT false;
GRANT SELECT (require_second_factor) ON organizations TO quarterday_auth, quarterday_people;
GRANT UPDATE (require_second_factor) ON organizations TO quarterday_app;
