import { encodeId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { recordVisit } from '../../kit/audit-visit.ts'
import type { Host, OpenReply, OpenRoute, Visit } from '../../kit/open-route.ts'
import { refuseSuspended } from '../../kit/suspended.ts'
import { networkOf } from '../../kit/try-counter.ts'
import { getInvoice } from '../invoices/store.ts'
import { readDownloadLink } from './download-link.ts'
import { renderInvoice } from './render-invoice.ts'

/** Where links to files lead: to a file that is saved, never shown. */
export const openRoutes: readonly OpenRoute[] = [
  { method: 'GET', path: '/download/{token}', actor: 'download', accepts: null, handle: sendFile },
]

const guesses = { most: 20, withinSeconds: 600 } as const
/** Each sheet is set anew: whoever fetches one all the time keeps nobody else waiting. */
const fetches = { most: 30, withinSeconds: 600 } as const

/** What is wrong with a link is nobody's business: of an altered one, one whose time is over and one to what is gone the answer is the same. */
async function sendFile(host: Host, visit: Visit): Promise<OpenReply> {
  const link = readDownloadLink(host, visit.params.token ?? '')
  if (link === null) {
    refuseIfTooMany(host.tries.take(`wrong downloads ${networkOf(visit.address)}`, guesses))
    throw refuse('not_found')
  }
  const { organizationId, invoiceId } = link
  refuseIfTooMany(host.tries.take(`downloads ${invoiceId}`, fetches))
  const ctx = host.contextFor(organizationId)
  await refuseSuspended(host, organizationId)
  const { customerId } = await ctx.transaction((tx) => getInvoice(tx, invoiceId))
  const { fileName, contentType, content } = await renderInvoice(ctx, invoiceId)
  const reply: OpenReply = {
    status: 200,
    contentType,
    body: content,
    headers: { 'content-disposition': `attachment; filename="${fileName}"` },
  }
  const object = { type: 'invoice', id: encodeId('inv', invoiceId) }
  const detail = { file: fileName, bytes: content.length }
  await recordVisit(ctx, visit, { action: 'download', object, subjectId: encodeId('cus', customerId), detail }, reply)
  return reply
}

function refuseIfTooMany(retryAfterSeconds: number | null): void {
  if (retryAfterSeconds !== null) throw refuse('rate_limited', { detail: 'Too many files were asked for.', retryAfterSeconds })
}
