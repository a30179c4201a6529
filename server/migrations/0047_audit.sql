-- Who did what, to what, from where: one record for each change, numbered 1..n in each organization, each with a hash over itself and the one before. Nothing
-- in these tables is ever changed; docs/decisions/0019-the-audit-log-is-a-chain.md says why they look like this.

-- Where the chain of an organization ends. Locked as the last thing of a transaction, so that records come one after another and nobody waits longer than a commit.
CREATE TABLE audit_heads (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  -- Of the last record; before the first one, zeros.
  hash bytea NOT NULL CHECK (octet_length(hash) = 33)
);
CALL quarterday_protect('audit_heads');
GRANT SELECT, INSERT ON audit_heads TO quarterday_app;
GRANT UPDATE (sequence, hash) ON audit_heads TO quarterday_app;

CREATE TABLE audit_records (
  organization_id uuid NOT NULL REFERENCES audit_heads (organization_id),
  sequence bigint NOT NULL CHECK (sequence >= 1),
  id uuid NOT NULL,
  -- Real time, also in a sandbox.
  occurred_at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('api_key', 'member', 'person', 'customer', 'publishable', 'visitor', 'operator', 'job')),
  -- A public id, or the name of a job; null where nobody is known by one.
  actor_id text CHECK (length(actor_id) BETWEEN 1 AND 100),
  -- The name of an operation, or of what a job or a person did: `voidInvoice`, `job.billing-run`, `auth.login`.
  action text NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
  outcome text NOT NULL CHECK (outcome IN ('begun', 'done', 'refused', 'failed', 'denied')),
  -- What it was done to, by its public names, and what came of it where that is something else.
  object_type text CHECK (length(object_type) BETWEEN 1 AND 100),
  object_id text CHECK (length(object_id) BETWEEN 1 AND 300),
  result_type text CHECK (length(result_type) BETWEEN 1 AND 100),
  result_id text CHECK (length(result_id) BETWEEN 1 AND 300),
  -- The names of the fields that are different now. What is in them is in audit_contents.
  fields text[] NOT NULL,
  -- What a job counted, why something was denied; never what a person is called or reached by.
  detail jsonb,
  request_id text CHECK (length(request_id) BETWEEN 1 AND 100),
  -- SHA-256 of what audit_contents has of it, with its salt; null: there is nothing.
  source_digest bytea CHECK (octet_length(source_digest) = 32),
  change_digest bytea CHECK (octet_length(change_digest) = 32),
  -- SHA-256 of all the above but organization and sequence.
  content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
  previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 33),
  -- A byte for the way in which it is computed, then SHA-256 of organization, sequence, previous hash and content hash.
  hash bytea NOT NULL CHECK (octet_length(hash) = 33),
  PRIMARY KEY (organization_id, sequence),
  UNIQUE (organization_id, id)
);
-- The newest first of one thing, of one actor, of one kind of deed; of one request; of some time.
CREATE INDEX audit_records_of_object ON audit_records (organization_id, object_id, sequence) WHERE object_id IS NOT NULL;
CREATE INDEX audit_records_of_result ON audit_records (organization_id, result_id, sequence) WHERE result_id IS NOT NULL;
CREATE INDEX audit_records_of_actor ON audit_records (organization_id, actor_id, sequence);
CREATE INDEX audit_records_of_action ON audit_records (organization_id, action, sequence);
CREATE INDEX audit_records_of_request ON audit_records (organization_id, request_id, sequence) WHERE request_id IS NOT NULL;
CREATE INDEX audit_records_of_time ON audit_records (organization_id, occurred_at, sequence);
CALL quarterday_protect('audit_records');
-- Neither UPDATE nor DELETE, for nobody.
GRANT SELECT, INSERT ON audit_records TO quarterday_app;

-- What may have to be forgotten, kept apart from what must not be: from where somebody came, and what stood in the fields before and after. The record holds
-- a salted digest of it, so the chain covers it while it is here, and cannot be read backwards once it is gone.
CREATE TABLE audit_contents (
  organization_id uuid NOT NULL,
  sequence bigint NOT NULL,
  part text NOT NULL CHECK (part IN ('source', 'change')),
  -- The public id of whose data it is: it goes when that person is erased. Null: nobody's.
  subject_id text CHECK (length(subject_id) BETWEEN 1 AND 300),
  salt bytea NOT NULL CHECK (octet_length(salt) = 16),
  content jsonb NOT NULL,
  PRIMARY KEY (organization_id, sequence, part),
  FOREIGN KEY (organization_id, sequence) REFERENCES audit_records (organization_id, sequence)
);
CREATE INDEX audit_contents_of_subject ON audit_contents (organization_id, subject_id) WHERE subject_id IS NOT NULL;
CALL quarterday_protect('audit_contents');
-- No UPDATE. It goes when its subject is erased, and only what has a subject can go.
GRANT SELECT, INSERT, DELETE ON audit_contents TO quarterday_app;
CREATE POLICY only_what_is_somebodys_goes ON audit_contents AS RESTRICTIVE FOR DELETE TO quarterday_app USING (subject_id IS NOT NULL);

-- How often an actor was denied something in the minute of the last time: the log tells of the first, the tenth, the hundredth, so that nobody can flood it.
CREATE TABLE audit_denials (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  actor text NOT NULL CHECK (length(actor) BETWEEN 1 AND 200),
  minute timestamptz NOT NULL,
  count int NOT NULL CHECK (count >= 1),
  PRIMARY KEY (organization_id, actor)
);
CALL quarterday_protect('audit_denials');
GRANT SELECT, INSERT ON audit_denials TO quarterday_app;
GRANT UPDATE (minute, count) ON audit_denials TO quarterday_app;
