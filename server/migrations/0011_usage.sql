-- What is counted: meters, the events that they count, and the sums that bills are made from.

CREATE TABLE meters (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_.-]{0,63}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 256),
  aggregation text NOT NULL CHECK (aggregation IN ('count', 'sum', 'max', 'last', 'unique', 'weighted_sum')),
  -- The property that carries the value, or of unique counts what is counted.
  value_property text CHECK (length(value_property) BETWEEN 1 AND 64),
  -- {property: [values]}: other events are kept and not counted.
  filters jsonb NOT NULL,
  -- Properties that prices may filter or group by.
  dimensions text[] NOT NULL CHECK (cardinality(dimensions) <= 5),
  status text NOT NULL CHECK (status IN ('active', 'archived')),
  metadata jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, code),
  CONSTRAINT meters_value CHECK (aggregation <> 'count' OR value_property IS NULL)
);
CALL quarterday_protect('meters');
GRANT SELECT, INSERT, DELETE ON meters TO quarterday_app;
-- What is counted and how never changes: sums that were made would mean something else.
GRANT UPDATE (name, status, metadata, updated_at) ON meters TO quarterday_app;
ALTER TABLE prices ADD FOREIGN KEY (organization_id, meter_id) REFERENCES meters (organization_id, id);
CREATE INDEX prices_of_meter ON prices (organization_id, meter_id) WHERE meter_id IS NOT NULL;

-- The order in which events were accepted. Drawn while the writer holds the organization's ingest lock shared (see quarterday_usage_watermark). No cache:
-- a session that keeps numbers back would write below a watermark.
CREATE SEQUENCE usage_events_seq AS bigint CACHE 1;
GRANT USAGE ON SEQUENCE usage_events_seq TO quarterday_app;

-- An event's own key, once in an organization whatever its time: the events themselves are partitioned, and uniqueness cannot span partitions.
CREATE TABLE usage_event_keys (
  organization_id uuid NOT NULL,
  key text COLLATE "C" NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  seq bigint NOT NULL,
  PRIMARY KEY (organization_id, key)
);
CREATE INDEX usage_event_keys_by_age ON usage_event_keys USING brin (seq);
CALL quarterday_protect('usage_event_keys');
GRANT SELECT, INSERT, DELETE ON usage_event_keys TO quarterday_app;

-- One counted fact, which never changes. Without foreign keys, which cost as much as the write: customers and meters that have events are not deleted,
-- and both sides take the ingest lock. Partitioned by real time, so that late events and sandboxes' clocks scatter nothing.
CREATE TABLE usage_events (
  organization_id uuid NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  meter_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- Whose sums it counts in, decided when it is accepted: the subscription, or the customer where there is none.
  subject_id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  -- Of unique counts: 1, or -1 where the item is taken away.
  value numeric NOT NULL,
  -- What a unique count counts.
  item text,
  -- Of the meter's dimensions, those that the event has.
  dimensions jsonb,
  -- False: the meter's filters leave it out.
  counted boolean NOT NULL,
  properties jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, seq, received_at)
) PARTITION BY RANGE (received_at);
CREATE INDEX usage_events_by_time ON usage_events (organization_id, subject_id, meter_id, occurred_at);
CREATE TABLE usage_events_default PARTITION OF usage_events DEFAULT;
CALL quarterday_protect('usage_events');
CALL quarterday_protect('usage_events_default');
CREATE POLICY dispatcher ON usage_events FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON usage_events TO quarterday_app;
GRANT SELECT (organization_id, seq) ON usage_events TO quarterday_dispatcher;

-- How far the events of an organization are rolled up.
CREATE TABLE usage_watermarks (
  organization_id uuid NOT NULL PRIMARY KEY REFERENCES organizations (id),
  rolled_seq bigint NOT NULL
) WITH (fillfactor = 50);
CALL quarterday_protect('usage_watermarks');
CREATE POLICY dispatcher ON usage_watermarks FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, UPDATE ON usage_watermarks TO quarterday_app;
GRANT SELECT ON usage_watermarks TO quarterday_dispatcher;

-- The sums of an hour and of a day (UTC) of one subject's events on one meter, by the values of its dimensions.
CREATE TABLE usage_rollups (
  organization_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  meter_id uuid NOT NULL,
  grain text NOT NULL CHECK (grain IN ('hour', 'day')),
  bucket_at timestamptz NOT NULL,
  dimensions jsonb NOT NULL,
  event_count bigint NOT NULL CHECK (event_count > 0),
  value_sum numeric NOT NULL,
  value_max numeric NOT NULL,
  last_value numeric NOT NULL,
  last_at timestamptz NOT NULL,
  last_seq bigint NOT NULL,
  -- Of weighted sums: the values, each times the seconds from 1970 to its moment. What a level comes to over any time follows from it.
  moment numeric,
  PRIMARY KEY (organization_id, subject_id, meter_id, grain, bucket_at, dimensions)
) WITH (fillfactor = 80);
CALL quarterday_protect('usage_rollups');
GRANT SELECT, INSERT, UPDATE ON usage_rollups TO quarterday_app;

-- What a unique count saw in an hour, and whether it was there at the end of it.
CREATE TABLE usage_items (
  organization_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  meter_id uuid NOT NULL,
  bucket_at timestamptz NOT NULL,
  dimensions jsonb NOT NULL,
  item text COLLATE "C" NOT NULL,
  present boolean NOT NULL,
  last_at timestamptz NOT NULL,
  last_seq bigint NOT NULL,
  PRIMARY KEY (organization_id, subject_id, meter_id, bucket_at, dimensions, item)
);
CALL quarterday_protect('usage_items');
GRANT SELECT, INSERT, UPDATE ON usage_items TO quarterday_app;

-- Usage that was rolled up after its period had been billed; whoever bills it removes the row.
CREATE TABLE late_usage (
  organization_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  meter_id uuid NOT NULL,
  earliest_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, subscription_id, meter_id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id)
);
CALL quarterday_protect('late_usage');
CREATE POLICY dispatcher ON late_usage FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON late_usage TO quarterday_app;
GRANT SELECT (organization_id, subscription_id) ON late_usage TO quarterday_dispatcher;

ALTER TABLE subscription_cycles
  -- Since when there is usage that is billed before the period ends: in advance, or by thresholds. Null: none that nobody has looked at.
  ADD COLUMN usage_due_at timestamptz;
CREATE INDEX subscription_cycles_usage_due ON subscription_cycles (organization_id, usage_due_at, subscription_id) WHERE usage_due_at IS NOT NULL;
GRANT SELECT (usage_due_at) ON subscription_cycles TO quarterday_dispatcher;

-- The highest number below which no event is still to appear. Writers hold the ingest lock shared while they draw numbers and until they commit; taking it
-- alone for a moment waits for those under way. The lock is given back at once, whatever happens: new writers wait for nobody's transaction.
CREATE FUNCTION quarterday_usage_watermark(organization uuid) RETURNS bigint LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
DECLARE
  highest bigint;
BEGIN
  PERFORM pg_advisory_lock(4242, hashtext(organization::text));
  BEGIN
    SELECT e.seq INTO highest FROM usage_events e WHERE e.organization_id = organization ORDER BY e.seq DESC LIMIT 1;
  EXCEPTION WHEN OTHERS OR query_canceled THEN
    PERFORM pg_advisory_unlock(4242, hashtext(organization::text));
    RAISE;
  END;
  PERFORM pg_advisory_unlock(4242, hashtext(organization::text));
  RETURN coalesce(highest, 0);
END
$$;
REVOKE ALL ON FUNCTION quarterday_usage_watermark(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quarterday_usage_watermark(uuid) TO quarterday_app;

-- Makes the partitions of this month and of the next two, and drops those that are older than quarterday.usage_retention_months (unset: none; at least 3).
-- A month whose first events already went to the default partition stays there.
CREATE FUNCTION quarterday_usage_partitions(at timestamptz) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  this_month timestamp := date_trunc('month', at AT TIME ZONE 'UTC');
  kept int := nullif(current_setting('quarterday.usage_retention_months', true), '')::int;
  starts timestamp;
  partition text;
  changed int := 0;
BEGIN
  FOR ahead IN 0..2 LOOP
    starts := this_month + ahead * interval '1 month';
    partition := 'usage_events_' || to_char(starts, 'YYYY_MM');
    CONTINUE WHEN to_regclass(partition) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE %I PARTITION OF usage_events FOR VALUES FROM (%L) TO (%L)',
        partition, starts AT TIME ZONE 'UTC', (starts + interval '1 month') AT TIME ZONE 'UTC');
      EXECUTE format('CALL quarterday_protect(%L)', partition);
      changed := changed + 1;
    EXCEPTION WHEN check_violation OR duplicate_table THEN
      NULL;
    END;
  END LOOP;
  IF kept IS NOT NULL THEN
    FOR partition IN
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = 'usage_events'::regclass AND c.relname ~ '^usage_events_\d{4}_\d{2}$'
        AND c.relname < 'usage_events_' || to_char(this_month - greatest(kept, 3) * interval '1 month', 'YYYY_MM')
      ORDER BY c.relname
    LOOP
      EXECUTE format('DROP TABLE %I', partition);
      changed := changed + 1;
    END LOOP;
  END IF;
  RETURN changed;
END
$$;
REVOKE ALL ON FUNCTION quarterday_usage_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quarterday_usage_partitions(timestamptz) TO quarterday_app;
