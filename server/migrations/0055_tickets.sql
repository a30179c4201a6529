-- What customers ask and staff answer.

CREATE TABLE ticket_series (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id),
  next_number int NOT NULL CHECK (next_number >= 1)
);
CALL quarterday_protect('ticket_series');
GRANT SELECT, INSERT, UPDATE ON ticket_series TO quarterday_app;

CREATE TABLE tickets (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  -- 1..n in the organization; people say "ticket 42".
  number int NOT NULL CHECK (number >= 1),
  customer_id uuid NOT NULL,
  subscription_id uuid,
  invoice_id uuid,
  line_id uuid,
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 256),
  status text NOT NULL CHECK (status IN ('open', 'pending', 'solved', 'closed')),
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  assignee_id uuid,
  message_count int NOT NULL CHECK (message_count >= 1),
  event_count int NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  solved_at timestamptz,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, number),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id),
  FOREIGN KEY (organization_id, invoice_id) REFERENCES invoices (organization_id, id),
  FOREIGN KEY (organization_id, assignee_id) REFERENCES members (organization_id, id) ON DELETE SET NULL (assignee_id),
  CHECK ((status IN ('solved', 'closed')) = (solved_at IS NOT NULL)),
  CHECK (line_id IS NULL OR invoice_id IS NOT NULL)
);
CREATE INDEX tickets_of_customer ON tickets (organization_id, customer_id, id);
CREATE INDEX tickets_by_status ON tickets (organization_id, status, updated_at, id);
CREATE INDEX tickets_of_assignee ON tickets (organization_id, assignee_id, id) WHERE assignee_id IS NOT NULL;
CREATE INDEX tickets_of_subscription ON tickets (organization_id, subscription_id) WHERE subscription_id IS NOT NULL;
CREATE INDEX tickets_of_invoice ON tickets (organization_id, invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX tickets_to_close ON tickets (organization_id, solved_at, id) WHERE status = 'solved';
CALL quarterday_protect('tickets');
CREATE POLICY dispatcher ON tickets FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT (organization_id, status, solved_at) ON tickets TO quarterday_dispatcher;
GRANT SELECT, INSERT ON tickets TO quarterday_app;
GRANT UPDATE (subscription_id, invoice_id, line_id, subject, status, priority, assignee_id, message_count, event_count, updated_at, solved_at) ON tickets
  TO quarterday_app;

-- What was written, in its order. Nobody changes what was said; only erasure empties it.
CREATE TABLE ticket_messages (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  position int NOT NULL CHECK (position >= 1),
  author text NOT NULL CHECK (author IN ('customer', 'staff', 'software')),
  -- The person, where one was signed in.
  user_id uuid,
  author_name text NOT NULL CHECK (length(author_name) BETWEEN 1 AND 256),
  -- Staff's notes among themselves: customers never see them.
  is_internal boolean NOT NULL,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, ticket_id, position),
  FOREIGN KEY (organization_id, ticket_id) REFERENCES tickets (organization_id, id),
  CHECK (NOT is_internal OR author <> 'customer')
);
CALL quarterday_protect('ticket_messages');
GRANT SELECT, INSERT ON ticket_messages TO quarterday_app;
GRANT UPDATE (author_name, body) ON ticket_messages TO quarterday_app;

-- Customers are told of answers; staff of tickets that wait for them.
DROP INDEX events_to_announce;
CREATE OR REPLACE FUNCTION quarterday_concerns_people(type text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT type IN (
    'invoice.finalized', 'invoice.due_soon', 'invoice.overdue', 'invoice.overdue_reminder', 'invoice.dunning_reminder', 'invoice.paid', 'invoice.payment_failed', 'invoice.payment_flagged',
    'invoice.payment_unresolved', 'refund.succeeded', 'credit_note.issued',
    'subscription.created', 'subscription.changed', 'subscription.will_renew', 'subscription.trial_will_end', 'subscription.cancellation_scheduled',
    'subscription.canceled', 'subscription.expired', 'subscription.paused', 'subscription.resumed', 'subscription.parked',
    'customer.payment_method_expiring', 'wallet.balance_low', 'ticket.created', 'ticket.replied', 'ticket.customer_replied', 'dispute.opened',
    'webhook_endpoint.disabled')
$$;
CREATE INDEX events_to_announce ON events (organization_id, id) WHERE NOT announced AND quarterday_concerns_people(type);
