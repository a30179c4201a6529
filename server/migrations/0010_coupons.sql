-- Coupons, the codes that lead to them, and what customers have of them.

CREATE TABLE coupons (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  -- The seller's own short name for it, for direct reference.
  code text CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  percent_off numeric(9, 6) CHECK (percent_off > 0 AND percent_off <= 100),
  -- Minor units of `currency`.
  amount_off bigint CHECK (amount_off > 0),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  duration text NOT NULL CHECK (duration IN ('once', 'repeating', 'forever')),
  duration_months int CHECK (duration_months BETWEEN 1 AND 1200),
  duration_periods int CHECK (duration_periods BETWEEN 1 AND 1200),
  -- {plans, products, prices}: ids. All empty: everything.
  applies_to jsonb NOT NULL,
  minimum_amount bigint CHECK (minimum_amount > 0),
  first_purchase_only boolean NOT NULL,
  max_redemptions int CHECK (max_redemptions >= 1),
  max_redemptions_per_customer int CHECK (max_redemptions_per_customer >= 1),
  redeemed_count int NOT NULL DEFAULT 0 CHECK (redeemed_count >= 0),
  valid_from timestamptz,
  valid_until timestamptz,
  status text NOT NULL CHECK (status IN ('active', 'archived')),
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT coupons_terms CHECK ((percent_off IS NULL) <> (amount_off IS NULL)),
  CONSTRAINT coupons_currency CHECK (currency IS NOT NULL OR (amount_off IS NULL AND minimum_amount IS NULL)),
  CONSTRAINT coupons_duration CHECK
    ((duration = 'repeating') = (duration_months IS NOT NULL OR duration_periods IS NOT NULL) AND (duration_months IS NULL OR duration_periods IS NULL)),
  CONSTRAINT coupons_limit CHECK (redeemed_count <= max_redemptions),
  CONSTRAINT coupons_window CHECK (valid_from < valid_until)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX coupons_by_code ON coupons (organization_id, lower(code));
CALL quarterday_protect('coupons');
GRANT SELECT, INSERT, DELETE ON coupons TO quarterday_app;
-- No privilege exists to change what a coupon gives: those who have it were promised it.
GRANT UPDATE (name, max_redemptions, max_redemptions_per_customer, redeemed_count, valid_until, status, metadata, updated_at) ON coupons TO quarterday_app;

-- What a customer types.
CREATE TABLE promotion_codes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  coupon_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$'),
  -- For this customer only.
  customer_id uuid,
  first_purchase_only boolean NOT NULL,
  max_redemptions int CHECK (max_redemptions >= 1),
  redeemed_count int NOT NULL DEFAULT 0 CHECK (redeemed_count >= 0),
  valid_until timestamptz,
  status text NOT NULL CHECK (status IN ('active', 'inactive')),
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, coupon_id) REFERENCES coupons (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  CONSTRAINT promotion_codes_limit CHECK (redeemed_count <= max_redemptions)
) WITH (fillfactor = 70);
-- A code that is not active any more can be given out anew.
CREATE UNIQUE INDEX promotion_codes_by_code ON promotion_codes (organization_id, lower(code)) WHERE status = 'active';
CREATE INDEX promotion_codes_of_coupon ON promotion_codes (organization_id, coupon_id, id);
CALL quarterday_protect('promotion_codes');
GRANT SELECT, INSERT, DELETE ON promotion_codes TO quarterday_app;
GRANT UPDATE (max_redemptions, redeemed_count, valid_until, status, metadata, updated_at) ON promotion_codes TO quarterday_app;

-- How often each customer redeemed a coupon: the row that their limit is checked on.
CREATE TABLE coupon_customers (
  organization_id uuid NOT NULL,
  coupon_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  redeemed_count int NOT NULL CHECK (redeemed_count >= 0),
  PRIMARY KEY (organization_id, coupon_id, customer_id),
  FOREIGN KEY (organization_id, coupon_id) REFERENCES coupons (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id)
);
CALL quarterday_protect('coupon_customers');
GRANT SELECT, INSERT, DELETE ON coupon_customers TO quarterday_app;
GRANT UPDATE (redeemed_count) ON coupon_customers TO quarterday_app;

-- A coupon applied to a customer, or to one of their subscriptions.
CREATE TABLE discounts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  coupon_id uuid NOT NULL,
  promotion_code_id uuid,
  customer_id uuid NOT NULL,
  subscription_id uuid,
  -- Of the customer's discounts, in the order in which they were redeemed.
  position int NOT NULL CHECK (position >= 1),
  starts_at timestamptz NOT NULL,
  -- Null: without an end.
  ends_at timestamptz,
  -- Documents that it may still lower; null: any number.
  periods_left int CHECK (periods_left >= 0),
  -- Of an amount of which the rest is kept for the next document; else null.
  remaining_amount bigint CHECK (remaining_amount >= 0),
  -- Documents that it lowered and that stand.
  use_count int NOT NULL DEFAULT 0 CHECK (use_count >= 0),
  status text NOT NULL CHECK (status IN ('active', 'ended', 'removed')),
  -- It was removed before it was used: the redemption was given back.
  returned boolean NOT NULL DEFAULT false,
  closed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, customer_id, position),
  FOREIGN KEY (organization_id, coupon_id) REFERENCES coupons (organization_id, id),
  FOREIGN KEY (organization_id, promotion_code_id) REFERENCES promotion_codes (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  -- A subscription that starts with a coupon is written after it, in one transaction.
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT discounts_ended CHECK (status <> 'active' OR (periods_left IS DISTINCT FROM 0 AND remaining_amount IS DISTINCT FROM 0)),
  CONSTRAINT discounts_closed CHECK ((status = 'active') = (closed_at IS NULL)),
  CONSTRAINT discounts_returned CHECK (NOT returned OR (status = 'removed' AND use_count = 0))
) WITH (fillfactor = 70);
-- What billing asks for: narrow, and empty where nobody has a discount.
CREATE INDEX discounts_active ON discounts (organization_id, customer_id) WHERE status = 'active';
CREATE INDEX discounts_of_coupon ON discounts (organization_id, coupon_id, id);
CREATE INDEX discounts_of_subscription ON discounts (organization_id, subscription_id, id) WHERE subscription_id IS NOT NULL;
CALL quarterday_protect('discounts');
GRANT SELECT, INSERT ON discounts TO quarterday_app;
GRANT UPDATE (periods_left, remaining_amount, use_count, status, returned, closed_at) ON discounts TO quarterday_app;

-- What discounts took off documents that stand.
CREATE TABLE discount_uses (
  organization_id uuid NOT NULL,
  discount_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, discount_id, invoice_id),
  FOREIGN KEY (organization_id, discount_id) REFERENCES discounts (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id)
);
CREATE INDEX discount_uses_of_invoice ON discount_uses (organization_id, invoice_id);
CALL quarterday_protect('discount_uses');
GRANT SELECT, INSERT, DELETE ON discount_uses TO quarterday_app;
