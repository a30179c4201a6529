-- A fee that is charged once is found by its subscription: a change asks whether it was charged before.
CREATE INDEX invoice_lines_of_setup_fees ON invoice_lines (organization_id, subscription_id, price_id) WHERE kind = 'setup_fee';

-- What an item's non-additive usage is charged for where a change cut its period: its part of this stretch. Null: the usage is charged whole.
ALTER TABLE counted_charges
  ADD COLUMN stretch_start timestamptz,
  ADD COLUMN stretch_end timestamptz,
  ADD CONSTRAINT counted_charges_stretch CHECK ((stretch_start IS NULL) = (stretch_end IS NULL) AND stretch_start < stretch_end);
GRANT UPDATE (stretch_start, stretch_end) ON counted_charges TO quarterday_app;

-- A change before the start, or in a pause, says anew what the start or the resumption will charge once.
GRANT UPDATE (setup_prices) ON subscriptions TO quarterday_app;

-- Since when the lines of a charge wait for the document that the customer's subscriptions share. Null: they do not.
ALTER TABLE counted_charges ADD COLUMN shared_at timestamptz;
GRANT UPDATE (shared_at) ON counted_charges TO quarterday_app;
CREATE INDEX counted_charges_shared ON counted_charges (organization_id, subscription_id, shared_at) WHERE shared_at IS NOT NULL;
