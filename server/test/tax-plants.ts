/** A question about the tax of the invoice that `of` finds; by default it is not answered. */
function question(of: string, fields: object): string {
  const blank = { revision: 1, terms: {}, attempts: 3, ask_at: '2099-01-01T00:00:00Z', waiting_since: '2099-01-01T00:00:00Z' }
  return `INSERT INTO tax_questions SELECT (jsonb_populate_record(NULL::tax_questions, '${JSON.stringify({ ...blank, ...fields })}'::jsonb
    || jsonb_build_object('organization_id', i.organization_id, 'invoice_id', i.id))).* FROM invoices i WHERE ${of}`
}

const answered = {
  ...{ ask_at: null, answered_at: '2027-06-01T00:00:00Z', provider: 'engine', reference: 'quote' },
  answer: { lines: [{ id: 'il', taxes: [{ amount: 5 }] }] },
}

/** What the checks of quoted taxes must see. */
export const quotePlants = {
  quoted_taxes_are_as_answered: { sql: question('i.number = 1', answered) },
  issued_documents_know_their_tax: { sql: question('i.number = 1', {}) },
}

/** A draft that has waited for its tax for a month. */
export function waitingQuotePlants(draft: string) {
  return { taxes_are_quoted: { sql: `${draft}; ${question(`i.status = 'draft'`, { waiting_since: '2027-06-01T00:00:00Z' })}` } }
}
