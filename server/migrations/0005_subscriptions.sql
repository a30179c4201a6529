-- A customer's standing agreement. What moves every cycle lives in the narrow subscription_cycles, whose row is also
-- the lock of its subscription; what the service time was used for lives in coverage.

CREATE TABLE subscriptions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  plan_id uuid,
  status text NOT NULL CHECK (status IN ('incomplete', 'trialing', 'active', 'past_due', 'paused', 'canceled', 'expired')),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  timezone text NOT NULL,
  interval_unit text NOT NULL CHECK (interval_unit IN ('day', 'week', 'month', 'year')),
  interval_count int NOT NULL CHECK (interval_count BETWEEN 1 AND 1000),
  -- Boundaries are counted from here; anchor_day keeps the 31 of a month that has only 30 days.
  anchor_on date NOT NULL,
  anchor_day smallint CHECK (anchor_day BETWEEN 1 AND 31),
  anchor_time time,
  collection_method text NOT NULL CHECK (collection_method IN ('charge_automatically', 'send_invoice')),
  net_terms_days int CHECK (net_terms_days BETWEEN 0 AND 365),
  conventions jsonb NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL,
  trial_ends_at timestamptz,
  term_ends_at timestamptz,
  cancel_at timestamptz,
  canceled_at timestamptz,
  ended_at timestamptz,
  metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, plan_id) REFERENCES plans (organization_id, id),
  CHECK ((status IN ('canceled', 'expired')) = (ended_at IS NOT NULL))
);
CREATE INDEX subscriptions_of_customer ON subscriptions (organization_id, customer_id);
CREATE INDEX subscriptions_by_status ON subscriptions (organization_id, status, id);
CALL quarterday_protect('subscriptions');
GRANT SELECT, INSERT ON subscriptions TO quarterday_app;
GRANT UPDATE (plan_id, status, timezone, interval_unit, interval_count, anchor_on, anchor_day, anchor_time, collection_method, net_terms_days,
  conventions, trial_ends_at, term_ends_at, cancel_at, canceled_at, ended_at, metadata, updated_at) ON subscriptions TO quarterday_app;

CREATE TABLE subscription_cycles (
  organization_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  -- Rises by one with every change of the subscription's billing state; a writer names the one it decided on.
  cycle int NOT NULL,
  period_start timestamptz NOT NULL,
  period_end timestamptz NOT NULL,
  -- When the billing run has to look at it again. Null: it has ended.
  next_at timestamptz,
  event_count int NOT NULL DEFAULT 0,
  parked_at timestamptz,
  parked_reason text,
  PRIMARY KEY (organization_id, subscription_id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id),
  CHECK (period_start <= period_end),
  CHECK ((parked_at IS NULL) = (parked_reason IS NULL))
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX subscription_cycles_due ON subscription_cycles (organization_id, next_at, subscription_id)
  WHERE next_at IS NOT NULL AND parked_at IS NULL;
CREATE INDEX subscription_cycles_parked ON subscription_cycles (organization_id, subscription_id) WHERE parked_at IS NOT NULL;
CALL quarterday_protect('subscription_cycles');
CREATE POLICY dispatcher ON subscription_cycles FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, UPDATE ON subscription_cycles TO quarterday_app;
GRANT SELECT (organization_id, subscription_id, next_at, parked_at) ON subscription_cycles TO quarterday_dispatcher;

CREATE TABLE subscription_items (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  price_id uuid NOT NULL,
  quantity numeric(27, 12) NOT NULL CHECK (quantity >= 0),
  starts_at timestamptz NOT NULL,
  -- Since when this price and quantity apply; earlier ones are in coverage.
  since timestamptz NOT NULL,
  ends_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id),
  FOREIGN KEY (organization_id, price_id) REFERENCES prices (organization_id, id),
  CHECK (starts_at <= since AND (ends_at IS NULL OR starts_at <= ends_at))
);
CREATE INDEX subscription_items_of_subscription ON subscription_items (organization_id, subscription_id);
CREATE INDEX subscription_items_of_price ON subscription_items (organization_id, price_id);
CALL quarterday_protect('subscription_items');
GRANT SELECT, INSERT ON subscription_items TO quarterday_app;
GRANT UPDATE (price_id, quantity, since, ends_at) ON subscription_items TO quarterday_app;

-- The service time of an item, tiled. Each row but the first points at the end of the one before it, so neither an overlap
-- nor a gap can be stored: the two unique keys allow one follower per end, the foreign key demands a predecessor.
CREATE TABLE coverage (
  organization_id uuid NOT NULL,
  item_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  previous_end timestamptz,
  subscription_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('billed', 'trial', 'free', 'paused', 'waived')),
  line_id uuid,
  PRIMARY KEY (organization_id, item_id, starts_at),
  UNIQUE (organization_id, item_id, ends_at),
  FOREIGN KEY (organization_id, item_id, previous_end) REFERENCES coverage (organization_id, item_id, ends_at),
  FOREIGN KEY (organization_id, item_id) REFERENCES subscription_items (organization_id, id),
  CHECK (previous_end = starts_at),
  CHECK (starts_at < ends_at),
  CHECK ((kind IN ('billed', 'waived')) = (line_id IS NOT NULL))
);
CREATE UNIQUE INDEX coverage_has_one_start ON coverage (organization_id, item_id) WHERE previous_end IS NULL;
CALL quarterday_protect('coverage');
GRANT SELECT, INSERT, DELETE ON coverage TO quarterday_app;
GRANT UPDATE (ends_at, kind) ON coverage TO quarterday_app;

-- A change that waits for its moment.
CREATE TABLE subscription_changes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  effective_at timestamptz NOT NULL,
  change jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('scheduled', 'applied', 'withdrawn')),
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id),
  CHECK ((status = 'scheduled') = (closed_at IS NULL))
);
CREATE INDEX subscription_changes_scheduled ON subscription_changes (organization_id, subscription_id) WHERE status = 'scheduled';
CALL quarterday_protect('subscription_changes');
GRANT SELECT, INSERT ON subscription_changes TO quarterday_app;
GRANT UPDATE (status, closed_at, effective_at) ON subscription_changes TO quarterday_app;
