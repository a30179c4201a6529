import { idOf } from '@quarterday/core/id.ts'
import type { TemplateCode } from '@quarterday/core/notification/occasions.ts'
import type { Attachment } from '../../channels/channel.ts'
import type { Context } from '../../kit/context.ts'
import { isRefusal } from '../../kit/problem.ts'
import { renderInvoice } from '../documents/render-invoice.ts'
import type { Message } from './notification.ts'

/** Messages that bring the invoice itself: the one that asks for money first, and the receipt. */
const bringing: readonly TemplateCode[] = ['invoice_created', 'invoice_paid']

/** What goes along with a message. Null: it cannot be made now, and the message waits for it. Where it cannot be made at all the message goes without. */
export async function attachmentsOf(ctx: Context, { template, objectId, channel, id }: Message): Promise<readonly Attachment[] | null> {
  if (channel !== 'email' || objectId === null || !bringing.includes(template)) return []
  try {
    const { fileName, contentType, content } = await renderInvoice(ctx, idOf('inv', objectId))
    return [{ fileName, contentType, content: Buffer.from(content) }]
  } catch (error) {
    if (isRefusal(error)) return error.code === 'unavailable' ? null : []
    ctx.log.error({ err: error, message: id }, 'a message goes without its document')
    return []
  }
}
