-- How subscriptions begin and go on: usage beside trials, trials and terms that end in several ways, phases, one active subscription a customer, and
-- documents that several subscriptions share.

ALTER TABLE subscription_cycles
  -- Since when usage and commitments of the running nominal period are counted; differs from period_start around a trial.
  ADD COLUMN usage_start timestamptz;
UPDATE subscription_cycles SET usage_start = period_start;
ALTER TABLE subscription_cycles ALTER COLUMN usage_start SET NOT NULL;

ALTER TABLE subscriptions
  -- What becomes of a trial at its end when nobody could be charged.
  ADD COLUMN trial_end text NOT NULL DEFAULT 'activate' CHECK (trial_end IN ('activate', 'cancel_without_payment_method', 'pause_without_payment_method')),
  -- When the end of the trial is announced. Null: it was, or there is none.
  ADD COLUMN trial_ending_at timestamptz,
  -- The length of its terms and what becomes of it at the end of one.
  ADD COLUMN term_months int CHECK (term_months BETWEEN 1 AND 1200),
  ADD COLUMN term_end text NOT NULL DEFAULT 'expire' CHECK (term_end IN ('expire', 'renew')),
  -- Prices that its start will charge once, while it has not begun.
  ADD COLUMN setup_prices jsonb NOT NULL DEFAULT '[]',
  -- The customer may have one such subscription at a time.
  ADD COLUMN exclusive boolean NOT NULL DEFAULT false;
CREATE UNIQUE INDEX subscriptions_one_active ON subscriptions (organization_id, customer_id)
  WHERE exclusive AND status IN ('incomplete', 'trialing', 'active', 'past_due', 'paused');
CREATE INDEX subscriptions_trial_ending ON subscriptions (organization_id, trial_ending_at, id)
  WHERE trial_ending_at IS NOT NULL AND status = 'trialing';
GRANT UPDATE (trial_end, trial_ending_at, term_months, term_end, exclusive) ON subscriptions TO quarterday_app;
CREATE POLICY dispatcher ON subscriptions FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, id, status, trial_ending_at) ON subscriptions TO quarterday_dispatcher;

ALTER TABLE subscription_changes
  -- The how-manieth phase of a schedule it begins; null: somebody asked for it by itself.
  ADD COLUMN phase smallint CHECK (phase >= 2);

ALTER TABLE pending_lines
  -- When the document that its customer's subscriptions share is made of it. Null: it waits for the next invoice of its subscription.
  ADD COLUMN consolidate_at timestamptz,
  ADD COLUMN collection_method text CHECK (collection_method IN ('charge_automatically', 'send_invoice')),
  ADD COLUMN net_terms_days int CHECK (net_terms_days BETWEEN 0 AND 365),
  ADD CONSTRAINT pending_lines_consolidated CHECK ((consolidate_at IS NULL) = (collection_method IS NULL));
CREATE INDEX pending_lines_to_consolidate ON pending_lines (organization_id, consolidate_at, customer_id) WHERE consolidate_at IS NOT NULL;
CREATE POLICY dispatcher ON pending_lines FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, id, consolidate_at) ON pending_lines TO quarterday_dispatcher;
