-- Asking again for money that did not come: the policies, and what is being done about each invoice.

CREATE TABLE dunning_policies (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  -- core/src/payment/dunning-terms.ts
  terms json NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  status text NOT NULL CHECK (status IN ('active', 'archived')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CHECK (NOT is_default OR status = 'active')
);
CREATE UNIQUE INDEX dunning_policies_one_default ON dunning_policies (organization_id) WHERE is_default;
CALL quarterday_protect('dunning_policies');
GRANT SELECT, INSERT ON dunning_policies TO quarterday_app;
GRANT UPDATE (name, terms, is_default, status, updated_at) ON dunning_policies TO quarterday_app;

ALTER TABLE customers
  -- Null: the default of the organization.
  ADD COLUMN dunning_policy_id uuid,
  ADD FOREIGN KEY (organization_id, dunning_policy_id) REFERENCES dunning_policies (organization_id, id);
CREATE INDEX customers_of_dunning_policy ON customers (organization_id, dunning_policy_id) WHERE dunning_policy_id IS NOT NULL;

-- What is done about one invoice: one row an invoice for ever, so that no end comes twice. Its invoice's row is its lock.
CREATE TABLE dunning_runs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- Null: the terms that count where an organization has said nothing.
  policy_id uuid,
  -- As they were when it began; a change of the policy concerns what begins later.
  terms json NOT NULL,
  timezone text NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'paused', 'succeeded', 'exhausted', 'stopped')),
  -- The local day from which days are counted: that of the first failure, later by the days of pauses.
  counted_from date NOT NULL,
  -- Retries that are done or passed.
  step int NOT NULL CHECK (step >= 0),
  -- Those of them for which a gateway was to be asked.
  retries int NOT NULL CHECK (retries BETWEEN 0 AND step),
  -- The failure of the step has not been told yet.
  owes_message boolean NOT NULL,
  need text NOT NULL CHECK (need IN ('patience', 'confirmation', 'payment_method', 'payment')),
  -- Of the last failure.
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 64),
  redirect_url text,
  next_action text CHECK (next_action IN ('retry', 'message', 'final')),
  next_at timestamptz,
  -- What was done at the end, and why not, if it could not be.
  final_result text CHECK (final_result IN ('none', 'mark_uncollectible', 'pause', 'cancel', 'refused')),
  final_detail text CHECK (length(final_detail) <= 500),
  -- Subscriptions that the end paused: they go on when the money comes after all.
  paused_subscriptions uuid[] NOT NULL DEFAULT '{}',
  -- The money came after the end: they are to go on at that moment.
  resume_at timestamptz,
  started_at timestamptz NOT NULL,
  paused_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, invoice_id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, policy_id) REFERENCES dunning_policies (organization_id, id),
  CHECK ((next_at IS NULL) = (next_action IS NULL)),
  CHECK ((status = 'running') = (next_at IS NOT NULL)),
  CHECK ((status = 'paused') = (paused_at IS NOT NULL)),
  CHECK ((status IN ('running', 'paused')) = (ended_at IS NULL)),
  CHECK (final_result IS NULL OR status IN ('exhausted', 'succeeded')),
  CHECK (resume_at IS NULL OR status = 'succeeded')
) WITH (fillfactor = 80);
CREATE INDEX dunning_runs_due ON dunning_runs (organization_id, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX dunning_runs_to_resume ON dunning_runs (organization_id, resume_at, id) WHERE resume_at IS NOT NULL;
CREATE INDEX dunning_runs_of_customer ON dunning_runs (organization_id, customer_id, id);
CREATE INDEX dunning_runs_of_policy ON dunning_runs (organization_id, policy_id) WHERE policy_id IS NOT NULL;
CALL quarterday_protect('dunning_runs');
CREATE POLICY dispatcher ON dunning_runs FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON dunning_runs TO quarterday_app;
-- No privilege exists to change the terms, or whose they are.
GRANT UPDATE (status, counted_from, step, retries, owes_message, need, reason, redirect_url, next_action, next_at, final_result, final_detail,
  paused_subscriptions, resume_at, paused_at, ended_at) ON dunning_runs TO quarterday_app;
GRANT SELECT (organization_id, id, invoice_id, next_at, resume_at) ON dunning_runs TO quarterday_dispatcher;
GRANT SELECT (organization_id, invoice_id, status) ON payments TO quarterday_dispatcher;

-- When the customer of an invoice that was sent is reminded next. The first moment of 1970: nobody has looked yet. Null: never again.
ALTER TABLE invoices ADD COLUMN remind_at timestamptz DEFAULT '1970-01-01T00:00:00Z';
CREATE INDEX invoices_to_remind ON invoices (organization_id, remind_at, id)
  WHERE remind_at IS NOT NULL AND status IN ('open', 'overdue') AND collection_method = 'send_invoice';
GRANT UPDATE (remind_at) ON invoices TO quarterday_app;
GRANT SELECT (remind_at, collection_method) ON invoices TO quarterday_dispatcher;
