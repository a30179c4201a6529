-- Who is billed.

CREATE TABLE customers (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  external_id text CHECK (length(external_id) BETWEEN 1 AND 256),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  email text CHECK (length(email) <= 320),
  phone text CHECK (length(phone) <= 64),
  party_id uuid NOT NULL,
  country text CHECK (country ~ '^[A-Z]{2}$'),
  currency text CHECK (currency ~ '^[A-Z]{3}$'),
  timezone text,
  locale text,
  -- Null: as the conventions say.
  collection_method text CHECK (collection_method IN ('charge_automatically', 'send_invoice')),
  net_terms_days int CHECK (net_terms_days BETWEEN 0 AND 365),
  conventions jsonb NOT NULL DEFAULT '{}',
  payment_method_id uuid,
  metadata jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'archived')),
  event_count int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, external_id),
  FOREIGN KEY (organization_id, party_id) REFERENCES billing_parties (organization_id, id)
);
CREATE INDEX customers_by_email ON customers (organization_id, lower(email));
CREATE INDEX customers_by_name ON customers (organization_id, lower(name) text_pattern_ops);
CALL quarterday_protect('customers');
GRANT SELECT, INSERT, UPDATE, DELETE ON customers TO quarterday_app;
