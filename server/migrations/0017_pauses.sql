-- Subscriptions rest and go on, and end at a date with their own say on what becomes of the unused part.

ALTER TABLE subscriptions
  -- Since when it rests, or from when on it is going to.
  ADD COLUMN pause_at timestamptz,
  -- When it goes on by itself.
  ADD COLUMN resumes_at timestamptz,
  -- Its periods are counted anew from the moment at which it goes on.
  ADD COLUMN restarts boolean NOT NULL DEFAULT false,
  -- Where the unused part goes when cancel_at comes. Null: as the conventions say then.
  ADD COLUMN cancel_credit text CHECK (cancel_credit IN ('credit_note', 'customer_balance', 'invoice_line', 'refund', 'none'));
UPDATE subscriptions s SET pause_at = c.period_start FROM subscription_cycles c
  WHERE c.organization_id = s.organization_id AND c.subscription_id = s.id AND s.status = 'paused';
ALTER TABLE subscriptions
  ADD CONSTRAINT subscriptions_rest_since CHECK (status <> 'paused' OR pause_at IS NOT NULL),
  ADD CONSTRAINT subscriptions_rest_ends CHECK (resumes_at IS NULL OR pause_at < resumes_at);
GRANT UPDATE (pause_at, resumes_at, restarts, cancel_credit) ON subscriptions TO quarterday_app;
