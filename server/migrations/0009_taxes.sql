-- Dated tax rates. What is charged never changes: a new rate takes the place of one that ends.

CREATE TABLE tax_rates (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  -- Rates of different kinds add up; of one kind the most specific is charged.
  kind text NOT NULL DEFAULT 'VAT' CHECK (length(kind) BETWEEN 1 AND 32),
  -- What is printed.
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  percent numeric(9, 6) NOT NULL CHECK (percent BETWEEN 0 AND 100),
  -- Null: everywhere.
  country text CHECK (country ~ '^[A-Z]{2}$'),
  region text CHECK (length(region) BETWEEN 1 AND 64),
  -- Null: whatever has no rate for its category.
  category text CHECK (length(category) BETWEEN 1 AND 64),
  -- First and last day.
  valid_from date,
  valid_until date,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  metadata jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CHECK (region IS NULL OR country IS NOT NULL),
  CHECK (valid_until >= valid_from)
);
CALL quarterday_protect('tax_rates');
GRANT SELECT, INSERT ON tax_rates TO quarterday_app;
GRANT UPDATE (name, valid_until, status, metadata, updated_at) ON tax_rates TO quarterday_app;

ALTER TABLE prices ADD FOREIGN KEY (organization_id, tax_rate_id) REFERENCES tax_rates (organization_id, id);
CREATE INDEX prices_of_tax_rate ON prices (organization_id, tax_rate_id) WHERE tax_rate_id IS NOT NULL;
