-- What documents show is sealed whole, and reports find their months by index.

-- Of a party, whose row never changes: documents freeze theirs by its id, and this freezes the row.
CREATE FUNCTION quarterday_party_hash(id uuid, name text, email text, address jsonb, tax_ids jsonb) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT '\x02'::bytea || sha256(convert_to(jsonb_build_array(id, name, email, address, tax_ids)::text, 'UTF8'))
$$;
REVOKE ALL ON FUNCTION quarterday_party_hash(uuid, text, text, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quarterday_party_hash(uuid, text, text, jsonb, jsonb) TO quarterday_app;

ALTER TABLE billing_parties ADD COLUMN content_hash bytea;
ALTER TABLE billing_parties NO FORCE ROW LEVEL SECURITY;
UPDATE billing_parties SET content_hash = quarterday_party_hash(id, name, email, address, tax_ids);
ALTER TABLE billing_parties FORCE ROW LEVEL SECURITY;
ALTER TABLE billing_parties ALTER COLUMN content_hash SET NOT NULL;

-- SHA-256 over a statement and its lines, after the number of the way it was computed. Null: issued before there was one.
ALTER TABLE statements ADD COLUMN content_hash bytea;

COMMENT ON COLUMN invoices.content_hash IS
  'SHA-256 over all that finalisation froze. 33 bytes: the first is the number of the way it was computed. 32 bytes: the first way, without such a number.';
COMMENT ON COLUMN credit_notes.content_hash IS 'As on invoices.';

-- Reports read the months that they are asked for, and what is late, and no more.
CREATE INDEX invoices_by_issue ON invoices (organization_id, issued_at) WHERE issued_at IS NOT NULL;
CREATE INDEX invoices_overdue ON invoices (organization_id, id) WHERE status = 'overdue';
CREATE INDEX payments_by_answer ON payments (organization_id, answered_at) WHERE status = 'succeeded';
CREATE INDEX credit_notes_by_issue ON credit_notes (organization_id, issued_at);
CREATE INDEX credit_grants_by_creation ON credit_grants (organization_id, created_at) WHERE reason = 'negative_invoice';
