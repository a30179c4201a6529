const id = (n: number) => `01890000-0000-7000-8000-0000000000${n}`

/** A refund of one cent of a payment that came through the sandbox gateway, for a credit note that is not there. */
function refund(fields: object): string {
  const blank = {
    ...{ id: id(75), credit_note_id: id(76), amount: 1, status: 'created', idempotency_key: 'refund-75', attempt: 0, event_count: 0 },
    ...{ reference: null, decline_reason: null, reconcile_at: null, answered_at: null, created_at: '2027-07-01T00:00:00Z' },
  }
  return `INSERT INTO refunds SELECT (jsonb_populate_record(NULL::refunds, to_jsonb(p) || '${JSON.stringify({ ...blank, ...fields })}'::jsonb
      || jsonb_build_object('payment_id', p.id))).* FROM payments p WHERE p.status = 'succeeded' AND p.gateway = 'sandbox' ORDER BY p.id LIMIT 1`
}

const open = ['refunds_payable_equals_open', 'references_lead_somewhere']

/** What the checks of refunds must see. */
export const refundPlants = {
  credit_notes_are_settled: { sql: `UPDATE invoices SET amount_credited = 5 WHERE status = 'void'` },
  gateway_confirms_refunds: {
    sql: refund({ status: 'succeeded', answered_at: '2027-07-01T00:00:00Z' }),
    also: ['cash_equals_payments', 'references_lead_somewhere'],
  },
  sent_back_is_recorded: {
    sql: `INSERT INTO sandbox_gateway_refunds (organization_id, idempotency_key, reference, charge_reference, currency, amount, outcome, created_at)
      SELECT organization_id, 'nobody', 're_nobody', reference, currency, 1, 'succeeded', created_at FROM sandbox_gateway_charges
      ORDER BY idempotency_key LIMIT 1`,
  },
}

/** What waits with refunds. */
export const waitingRefundPlants = {
  refunds_are_sent: { sql: refund({ reconcile_at: '2027-07-01T00:00:00Z' }), also: open },
  refunds_are_resolved: { sql: refund({ status: 'unknown' }), also: open },
}
