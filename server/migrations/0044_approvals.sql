-- What needs a second person, where an organization wants that. No row: nothing does.
CREATE TABLE approval_settings (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id),
  -- core/src/people/approval.ts
  rules json NOT NULL,
  -- Whether what keys ask for waits as well.
  holds_keys boolean NOT NULL,
  updated_at timestamptz NOT NULL
);
CALL quarterday_protect('approval_settings');
GRANT SELECT, INSERT ON approval_settings TO quarterday_app;
GRANT UPDATE (rules, holds_keys, updated_at) ON approval_settings TO quarterday_app;

-- Requests that were taken down until somebody else has had a word. They live in real time.
CREATE TABLE approvals (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  -- The operation of the API with what it was asked with, as it travelled.
  operation text NOT NULL CHECK (operation ~ '^[A-Za-z]{1,100}$'),
  params json NOT NULL,
  request json NOT NULL,
  kind text NOT NULL CHECK (kind IN ('refund', 'credit', 'write_off')),
  amount bigint NOT NULL CHECK (amount >= 0),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status text NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'withdrawn')),
  reason text CHECK (length(reason) <= 2000),
  -- The person, where there is one, and what they came by: a member or a key.
  requested_by_user uuid REFERENCES users (id),
  requested_by_kind text NOT NULL CHECK (requested_by_kind IN ('member', 'api_key')),
  requested_by_id uuid NOT NULL,
  decided_by_kind text CHECK (decided_by_kind IN ('member', 'api_key', 'operator')),
  decided_by_id uuid,
  decision_note text CHECK (length(decision_note) <= 2000),
  -- What the operation answered when it was carried out.
  result json,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  decided_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CHECK ((status = 'pending') = (decided_at IS NULL)),
  CHECK ((status = 'pending') = (decided_by_kind IS NULL)),
  CHECK ((status = 'approved') = (result IS NOT NULL))
);
CREATE INDEX approvals_pending ON approvals (organization_id, id) WHERE status = 'pending';
CALL quarterday_protect('approvals');
GRANT SELECT, INSERT ON approvals TO quarterday_app;
GRANT UPDATE (status, reason, decided_by_kind, decided_by_id, decision_note, result, decided_at) ON approvals TO quarterday_app;
