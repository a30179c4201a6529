-- What customers may use: features, what plans grant of them, exceptions for single customers, and since when subscriptions hold their plans.

CREATE TABLE features (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_.-]{0,63}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  -- switch: on or off; limit: a number that the seller's software compares itself; metered: a number that a meter counts up to.
  kind text NOT NULL CHECK (kind IN ('switch', 'limit', 'metered')),
  meter_id uuid,
  -- What the number counts: `calls`, `GB`.
  unit text CHECK (length(unit) BETWEEN 1 AND 64),
  status text NOT NULL CHECK (status IN ('active', 'archived')),
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, code),
  FOREIGN KEY (organization_id, meter_id) REFERENCES meters (organization_id, id),
  CONSTRAINT features_metered CHECK ((kind = 'metered') = (meter_id IS NOT NULL)),
  CONSTRAINT features_unit CHECK (kind <> 'switch' OR unit IS NULL)
);
CREATE INDEX features_of_meter ON features (organization_id, meter_id) WHERE meter_id IS NOT NULL;
CALL quarterday_protect('features');
GRANT SELECT, INSERT ON features TO quarterday_app;
-- What a feature is never changes: plans and customers were promised it.
GRANT UPDATE (name, unit, status, metadata, updated_at) ON features TO quarterday_app;

CREATE TABLE plan_features (
  organization_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  feature_id uuid NOT NULL,
  enabled boolean NOT NULL,
  -- Of limits and metered features; null: without a limit. Of metered ones, for each usage period of the subscription.
  allowance numeric(27, 12) CHECK (allowance >= 0),
  PRIMARY KEY (organization_id, plan_id, feature_id),
  FOREIGN KEY (organization_id, plan_id) REFERENCES plans (organization_id, id),
  FOREIGN KEY (organization_id, feature_id) REFERENCES features (organization_id, id)
);
CREATE INDEX plan_features_of_feature ON plan_features (organization_id, feature_id);
CALL quarterday_protect('plan_features');
GRANT SELECT, INSERT, DELETE ON plan_features TO quarterday_app;
GRANT UPDATE (enabled, allowance) ON plan_features TO quarterday_app;

-- An exception for one customer: it takes the place of what the plans grant.
CREATE TABLE entitlements (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  feature_id uuid NOT NULL,
  has_access boolean NOT NULL,
  allowance numeric(27, 12) CHECK (allowance >= 0),
  reason text CHECK (length(reason) BETWEEN 1 AND 500),
  expires_at timestamptz,
  status text NOT NULL CHECK (status IN ('active', 'expired', 'replaced', 'removed')),
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, feature_id) REFERENCES features (organization_id, id),
  CONSTRAINT entitlements_closed CHECK ((status = 'active') = (closed_at IS NULL)),
  CONSTRAINT entitlements_denied CHECK (has_access OR allowance IS NULL)
);
CREATE UNIQUE INDEX entitlements_one_active ON entitlements (organization_id, customer_id, feature_id) WHERE status = 'active';
CREATE INDEX entitlements_of_customer ON entitlements (organization_id, customer_id, id);
CREATE INDEX entitlements_expiring ON entitlements (organization_id, expires_at) WHERE status = 'active' AND expires_at IS NOT NULL;
CALL quarterday_protect('entitlements');
CREATE POLICY dispatcher ON entitlements FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON entitlements TO quarterday_app;
GRANT UPDATE (status, closed_at) ON entitlements TO quarterday_app;
GRANT SELECT (organization_id, id, status, expires_at) ON entitlements TO quarterday_dispatcher;

-- Since when and until when a subscription holds a plan: its own, and those that its other items belong to. Allowances of a period in which they
-- changed are made up of these stretches.
CREATE TABLE subscription_plan_stretches (
  organization_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (organization_id, subscription_id, plan_id, starts_at),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id),
  FOREIGN KEY (organization_id, plan_id) REFERENCES plans (organization_id, id),
  CHECK (starts_at < ends_at)
);
CREATE UNIQUE INDEX subscription_plan_stretches_running ON subscription_plan_stretches (organization_id, subscription_id, plan_id) WHERE ends_at IS NULL;
CALL quarterday_protect('subscription_plan_stretches');
GRANT SELECT, INSERT, DELETE ON subscription_plan_stretches TO quarterday_app;
GRANT UPDATE (ends_at) ON subscription_plan_stretches TO quarterday_app;

-- What subscriptions hold today, as if they always had: earlier changes were not kept. FORCE is lifted while the owner reads protected rows.
ALTER TABLE subscriptions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE subscription_items NO FORCE ROW LEVEL SECURITY;
ALTER TABLE prices NO FORCE ROW LEVEL SECURITY;
ALTER TABLE subscription_plan_stretches NO FORCE ROW LEVEL SECURITY;
INSERT INTO subscription_plan_stretches (organization_id, subscription_id, plan_id, starts_at)
  SELECT organization_id, subscription_id, plan_id, min(starts_at) FROM (
    SELECT organization_id, id AS subscription_id, plan_id, started_at AS starts_at FROM subscriptions WHERE plan_id IS NOT NULL AND ended_at IS NULL
    UNION ALL
    SELECT i.organization_id, i.subscription_id, p.plan_id, i.starts_at FROM subscription_items i
      JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id WHERE p.plan_id IS NOT NULL AND i.ends_at IS NULL) held
  GROUP BY 1, 2, 3;
ALTER TABLE subscriptions FORCE ROW LEVEL SECURITY;
ALTER TABLE subscription_items FORCE ROW LEVEL SECURITY;
ALTER TABLE prices FORCE ROW LEVEL SECURITY;
ALTER TABLE subscription_plan_stretches FORCE ROW LEVEL SECURITY;
