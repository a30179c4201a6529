/**
 * The limit that the billing run is measured against: the same rows, under the same constraints, written by one set-based statement that
 * computes everything in SQL. It prices only what the bench's book contains (flat fees and seats by the month), which is why it is so fast.
 */
export const limitStatement = `WITH due AS MATERIALIZED (
    SELECT c.subscription_id, c.cycle, c.period_end AS p0, c.event_count, s.customer_id, s.currency, s.timezone, s.collection_method, cu.party_id,
      o.party_id AS seller_party_id, o.clock_at AS now, uuidv7() AS invoice_id,
      (((c.period_end AT TIME ZONE s.timezone)::date + interval '1 month')::timestamp AT TIME ZONE s.timezone) AS p1,
      row_number() OVER (ORDER BY c.next_at, c.subscription_id) AS position
    FROM subscription_cycles c
    JOIN subscriptions s ON s.organization_id = c.organization_id AND s.id = c.subscription_id
    JOIN customers cu ON cu.organization_id = s.organization_id AND cu.id = s.customer_id
    JOIN organizations o ON o.id = c.organization_id
    WHERE c.organization_id = $1 AND c.next_at <= o.clock_at AND c.parked_at IS NULL
  ), numbers AS (
    INSERT INTO number_series AS n (organization_id, series, next_number, last_issued_at)
    VALUES ($1, 'INV-', 1 + (SELECT count(*) FROM due), (SELECT max(now) FROM due))
    ON CONFLICT (organization_id, series) DO UPDATE SET next_number = n.next_number + (SELECT count(*) FROM due), last_issued_at = greatest(n.last_issued_at, excluded.last_issued_at)
    RETURNING next_number - (SELECT count(*) FROM due) - 1 AS base
  ), line AS MATERIALIZED (
    SELECT d.*, i.id AS item_id, i.price_id, i.quantity, p.nickname, uuidv7() AS line_id,
      CASE p.model WHEN 'flat' THEN (p.terms->>'amount')::numeric ELSE (p.terms->>'unit_amount')::numeric * i.quantity END::bigint AS amount,
      row_number() OVER (PARTITION BY d.subscription_id ORDER BY i.id)::int AS line_position
    FROM due d
    JOIN subscription_items i ON i.organization_id = $1 AND i.subscription_id = d.subscription_id AND i.ends_at IS NULL
    JOIN prices p ON p.organization_id = $1 AND p.id = i.price_id
  ), invoice AS MATERIALIZED (
    SELECT invoice_id, min(position) AS position, sum(amount)::bigint AS total FROM line GROUP BY invoice_id
  ), moved AS (
    UPDATE subscription_cycles c SET cycle = c.cycle + 1, period_start = d.p0, period_end = d.p1, usage_start = d.p0, next_at = d.p1, event_count = c.event_count + 1
    FROM due d WHERE c.organization_id = $1 AND c.subscription_id = d.subscription_id AND c.cycle = d.cycle RETURNING 1
  ), invoiced AS (
    INSERT INTO invoices (organization_id, id, customer_id, subscription_id, status, reason, currency, series, number, seller_party_id, customer_party_id,
      timezone, collection_method, subtotal, discount, tax, total, credits_applied, amount_due, issued_at, issued_on, due_on, overdue_at, collect_at,
      net_terms_days, content_hash, event_count, created_at)
    SELECT $1, d.invoice_id, d.customer_id, d.subscription_id, 'open', 'renewal', d.currency, 'INV-', n.base + d.position, d.seller_party_id, d.party_id,
      d.timezone, d.collection_method, i.total, 0, 0, i.total, 0, i.total, d.now, (d.now AT TIME ZONE d.timezone)::date, (d.now AT TIME ZONE d.timezone)::date,
      ((d.now AT TIME ZONE d.timezone)::date + 1)::timestamp AT TIME ZONE d.timezone, d.now, 0,
      sha256(convert_to(d.invoice_id::text || n.base || d.party_id || i.total || d.now, 'UTF8')), 1, d.now
    FROM due d JOIN invoice i USING (invoice_id), numbers n
  ), lined AS (
    INSERT INTO invoice_lines (organization_id, id, invoice_id, position, kind, description, subscription_id, item_id, price_id, quantity, period_start,
      period_end, currency, listed_amount, amount, discount, tax, derivation)
    SELECT $1, line_id, invoice_id, line_position, 'recurring', nickname, subscription_id, item_id, price_id, quantity, p0, p1, currency, amount, amount, 0, 0,
      json_build_object('rule', 'price', 'price', price_id, 'quantity', trim_scale(quantity)::text, 'quantity_source', 'subscription_item',
        'period', json_build_object('start', to_char(p0, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'end', to_char(p1, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
        'zone', timezone, 'rounding', 'half_up')
    FROM line
  ), covered AS (
    INSERT INTO coverage (organization_id, item_id, starts_at, ends_at, previous_end, subscription_id, kind, line_id)
    SELECT $1, item_id, p0, p1, p0, subscription_id, 'billed', line_id FROM line
  ), booked AS (
    INSERT INTO ledger_transfers (organization_id, id, kind, debit, credit, amount, currency, customer_id, invoice_id, occurred_at)
    SELECT $1, uuidv7(), 'sale', 'receivable', 'revenue', i.total, d.currency, d.customer_id, d.invoice_id, d.now FROM due d JOIN invoice i USING (invoice_id)
  ), renewed AS (
    INSERT INTO events (organization_id, id, type, aggregate_id, sequence, data, occurred_at)
    SELECT $1, uuidv7(), 'subscription.renewed', subscription_id, event_count + 1,
      json_build_object('object', 'subscription', 'id', 'sub_' || subscription_id, 'customer', 'cus_' || customer_id, 'status', 'active',
        'current_period_start', p0, 'current_period_end', p1, 'cancel_at', null), now
    FROM due
  ), announced AS (
    INSERT INTO events (organization_id, id, type, aggregate_id, sequence, data, occurred_at)
    SELECT $1, uuidv7(), 'invoice.finalized', d.invoice_id, 1,
      json_build_object('object', 'invoice', 'id', 'inv_' || d.invoice_id, 'number', 'INV-' || d.position, 'status', 'open', 'reason', 'renewal', 'customer',
        'cus_' || d.customer_id, 'subscription', 'sub_' || d.subscription_id, 'currency', d.currency, 'total', i.total, 'amount_due', i.total, 'due_on', d.now::date), d.now
    FROM due d JOIN invoice i USING (invoice_id)
  )
  SELECT count(*)::int AS moved FROM moved`
