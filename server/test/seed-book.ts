/** As a superuser, past row-level security. */
export type OwnerQuery = (text: string, values?: readonly unknown[]) => Promise<unknown>

export const bookOrganization = '01900000-0000-7000-8000-000000000001'

/**
 * A sandbox organization with `count` customers, each with one monthly subscription of two items (a flat fee and a number of seats), all of whose
 * first period is behind them. Their billing days are spread over the month and over three zones.
 */
export async function seedBook(query: OwnerQuery, count: number, clockAt: string): Promise<void> {
  await query('BEGIN')
  for (const statement of statements) {
    const parameters = statement.includes('$2') ? [bookOrganization, count] : [bookOrganization]
    await query(statement.replaceAll('{clock}', clockAt), parameters)
  }
  await query('COMMIT')
  await query('VACUUM ANALYZE')
}

/** Gives every customer of the book a card that always pays. */
export async function seedCards(query: OwnerQuery): Promise<void> {
  for (const statement of cards) await query(statement, [bookOrganization])
}

/** Dresses every tenth customer of the book: taxed, discounted for good, and metered, with usage on four days of each of `months` months from 2024 on. */
export async function seedExtras(query: OwnerQuery, count: number, months: number): Promise<void> {
  await query('BEGIN')
  for (const statement of extras) {
    const used = [bookOrganization, count, months].slice(0, statement.includes('$3') ? 3 : statement.includes('$2') ? 2 : 1)
    await query(statement, used)
  }
  await query('COMMIT')
  await query('VACUUM ANALYZE')
}

const tenth = 'SELECT n FROM generate_series(1, $2::int) n WHERE n % 10 = 0'

const extras = [
  `UPDATE customers SET country = 'DE' WHERE organization_id = $1 AND id IN (SELECT md5('customer ' || n)::uuid FROM (${tenth}) t)`,
  `INSERT INTO tax_rates (organization_id, id, name, percent, country, created_at, updated_at)
   VALUES ($1, md5('rate')::uuid, 'VAT', 19, 'DE', '2024-01-01Z', '2024-01-01Z')`,
  `INSERT INTO coupons (organization_id, id, name, percent_off, duration, applies_to, first_purchase_only, status, metadata, created_at, updated_at)
   VALUES ($1, md5('coupon')::uuid, 'For good', 10, 'forever', '{"plans": [], "products": [], "prices": []}', false, 'active', '{}', '2024-01-01Z', '2024-01-01Z')`,
  `INSERT INTO discounts (organization_id, id, coupon_id, customer_id, position, starts_at, status)
   SELECT $1, md5('discount ' || n)::uuid, md5('coupon')::uuid, md5('customer ' || n)::uuid, 1, '2024-01-01Z', 'active' FROM (${tenth}) t`,
  `INSERT INTO meters (organization_id, id, code, name, aggregation, filters, dimensions, status, metadata, created_at, updated_at)
   VALUES ($1, md5('meter')::uuid, 'calls', 'Calls', 'sum', '{}', '{}', 'active', '{}', '2024-01-01Z', '2024-01-01Z')`,
  `INSERT INTO prices (organization_id, id, product_id, nickname, currency, kind, interval_unit, interval_count, billing, usage, meter_id, metering, model,
     terms, created_at)
   VALUES ($1, md5('metered')::uuid, md5('product')::uuid, 'Calls', 'EUR', 'recurring', 'month', 1, 'in_arrears', 'metered', md5('meter')::uuid,
     '{"filters": {}, "group_by": [], "recurring": false, "prorated": false}', 'per_unit', '{"model": "per_unit", "unit_amount": "2"}', '2024-01-01Z')`,
  `INSERT INTO subscription_items (organization_id, id, subscription_id, price_id, quantity, starts_at, since, created_at)
   SELECT $1, md5('metered ' || n)::uuid, s.id, md5('metered')::uuid, 1, s.started_at, s.started_at, s.created_at
   FROM (${tenth}) t JOIN subscriptions s ON s.organization_id = $1 AND s.id = md5('subscription ' || n)::uuid`,
  `INSERT INTO usage_rollups (organization_id, subject_id, meter_id, grain, bucket_at, dimensions, event_count, value_sum, value_max, last_value, last_at, last_seq)
   SELECT $1, md5('subscription ' || n)::uuid, md5('meter')::uuid, 'day', d, '{}', 10, 100, 20, 5, d, 1
   FROM (${tenth}) t, generate_series(timestamptz '2024-01-03Z', timestamptz '2024-01-03Z' + $3::int * interval '1 month', interval '7 days') d`,
]

const cards = [
  `INSERT INTO payment_methods (organization_id, id, customer_id, gateway, token, brand, last4, exp_month, exp_year, status, created_at)
   SELECT organization_id, md5('card ' || id)::uuid, id, 'sandbox', 'pm_card_visa', 'visa', '4242', 12, 2099, 'active', created_at
   FROM customers WHERE organization_id = $1`,
  `UPDATE customers SET payment_method_id = md5('card ' || id)::uuid WHERE organization_id = $1`,
]

const statements = [
  `INSERT INTO organizations (id, name, kind, clock_at, timezone, currency, party_id, created_at)
   VALUES ($1, 'Bench', 'sandbox', '{clock}', 'UTC', 'EUR', md5('party 0')::uuid, '2024-01-01Z')`,
  `INSERT INTO billing_parties (organization_id, id, name, content_hash, created_at)
   VALUES ($1, md5('party 0')::uuid, 'Bench', quarterday_party_hash(md5('party 0')::uuid, 'Bench', NULL, '{}', '[]'), '2024-01-01Z')`,
  `INSERT INTO products (organization_id, id, name, created_at, updated_at) VALUES ($1, md5('product')::uuid, 'Service', '2024-01-01Z', '2024-01-01Z')`,
  `INSERT INTO prices (organization_id, id, product_id, nickname, currency, kind, interval_unit, interval_count, billing, usage, model, terms, created_at)
   SELECT $1, md5('price ' || n)::uuid, md5('product')::uuid, 'Plan ' || n, 'EUR', 'recurring', 'month', 1, 'in_advance', 'licensed',
     CASE WHEN n <= 10 THEN 'flat' ELSE 'per_unit' END,
     CASE WHEN n <= 10 THEN jsonb_build_object('model', 'flat', 'amount', (n * 1000 - 1)::text)
       ELSE jsonb_build_object('model', 'per_unit', 'unit_amount', (n * 25)::text) END, '2024-01-01Z'
   FROM generate_series(1, 20) n`,
  `INSERT INTO billing_parties (organization_id, id, name, content_hash, created_at)
   SELECT $1, p.id, p.name, quarterday_party_hash(p.id, p.name, NULL, '{}', '[]'), '2024-01-01Z'
   FROM (SELECT md5('party ' || n)::uuid AS id, 'Customer ' || n AS name FROM generate_series(1, $2::int) n) p`,
  `INSERT INTO customers (organization_id, id, name, email, party_id, created_at, updated_at)
   SELECT $1, md5('customer ' || n)::uuid, 'Customer ' || n, 'c' || n || '@example.com', md5('party ' || n)::uuid, '2024-01-01Z', '2024-01-01Z'
   FROM generate_series(1, $2::int) n`,
  `INSERT INTO subscriptions (organization_id, id, customer_id, status, currency, timezone, interval_unit, interval_count, anchor_on, anchor_day,
     collection_method, started_at, created_at, updated_at)
   SELECT $1, md5('subscription ' || n)::uuid, md5('customer ' || n)::uuid, 'active', 'EUR', zone, 'month', 1, day, extract(day FROM day),
     'charge_automatically', day::timestamp AT TIME ZONE zone, '2024-01-01Z', '2024-01-01Z'
   FROM (SELECT n, (ARRAY['UTC', 'Europe/Berlin', 'America/New_York'])[1 + n % 3] AS zone, date '2024-01-01' + n % 28 AS day
     FROM generate_series(1, $2::int) n) s`,
  `INSERT INTO subscription_cycles (organization_id, subscription_id, cycle, period_start, period_end, usage_start, next_at, event_count)
   SELECT organization_id, id, 1, started_at, e.ends_at, started_at, e.ends_at, 0 FROM subscriptions,
     LATERAL (SELECT (anchor_on + interval '1 month')::timestamp AT TIME ZONE timezone AS ends_at) e WHERE organization_id = $1`,
  `INSERT INTO subscription_items (organization_id, id, subscription_id, price_id, quantity, starts_at, since, created_at)
   SELECT s.organization_id, md5(s.id::text || k)::uuid, s.id, md5('price ' || (k * 10 + 1 + abs(hashtext(s.id::text)) % 10))::uuid,
     CASE WHEN k = 0 THEN 1 ELSE 1 + abs(hashtext(s.id::text)) % 40 END, s.started_at, s.started_at, s.created_at
   FROM subscriptions s, generate_series(0, 1) k WHERE s.organization_id = $1`,
  `INSERT INTO coverage (organization_id, item_id, starts_at, ends_at, previous_end, subscription_id, kind)
   SELECT i.organization_id, i.id, c.period_start, c.period_end, NULL, c.subscription_id, 'free'
   FROM subscription_items i JOIN subscription_cycles c ON c.organization_id = i.organization_id AND c.subscription_id = i.subscription_id
   WHERE i.organization_id = $1`,
]
