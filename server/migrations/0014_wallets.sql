-- Prepaid credit: wallets, what is put into them, and credit that expires.

CREATE TABLE wallets (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  -- The smallest is drawn on first.
  priority int NOT NULL CHECK (priority BETWEEN 1 AND 50),
  status text NOT NULL CHECK (status IN ('active', 'closed')),
  -- Automatic top-up: below the threshold the amount is invoiced. One top-up is always enough, or there would be a row of them.
  auto_threshold bigint CHECK (auto_threshold > 0),
  auto_amount bigint CHECK (auto_amount >= auto_threshold),
  auto_expires_after_days int CHECK (auto_expires_after_days BETWEEN 1 AND 3650),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  CHECK ((auto_threshold IS NULL) = (auto_amount IS NULL)),
  CHECK (auto_expires_after_days IS NULL OR auto_amount IS NOT NULL),
  CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
  CHECK (status = 'active' OR auto_threshold IS NULL)
);
CREATE INDEX wallets_of_customer ON wallets (organization_id, customer_id, id);
CREATE INDEX wallets_topped_up_by_themselves ON wallets (organization_id, id) WHERE auto_threshold IS NOT NULL;
CALL quarterday_protect('wallets');
CREATE POLICY dispatcher ON wallets FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON wallets TO quarterday_app;
GRANT UPDATE (name, priority, status, auto_threshold, auto_amount, auto_expires_after_days, updated_at, closed_at) ON wallets TO quarterday_app;
GRANT SELECT (organization_id, id, customer_id, auto_threshold) ON wallets TO quarterday_dispatcher;

ALTER TABLE credit_grants
  -- Null: plain customer credit, which is used before any wallet.
  ADD COLUMN wallet_id uuid,
  ADD COLUMN priority int NOT NULL DEFAULT 50 CHECK (priority BETWEEN 1 AND 50),
  ADD COLUMN available_at timestamptz,
  -- The first moment at which it pays for nothing any more.
  ADD COLUMN expires_at timestamptz,
  -- What was written off or rolled over.
  ADD COLUMN expired bigint NOT NULL DEFAULT 0 CHECK (expired >= 0),
  -- Money stands behind it: what expires of it is revenue. Else it was a gift, which is taken back.
  ADD COLUMN bought boolean NOT NULL DEFAULT false,
  -- {max_amount, percent, expires_after_days}. Null: what is left when it expires is lost.
  ADD COLUMN rollover jsonb,
  ADD COLUMN rolled_over_from uuid,
  DROP CONSTRAINT credit_grants_check,
  ADD CONSTRAINT credit_grants_remaining CHECK (remaining BETWEEN 0 AND amount - expired),
  DROP CONSTRAINT credit_grants_reason_check,
  ADD CONSTRAINT credit_grants_reason_check CHECK (reason IN
    ('granted', 'negative_invoice', 'overpayment', 'credit_note', 'top_up', 'rollover')),
  ADD CONSTRAINT credit_grants_top_up CHECK (reason <> 'top_up' OR (wallet_id IS NOT NULL AND invoice_id IS NOT NULL)),
  ADD CONSTRAINT credit_grants_rollover CHECK ((reason = 'rollover') = (rolled_over_from IS NOT NULL)),
  ADD CONSTRAINT credit_grants_times CHECK (available_at < expires_at),
  ADD FOREIGN KEY (organization_id, wallet_id) REFERENCES wallets (organization_id, id),
  ADD FOREIGN KEY (organization_id, rolled_over_from) REFERENCES credit_grants (organization_id, id);
UPDATE credit_grants SET bought = reason <> 'granted';
-- A top-up that is paid twice within milliseconds is granted once; what expires rolls over once.
CREATE UNIQUE INDEX credit_grants_one_a_top_up ON credit_grants (organization_id, invoice_id) WHERE reason = 'top_up';
CREATE UNIQUE INDEX credit_grants_one_rollover ON credit_grants (organization_id, rolled_over_from) WHERE rolled_over_from IS NOT NULL;
CREATE INDEX credit_grants_in_wallet ON credit_grants (organization_id, wallet_id) WHERE wallet_id IS NOT NULL AND remaining > 0;
CREATE INDEX credit_grants_to_expire ON credit_grants (organization_id, expires_at, id) WHERE remaining > 0 AND expires_at IS NOT NULL;
CREATE POLICY dispatcher ON credit_grants FOR SELECT TO quarterday_dispatcher USING (true);
GRANT UPDATE (expired) ON credit_grants TO quarterday_app;
GRANT SELECT (organization_id, wallet_id, remaining, available_at, expires_at) ON credit_grants TO quarterday_dispatcher;

ALTER TABLE credit_entries
  ADD COLUMN kind text NOT NULL DEFAULT 'application' CHECK (kind IN ('application', 'expiry', 'rollover')),
  ALTER COLUMN invoice_id DROP NOT NULL,
  ADD CONSTRAINT credit_entries_invoice CHECK ((kind = 'application') = (invoice_id IS NOT NULL)),
  ADD CONSTRAINT credit_entries_expiry CHECK (kind = 'application' OR amount > 0);

-- What was ordered for a wallet. A grant comes of it at once, or when its invoice is paid.
CREATE TABLE wallet_top_ups (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  status text NOT NULL CHECK (status IN ('open', 'granted', 'abandoned')),
  automatic boolean NOT NULL,
  -- The caller's own name for it: what has one is booked once, whatever is posted twice.
  reference text CHECK (length(reference) BETWEEN 1 AND 256),
  invoice_id uuid,
  grant_id uuid,
  -- What its grant will say.
  priority int NOT NULL CHECK (priority BETWEEN 1 AND 50),
  available_at timestamptz,
  expires_at timestamptz,
  expires_after_days int CHECK (expires_after_days BETWEEN 1 AND 3650),
  rollover jsonb,
  memo text CHECK (length(memo) <= 2000),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, invoice_id),
  FOREIGN KEY (organization_id, wallet_id) REFERENCES wallets (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  CHECK ((status = 'granted') = (grant_id IS NOT NULL)),
  CHECK (invoice_id IS NOT NULL OR (status = 'granted' AND NOT automatic))
);
CREATE INDEX wallet_top_ups_of_wallet ON wallet_top_ups (organization_id, wallet_id, id);
CREATE UNIQUE INDEX wallet_top_ups_of_reference ON wallet_top_ups (organization_id, wallet_id, reference) WHERE reference IS NOT NULL;
-- However many workers find a wallet low, it is topped up once.
CREATE UNIQUE INDEX wallet_top_ups_one_automatic ON wallet_top_ups (organization_id, wallet_id) WHERE automatic AND status = 'open';
CALL quarterday_protect('wallet_top_ups');
CREATE POLICY dispatcher ON wallet_top_ups FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON wallet_top_ups TO quarterday_app;
GRANT UPDATE (status, grant_id) ON wallet_top_ups TO quarterday_app;
GRANT SELECT (organization_id, wallet_id, automatic, status) ON wallet_top_ups TO quarterday_dispatcher;

CREATE POLICY dispatcher_of_wallets ON customers FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, id, status) ON customers TO quarterday_dispatcher;

-- `prepaid`: top-ups that were invoiced and not yet paid. `breakage`: bought credit that nobody used in time. Added to what is allowed so far.
DO $$
DECLARE
  name text;
  definition text;
BEGIN
  FOR name, definition IN SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = 'ledger_transfers'::regclass
      AND conname IN ('ledger_transfers_kind_check', 'ledger_transfers_debit_check', 'ledger_transfers_credit_check') ORDER BY conname
  LOOP
    definition := replace(replace(definition, '|bad_debt', '|bad_debt|prepaid|breakage'), '''sale''::text', '''sale''::text, ''credit_expired''::text');
    EXECUTE format('ALTER TABLE ledger_transfers DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', name, name, definition);
  END LOOP;
END
$$;
