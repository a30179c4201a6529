import { createSign, createVerify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { Notice, SandboxAccount } from './account.ts'
import type { Book } from './book.ts'
import { malformed } from './paypal-json.ts'
import { houseOf } from './paypal-state.ts'

/** Tells who wants to know, signed as PayPal signs: `transmission id|time|webhook id|crc32 of the body`, RSA and SHA-256. */
export function announce(book: Book, account: SandboxAccount, type: string, resourceType: string, resource: object): void {
  const id = `WH-${account.newId('x').slice(2).toUpperCase()}`
  const created = account.now().toString()
  const summary = `${type.toLowerCase().replaceAll('.', ' ')}`
  const event = { id, event_version: '1.0', create_time: created, resource_type: resourceType, event_type: type, summary, resource }
  const body = JSON.stringify(event)
  const sign: Notice['sign'] = ({ id: webhookId }, at) => {
    const transmission = account.newId('t').replace('_', '-')
    const time = at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()
    return {
      'paypal-transmission-id': transmission,
      'paypal-transmission-time': time,
      'paypal-transmission-sig': createSign('RSA-SHA256')
        .update(messageOf({ transmission, time, webhookId, body }))
        .sign(houseOf(book).keys.privateKey, 'base64'),
      'paypal-cert-url': `${book.baseUrl}/v1/notifications/certs/CERT-sandbox`,
      'paypal-auth-algo': 'SHA256withRSA',
    }
  }
  book.announce(account, { id, type, body, sign })
}

const endpointSchema = z.object({ url: z.url().max(2048) })
const mostEndpoints = 16

export function createEndpoint(account: SandboxAccount, body: unknown): object {
  const { success, data } = endpointSchema.safeParse(body)
  if (!success || account.endpoints.length >= mostEndpoints) throw malformed('url')
  const id = account.newId('x').slice(2, 19).toUpperCase()
  account.endpoints.push({ id, url: data.url, secret: id })
  return { id, url: data.url, event_types: [{ name: '*' }] }
}

const questionSchema = z.object({
  auth_algo: z.string(),
  cert_url: z.string(),
  transmission_id: z.string(),
  transmission_sig: z.string(),
  transmission_time: z.string(),
  webhook_id: z.string(),
  webhook_event: z.looseObject({}),
})

/** Whether a notice was ours, to this account's endpoint, as it is. */
export function verifySignature(book: Book, account: SandboxAccount, question: unknown): object {
  const { success, data } = questionSchema.safeParse(question)
  if (!success) throw malformed('webhook_event')
  const { transmission_id: transmission, transmission_time: time, webhook_id: webhookId, webhook_event } = data
  const isKnown = account.endpoints.some(({ id }) => id === webhookId)
  const isOurs = createVerify('RSA-SHA256')
    .update(messageOf({ transmission, time, webhookId, body: JSON.stringify(webhook_event) }))
    .verify(houseOf(book).keys.publicKey, data.transmission_sig, 'base64')
  return { verification_status: isKnown && isOurs && data.auth_algo === 'SHA256withRSA' ? 'SUCCESS' : 'FAILURE' }
}

function messageOf({
  transmission,
  time,
  webhookId,
  body,
}: Readonly<Record<'transmission' | 'time' | 'webhookId' | 'body', string>>): string {
  return [transmission, time, webhookId, crc32(body)].join('|')
}
