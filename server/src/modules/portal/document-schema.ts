import { idSchema } from '@quarterday/core/id.ts'
import { z } from 'zod'
import { currency } from '../../kit/fields.ts'
import { pageSchema } from '../../kit/pages.ts'
import { creditNoteSchema, noteLineFields, noteToApi } from '../credit-notes/schema.ts'
import { walletSchema, toApi as walletToApi } from '../wallets/schema.ts'
import { ownPaymentSchema } from './payment-schema.ts'

const ownNoteLineSchema = z
  .strictObject({ id: idSchema('il'), object: z.literal('credit_note_line'), ...noteLineFields })
  .pick({ id: true, object: true, kind: true, credited_line: true, description: true, quantity: true, period: true })
  .extend({ amount: noteLineFields.amount, discount: noteLineFields.discount, tax: noteLineFields.tax })
  .meta({ id: 'PortalCreditNoteLine', description: 'A part of a line of an invoice that is given back.' })

export const ownNoteSchema = creditNoteSchema
  .omit({ customer: true, credit_grant: true, lines: true })
  .extend({ lines: ownNoteLineSchema.array().optional().meta({ description: 'Of a single credit note; lists have none.' }) })
  .meta({ id: 'PortalCreditNote', description: 'What was given back to you of an invoice.' })
export const ownNoteListSchema = pageSchema('PortalCreditNoteList', ownNoteSchema)

export const ownPaymentListSchema = pageSchema('PortalPaymentList', ownPaymentSchema)

const ownWalletSchema = walletSchema
  .pick({ id: true, object: true, currency: true, name: true, balance: true, auto_top_up: true })
  .meta({ id: 'PortalWallet', description: 'Prepaid credit of yours. Invoices draw on it.' })

export const ownCreditSchema = z
  .strictObject({
    object: z.literal('portal_credit'),
    balances: z
      .array(z.strictObject({ currency, balance: z.int().meta({ description: 'Whole minor units.', examples: [100] }) }))
      .meta({ description: 'Credit that the next invoices are paid from, an entry a currency; wallets have balances of their own.' }),
    wallets: z.array(ownWalletSchema).meta({ description: 'Those that are open, the first hundred.' }),
  })
  .meta({ id: 'PortalCredit', description: 'What you have paid or been given beforehand.' })

type NoteToApi = Parameters<typeof noteToApi>

export function toOwnNote(note: NoteToApi[0], lines?: NoteToApi[1]): z.input<typeof ownNoteSchema> {
  const { customer: _, credit_grant: _g, lines: all, ...own } = noteToApi(note, lines)
  return { ...own, ...(all && { lines: all.map(toOwnNoteLine) }) }
}

function toOwnNoteLine(line: NonNullable<ReturnType<typeof noteToApi>['lines']>[number]): z.input<typeof ownNoteLineSchema> {
  const { id, object, kind, credited_line, description, quantity, period, amount, discount, tax } = line
  return { id, object, kind, credited_line, description, quantity, period, amount, discount, tax }
}

export function toOwnWallet(wallet: Parameters<typeof walletToApi>[0]): z.input<typeof ownWalletSchema> {
  const { id, object, currency: of, name, balance, auto_top_up } = walletToApi(wallet)
  return { id, object, currency: of, name, balance, auto_top_up }
}
