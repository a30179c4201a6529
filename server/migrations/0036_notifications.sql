-- What people are told: made from events, by templates that organizations may word themselves, sent once. All moments of messages are real time, also in a
-- sandbox: people live in it.

-- Which events people may be told of. core/src/notification/occasions.ts says by which template, and a test compares the two. Whoever adds a type makes the index below anew.
CREATE FUNCTION quarterday_concerns_people(type text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT type IN (
    'invoice.finalized', 'invoice.due_soon', 'invoice.overdue', 'invoice.overdue_reminder', 'invoice.dunning_reminder', 'invoice.paid', 'invoice.payment_failed', 'invoice.payment_flagged',
    'invoice.payment_unresolved', 'refund.succeeded', 'credit_note.issued',
    'subscription.created', 'subscription.changed', 'subscription.will_renew', 'subscription.trial_will_end', 'subscription.cancellation_scheduled',
    'subscription.canceled', 'subscription.expired', 'subscription.paused', 'subscription.resumed', 'subscription.parked',
    'customer.payment_method_expiring', 'wallet.balance_low', 'ticket.replied', 'dispute.opened', 'webhook_endpoint.disabled')
$$;

-- Whether messages were made of an event. History counts as told. The same kind of mark as `fanned_out` (docs/decisions/0020-fan-out-by-a-mark.md), in an index that
-- holds only what concerns people.
ALTER TABLE events ADD COLUMN announced boolean NOT NULL DEFAULT true;
ALTER TABLE events ALTER COLUMN announced SET DEFAULT false;
CREATE INDEX events_to_announce ON events (organization_id, id) WHERE NOT announced AND quarterday_concerns_people(type);
GRANT UPDATE (announced) ON events TO quarterday_app;
GRANT SELECT (type, announced) ON events TO quarterday_dispatcher;

CREATE TABLE notification_settings (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id),
  enabled boolean NOT NULL,
  -- Events below this id are not told any more: they happened while messages were turned off.
  announces_after uuid NOT NULL,
  sender_name text CHECK (length(sender_name) BETWEEN 1 AND 120),
  reply_to text CHECK (length(reply_to) <= 320),
  staff_email text CHECK (length(staff_email) <= 320),
  accent_color text NOT NULL CHECK (accent_color ~ '^#[0-9a-f]{6}$'),
  -- Where a customer has none.
  locale text NOT NULL CHECK (length(locale) <= 35),
  -- Templates of which nothing is sent.
  turned_off text[] NOT NULL CHECK (cardinality(turned_off) <= 100),
  renewal_notice_days int NOT NULL CHECK (renewal_notice_days BETWEEN 0 AND 60),
  updated_at timestamptz NOT NULL
);
CALL quarterday_protect('notification_settings');
CREATE POLICY dispatcher ON notification_settings FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON notification_settings TO quarterday_app;
GRANT UPDATE (enabled, announces_after, sender_name, reply_to, staff_email, accent_color, locale, turned_off, renewal_notice_days, updated_at)
  ON notification_settings TO quarterday_app;
GRANT SELECT (organization_id, enabled, announces_after) ON notification_settings TO quarterday_dispatcher;

-- An organization's own words; where there are none, those of the program count.
CREATE TABLE notification_templates (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  template text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  language text NOT NULL CHECK (language IN ('en', 'de', 'fr', 'es')),
  subject text NOT NULL CHECK (length(subject) <= 250),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, template, channel, language)
);
CALL quarterday_protect('notification_templates');
GRANT SELECT, INSERT, DELETE ON notification_templates TO quarterday_app;
GRANT UPDATE (subject, body, updated_at) ON notification_templates TO quarterday_app;

-- What a customer wants to hear, and how.
CREATE TABLE notification_preferences (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  channels text[] NOT NULL CHECK (cardinality(channels) BETWEEN 1 AND 2 AND channels <@ ARRAY['email', 'sms']),
  -- Null: as the customer's own.
  locale text CHECK (length(locale) <= 35),
  -- Whether anything is sent that no contract asks for, and what of it is not.
  optional_messages boolean NOT NULL,
  opted_out text[] NOT NULL CHECK (cardinality(opted_out) <= 100),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, customer_id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id) ON DELETE CASCADE
);
CALL quarterday_protect('notification_preferences');
GRANT SELECT, INSERT, DELETE ON notification_preferences TO quarterday_app;
GRANT UPDATE (channels, locale, optional_messages, opted_out, updated_at) ON notification_preferences TO quarterday_app;

-- Addresses to which nothing is sent any more.
CREATE TABLE suppressions (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  -- Lower case for e-mail.
  address text NOT NULL CHECK (length(address) BETWEEN 1 AND 320),
  reason text NOT NULL CHECK (reason IN ('bounce', 'complaint', 'unsubscribed', 'by_hand')),
  detail text CHECK (length(detail) <= 500),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, channel, address)
);
CALL quarterday_protect('suppressions');
GRANT SELECT, INSERT, DELETE ON suppressions TO quarterday_app;

CREATE TABLE messages (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  id uuid NOT NULL,
  template text NOT NULL,
  -- What it is about, so that it is said once: the event's id, or what the template goes by.
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  -- `cus_…`, `staff`, or for a test the address.
  recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 320),
  customer_id uuid,
  event_id uuid,
  -- The thing that it tells of: an invoice, a subscription.
  object_id uuid,
  channel text NOT NULL CHECK (channel IN ('email', 'sms')),
  address text NOT NULL CHECK (length(address) <= 320),
  locale text NOT NULL CHECK (length(locale) <= 35),
  is_optional boolean NOT NULL,
  -- Frozen as it is sent. Null once it is old and was cleaned up.
  sender text NOT NULL,
  reply_to text,
  subject text NOT NULL,
  html text,
  body text,
  status text NOT NULL CHECK (status IN ('queued', 'sending', 'sent', 'unknown', 'failed', 'suppressed')),
  -- Why it is not sent, in one word and in one sentence.
  reason text CHECK (length(reason) <= 40),
  detail text CHECK (length(detail) <= 500),
  -- Who claims it counts one up; only the answer to the last one counted moves it.
  attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- How often nobody could tell whether it left. After the first it is sent once more, after the second never again.
  unknowns int NOT NULL DEFAULT 0 CHECK (unknowns BETWEEN 0 AND 2),
  -- When it is sent next; while it is being sent, when it is given up for lost.
  next_at timestamptz,
  -- By which of the transports it left, and what that calls it.
  transport text CHECK (length(transport) <= 40),
  reference text CHECK (length(reference) <= 500),
  sent_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, recipient, template, key, channel),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customers (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id),
  CHECK ((status IN ('queued', 'sending')) = (next_at IS NOT NULL)),
  CHECK ((status IN ('queued', 'sending')) = (finished_at IS NULL)),
  CHECK ((status = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX messages_due ON messages (organization_id, next_at, id) WHERE next_at IS NOT NULL;
CREATE INDEX messages_of_customer ON messages (organization_id, customer_id, id);
CREATE INDEX messages_of_object ON messages (organization_id, object_id, id);
CREATE INDEX messages_of_event ON messages (organization_id, event_id);
CREATE INDEX messages_old ON messages (organization_id, finished_at, id) WHERE finished_at IS NOT NULL AND body IS NOT NULL;
CALL quarterday_protect('messages');
CREATE POLICY dispatcher ON messages FOR SELECT TO quarterday_dispatcher USING (true);
GRANT SELECT, INSERT ON messages TO quarterday_app;
GRANT UPDATE (html, body, status, reason, detail, attempts, unknowns, next_at, transport, reference, sent_at, finished_at) ON messages TO quarterday_app;
GRANT SELECT (organization_id, id, status, next_at, finished_at, body) ON messages TO quarterday_dispatcher;

-- Subscriptions whose renewal was announced, for the period that they are in; cards whose end was.
CREATE TABLE announced_renewals (
  organization_id uuid NOT NULL,
  subscription_id uuid NOT NULL,
  period_end timestamptz NOT NULL,
  PRIMARY KEY (organization_id, subscription_id),
  FOREIGN KEY (organization_id, subscription_id) REFERENCES subscriptions (organization_id, id)
);
CALL quarterday_protect('announced_renewals');
GRANT SELECT, INSERT ON announced_renewals TO quarterday_app;
GRANT UPDATE (period_end) ON announced_renewals TO quarterday_app;

CREATE TABLE announced_cards (
  organization_id uuid NOT NULL,
  payment_method_id uuid NOT NULL,
  exp_year smallint NOT NULL,
  exp_month smallint NOT NULL,
  PRIMARY KEY (organization_id, payment_method_id, exp_year, exp_month),
  FOREIGN KEY (organization_id, payment_method_id) REFERENCES payment_methods (organization_id, id)
);
CALL quarterday_protect('announced_cards');
GRANT SELECT, INSERT ON announced_cards TO quarterday_app;
