-- The most that the usage of a subscription may come to in a billing period.

ALTER TABLE subscriptions
  -- {amount, scope, action}. Null: there is none.
  ADD COLUMN spending_cap jsonb,
  -- When there was one last, where there is none now.
  ADD COLUMN spending_cap_ended_at timestamptz,
  -- The period for which its customer was told last how near they are, and at how many percent.
  ADD COLUMN spending_cap_told_for timestamptz,
  ADD COLUMN spending_cap_told int CHECK (spending_cap_told IN (80, 100)),
  ADD CONSTRAINT subscriptions_spending_cap_told CHECK ((spending_cap_told_for IS NULL) = (spending_cap_told IS NULL));
GRANT UPDATE (spending_cap, spending_cap_ended_at, spending_cap_told_for, spending_cap_told) ON subscriptions TO quarterday_app;
