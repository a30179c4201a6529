import { assert } from '@quarterday/core/assert.ts'
import type { z } from 'zod'
import { type OutboundAnswer, postOutbound } from '../kit/outbound.ts'
import { verifiedWebhook, webhookHeaders } from '../kit/standard-webhooks.ts'
import type { Answer, Asking, DeskAccount, HelpDeskAdapter } from './help-desk.ts'
import { jsonOf, messageToJson, noticeOf, saidSchema, stateToJson, ticketToJson } from './webhook-json.ts'

/** Any program that takes signed posts and sends some (docs/help-desk.md). What is sent again comes under the same `webhook-id`: by that it is known. */
export const webhook: HelpDeskAdapter = {
  kind: 'webhook',
  connect(asking, account) {
    const post = (id: string, told: { readonly type: string; readonly [field: string]: unknown }) => send(asking, account, id, told)
    return {
      async test() {
        const at = asking.clock.now()
        const answer = await post(`ping-${at.epochMilliseconds}`, { type: 'ping', occurred_at: at.toString() })
        return answer.kind === 'done' ? { kind: 'done', value: new URL(account.address).host } : answer
      },
      async create(ticket, first) {
        const answer = await post(ticket.key, { type: 'ticket.created', ticket: ticketToJson(ticket, null), message: messageToJson(first) })
        if (answer.kind !== 'done') return answer
        const { reference, url, message } = answer.value
        return {
          kind: 'done',
          value: { reference: reference ?? ticket.key, url: url ?? null, message: message ?? null, state: ticket.state },
        }
      },
      async say(ticket, reference, message) {
        const told = { type: 'ticket.message_added', ticket: ticketToJson(ticket, reference), message: messageToJson(message) }
        const answer = await post(message.key, told)
        return answer.kind === 'done' ? { kind: 'done', value: { reference: answer.value.message ?? null } } : answer
      },
      async change(ticket, reference) {
        // All of it rather than what is new: a receiver that missed a change is right after the next.
        const told = { type: 'ticket.changed', ticket: ticketToJson(ticket, reference), ...stateToJson(ticket.state) }
        const answer = await post(`${ticket.key}-${ticket.revision}`, told)
        return answer.kind === 'done' ? { kind: 'done', value: null } : answer
      },
      read: null,
      verify(incoming, now) {
        const message = account.webhookSecret === null ? null : verifiedWebhook(incoming, account.webhookSecret, now)
        return message === null ? null : noticeOf(message.id, message.at, message.body)
      },
    }
  },
}

/** From the name's resolution to the last byte. */
const timeoutMs = 15_000
const mostBytes = 65_536

async function send(
  { clock, database, outside }: Asking,
  { address, secret }: DeskAccount,
  id: string,
  told: object,
): Promise<Answer<z.output<typeof saidSchema>>> {
  assert(!database.isInTransaction(), 'A help desk is asked outside of transactions')
  const body = JSON.stringify(told)
  const headers = {
    ...webhookHeaders({ id, at: clock.now(), body }, [secret]),
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Quarterday-Help-Desk/1',
  }
  const { allowedPrivateHosts } = outside
  return judged(await postOutbound({ url: address, headers, body }, { allowedPrivateHosts, timeoutMs, mostBytes }))
}

/** Statuses that speak of this very request: sent again it would be answered the same. */
const final: ReadonlySet<number> = new Set([400, 410, 413, 415, 422])

function judged(answer: OutboundAnswer): Answer<z.output<typeof saidSchema>> {
  if (answer.kind === 'failed') {
    const { failure, detail } = answer
    // What was cut off may have arrived; by its id the receiver knows it again.
    return failure === 'timeout' || failure === 'protocol'
      ? { kind: 'unknown', detail }
      : { kind: 'later', detail, retryAfterSeconds: null }
  }
  const { status, retryAfterSeconds } = answer
  if (status >= 200 && status < 300) {
    const said = saidSchema.safeParse(jsonOf(answer.body))
    return { kind: 'done', value: said.success ? said.data : {} }
  }
  const detail = `It answered ${status}; only 2xx counts as received.`
  if (status === 429 || status === 503) return { kind: 'later', detail, retryAfterSeconds }
  if (status >= 500 || status === 408) return { kind: 'unknown', detail }
  return final.has(status) ? { kind: 'refused', detail } : { kind: 'later', detail, retryAfterSeconds: null }
}
