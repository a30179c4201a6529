import { readFile } from 'node:fs/promises'
import { encodeId, type InvoiceId } from '@quarterday/core/id.ts'
import { invoiceNumber } from '@quarterday/core/invoice/numbering.ts'
import type { Context } from '../../kit/context.ts'
import { FileReply } from '../../kit/file-reply.ts'
import { setSheet } from '../../kit/typst.ts'
import { loadLines } from '../billing/line-store.ts'
import { getCustomer } from '../customers/store.ts'
import type { Invoice } from '../invoices/invoice.ts'
import { getInvoice } from '../invoices/store.ts'
import { getSettings } from '../notifications/settings-store.ts'
import { invoiceSheet } from './invoice-sheet.ts'

const template = new URL('../../../assets/invoice.typ', import.meta.url)

/**
 * The invoice as a sheet of paper, in the customer's language. Of a finalized one the content never changes, and what is paid and due is as things stand now.
 * `allowed`: whether whoever asks may see it; what they may not is not there. Refuses `not_found`, `unavailable`.
 */
export async function renderInvoice(ctx: Context, id: InvoiceId, check: (invoice: Invoice) => void = () => undefined): Promise<FileReply> {
  const { invoice, locale, accent } = await ctx.transaction(async (tx) => {
    const found = await getInvoice(tx, id)
    check(found)
    const lines = (await loadLines(tx, [id])).get(id) ?? []
    const settings = await getSettings(tx)
    const customer = await getCustomer(tx, found.customerId)
    return { invoice: { ...found, lines }, locale: customer.locale ?? settings.locale, accent: settings.accentColor }
  })
  const pdf = await setSheet({
    template: await readFile(template, 'utf8'),
    data: invoiceSheet(invoice, { locale, accent }),
    madeAt: invoice.issuedAt ?? invoice.createdAt,
  })
  return new FileReply({ contentType: 'application/pdf', fileName: `${fileNameOf(invoice)}.pdf`, content: pdf })
}

/** Numbers may hold what no file name should. */
function fileNameOf({ id, series, number }: Invoice): string {
  const name = (invoiceNumber(series, number) ?? encodeId('inv', id)).replaceAll(/[^A-Za-z0-9._-]+/g, '-')
  return /^[A-Za-z0-9]/.test(name) ? name : `invoice-${name}`
}
