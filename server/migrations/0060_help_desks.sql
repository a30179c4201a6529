-- A help desk outside, which the organization's tickets are kept in step with. All moments here are real time, also in a sandbox: help desks live in it.

CREATE TABLE help_desks (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('zendesk', 'webhook')),
  -- Zendesk: the subdomain. Webhook: where everything is posted to.
  address text NOT NULL CHECK (length(address) BETWEEN 1 AND 2048),
  -- Of Zendesk with an API token: the address of the agent that it acts as.
  username text CHECK (length(username) BETWEEN 1 AND 320),
  -- Sealed (kit/seal.ts). Null once it is disconnected.
  secret bytea,
  secret_last4 text NOT NULL CHECK (length(secret_last4) <= 4),
  -- Sealed. Null: nothing that comes in is believed.
  webhook_secret bytea,
  webhook_secret_last4 text CHECK (length(webhook_secret_last4) <= 4),
  -- Whether notes among staff travel too, in both directions.
  shares_notes boolean NOT NULL,
  -- The help desk writes to customers about answers itself: then we do not.
  mails_customers boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'disconnected')),
  -- The last time somebody tried the connection, and what was wrong.
  tested_at timestamptz,
  test_error text CHECK (length(test_error) <= 500),
  -- It asked to be left alone until then, or was away a moment ago: nothing is sent meanwhile.
  held_until timestamptz,
  -- What came to its address and was not its word, in all. Nothing else of that is kept.
  refused bigint NOT NULL DEFAULT 0 CHECK (refused >= 0),
  refused_at timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  disconnected_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CHECK ((status = 'active') = (secret IS NOT NULL)),
  CHECK ((status = 'disconnected') = (disconnected_at IS NOT NULL)),
  CHECK (status = 'active' OR webhook_secret IS NULL),
  CHECK (kind = 'zendesk' OR username IS NULL)
);
CREATE UNIQUE INDEX help_desks_one_active ON help_desks (organization_id) WHERE status = 'active';
-- An address names the connection: whose it is has to be known before anything else.
CREATE INDEX help_desks_by_id ON help_desks (id);
CALL quarterday_protect('help_desks');
CREATE POLICY dispatcher ON help_desks FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON help_desks TO quarterday_app;
GRANT UPDATE (address, username, secret, secret_last4, webhook_secret, webhook_secret_last4, shares_notes, mails_customers, status, tested_at,
  test_error, held_until, refused, refused_at, updated_at, disconnected_at) ON help_desks TO quarterday_app;
GRANT SELECT (organization_id, id, kind, status, held_until) ON help_desks TO quarterday_dispatcher;

-- How far a ticket and its copy at a help desk are in step. The row is the outbox: it is marked in the transaction of each change, and worked on under a lease.
CREATE TABLE help_desk_tickets (
  organization_id uuid NOT NULL,
  help_desk_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  -- The help desk's own name for it, and where people see it there. Null: it is not there yet.
  reference text CHECK (length(reference) BETWEEN 1 AND 255),
  url text CHECK (length(url) <= 2048),
  -- How often something changed here, and how much of that has arrived there.
  wanted int NOT NULL CHECK (wanted >= 0),
  done int NOT NULL DEFAULT 0 CHECK (done >= 0 AND done <= wanted),
  -- How often the help desk said that something changed there, and how much of that has arrived here.
  pull_wanted int NOT NULL DEFAULT 0 CHECK (pull_wanted >= 0),
  pull_done int NOT NULL DEFAULT 0 CHECK (pull_done >= 0 AND pull_done <= pull_wanted),
  -- Messages up to this position went there, were there, or are none of its business.
  sent_position int NOT NULL DEFAULT 0 CHECK (sent_position >= 0),
  -- Subject, status, priority and assignee as they were on each side when they were last compared: what differs now was changed since.
  seen_here jsonb,
  seen_there jsonb,
  -- Up to when the help desk has told of changes; what it says of an earlier moment is stale.
  told_until timestamptz,
  status text NOT NULL CHECK (status IN ('waiting', 'synced', 'failed')),
  -- Tries since it last went well.
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Who claims it counts one up; only what is written under the last number counts.
  fence int NOT NULL DEFAULT 0 CHECK (fence >= 0),
  next_at timestamptz,
  -- Until when a worker is at it; null: nobody is.
  leased_until timestamptz,
  last_error text CHECK (length(last_error) <= 500),
  synced_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, help_desk_id, ticket_id),
  FOREIGN KEY (organization_id, help_desk_id) REFERENCES help_desks (organization_id, id),
  FOREIGN KEY (organization_id, ticket_id) REFERENCES tickets (organization_id, id),
  CHECK ((status = 'waiting') = (next_at IS NOT NULL)),
  CHECK (leased_until IS NULL OR status = 'waiting')
);
CREATE UNIQUE INDEX help_desk_tickets_of_reference ON help_desk_tickets (organization_id, help_desk_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX help_desk_tickets_due ON help_desk_tickets (organization_id, help_desk_id, next_at, ticket_id) WHERE next_at IS NOT NULL;
CREATE INDEX help_desk_tickets_of_ticket ON help_desk_tickets (organization_id, ticket_id);
CREATE INDEX help_desk_tickets_failed ON help_desk_tickets (organization_id, ticket_id) WHERE status = 'failed';
CALL quarterday_protect('help_desk_tickets');
CREATE POLICY dispatcher ON help_desk_tickets FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON help_desk_tickets TO quarterday_app;
GRANT UPDATE (reference, url, wanted, done, pull_wanted, pull_done, sent_position, seen_here, seen_there, told_until, status, attempts, fence, next_at,
  leased_until, last_error, synced_at) ON help_desk_tickets TO quarterday_app;
GRANT SELECT (organization_id, help_desk_id, next_at) ON help_desk_tickets TO quarterday_dispatcher;

-- A message on both sides. Of ours the row is there before it is sent.
CREATE TABLE help_desk_messages (
  organization_id uuid NOT NULL,
  help_desk_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Null: it was left out here, and `detail` says why.
  message_id uuid,
  -- The help desk's own name for it. Null: it was not said, or there is no answer yet.
  reference text CHECK (length(reference) BETWEEN 1 AND 255),
  origin text NOT NULL CHECK (origin IN ('here', 'there')),
  -- `asked`: it is being sent, or nobody knows whether it arrived.
  status text NOT NULL CHECK (status IN ('asked', 'done', 'left_out')),
  detail text CHECK (length(detail) <= 500),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, help_desk_id, id),
  FOREIGN KEY (organization_id, help_desk_id, ticket_id) REFERENCES help_desk_tickets (organization_id, help_desk_id, ticket_id),
  FOREIGN KEY (organization_id, message_id) REFERENCES ticket_messages (organization_id, id),
  CHECK ((status = 'left_out') = (detail IS NOT NULL)),
  CHECK (message_id IS NOT NULL OR status = 'left_out'),
  CHECK (origin = 'here' OR (reference IS NOT NULL AND status <> 'asked'))
);
-- A message is sent under one row, and what was written there is taken once.
CREATE UNIQUE INDEX help_desk_messages_of_message ON help_desk_messages (organization_id, help_desk_id, message_id) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX help_desk_messages_of_reference ON help_desk_messages (organization_id, help_desk_id, ticket_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX help_desk_messages_of_ticket ON help_desk_messages (organization_id, help_desk_id, ticket_id, id);
CALL quarterday_protect('help_desk_messages');
GRANT SELECT, INSERT ON help_desk_messages TO quarterday_app;
GRANT UPDATE (reference, status, detail) ON help_desk_messages TO quarterday_app;

-- What a help desk sends by itself: kept as it came and answered at once, worked on afterwards.
CREATE TABLE help_desk_events (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  help_desk_id uuid NOT NULL,
  -- The help desk's own name for it. Of two with one name, one acts.
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 255),
  type text NOT NULL CHECK (length(type) BETWEEN 1 AND 255),
  -- The ticket, by its name there or by ours. Both null: nothing that could concern us.
  about_reference text CHECK (length(about_reference) BETWEEN 1 AND 255),
  about_key text CHECK (length(about_key) BETWEEN 1 AND 64),
  sent_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  -- How often it came, in all.
  deliveries int NOT NULL DEFAULT 1 CHECK (deliveries >= 1),
  -- As it came. Null: its time is over, or it held what nobody may keep.
  body bytea CHECK (octet_length(body) <= 1048576),
  status text NOT NULL CHECK (status IN ('received', 'processed', 'ignored', 'failed')),
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- When it is worked on next; while somebody is at it, when they are given up for lost.
  next_at timestamptz,
  finished_at timestamptz,
  last_error text CHECK (length(last_error) <= 500),
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, help_desk_id, reference),
  FOREIGN KEY (organization_id, help_desk_id) REFERENCES help_desks (organization_id, id),
  CHECK (about_reference IS NOT NULL OR about_key IS NOT NULL OR status = 'ignored'),
  CHECK ((status = 'received') = (next_at IS NOT NULL)),
  CHECK ((status = 'received') = (finished_at IS NULL))
);
CREATE INDEX help_desk_events_due ON help_desk_events (organization_id, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX help_desk_events_finished ON help_desk_events (organization_id, finished_at, id) WHERE finished_at IS NOT NULL;
CALL quarterday_protect('help_desk_events');
CREATE POLICY dispatcher ON help_desk_events FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT, DELETE ON help_desk_events TO quarterday_app;
-- Nothing goes that was not worked on.
CREATE POLICY only_finished_help_desk_events_go ON help_desk_events AS RESTRICTIVE FOR DELETE TO quarterday_app USING (status <> 'received');
GRANT UPDATE (deliveries, body, status, attempts, next_at, finished_at, last_error) ON help_desk_events TO quarterday_app;
GRANT SELECT (organization_id, id, status, next_at, finished_at) ON help_desk_events TO quarterday_dispatcher;
