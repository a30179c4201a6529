-- What documents say since lines are discounted and taxed, prices can be metered, and credit notes lower what is due.

ALTER TABLE invoice_lines
  -- What the derivation gives: `amount`, together with its tax where the price includes it.
  ADD COLUMN listed_amount bigint,
  -- [{discount, amount}], in the order in which they were taken off. Null: none.
  ADD COLUMN discounts json,
  -- {inclusive, category, rate, applied: [{rate, percent, amount}]}. Null: nothing to say.
  ADD COLUMN taxing json,
  DROP CONSTRAINT invoice_lines_kind_check,
  ADD CONSTRAINT invoice_lines_kind_check CHECK (kind IN
    ('recurring', 'usage', 'minimum_commitment', 'proration_credit', 'setup_fee', 'one_off', 'top_up', 'credit_to_balance'));
UPDATE invoice_lines SET listed_amount = amount;
ALTER TABLE invoice_lines ALTER COLUMN listed_amount SET NOT NULL;
-- What earlier documents billed of a period's usage.
CREATE INDEX invoice_lines_of_usage ON invoice_lines (organization_id, item_id, period_start) WHERE kind = 'usage';

ALTER TABLE invoices
  -- What each discount and each tax rate came to on the whole document. Null: nothing.
  ADD COLUMN discounts json,
  ADD COLUMN taxes json,
  ADD COLUMN tax_treatment text NOT NULL DEFAULT 'taxed' CHECK (tax_treatment IN ('taxed', 'exempt', 'reverse_charge')),
  -- The part of credits_applied that came from wallets.
  ADD COLUMN wallet_applied bigint NOT NULL DEFAULT 0 CHECK (wallet_applied BETWEEN 0 AND credits_applied),
  -- What credit notes took off what was due.
  ADD COLUMN amount_credited bigint NOT NULL DEFAULT 0 CHECK (amount_credited >= 0),
  DROP CONSTRAINT invoices_reason_check,
  ADD CONSTRAINT invoices_reason_check CHECK (reason IN
    ('start', 'renewal', 'change', 'cancel', 'pause', 'usage', 'top_up', 'consolidated', 'one_off')),
  DROP CONSTRAINT invoices_check1,
  ADD CONSTRAINT invoices_due CHECK
    (amount_due = total - credits_applied - amount_paid - amount_credited OR status IN ('void', 'uncollectible'));
GRANT UPDATE (wallet_applied, amount_credited) ON invoices TO quarterday_app;

ALTER TABLE prices
  DROP CONSTRAINT prices_usage_check,
  DROP CONSTRAINT prices_kind_check,
  DROP CONSTRAINT prices_check,
  ADD CONSTRAINT prices_kind_check CHECK (kind IN ('recurring', 'minimum_commitment', 'setup_fee', 'one_off')),
  ADD CONSTRAINT prices_interval CHECK ((kind IN ('recurring', 'minimum_commitment')) = (interval_unit IS NOT NULL)),
  ADD CONSTRAINT prices_usage_check CHECK (usage IN ('licensed', 'metered')),
  ADD COLUMN meter_id uuid,
  -- {filters, group_by, recurring, prorated}
  ADD COLUMN metering jsonb,
  ADD COLUMN tax_behavior text CHECK (tax_behavior IN ('exclusive', 'inclusive')),
  ADD COLUMN tax_rate_id uuid,
  -- By locale.
  ADD COLUMN names jsonb NOT NULL DEFAULT '{}',
  -- Sold to this customer only, in the place of `overrides`.
  ADD COLUMN customer_id uuid,
  ADD COLUMN overrides_price_id uuid,
  ADD CONSTRAINT prices_metered CHECK ((usage = 'metered') = (meter_id IS NOT NULL) AND (usage = 'metered') = (metering IS NOT NULL)),
  ADD CONSTRAINT prices_override CHECK ((customer_id IS NULL) = (overrides_price_id IS NULL)),
  ADD FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  ADD FOREIGN KEY (organization_id, overrides_price_id) REFERENCES prices (organization_id, id);
CREATE UNIQUE INDEX prices_one_override ON prices (organization_id, customer_id, overrides_price_id) WHERE customer_id IS NOT NULL AND status = 'active';
GRANT UPDATE (names) ON prices TO quarterday_app;
ALTER TABLE products ADD COLUMN names jsonb NOT NULL DEFAULT '{}';
GRANT UPDATE (names) ON products TO quarterday_app;
ALTER TABLE plans
  ADD COLUMN names jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN term_end text NOT NULL DEFAULT 'expire' CHECK (term_end IN ('expire', 'renew')),
  ADD COLUMN trial_end text NOT NULL DEFAULT 'activate' CHECK (trial_end IN ('activate', 'cancel_without_payment_method', 'pause_without_payment_method')),
  -- [{currency, amount}]: usage that reaches one of these is billed before the end of the period.
  ADD COLUMN usage_thresholds jsonb NOT NULL DEFAULT '[]';
GRANT UPDATE (names, term_end, trial_end, usage_thresholds) ON plans TO quarterday_app;

ALTER TABLE customers
  ADD COLUMN region text CHECK (length(region) <= 64),
  -- Null: decided from where seller and customer are.
  ADD COLUMN tax_treatment text CHECK (tax_treatment IN ('taxed', 'exempt', 'reverse_charge'));
