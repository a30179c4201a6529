-- Documents, the books under them, and customer credit.

CREATE TABLE number_series (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  series text NOT NULL,
  next_number bigint NOT NULL CHECK (next_number >= 1),
  -- Later numbers are never issued earlier, whichever transaction began first.
  last_issued_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, series)
) WITH (fillfactor = 50);
CALL quarterday_protect('number_series');
GRANT SELECT, INSERT ON number_series TO quarterday_app;
GRANT UPDATE (next_number, last_issued_at) ON number_series TO quarterday_app;

CREATE TABLE invoices (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  subscription_id uuid,
  status text NOT NULL CHECK (status IN ('draft', 'open', 'overdue', 'paid', 'void', 'uncollectible')),
  reason text NOT NULL CHECK (reason IN ('start', 'renewal', 'change', 'cancel', 'one_off')),
  currency text NOT NULL,
  -- Both are null while it is a draft; the number is gapless within the series.
  series text,
  number bigint CHECK (number >= 1),
  seller_party_id uuid NOT NULL,
  customer_party_id uuid NOT NULL,
  timezone text NOT NULL,
  collection_method text NOT NULL CHECK (collection_method IN ('charge_automatically', 'send_invoice')),
  subtotal bigint NOT NULL,
  discount bigint NOT NULL DEFAULT 0,
  tax bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL CHECK (total >= 0),
  credits_applied bigint NOT NULL DEFAULT 0 CHECK (credits_applied >= 0),
  amount_paid bigint NOT NULL DEFAULT 0 CHECK (amount_paid >= 0),
  amount_due bigint NOT NULL CHECK (amount_due >= 0),
  issued_at timestamptz,
  issued_on date,
  due_on date,
  -- The moment after its last day to pay.
  overdue_at timestamptz,
  -- When the job finalises the draft; null on a draft: only by hand.
  finalize_at timestamptz,
  -- When the collector asks the gateway next; null: not by itself.
  collect_at timestamptz,
  paid_at timestamptz,
  closed_at timestamptz,
  net_terms_days int NOT NULL,
  memo text CHECK (length(memo) <= 2000),
  -- SHA-256 over everything that is frozen at finalisation but the number, which the database gives.
  content_hash bytea,
  event_count int NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, series, number),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id),
  CHECK (total = subtotal - discount + tax),
  CHECK (amount_due = total - credits_applied - amount_paid OR status IN ('void', 'uncollectible')),
  CHECK ((status = 'draft') = (number IS NULL)),
  CHECK ((number IS NULL) = (series IS NULL) AND (number IS NULL) = (issued_at IS NULL) AND (number IS NULL) = (issued_on IS NULL)
    AND (number IS NULL) = (due_on IS NULL) AND (number IS NULL) = (overdue_at IS NULL) AND (number IS NULL) = (content_hash IS NULL)),
  CHECK (status <> 'paid' OR amount_due = 0)
) WITH (fillfactor = 90);
CREATE INDEX invoices_of_customer ON invoices (organization_id, customer_id, id);
CREATE INDEX invoices_of_subscription ON invoices (organization_id, subscription_id, id);
-- Narrow indexes for the jobs: only rows that still have something to do are in them.
CREATE INDEX invoices_to_finalize ON invoices (organization_id, finalize_at, id) WHERE status = 'draft' AND finalize_at IS NOT NULL;
CREATE INDEX invoices_to_collect ON invoices (organization_id, collect_at, id) WHERE collect_at IS NOT NULL;
CREATE INDEX invoices_unpaid ON invoices (organization_id, overdue_at, id) WHERE status = 'open';
CALL quarterday_protect('invoices');
CREATE POLICY dispatcher ON invoices FOR SELECT TO quarterday_dispatcher USING (true);
-- No privilege exists to change amounts, currency, customer or terms: a draft that is edited is written anew, and only a draft can be removed.
GRANT SELECT, INSERT, DELETE ON invoices TO quarterday_app;
CREATE POLICY only_drafts_go ON invoices AS RESTRICTIVE FOR DELETE TO quarterday_app USING (status = 'draft');
GRANT UPDATE (status, series, number, seller_party_id, customer_party_id, credits_applied, amount_paid, amount_due, issued_at, issued_on, due_on,
  overdue_at, finalize_at, collect_at, paid_at, closed_at, content_hash, event_count, memo) ON invoices TO quarterday_app;
GRANT SELECT (organization_id, id, status, finalize_at, collect_at, overdue_at) ON invoices TO quarterday_dispatcher;

CREATE TABLE invoice_lines (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  position int NOT NULL CHECK (position >= 1),
  kind text NOT NULL CHECK (kind IN ('recurring', 'proration_credit', 'setup_fee', 'one_off', 'credit_to_balance')),
  description text NOT NULL,
  subscription_id uuid,
  item_id uuid,
  price_id uuid,
  -- The line that a proration credit gives back a part of.
  credited_line_id uuid,
  quantity numeric(27, 12) NOT NULL,
  period_start timestamptz,
  period_end timestamptz,
  currency text NOT NULL,
  amount bigint NOT NULL,
  discount bigint NOT NULL DEFAULT 0,
  tax bigint NOT NULL DEFAULT 0,
  -- All that is needed to compute `amount` again, and to explain it: core/src/invoice/derivation.ts.
  derivation json NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  CHECK ((period_start IS NULL) = (period_end IS NULL)),
  CHECK (period_start < period_end)
);
CREATE INDEX invoice_lines_of_invoice ON invoice_lines (organization_id, invoice_id, position);
CREATE INDEX invoice_lines_credited ON invoice_lines (organization_id, credited_line_id) WHERE credited_line_id IS NOT NULL;
CALL quarterday_protect('invoice_lines');
-- Insert only: no privilege exists to change or remove a line. Only a draft's lines may be replaced.
GRANT SELECT, INSERT, DELETE ON invoice_lines TO quarterday_app;
CREATE POLICY only_drafts_lose_lines ON invoice_lines AS RESTRICTIVE FOR DELETE TO quarterday_app
  USING (EXISTS (SELECT 1 FROM invoices i WHERE i.organization_id = invoice_lines.organization_id AND i.id = invoice_lines.invoice_id AND i.status = 'draft'));

-- Lines that wait for the customer's next invoice. They move to invoice_lines under the same id.
CREATE TABLE pending_lines (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  subscription_id uuid,
  currency text NOT NULL,
  amount bigint NOT NULL,
  line json NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id)
);
CREATE INDEX pending_lines_of_subscription ON pending_lines (organization_id, subscription_id);
CREATE INDEX pending_lines_of_customer ON pending_lines (organization_id, customer_id);
CALL quarterday_protect('pending_lines');
GRANT SELECT, INSERT, DELETE ON pending_lines TO quarterday_app;

-- Double entry, one row a transfer: what is taken from one account is given to another, so books out of balance cannot be stored.
CREATE TABLE ledger_transfers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('sale', 'payment', 'credit_granted', 'credit_applied', 'void', 'write_off', 'recovery')),
  debit text NOT NULL,
  credit text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  customer_id uuid NOT NULL,
  invoice_id uuid,
  payment_id uuid,
  grant_id uuid,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  CHECK (debit <> credit),
  CHECK (debit ~ '^(receivable|revenue|tax|cash:[a-z]+|customer_credit|credit_given|bad_debt)$'),
  CHECK (credit ~ '^(receivable|revenue|tax|cash:[a-z]+|customer_credit|credit_given|bad_debt)$')
);
CREATE INDEX ledger_transfers_of_invoice ON ledger_transfers (organization_id, invoice_id);
CALL quarterday_protect('ledger_transfers');
GRANT SELECT, INSERT ON ledger_transfers TO quarterday_app;

-- The same books as signed entries: debit positive, credit negative.
CREATE VIEW ledger_entries WITH (security_invoker = true) AS
  SELECT organization_id, id AS transfer_id, kind, debit AS account, amount, currency, customer_id, invoice_id, payment_id, occurred_at FROM ledger_transfers
  UNION ALL
  SELECT organization_id, id, kind, credit, -amount, currency, customer_id, invoice_id, payment_id, occurred_at FROM ledger_transfers;
GRANT SELECT ON ledger_entries TO quarterday_app;

CREATE TABLE credit_grants (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount bigint NOT NULL CHECK (amount > 0),
  remaining bigint NOT NULL CHECK (remaining BETWEEN 0 AND amount),
  reason text NOT NULL CHECK (reason IN ('granted', 'negative_invoice', 'overpayment')),
  memo text CHECK (length(memo) <= 2000),
  invoice_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id)
);
CREATE INDEX credit_grants_of_customer ON credit_grants (organization_id, customer_id, id);
CREATE INDEX credit_grants_to_draw ON credit_grants (organization_id, customer_id, currency, id) WHERE remaining > 0;
CALL quarterday_protect('credit_grants');
GRANT SELECT, INSERT ON credit_grants TO quarterday_app;
GRANT UPDATE (remaining) ON credit_grants TO quarterday_app;

CREATE TABLE credit_entries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  grant_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  -- Negative: given back, when the invoice was voided.
  amount bigint NOT NULL CHECK (amount <> 0),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, grant_id) REFERENCES credit_grants (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id)
);
CREATE INDEX credit_entries_of_grant ON credit_entries (organization_id, grant_id);
CREATE INDEX credit_entries_of_invoice ON credit_entries (organization_id, invoice_id);
CALL quarterday_protect('credit_entries');
GRANT SELECT, INSERT ON credit_entries TO quarterday_app;
