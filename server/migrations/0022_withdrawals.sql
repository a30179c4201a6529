-- What was paid for in advance and not used goes back; wallets that pay for certain things only.

CREATE TABLE wallet_withdrawals (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  wallet_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  -- To the customer's credit beside wallets, back by the payments that it was bought with, or to the seller.
  destination text NOT NULL CHECK (destination IN ('customer_balance', 'refund', 'forfeit')),
  -- The customer credit that it became.
  grant_id uuid,
  memo text CHECK (length(memo) <= 2000),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, wallet_id) REFERENCES wallets (organization_id, id),
  CHECK ((destination = 'customer_balance') = (grant_id IS NOT NULL))
);
CREATE INDEX wallet_withdrawals_of_wallet ON wallet_withdrawals (organization_id, wallet_id, id);
CALL quarterday_protect('wallet_withdrawals');
GRANT SELECT, INSERT ON wallet_withdrawals TO quarterday_app;

ALTER TABLE credit_grants
  -- What was taken out of the wallet again, and not by an invoice.
  ADD COLUMN withdrawn bigint NOT NULL DEFAULT 0 CHECK (withdrawn >= 0),
  DROP CONSTRAINT credit_grants_remaining,
  ADD CONSTRAINT credit_grants_remaining CHECK (remaining BETWEEN 0 AND amount - expired - withdrawn),
  -- Only what money stands behind goes back.
  ADD CONSTRAINT credit_grants_withdrawn CHECK (withdrawn = 0 OR (bought AND wallet_id IS NOT NULL)),
  DROP CONSTRAINT credit_grants_reason_check,
  ADD CONSTRAINT credit_grants_reason_check CHECK (reason IN
    ('granted', 'negative_invoice', 'overpayment', 'credit_note', 'top_up', 'rollover', 'withdrawal'));
GRANT UPDATE (withdrawn) ON credit_grants TO quarterday_app;

ALTER TABLE credit_entries
  ADD COLUMN withdrawal_id uuid,
  DROP CONSTRAINT credit_entries_kind_check,
  ADD CONSTRAINT credit_entries_kind_check CHECK (kind IN ('application', 'expiry', 'rollover', 'withdrawal')),
  ADD CONSTRAINT credit_entries_withdrawal CHECK ((kind = 'withdrawal') = (withdrawal_id IS NOT NULL)),
  ADD FOREIGN KEY (organization_id, withdrawal_id) REFERENCES wallet_withdrawals (organization_id, id);
CREATE INDEX credit_entries_of_withdrawal ON credit_entries (organization_id, withdrawal_id) WHERE withdrawal_id IS NOT NULL;

ALTER TABLE credit_notes
  -- Unused credit that was bought with the invoice goes back by it.
  ADD COLUMN withdrawal_id uuid,
  DROP CONSTRAINT credit_notes_reason_check,
  ADD CONSTRAINT credit_notes_reason_check CHECK (reason IN
    ('change', 'cancel', 'pause', 'duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory', 'other', 'withdrawal')),
  ADD CONSTRAINT credit_notes_withdrawal CHECK ((reason = 'withdrawal') = (withdrawal_id IS NOT NULL)),
  ADD FOREIGN KEY (organization_id, withdrawal_id) REFERENCES wallet_withdrawals (organization_id, id);
CREATE INDEX credit_notes_of_withdrawal ON credit_notes (organization_id, withdrawal_id) WHERE withdrawal_id IS NOT NULL;

-- {plans, products, prices, meters, kinds}: what its credit pays for. Null: for everything. It is what the customer agreed to when buying, so it never changes.
ALTER TABLE wallets ADD COLUMN applies_to jsonb;
