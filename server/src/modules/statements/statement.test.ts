import { idOf } from '@quarterday/core/id.ts'
import type { InvoiceStatus } from '@quarterday/core/invoice/invoice.ts'
import { expect, test } from 'vitest'
import { type StatementInvoice, type StatementRow, statementOf } from './statement.ts'

const uuid = '01890000-0000-7000-8000-0000000000aa'
const row: StatementRow = {
  id: idOf('stm', uuid),
  customerId: idOf('cus', uuid),
  series: 'ST-',
  number: 1n,
  currency: 'EUR',
  total: 300n,
  coversOn: Temporal.PlainDate.from('2027-04-01'),
  issuedOn: Temporal.PlainDate.from('2027-04-02'),
  issuedAt: Temporal.Instant.from('2027-04-02T00:00:00Z'),
  dueOn: Temporal.PlainDate.from('2027-04-15'),
  createdAt: Temporal.Instant.from('2027-04-02T00:00:00Z'),
}

function invoice(status: InvoiceStatus): StatementInvoice {
  const amountDue = status === 'open' || status === 'overdue' ? 100n : 0n
  const ids = { statementId: row.id, childId: row.customerId, invoiceId: idOf('inv', uuid) }
  return { ...ids, childName: 'Hamburg', number: 'INV-000001', status, amount: 150n, amountDue }
}

test.each<[InvoiceStatus[], string, bigint]>([
  [['open', 'paid', 'void'], 'open', 100n],
  [['overdue', 'open'], 'open', 200n],
  [['overdue', 'uncollectible'], 'open', 100n],
  [['paid', 'paid'], 'paid', 0n],
  [['paid', 'void', 'uncollectible'], 'paid', 0n],
  [['void', 'uncollectible'], 'void', 0n],
  [['uncollectible'], 'void', 0n],
])('invoices that are %j make it %s', (statuses, status, amountDue) => {
  expect(statementOf(row, statuses.map(invoice))).toMatchObject({ status, amountDue, total: 300n })
})
