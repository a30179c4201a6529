-- The periods that usage and minimum commitments were billed for, whatever they came to: late usage is rated again as its period was, and a draft's
-- until the draft is finalised.

CREATE TABLE counted_charges (
  organization_id uuid NOT NULL,
  -- The line, or the first of the lines, that the charge has or would have.
  line_id uuid NOT NULL,
  -- While what it came to stands on a draft; else null.
  draft_id uuid,
  rule text NOT NULL CHECK (rule IN ('usage', 'commitment')),
  subscription_id uuid NOT NULL,
  item_id uuid NOT NULL,
  price_id uuid NOT NULL,
  period_start timestamptz NOT NULL,
  period_end timestamptz NOT NULL,
  full_start timestamptz NOT NULL,
  full_end timestamptz NOT NULL,
  timezone text NOT NULL,
  PRIMARY KEY (organization_id, item_id, period_start),
  -- A draft that is computed again is a new row under the same id.
  FOREIGN KEY (organization_id, draft_id) REFERENCES invoices (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (organization_id, item_id) REFERENCES subscription_items (organization_id, id),
  FOREIGN KEY (organization_id, price_id) REFERENCES prices (organization_id, id),
  CHECK (period_start < period_end)
);
CREATE INDEX counted_charges_of_subscription ON counted_charges (organization_id, subscription_id, period_end);
CREATE INDEX counted_charges_on_drafts ON counted_charges (organization_id, draft_id) WHERE draft_id IS NOT NULL;
CALL quarterday_protect('counted_charges');
GRANT SELECT, INSERT ON counted_charges TO quarterday_app;
GRANT UPDATE (line_id, draft_id, price_id, period_end, full_start, full_end, timezone) ON counted_charges TO quarterday_app;

-- Time that cost nothing when its draft was made may have a line when it is finalised.
GRANT UPDATE (line_id) ON coverage TO quarterday_app;
