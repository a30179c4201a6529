-- What gateways send us by themselves: kept raw and answered at once, looked into afterwards. All moments here are real time, also in a sandbox: gateways
-- live in it.

CREATE TABLE gateway_events (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  gateway text NOT NULL CHECK (gateway IN ('sandbox', 'stripe', 'paypal')),
  -- Whose secret proved it. Null: that of the installation.
  gateway_account_id uuid,
  -- The gateway's own name for it. Of two with one name, one acts.
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 255),
  type text NOT NULL CHECK (length(type) BETWEEN 1 AND 255),
  -- What it is a hint at; null: nothing that concerns us.
  about_kind text CHECK (about_kind IN ('charge', 'setup', 'method')),
  about_reference text CHECK (length(about_reference) BETWEEN 1 AND 255),
  sent_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  -- How often it came, in all.
  deliveries int NOT NULL DEFAULT 1 CHECK (deliveries >= 1),
  -- As it came. Null: its time is over, or it held what nobody may keep.
  body bytea CHECK (octet_length(body) <= 1048576),
  status text NOT NULL CHECK (status IN ('received', 'processed', 'ignored', 'failed')),
  -- How often it was looked into since it came, or since the last replay.
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- When it is looked into next; while somebody is at it, when they are given up for lost.
  next_at timestamptz,
  finished_at timestamptz,
  last_error text CHECK (length(last_error) <= 500),
  event_count int NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, gateway, reference),
  FOREIGN KEY (organization_id, gateway_account_id) REFERENCES gateway_accounts (organization_id, id),
  CHECK ((about_kind IS NULL) = (about_reference IS NULL)),
  CHECK (about_kind IS NOT NULL OR status = 'ignored'),
  CHECK ((status = 'received') = (next_at IS NOT NULL)),
  CHECK ((status = 'received') = (finished_at IS NULL))
);
CREATE INDEX gateway_events_due ON gateway_events (organization_id, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX gateway_events_finished ON gateway_events (organization_id, finished_at, id) WHERE finished_at IS NOT NULL;
CREATE INDEX gateway_events_with_body ON gateway_events (organization_id, finished_at, id) WHERE finished_at IS NOT NULL AND body IS NOT NULL;
CALL quarterday_protect('gateway_events');
CREATE POLICY dispatcher ON gateway_events FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, DELETE ON gateway_events TO quarterday_app;
-- Nothing goes that was not looked into.
CREATE POLICY only_finished_gateway_events_go ON gateway_events AS RESTRICTIVE FOR DELETE TO quarterday_app USING (status <> 'received');
GRANT UPDATE (deliveries, body, status, attempts, next_at, finished_at, last_error, event_count) ON gateway_events TO quarterday_app;
GRANT SELECT (organization_id, id, status, next_at, finished_at) ON gateway_events TO quarterday_dispatcher;

-- What was not a gateway's word leaves nothing behind but that it came.
CREATE TABLE gateway_refusals (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  gateway text NOT NULL CHECK (gateway IN ('sandbox', 'stripe', 'paypal')),
  refused bigint NOT NULL CHECK (refused >= 1),
  last_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, gateway)
);
CALL quarterday_protect('gateway_refusals');
GRANT SELECT, INSERT ON gateway_refusals TO quarterday_app;
GRANT UPDATE (refused, last_at) ON gateway_refusals TO quarterday_app;

-- An address may name the account in place of the organization: whose it is has to be known before anything else.
CREATE INDEX gateway_accounts_by_id ON gateway_accounts (id);
CREATE POLICY dispatcher ON gateway_accounts FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, id, gateway, status) ON gateway_accounts TO quarterday_dispatcher;
