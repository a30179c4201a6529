-- Gateways that are somebody else: their accounts, what they call our customers, doors by which customers pay in person, and what banks pull back.

CREATE TABLE gateway_accounts (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  gateway text NOT NULL CHECK (gateway IN ('stripe', 'paypal', 'manual')),
  -- What a browser needs to show the gateway's form; for `manual` where customers transfer money to. No secret.
  public_key text NOT NULL CHECK (length(public_key) BETWEEN 1 AND 1000),
  -- Sealed (kit/seal.ts). Null once the account is disconnected; `manual` has none.
  secret_key bytea,
  secret_key_last4 text CHECK (length(secret_key_last4) <= 4),
  webhook_secret bytea,
  webhook_secret_last4 text CHECK (length(webhook_secret_last4) <= 4),
  status text NOT NULL CHECK (status IN ('active', 'disconnected')),
  event_count int NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  disconnected_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CHECK ((status = 'active' AND gateway <> 'manual') = (secret_key IS NOT NULL)),
  CHECK ((status = 'disconnected') = (disconnected_at IS NOT NULL)),
  CHECK (status = 'active' OR webhook_secret IS NULL),
  CHECK (webhook_secret IS NULL OR webhook_secret_last4 IS NOT NULL)
);
CREATE UNIQUE INDEX gateway_accounts_one_active ON gateway_accounts (organization_id, gateway) WHERE status = 'active';
CALL quarterday_protect('gateway_accounts');
GRANT SELECT, INSERT ON gateway_accounts TO quarterday_app;
GRANT UPDATE (public_key, secret_key, secret_key_last4, webhook_secret, webhook_secret_last4, status, event_count, updated_at, disconnected_at)
  ON gateway_accounts TO quarterday_app;

-- What a gateway calls a customer of ours, in one account.
CREATE TABLE gateway_customers (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  gateway text NOT NULL CHECK (gateway IN ('sandbox', 'stripe', 'paypal')),
  -- Null: the account of the installation.
  gateway_account_id uuid,
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 255),
  created_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (organization_id, customer_id, gateway, gateway_account_id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, gateway_account_id) REFERENCES gateway_accounts (organization_id, id)
);
CALL quarterday_protect('gateway_customers');
GRANT SELECT, INSERT, DELETE ON gateway_customers TO quarterday_app;

ALTER TABLE payment_methods
  DROP CONSTRAINT payment_methods_gateway_check,
  ADD CONSTRAINT payment_methods_gateway_check CHECK (gateway IN ('sandbox', 'stripe', 'paypal')),
  -- In which account the gateway knows the token. Null: that of the installation.
  ADD COLUMN gateway_account_id uuid,
  -- What the gateway calls who it belongs to.
  ADD COLUMN gateway_customer text CHECK (length(gateway_customer) <= 255),
  ADD FOREIGN KEY (organization_id, gateway_account_id) REFERENCES gateway_accounts (organization_id, id);
GRANT UPDATE (brand, last4, exp_month, exp_year) ON payment_methods TO quarterday_app;

ALTER TABLE payments
  DROP CONSTRAINT payments_gateway_check,
  ADD CONSTRAINT payments_gateway_check CHECK (gateway IN ('sandbox', 'stripe', 'paypal', 'manual')),
  DROP CONSTRAINT payments_status_check,
  ADD CONSTRAINT payments_status_check CHECK (status IN ('created', 'unknown', 'needs_customer', 'pending', 'succeeded', 'declined', 'canceled')),
  ADD COLUMN gateway_account_id uuid,
  ADD COLUMN gateway_customer text CHECK (length(gateway_customer) <= 255),
  -- A door: the customer pays in person, by a form or a page of the gateway's.
  ADD COLUMN in_person boolean NOT NULL DEFAULT false,
  -- The customer of a door wants to be charged by the same means next time.
  ADD COLUMN keep_method boolean NOT NULL DEFAULT false,
  -- The gateway says that it took something else than was asked for: nothing was applied, and a person has to look.
  ADD COLUMN reported_currency text,
  ADD COLUMN reported_amount bigint,
  ADD CHECK ((reported_currency IS NULL) = (reported_amount IS NULL)),
  ADD FOREIGN KEY (organization_id, gateway_account_id) REFERENCES gateway_accounts (organization_id, id);
GRANT UPDATE (reported_currency, reported_amount, payment_method_id) ON payments TO quarterday_app;
DROP INDEX payments_one_open;
-- At most one question about an invoice is open at a time, and one door: who asks while a door is open closes that first.
CREATE UNIQUE INDEX payments_one_open ON payments (organization_id, invoice_id) WHERE status IN ('created', 'unknown', 'pending') AND NOT in_person;
CREATE UNIQUE INDEX payments_one_door ON payments (organization_id, invoice_id)
  WHERE status IN ('created', 'unknown', 'needs_customer', 'pending') AND in_person;
CREATE INDEX payments_waiting_for_customers ON payments (organization_id, invoice_id) WHERE status = 'needs_customer';
-- What a gateway calls a charge names one payment.
CREATE UNIQUE INDEX payments_of_reference ON payments (organization_id, gateway, reference) WHERE reference IS NOT NULL AND gateway <> 'manual';

ALTER TABLE refunds
  -- Null: somebody sent it back at the gateway itself, more than a credit note could give back.
  ALTER COLUMN credit_note_id DROP NOT NULL,
  DROP CONSTRAINT refunds_gateway_check,
  ADD CONSTRAINT refunds_gateway_check CHECK (gateway IN ('sandbox', 'stripe', 'paypal', 'manual')),
  DROP CONSTRAINT refunds_status_check,
  ADD CONSTRAINT refunds_status_check CHECK (status IN ('created', 'unknown', 'pending', 'succeeded', 'failed')),
  DROP CONSTRAINT refunds_check1,
  ADD CONSTRAINT refunds_check1 CHECK (reconcile_at IS NULL OR status IN ('created', 'unknown', 'pending'));
CREATE UNIQUE INDEX refunds_of_reference ON refunds (organization_id, gateway, reference) WHERE reference IS NOT NULL AND gateway <> 'manual';

-- Money that a bank pulls back from a payment.
CREATE TABLE disputes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  gateway text NOT NULL CHECK (gateway IN ('sandbox', 'stripe', 'paypal')),
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 255),
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  status text NOT NULL CHECK (status IN ('open', 'won', 'lost')),
  -- The gateway's word for why.
  reason text NOT NULL CHECK (length(reason) <= 255),
  evidence_due_at timestamptz,
  event_count int NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, gateway, reference),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  FOREIGN KEY (organization_id, payment_id) REFERENCES payments (organization_id, id),
  CHECK ((status = 'open') = (closed_at IS NULL))
);
CREATE INDEX disputes_of_payment ON disputes (organization_id, payment_id);
CREATE INDEX disputes_of_invoice ON disputes (organization_id, invoice_id);
CREATE INDEX disputes_of_customer ON disputes (organization_id, customer_id, id);
CALL quarterday_protect('disputes');
GRANT SELECT, INSERT ON disputes TO quarterday_app;
GRANT UPDATE (status, reason, evidence_due_at, event_count, closed_at) ON disputes TO quarterday_app;

-- `disputed`: pulled back by a bank that may still give it back. `dispute_losses`: pulled back for good. `refunds_unasked`: sent back at the gateway by
-- somebody who did not ask us, with no credit note to stand for it. Added to what is allowed so far.
DO $$
DECLARE
  name text;
  definition text;
BEGIN
  FOR name, definition IN SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'ledger_transfers'::regclass
      AND conname IN ('ledger_transfers_kind_check', 'ledger_transfers_debit_check', 'ledger_transfers_credit_check') ORDER BY conname
  LOOP
    definition := replace(replace(definition, '|bad_debt', '|bad_debt|disputed|dispute_losses|refunds_unasked'),
      '''sale''::text', '''sale''::text, ''dispute_opened''::text, ''dispute_won''::text, ''dispute_lost''::text');
    EXECUTE format('ALTER TABLE ledger_transfers DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', name, name, definition);
  END LOOP;
END
$$;

-- The built-in gateway has doors too, debits that take days, and keeps means to pay.
ALTER TABLE sandbox_gateway_charges
  DROP CONSTRAINT sandbox_gateway_charges_outcome_check,
  ADD CONSTRAINT sandbox_gateway_charges_outcome_check CHECK (outcome IN ('succeeded', 'declined', 'needs_customer', 'pending', 'canceled')),
  ALTER COLUMN token DROP NOT NULL,
  ADD COLUMN in_person boolean NOT NULL DEFAULT false,
  ADD COLUMN keep_method boolean NOT NULL DEFAULT false,
  -- What we gave it to keep with the charge: `pay_…`, and what people see.
  ADD COLUMN payment text,
  ADD COLUMN description text;
GRANT UPDATE (token, outcome, decline_reason) ON sandbox_gateway_charges TO quarterday_app;
CREATE UNIQUE INDEX sandbox_gateway_charges_of_reference ON sandbox_gateway_charges (organization_id, reference);

CREATE TABLE sandbox_gateway_setups (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  idempotency_key text NOT NULL,
  reference text NOT NULL,
  -- Null: the customer has not said by what yet.
  token text,
  outcome text NOT NULL CHECK (outcome IN ('ready', 'needs_customer', 'failed')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, idempotency_key)
);
CREATE UNIQUE INDEX sandbox_gateway_setups_of_reference ON sandbox_gateway_setups (organization_id, reference);
CALL quarterday_protect('sandbox_gateway_setups');
GRANT SELECT, INSERT ON sandbox_gateway_setups TO quarterday_app;
GRANT UPDATE (token, outcome) ON sandbox_gateway_setups TO quarterday_app;
