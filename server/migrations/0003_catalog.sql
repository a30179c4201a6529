-- What is sold: product, plan, price. A price never changes; a new price takes its place for new subscriptions.

CREATE TABLE products (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  description text,
  tax_category text,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CALL quarterday_protect('products');
GRANT SELECT, INSERT, DELETE ON products TO quarterday_app;
GRANT UPDATE (name, description, tax_category, status, metadata, updated_at) ON products TO quarterday_app;

CREATE TABLE plans (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  description text,
  trial_days int NOT NULL DEFAULT 0 CHECK (trial_days BETWEEN 0 AND 1000),
  term_months int CHECK (term_months BETWEEN 1 AND 1200),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, code),
  FOREIGN KEY (organization_id, product_id) REFERENCES products (organization_id, id)
);
CALL quarterday_protect('plans');
GRANT SELECT, INSERT, DELETE ON plans TO quarterday_app;
GRANT UPDATE (name, description, trial_days, term_months, status, metadata, updated_at) ON plans TO quarterday_app;

CREATE TABLE prices (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  plan_id uuid,
  nickname text CHECK (length(nickname) <= 256),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  kind text NOT NULL CHECK (kind IN ('recurring', 'setup_fee', 'one_off')),
  interval_unit text CHECK (interval_unit IN ('day', 'week', 'month', 'year')),
  interval_count int CHECK (interval_count BETWEEN 1 AND 1000),
  billing text NOT NULL CHECK (billing IN ('in_advance', 'in_arrears')),
  usage text NOT NULL CHECK (usage IN ('licensed')),
  model text NOT NULL CHECK (model IN ('flat', 'per_unit', 'graduated', 'volume', 'package', 'percentage', 'graduated_percentage')),
  terms jsonb NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, product_id) REFERENCES products (organization_id, id),
  FOREIGN KEY (organization_id, plan_id) REFERENCES plans (organization_id, id),
  CHECK ((kind = 'recurring') = (interval_unit IS NOT NULL)),
  CHECK ((interval_unit IS NULL) = (interval_count IS NULL))
);
CREATE INDEX prices_of_plan ON prices (organization_id, plan_id);
CREATE INDEX prices_of_product ON prices (organization_id, product_id);
CALL quarterday_protect('prices');
GRANT SELECT, INSERT, DELETE ON prices TO quarterday_app;
GRANT UPDATE (nickname, status) ON prices TO quarterday_app;
