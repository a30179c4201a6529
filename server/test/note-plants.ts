const id = (n: number) => `01890000-0000-7000-8000-0000000000${n}`

/** A credit note that gives nothing back, of an invoice that `of` finds. */
function note(of: string, fields: object = {}): string {
  const blank = {
    ...{ id: id(70), status: 'issued', reason: 'other', series: 'CN-', number: 1, subtotal: 0, discount: 0, tax: 0, total: 0 },
    ...{ reduced_due: 0, credited: 0, refunded: 0, content_hash: '\\x00', event_count: 0, memo: null, voided_at: null, grant_id: null },
    ...fields,
  }
  return `INSERT INTO credit_notes SELECT (jsonb_populate_record(NULL::credit_notes, to_jsonb(i) || '${JSON.stringify(blank)}'::jsonb
      || jsonb_build_object('invoice_id', i.id))).* FROM invoices i WHERE ${of} ORDER BY i.number LIMIT 1;
    INSERT INTO number_series SELECT organization_id, 'CN-', 2, issued_at FROM credit_notes`
}

const line = {
  ...{ id: id(71), credit_note_id: id(70), position: 1, kind: 'return', listed_amount: 0, amount: 0, discount: 5, tax: 5 },
  derivation: { rule: 'return' },
}
const refund = {
  ...{ id: id(72), credit_note_id: id(70), amount: 1_000_000, status: 'created', idempotency_key: 'key', attempt: 0, event_count: 0 },
  ...{ reference: null, decline_reason: null, reconcile_at: '2099-01-01T00:00:00Z', answered_at: null },
}

/** What the checks of credit notes and refunds must see. No hash is computed here, so that of a planted note never fits. */
export const notePlants = {
  credit_notes_add_up: { sql: note('i.number = 1', { reduced_due: 5 }), also: ['content_unchanged', 'credit_notes_are_settled'] },
  credit_notes_within_invoice: { sql: note(`i.status = 'void'`), also: ['content_unchanged'] },
  never_more_tax_given_back: {
    sql: `${note('i.number = 1', { discount: 5, tax: 5 })}; INSERT INTO credit_note_lines
      SELECT (jsonb_populate_record(NULL::credit_note_lines, to_jsonb(l) || '${JSON.stringify(line)}'::jsonb || jsonb_build_object('credited_line_id', l.id))).*
      FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE i.number = 1 ORDER BY l.position LIMIT 1`,
    also: ['content_unchanged', 'credit_notes_are_booked'],
  },
  credit_notes_are_booked: {
    sql: `${note('i.number = 1')}; INSERT INTO ledger_transfers SELECT (jsonb_populate_record(t, jsonb_build_object('id', '${id(73)}'::text,
      'kind', 'credit_note', 'debit', 'revenue', 'credit', 'bad_debt', 'credit_note_id', '${id(70)}'::text, 'invoice_id', NULL))).*
      FROM ledger_transfers t WHERE kind = 'sale' ORDER BY id LIMIT 1`,
    also: ['content_unchanged'],
  },
  refunds_within_payments: {
    sql: `INSERT INTO refunds SELECT (jsonb_populate_record(NULL::refunds, to_jsonb(p) || '${JSON.stringify(refund)}'::jsonb
      || jsonb_build_object('payment_id', p.id))).* FROM payments p WHERE p.status = 'succeeded' ORDER BY p.id LIMIT 1`,
    also: ['refunds_payable_equals_open', 'references_lead_somewhere'],
  },
  refunds_payable_equals_open: {
    sql: `INSERT INTO ledger_transfers SELECT (jsonb_populate_record(t, jsonb_build_object('id', '${id(73)}'::text,
      'kind', 'credit_note', 'debit', 'bad_debt', 'credit', 'refunds_payable', 'invoice_id', NULL))).*
      FROM ledger_transfers t WHERE kind = 'sale' ORDER BY id LIMIT 1`,
  },
} as const
