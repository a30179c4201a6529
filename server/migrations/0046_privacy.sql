-- What is forgotten about people. A role of its own does it, inside one organization: nobody else may change what was said, what happened, or whom a document
-- names, and this role can read and write no more than that.

DO $$
DECLARE
  attempt int := 0;
  may_become text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'quarterday_privacy') THEN
        CREATE ROLE quarterday_privacy NOLOGIN NOINHERIT;
      END IF;
      IF NOT pg_has_role(current_user, 'quarterday_privacy', may_become) THEN
        GRANT quarterday_privacy TO CURRENT_USER;
      END IF;
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'quarterday_login') AND NOT pg_has_role('quarterday_login', 'quarterday_privacy', 'MEMBER')
        AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        GRANT quarterday_privacy TO quarterday_login;
      END IF;
      RETURN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation OR internal_error THEN
        attempt := attempt + 1;
        IF attempt > 20 THEN RAISE; END IF;
        PERFORM pg_sleep(0.05);
    END;
  END LOOP;
END
$$;
GRANT USAGE ON SCHEMA public TO quarterday_privacy;

-- How long documents keep whom they name.
CREATE TABLE privacy_settings (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id),
  -- Years after the end of the one in which the last document was issued. No row: 10.
  retention_years int NOT NULL CHECK (retention_years BETWEEN 1 AND 30),
  updated_at timestamptz NOT NULL
);
CALL quarterday_protect('privacy_settings');
GRANT SELECT, INSERT ON privacy_settings TO quarterday_app;
GRANT UPDATE (retention_years, updated_at) ON privacy_settings TO quarterday_app;

-- When the person behind a customer was forgotten. What was billed stays.
ALTER TABLE customers ADD COLUMN erased_at timestamptz;

ALTER TABLE billing_parties
  -- Whose erased customer it was. Until when documents have to name it: before that it is shown to nobody but who may export what is held about people.
  ADD COLUMN restricted_of uuid,
  ADD COLUMN retain_until timestamptz,
  -- It says nothing any more. Its hash is over what is left.
  ADD COLUMN erased_at timestamptz,
  ADD CONSTRAINT billing_parties_restricted CHECK ((restricted_of IS NULL) = (retain_until IS NULL));
COMMENT ON COLUMN billing_parties.content_hash IS 'Over the row as it is. Erasure, which alone changes a row, seals what it leaves.';
CREATE INDEX billing_parties_to_erase ON billing_parties (organization_id, retain_until) WHERE retain_until IS NOT NULL AND erased_at IS NULL;
CREATE INDEX billing_parties_restricted_of ON billing_parties (organization_id, restricted_of) WHERE restricted_of IS NOT NULL;
CREATE POLICY dispatcher ON billing_parties FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, retain_until, erased_at) ON billing_parties TO quarterday_dispatcher;
-- Documents are asked for by whom they name.
CREATE INDEX invoices_of_customer_party ON invoices (organization_id, customer_party_id);
CREATE INDEX credit_notes_of_customer_party ON credit_notes (organization_id, customer_party_id);
GRANT EXECUTE ON FUNCTION quarterday_party_hash(uuid, text, text, jsonb, jsonb) TO quarterday_privacy;

-- A JSON value without a person: texts that hold one of the words, in lower case, become `mask` (a short word only where it is all of the text), under some names whatever stands there becomes what means
-- nothing, and of an address the country is left.
CREATE FUNCTION quarterday_without_person(value jsonb, words text[], mask text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public AS $$
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'object' THEN
      RETURN coalesce((SELECT jsonb_object_agg(e.key, CASE
          WHEN e.key IN ('email', 'phone', 'external_id') AND jsonb_typeof(e.value) = 'string' THEN 'null'::jsonb
          WHEN e.key IN ('metadata', 'properties') AND jsonb_typeof(e.value) = 'object' THEN '{}'::jsonb
          WHEN e.key = 'tax_ids' AND jsonb_typeof(e.value) = 'array' THEN '[]'::jsonb
          WHEN e.key = 'address' AND jsonb_typeof(e.value) = 'object' THEN
            (SELECT coalesce(jsonb_object_agg(a.key, CASE WHEN a.key = 'country' THEN a.value ELSE 'null'::jsonb END), '{}'::jsonb) FROM jsonb_each(e.value) a)
          ELSE quarterday_without_person(e.value, words, mask) END)
        FROM jsonb_each(value) e), '{}'::jsonb);
    WHEN 'array' THEN
      RETURN coalesce((SELECT jsonb_agg(quarterday_without_person(e.value, words, mask) ORDER BY e.ordinality)
        FROM jsonb_array_elements(value) WITH ORDINALITY e), '[]'::jsonb);
    WHEN 'string' THEN
      RETURN CASE WHEN EXISTS (SELECT FROM unnest(words) w WHERE lower(value #>> '{}') = w OR (length(w) > 3 AND strpos(lower(value #>> '{}'), w) > 0)) THEN to_jsonb(mask) ELSE value END;
    ELSE
      RETURN value;
  END CASE;
END
$$;
REVOKE ALL ON FUNCTION quarterday_without_person(jsonb, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quarterday_without_person(jsonb, text[], text) TO quarterday_privacy;

DO $$
DECLARE
  each text;
BEGIN
  FOREACH each IN ARRAY ARRAY['billing_parties', 'invoices', 'credit_notes', 'customers', 'organizations', 'events', 'messages', 'payment_methods', 'tax_questions',
    'webhook_deliveries', 'webhook_attempts', 'subscriptions', 'wallets', 'wallet_top_ups', 'wallet_withdrawals', 'credit_grants', 'entitlements', 'usage_events',
    'approvals'] LOOP
    EXECUTE format('CREATE POLICY privacy ON %I TO quarterday_privacy
      USING (%I = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))
      WITH CHECK (%I = (SELECT nullif(current_setting(''app.organization_id'', true), '''')::uuid))',
      each, CASE each WHEN 'organizations' THEN 'id' ELSE 'organization_id' END, CASE each WHEN 'organizations' THEN 'id' ELSE 'organization_id' END);
  END LOOP;
END
$$;
-- Whose things are whose.
GRANT SELECT (id, party_id) ON organizations TO quarterday_privacy;
GRANT SELECT (organization_id, id, party_id, name, email, phone) ON customers TO quarterday_privacy;
GRANT SELECT (organization_id, id, customer_id, customer_party_id, seller_party_id, issued_at) ON invoices, credit_notes TO quarterday_privacy;
GRANT SELECT (organization_id, id, event_id) ON webhook_deliveries TO quarterday_privacy;
-- What is forgotten.
GRANT SELECT ON billing_parties TO quarterday_privacy;
GRANT UPDATE (name, email, address, tax_ids, content_hash, restricted_of, retain_until, erased_at) ON billing_parties TO quarterday_privacy;
GRANT SELECT (organization_id, id, aggregate_id, data), UPDATE (data) ON events TO quarterday_privacy;
GRANT SELECT, DELETE, UPDATE (address, subject, html, body, detail) ON messages TO quarterday_privacy;
GRANT SELECT, UPDATE (token, brand, last4, exp_month, exp_year, gateway_customer) ON payment_methods TO quarterday_privacy;
GRANT SELECT (organization_id, invoice_id, question), UPDATE (question) ON tax_questions TO quarterday_privacy;
GRANT SELECT (organization_id, delivery_id, response, detail), UPDATE (response, detail) ON webhook_attempts TO quarterday_privacy;
GRANT SELECT (organization_id, id, customer_id, metadata), UPDATE (metadata) ON subscriptions TO quarterday_privacy;
GRANT SELECT (organization_id, id, customer_id, name), UPDATE (name) ON wallets TO quarterday_privacy;
GRANT SELECT (organization_id, wallet_id, memo), UPDATE (memo) ON wallet_top_ups, wallet_withdrawals TO quarterday_privacy;
GRANT SELECT (organization_id, id, customer_id, memo), UPDATE (memo) ON credit_grants TO quarterday_privacy;
GRANT SELECT (organization_id, id, customer_id, reason), UPDATE (reason) ON entitlements TO quarterday_privacy;
GRANT SELECT (organization_id, customer_id, properties), UPDATE (properties) ON usage_events TO quarterday_privacy;
GRANT SELECT (organization_id, id, status, params, request, result, reason, decision_note), UPDATE (params, request, result, reason, decision_note)
  ON approvals TO quarterday_privacy;
