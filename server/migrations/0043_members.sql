-- Who made a key: it dies with their membership. And from where it is accepted.
ALTER TABLE api_keys
  -- No part of a key: it says by whom. Null: the installation itself, or software that had no person behind it.
  ADD COLUMN created_by uuid REFERENCES users (id),
  -- Addresses and networks (`10.0.0.0/8`). None: from everywhere.
  ADD COLUMN allowed_addresses text[] NOT NULL DEFAULT '{}' CHECK (cardinality(allowed_addresses) <= 50);
CREATE INDEX api_keys_of_creator ON api_keys (organization_id, created_by) WHERE created_by IS NOT NULL;
GRANT UPDATE (allowed_addresses) ON api_keys TO quarterday_app;

-- When the mail last left: an address is not written to again at once.
ALTER TABLE invitations ADD COLUMN sent_at timestamptz;
GRANT UPDATE (sent_at) ON invitations TO quarterday_app;

-- Whoever works for an organization works in its sandboxes.
CREATE INDEX organizations_of_maker ON organizations (created_by) WHERE created_by IS NOT NULL;
