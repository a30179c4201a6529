-- Who outside is told of what happens here, and how far that has come. All moments in these tables are real time, also in a sandbox: receivers live in it.

-- Whether an event has been handed to the endpoints that want it. History counts as handed on. A mark in the row, not a position in some order: neither ids nor
-- sequences follow the order of commits, and what commits late still stands in this index (docs/decisions/0020-fan-out-by-a-mark.md).
ALTER TABLE events ADD COLUMN fanned_out boolean NOT NULL DEFAULT true;
ALTER TABLE events ALTER COLUMN fanned_out SET DEFAULT false;
CREATE INDEX events_to_fan_out ON events (organization_id, id) WHERE NOT fanned_out;
-- Of an event nothing else ever changes.
GRANT UPDATE (fanned_out) ON events TO quarterday_app;
CREATE POLICY dispatcher ON events FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, id, fanned_out) ON events TO quarterday_dispatcher;

CREATE TABLE webhook_endpoints (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  url text NOT NULL CHECK (length(url) BETWEEN 1 AND 2048),
  description text CHECK (length(description) BETWEEN 1 AND 500),
  -- `*`, `invoice.*` or whole types.
  event_filters text[] NOT NULL CHECK (cardinality(event_filters) BETWEEN 1 AND 100),
  api_version text NOT NULL,
  status text NOT NULL CHECK (status IN ('enabled', 'disabled', 'deleted')),
  disabled_reason text CHECK (disabled_reason IN ('by_hand', 'gone', 'failing')),
  disabled_at timestamptz,
  -- Sealed (kit/seal.ts).
  secret bytea NOT NULL,
  -- The one before, which signs too until then.
  previous_secret bytea,
  previous_secret_ends_at timestamptz,
  -- Some minutes before it was made or enabled again. Events below this id were committed before; those above it that had been were handed on right then.
  listens_after uuid NOT NULL,
  -- Since when nothing but failure; null: the last try succeeded, or there was none.
  failing_since timestamptz,
  last_delivered_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CHECK ((status = 'disabled') = (disabled_reason IS NOT NULL)),
  CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL)),
  CHECK ((previous_secret IS NULL) = (previous_secret_ends_at IS NULL))
);
CALL quarterday_protect('webhook_endpoints');
CREATE POLICY dispatcher ON webhook_endpoints FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, DELETE ON webhook_endpoints TO quarterday_app;
-- Only what is deleted and has no deliveries any more goes for good.
CREATE POLICY only_deleted_endpoints_go ON webhook_endpoints AS RESTRICTIVE FOR DELETE TO quarterday_app USING (status = 'deleted');
GRANT UPDATE (url, description, event_filters, status, disabled_reason, disabled_at, secret, previous_secret, previous_secret_ends_at,
  listens_after, failing_since, last_delivered_at, updated_at) ON webhook_endpoints TO quarterday_app;
GRANT SELECT (organization_id, id, status, listens_after) ON webhook_endpoints TO quarterday_dispatcher;

-- One event on its way to one endpoint.
CREATE TABLE webhook_deliveries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_id uuid NOT NULL,
  -- As the event has them.
  event_type text NOT NULL,
  aggregate_id uuid NOT NULL,
  sequence int NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'delivered', 'exhausted', 'canceled')),
  -- Of the schedule, from its beginning or from the last replay on.
  tries int NOT NULL DEFAULT 0 CHECK (tries >= 0),
  -- In all. Who claims it counts one up; only the answer to the last one counted moves it.
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= tries),
  -- When it is sent next; while it is being sent, when it is given up for lost.
  next_at timestamptz,
  -- Until when a worker is at it; null: nobody is.
  leased_until timestamptz,
  finished_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, endpoint_id, event_id),
  FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints (organization_id, id),
  FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id),
  CHECK ((status = 'pending') = (next_at IS NOT NULL)),
  CHECK ((status = 'pending') = (finished_at IS NULL)),
  CHECK (status = 'pending' OR leased_until IS NULL)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (organization_id, endpoint_id, next_at, event_id) WHERE status = 'pending';
CREATE INDEX webhook_deliveries_in_order ON webhook_deliveries (organization_id, endpoint_id, aggregate_id, sequence) WHERE status = 'pending';
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (organization_id, endpoint_id, id);
CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries (organization_id, event_id);
CREATE INDEX webhook_deliveries_finished ON webhook_deliveries (organization_id, finished_at, id) WHERE finished_at IS NOT NULL;
CALL quarterday_protect('webhook_deliveries');
CREATE POLICY dispatcher ON webhook_deliveries FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, DELETE ON webhook_deliveries TO quarterday_app;
-- Nothing goes that is still on its way.
CREATE POLICY only_finished_deliveries_go ON webhook_deliveries AS RESTRICTIVE FOR DELETE TO quarterday_app USING (status <> 'pending');
GRANT UPDATE (status, tries, attempts, next_at, leased_until, finished_at) ON webhook_deliveries TO quarterday_app;
GRANT SELECT (organization_id, id, endpoint_id, status, next_at, finished_at) ON webhook_deliveries TO quarterday_dispatcher;

-- Each time it was sent: written before, answered after.
CREATE TABLE webhook_attempts (
  organization_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  number int NOT NULL CHECK (number >= 1),
  url text NOT NULL,
  started_at timestamptz NOT NULL,
  -- Null: no answer yet.
  outcome text CHECK (outcome IN ('delivered', 'failed', 'interrupted')),
  -- What went wrong, in one word and in one sentence.
  failure text,
  detail text CHECK (length(detail) <= 500),
  status_code int,
  duration_ms int CHECK (duration_ms >= 0),
  -- The beginning of what came back.
  response text CHECK (length(response) <= 1024),
  PRIMARY KEY (organization_id, delivery_id, number),
  FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_deliveries (organization_id, id)
);
CALL quarterday_protect('webhook_attempts');
GRANT SELECT, INSERT, DELETE ON webhook_attempts TO quarterday_app;
GRANT UPDATE (outcome, failure, detail, status_code, duration_ms, response) ON webhook_attempts TO quarterday_app;
