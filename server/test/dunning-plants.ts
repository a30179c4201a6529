/** The first run whose invoice is owed, or is not. */
function runOf(invoices: 'owed' | 'settled', fields: string): string {
  const isOwed = `i.status ${invoices === 'owed' ? '' : 'NOT'} IN ('open', 'overdue')`
  return `UPDATE dunning_runs SET ${fields} WHERE id = (SELECT r.id FROM dunning_runs r
    JOIN invoices i ON i.organization_id = r.organization_id AND i.id = r.invoice_id WHERE ${isOwed} ORDER BY r.id LIMIT 1)`
}

const running = `status = 'running', next_action = 'final', ended_at = NULL, final_result = NULL`

/** What the checks of dunning must see. */
export const dunningPlants = {
  dunning_within_policy: { sql: runOf('owed', 'retries = 99') },
  dunning_ends_with_the_debt: { sql: runOf('settled', `${running}, next_at = '2099-01-01Z'`) },
  dunning_ends_once: {
    sql: `UPDATE events SET type = 'invoice.dunning_exhausted' WHERE type = 'invoice.payment_failed' AND aggregate_id = (
      SELECT aggregate_id FROM events WHERE type = 'invoice.payment_failed' GROUP BY aggregate_id HAVING count(*) > 1 ORDER BY aggregate_id LIMIT 1)`,
  },
  dunning_steps_are_taken: { sql: runOf('owed', `${running}, next_at = '2027-05-01Z'`) },
  dunning_ends_as_planned: { sql: runOf('owed', `final_result = 'refused', final_detail = 'It is parked.'`) },
  reminders_are_sent: {
    sql: `UPDATE invoices SET remind_at = '2027-07-01Z' WHERE status IN ('open', 'overdue') AND collection_method = 'send_invoice'`,
  },
}
