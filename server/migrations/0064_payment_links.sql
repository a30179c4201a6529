-- Links to the pay page that staff or software asked for: seen, and revoked one by one. Links in messages are signed and kept nowhere.
CREATE TABLE payment_links (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  -- All in real time, also in a sandbox: so the customer lives.
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- The last time that it was opened, to the minute. Null: never.
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  CHECK (expires_at > created_at)
);
CREATE INDEX payment_links_of_invoice ON payment_links (organization_id, invoice_id, id);
CALL quarterday_protect('payment_links');
GRANT SELECT, INSERT ON payment_links TO quarterday_app;
GRANT UPDATE (last_used_at, revoked_at) ON payment_links TO quarterday_app;
