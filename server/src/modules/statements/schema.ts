import { type CustomerId, encodeId, idSchema } from '@quarterday/core/id.ts'
import { invoiceStatuses } from '@quarterday/core/invoice/invoice.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import { z } from 'zod'
import { currency, instant } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { type Statement, type StatementInvoice, statementStatuses } from './statement.ts'

const amount = z
  .int()
  .min(0)
  .meta({ description: 'Whole minor units of the currency.', examples: [27990] })
const due = amount.meta({ description: 'What is still to be paid of it.', examples: [27990] })

const statementInvoiceSchema = z
  .strictObject({
    invoice: idSchema('inv'),
    number: z
      .string()
      .nullable()
      .meta({ examples: ['INV-000042'] }),
    status: z.enum(invoiceStatuses),
    amount: amount.meta({ description: 'The total of the invoice.', examples: [24995] }),
    amount_due: due,
  })
  .meta({ id: 'StatementInvoice' })

const statementLineSchema = z
  .strictObject({
    customer: idSchema('cus').meta({ description: 'The child.' }),
    customer_name: z.string().meta({ description: 'As it is called now.', examples: ['Acme Hamburg'] }),
    amount: amount.meta({ description: 'What its invoices of that day come to.', examples: [24995] }),
    amount_due: due,
    invoices: z.array(statementInvoiceSchema),
  })
  .meta({ id: 'StatementLine' })

export const statementSchema = z
  .strictObject({
    id: idSchema('stm'),
    object: z.literal('statement'),
    number: z.string().meta({ description: 'Gapless, in a series of its own.', examples: ['ST-000007'] }),
    customer: idSchema('cus').meta({ description: 'The parent, who pays.' }),
    currency,
    status: z.enum(statementStatuses).meta({
      description:
        'What its invoices say: `open` while one is to be paid, `paid` when none is and some were paid, `void` when all were voided or written off.',
    }),
    total: amount.meta({ description: 'The sum of its lines, as they were when it was issued.' }),
    amount_due: due,
    covers_on: z.iso.date().meta({ description: 'The day whose invoices it gathers, where the parent is.', examples: ['2027-04-01'] }),
    issued_on: z.iso.date().meta({ examples: ['2027-04-02'] }),
    due_on: z.iso.date().meta({ description: 'The first day on which one of its invoices is due.', examples: ['2027-04-15'] }),
    lines: z.array(statementLineSchema).meta({ description: 'One a child.' }),
    issued_at: instant,
  })
  .meta({
    id: 'Statement',
    description:
      'What the children of a customer were billed on a day. It is a summary and no sale: the invoices on it are the documents, and paying it pays them.',
  })

export const statementListSchema = pageSchema('StatementList', statementSchema)

export function toApi(statement: Statement): z.input<typeof statementSchema> {
  const byChild = Map.groupBy(statement.invoices, ({ childId }) => childId)
  return {
    id: encodeId('stm', statement.id),
    object: 'statement',
    number: invoiceNumber(statement.series, statement.number) ?? '',
    customer: encodeId('cus', statement.customerId),
    currency: statement.currency,
    status: statement.status,
    total: Number(statement.total),
    amount_due: Number(statement.amountDue),
    covers_on: statement.coversOn.toString(),
    issued_on: statement.issuedOn.toString(),
    due_on: statement.dueOn.toString(),
    lines: [...byChild].map(([childId, invoices]) => lineToApi(childId, invoices)),
    issued_at: statement.issuedAt.toString(),
  }
}

function lineToApi(childId: CustomerId, invoices: readonly StatementInvoice[]): z.input<typeof statementLineSchema> {
  return {
    customer: encodeId('cus', childId),
    customer_name: invoices[0]?.childName ?? '',
    amount: Number(invoices.reduce((sum, invoice) => sum + invoice.amount, 0n)),
    amount_due: Number(invoices.reduce((sum, invoice) => sum + invoice.amountDue, 0n)),
    invoices: invoices.map((invoice) => ({
      invoice: encodeId('inv', invoice.invoiceId),
      number: invoice.number,
      status: invoice.status,
      amount: Number(invoice.amount),
      amount_due: Number(invoice.amountDue),
    })),
  }
}
