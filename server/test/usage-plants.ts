import { quotePlants } from './tax-plants.ts'

const id = (n: number) => `'01890000-0000-7000-8000-0000000000${n}'`

/** A meter that counts, a price of nothing for each unit, and its period of June on a draft: two units were billed. */
const billed = `INSERT INTO meters (organization_id, id, code, name, aggregation, filters, dimensions, status, metadata, created_at, updated_at)
    SELECT organization_id, ${id(80)}, 'calls', 'Calls', 'count', '{}', '{}', 'active', '{}', created_at, created_at FROM customers ORDER BY id LIMIT 1;
  INSERT INTO prices SELECT (jsonb_populate_record(p, jsonb_build_object('id', ${id(81)}::text, 'usage', 'metered', 'meter_id', ${id(80)}::text,
      'terms', '{"model": "per_unit", "unit_amount": "100"}'::jsonb))).* FROM prices p WHERE kind = 'recurring' ORDER BY id LIMIT 1`
const derivation = {
  ...{ rule: 'usage', price: '01890000-0000-7000-8000-000000000081', quantity: '2', quantity_source: 'meter' },
  ...{
    meter: { id: '01890000-0000-7000-8000-000000000080' },
    group: null,
    zone: 'Europe/Berlin',
    already_billed: '0',
    rounding: 'half_up',
  },
  period: { start: '2027-06-10T00:00:00Z', end: '2027-06-20T00:00:00Z' },
}
const line = {
  ...{ kind: 'usage', price_id: '01890000-0000-7000-8000-000000000081', quantity: 2, listed_amount: 200, amount: 200, derivation },
  ...{ period_start: '2027-06-10T00:00:00Z', period_end: '2027-06-20T00:00:00Z', taxing: null, discounts: null },
}

/** What the checks of usage and of taxes must see: each is broken in a way that breaks nothing else. `draft` makes one with lines of 2.00. */
export function usagePlants(draft: string) {
  return {
    taxes_add_up: {
      sql: `UPDATE invoices SET taxes = json_build_array(json_build_object('rate', ${id(82)}::text, 'name', 'VAT', 'percent', '0', 'base', '0',
        'amount', '5', 'policy', json_build_object('rounding', 'line'))) WHERE number = 1`,
      also: ['content_unchanged'],
    },
    ...quotePlants,
    usage_is_summed_once: {
      sql: `INSERT INTO usage_rollups (organization_id, subject_id, meter_id, grain, bucket_at, dimensions, event_count, value_sum, value_max, last_value,
          last_at, last_seq)
        SELECT organization_id, ${id(83)}, ${id(80)}, 'hour', '2027-07-01T10:00:00Z', '{}', 1, 1, 1, 1, '2027-07-01T10:00:00Z', 1
        FROM customers ORDER BY id LIMIT 1`,
    },
    usage_is_billed_whole: {
      sql: `${billed}; ${draft}; INSERT INTO invoice_lines SELECT (jsonb_populate_record(l, '${JSON.stringify(line)}'::jsonb
          || jsonb_build_object('id', ${id(84)}::text, 'invoice_id', '01890000-0000-7000-8000-0000000000aa'))).*
        FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE i.number = 1 ORDER BY l.position LIMIT 1`,
    },
  }
}
