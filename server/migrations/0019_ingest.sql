-- Events by one statement that is a transaction by itself: no round trip for BEGIN, look-ups and COMMIT, which cost more than the write.

-- Stores events whose meters, measures and order of keys are known, and answers how many were new; NULL when something that they name is not there, is archived
-- or lies too far ahead: then nothing is stored, and the long way says what it is. The i-th elements belong together; keys differ and are in order, so that
-- batches that overlap wait for each other and never in a circle. Of customers, external_ids and subscriptions one is given an event. Documents travel as lines.
CREATE FUNCTION quarterday_record_usage(
  organization uuid, received timestamptz, ids uuid[], keys text[], meter_ids uuid[], customers uuid[], external_ids text[], subscription_ids uuid[],
  moments timestamptz[], amounts numeric[], things text[], dimension_lines text, counts boolean[], property_lines text
) RETURNS int LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  at timestamptz;
  owners uuid[];
  subjects uuid[];
  times timestamptz[];
  added int;
BEGIN
  -- Row-level security binds what follows to this organization until the transaction, which is this statement, ends. The lock comes before the first look and
  -- the first number (see quarterday_usage_watermark): each statement below sees what was committed when it was got.
  PERFORM set_config('app.organization_id', organization::text, true), pg_advisory_xact_lock_shared(4242, hashtext(organization::text));
  SELECT coalesce(o.clock_at, received) INTO at FROM organizations o WHERE o.id = organization;
  WITH told AS MATERIALIZED (
      SELECT d.n, d.meter_id, d.customer_id, d.external_id, d.subscription_id, coalesce(d.occurred_at, at) AS occurred_at
      FROM unnest(meter_ids, customers, external_ids, subscription_ids, moments) WITH ORDINALITY
        AS d (meter_id, customer_id, external_id, subscription_id, occurred_at, n)),
    choice AS (
      SELECT t.n, t.meter_id, t.occurred_at, o.customer_id, coalesce(t.subscription_id, l.id) AS subscription_id, count(*) OVER (PARTITION BY t.n) AS choices
      FROM told t CROSS JOIN LATERAL (
          SELECT c.id AS customer_id FROM customers c WHERE c.organization_id = organization AND c.id = t.customer_id
          UNION ALL SELECT c.id FROM customers c WHERE c.organization_id = organization AND c.external_id = t.external_id
          UNION ALL SELECT s.customer_id FROM subscriptions s WHERE s.organization_id = organization AND s.id = t.subscription_id) o
        LEFT JOIN subscriptions l ON l.organization_id = organization AND l.customer_id = o.customer_id AND t.subscription_id IS NULL
          AND l.started_at <= t.occurred_at AND (l.ended_at IS NULL OR t.occurred_at < l.ended_at)
      WHERE t.occurred_at <= at + interval '24 hours'
        AND t.meter_id IN (SELECT m.id FROM meters m WHERE m.organization_id = organization AND m.id = ANY (meter_ids) AND m.status = 'active')),
    -- Of the subscriptions that were live, the first that charges for the meter, or did, else the first. Nobody looks where there is no choice.
    chosen AS (
      SELECT DISTINCT ON (c.n) c.customer_id, coalesce(c.subscription_id, c.customer_id) AS subject_id, c.occurred_at FROM choice c
      ORDER BY c.n, CASE WHEN c.choices > 1 THEN NOT EXISTS (
          SELECT FROM subscription_items i JOIN prices p ON p.organization_id = i.organization_id AND p.id = i.price_id
          WHERE i.organization_id = organization AND i.subscription_id = c.subscription_id AND p.meter_id = c.meter_id) END, c.subscription_id)
  SELECT array_agg(c.customer_id), array_agg(c.subject_id), array_agg(c.occurred_at) INTO owners, subjects, times FROM chosen c;
  IF cardinality(owners) IS DISTINCT FROM cardinality(ids) THEN
    RETURN NULL;
  END IF;
  WITH fresh AS (
      INSERT INTO usage_event_keys (organization_id, key, seq) SELECT organization, k.key, nextval('usage_events_seq') FROM unnest(keys) AS k (key)
      ON CONFLICT DO NOTHING RETURNING key, seq)
  INSERT INTO usage_events (organization_id, received_at, seq, id, key, meter_id, customer_id, subject_id, occurred_at, value, item, dimensions, counted,
    properties)
  SELECT organization, received, fresh.seq, d.* FROM unnest(ids, keys, meter_ids, owners, subjects, times, amounts, things,
      string_to_array(dimension_lines, E'\n', '')::jsonb[], counts, string_to_array(property_lines, E'\n', '')::jsonb[])
    AS d (id, key, meter_id, customer_id, subject_id, occurred_at, value, item, dimensions, counted, properties) JOIN fresh USING (key);
  GET DIAGNOSTICS added = ROW_COUNT;
  RETURN added;
END
$$;
REVOKE ALL ON FUNCTION quarterday_record_usage(uuid, timestamptz, uuid[], text[], uuid[], uuid[], text[], uuid[], timestamptz[], numeric[], text[], text,
  boolean[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quarterday_record_usage(uuid, timestamptz, uuid[], text[], uuid[], uuid[], text[], uuid[], timestamptz[], numeric[], text[], text,
  boolean[], text) TO quarterday_app;
