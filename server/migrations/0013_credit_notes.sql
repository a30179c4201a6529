-- Credit notes: what takes a part of an issued invoice back, and where its money goes. Refunds: money on its way back.

CREATE TABLE credit_notes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  -- The subscription whose change brought it about.
  subscription_id uuid,
  status text NOT NULL CHECK (status IN ('issued', 'void')),
  reason text NOT NULL CHECK (reason IN
    ('change', 'cancel', 'pause', 'duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory', 'other')),
  currency text NOT NULL,
  -- Gapless within the series.
  series text NOT NULL,
  number bigint NOT NULL CHECK (number >= 1),
  seller_party_id uuid NOT NULL,
  customer_party_id uuid NOT NULL,
  timezone text NOT NULL,
  subtotal bigint NOT NULL CHECK (subtotal >= 0),
  discount bigint NOT NULL CHECK (discount >= 0),
  tax bigint NOT NULL CHECK (tax >= 0),
  total bigint NOT NULL CHECK (total >= 0),
  -- Where it went: off what was due, to the customer's credit, back to where it came from.
  reduced_due bigint NOT NULL CHECK (reduced_due >= 0),
  credited bigint NOT NULL CHECK (credited >= 0),
  refunded bigint NOT NULL CHECK (refunded >= 0),
  -- The grant that `credited` became.
  grant_id uuid,
  issued_at timestamptz NOT NULL,
  issued_on date NOT NULL,
  voided_at timestamptz,
  memo text CHECK (length(memo) <= 2000),
  -- SHA-256 over everything that does not change once it is issued.
  content_hash bytea NOT NULL,
  event_count int NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, series, number),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id),
  FOREIGN KEY (organization_id, grant_id) REFERENCES credit_grants (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (organization_id, seller_party_id) REFERENCES billing_parties (organization_id, id),
  FOREIGN KEY (organization_id, customer_party_id) REFERENCES billing_parties (organization_id, id),
  CHECK (total = subtotal - discount + tax),
  CHECK (total = reduced_due + credited + refunded),
  CHECK ((credited > 0) = (grant_id IS NOT NULL)),
  CHECK ((status = 'void') = (voided_at IS NOT NULL))
);
CREATE INDEX credit_notes_of_customer ON credit_notes (organization_id, customer_id, id);
CREATE INDEX credit_notes_of_invoice ON credit_notes (organization_id, invoice_id, id);
CREATE INDEX credit_notes_of_subscription ON credit_notes (organization_id, subscription_id, id) WHERE subscription_id IS NOT NULL;
CALL quarterday_protect('credit_notes');
-- Nothing but taking it back can change it.
GRANT SELECT, INSERT ON credit_notes TO quarterday_app;
GRANT UPDATE (status, voided_at, event_count) ON credit_notes TO quarterday_app;

CREATE TABLE credit_note_lines (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  credit_note_id uuid NOT NULL,
  position int NOT NULL CHECK (position >= 1),
  kind text NOT NULL CHECK (kind IN ('proration', 'return')),
  -- The line of the invoice that this one gives a part of back.
  credited_line_id uuid NOT NULL,
  description text NOT NULL,
  quantity numeric(27, 12) NOT NULL,
  period_start timestamptz,
  period_end timestamptz,
  currency text NOT NULL,
  -- All of them above zero, as on the line that is credited.
  listed_amount bigint NOT NULL CHECK (listed_amount >= 0),
  amount bigint NOT NULL CHECK (amount >= 0),
  discount bigint NOT NULL CHECK (discount >= 0),
  tax bigint NOT NULL CHECK (tax >= 0),
  -- As on invoice_lines.
  discounts json,
  taxing json,
  -- All that is needed to compute the amounts again: core/src/credit-note/credit-note.ts.
  derivation json NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, credit_note_id) REFERENCES credit_notes (organization_id, id),
  FOREIGN KEY (organization_id, credited_line_id) REFERENCES invoice_lines (organization_id, id),
  CHECK ((period_start IS NULL) = (period_end IS NULL)),
  CHECK (period_start < period_end)
);
CREATE INDEX credit_note_lines_of_note ON credit_note_lines (organization_id, credit_note_id, position);
CREATE INDEX credit_note_lines_credited ON credit_note_lines (organization_id, credited_line_id);
CALL quarterday_protect('credit_note_lines');
GRANT SELECT, INSERT ON credit_note_lines TO quarterday_app;

CREATE TABLE refunds (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  credit_note_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  gateway text NOT NULL CHECK (gateway IN ('sandbox', 'manual')),
  -- `created`: to be sent; where the gateway is `manual`, by a person.
  status text NOT NULL CHECK (status IN ('created', 'unknown', 'succeeded', 'failed')),
  -- The gateway's idempotency key: a function of the refund, nothing else.
  idempotency_key text NOT NULL,
  reference text CHECK (length(reference) <= 255),
  decline_reason text,
  -- How often the gateway was asked.
  attempt int NOT NULL CHECK (attempt >= 0),
  -- When the gateway is asked next; null: not by itself.
  reconcile_at timestamptz,
  event_count int NOT NULL,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, idempotency_key),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, payment_id) REFERENCES payments (organization_id, id),
  FOREIGN KEY (organization_id, credit_note_id) REFERENCES credit_notes (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  CHECK ((status IN ('succeeded', 'failed')) = (answered_at IS NOT NULL)),
  CHECK (reconcile_at IS NULL OR status IN ('created', 'unknown'))
) WITH (fillfactor = 80);
CREATE INDEX refunds_of_payment ON refunds (organization_id, payment_id);
CREATE INDEX refunds_of_invoice ON refunds (organization_id, invoice_id);
CREATE INDEX refunds_of_note ON refunds (organization_id, credit_note_id);
CREATE INDEX refunds_of_customer ON refunds (organization_id, customer_id, id);
CREATE INDEX refunds_to_send ON refunds (organization_id, reconcile_at, id) WHERE reconcile_at IS NOT NULL;
CALL quarterday_protect('refunds');
CREATE POLICY dispatcher ON refunds FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON refunds TO quarterday_app;
GRANT UPDATE (status, reference, decline_reason, attempt, reconcile_at, event_count, answered_at) ON refunds TO quarterday_app;
GRANT SELECT (organization_id, id, status, reconcile_at) ON refunds TO quarterday_dispatcher;

-- What the built-in gateway itself remembers of refunds: one row a key.
CREATE TABLE sandbox_gateway_refunds (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  idempotency_key text NOT NULL,
  reference text NOT NULL,
  -- Of the charge that it gives a part of back.
  charge_reference text NOT NULL,
  currency text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  outcome text NOT NULL CHECK (outcome IN ('succeeded', 'declined')),
  decline_reason text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, idempotency_key)
);
CREATE INDEX sandbox_gateway_refunds_of_charge ON sandbox_gateway_refunds (organization_id, charge_reference);
CALL quarterday_protect('sandbox_gateway_refunds');
GRANT SELECT, INSERT ON sandbox_gateway_refunds TO quarterday_app;

ALTER TABLE ledger_transfers
  ADD COLUMN credit_note_id uuid,
  ADD COLUMN refund_id uuid,
  ADD FOREIGN KEY (organization_id, credit_note_id) REFERENCES credit_notes (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
  ADD FOREIGN KEY (organization_id, refund_id) REFERENCES refunds (organization_id, id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ledger_transfers_of_credit_note ON ledger_transfers (organization_id, credit_note_id) WHERE credit_note_id IS NOT NULL;

-- `refunds_payable`: promised to customers and not yet sent. Added to what is allowed so far.
DO $$
DECLARE
  name text;
  definition text;
BEGIN
  FOR name, definition IN SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'ledger_transfers'::regclass
      AND conname IN ('ledger_transfers_kind_check', 'ledger_transfers_debit_check', 'ledger_transfers_credit_check') ORDER BY conname
  LOOP
    definition := replace(replace(definition, '|bad_debt', '|bad_debt|refunds_payable'),
      '''sale''::text', '''sale''::text, ''credit_note''::text, ''credit_note_voided''::text, ''refund''::text');
    EXECUTE format('ALTER TABLE ledger_transfers DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', name, name, definition);
  END LOOP;
END
$$;
