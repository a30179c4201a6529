-- Money expected for an invoice, the questions asked of a gateway, and the sandbox gateway's own memory.

CREATE TABLE payment_methods (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  gateway text NOT NULL CHECK (gateway IN ('sandbox')),
  -- The gateway's name for it. Never a card number.
  token text NOT NULL CHECK (length(token) <= 255),
  brand text,
  last4 text CHECK (last4 ~ '^[0-9]{4}$'),
  exp_month smallint CHECK (exp_month BETWEEN 1 AND 12),
  exp_year smallint CHECK (exp_year BETWEEN 2000 AND 2200),
  status text NOT NULL CHECK (status IN ('active', 'removed')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id)
);
-- The same token given again is the same method.
CREATE UNIQUE INDEX payment_methods_one_a_token ON payment_methods (organization_id, customer_id, gateway, token) WHERE status = 'active';
CREATE INDEX payment_methods_of_customer ON payment_methods (organization_id, customer_id);
CALL quarterday_protect('payment_methods');
GRANT SELECT, INSERT ON payment_methods TO quarterday_app;
GRANT UPDATE (status) ON payment_methods TO quarterday_app;
ALTER TABLE customers ADD FOREIGN KEY (organization_id, payment_method_id) REFERENCES payment_methods (organization_id, id);

CREATE TABLE payments (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  payment_method_id uuid,
  gateway text NOT NULL CHECK (gateway IN ('sandbox', 'manual')),
  -- The how-manieth question about this invoice this is.
  attempt int NOT NULL CHECK (attempt >= 1),
  -- The gateway's idempotency key: a function of the invoice and the attempt, nothing else.
  idempotency_key text NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  status text NOT NULL CHECK (status IN ('created', 'unknown', 'needs_customer', 'succeeded', 'declined')),
  reference text,
  decline_reason text,
  retryable boolean,
  -- Where the customer has to go to confirm it.
  redirect_url text CHECK (length(redirect_url) <= 2000),
  -- The request that asked for it: its retries find the same payment. Null: a job did.
  operation_id uuid,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  -- When the reconciler asks again about an answer that never came.
  reconcile_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, invoice_id, attempt),
  UNIQUE (organization_id, idempotency_key),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, payment_method_id) REFERENCES payment_methods (organization_id, id)
);
CREATE UNIQUE INDEX payments_of_operation ON payments (organization_id, operation_id) WHERE operation_id IS NOT NULL;
-- At most one question about an invoice is open at a time.
CREATE UNIQUE INDEX payments_one_open ON payments (organization_id, invoice_id) WHERE status IN ('created', 'unknown');
CREATE INDEX payments_to_reconcile ON payments (organization_id, reconcile_at, id) WHERE reconcile_at IS NOT NULL;
CREATE INDEX payments_of_customer ON payments (organization_id, customer_id, id);
CALL quarterday_protect('payments');
CREATE POLICY dispatcher ON payments FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON payments TO quarterday_app;
GRANT UPDATE (status, reference, decline_reason, retryable, redirect_url, answered_at, reconcile_at) ON payments TO quarterday_app;
GRANT SELECT (organization_id, id, status, reconcile_at) ON payments TO quarterday_dispatcher;

-- What the built-in gateway itself remembers: one row a key, as a real gateway would keep on its own side.
CREATE TABLE sandbox_gateway_charges (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  idempotency_key text NOT NULL,
  reference text NOT NULL,
  token text NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  outcome text NOT NULL CHECK (outcome IN ('succeeded', 'declined', 'needs_customer')),
  decline_reason text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, idempotency_key)
);
CALL quarterday_protect('sandbox_gateway_charges');
GRANT SELECT, INSERT ON sandbox_gateway_charges TO quarterday_app;
