import { encodeId } from '@quarterday/core/id.ts'
import type { ApiClient, Reply, TestApi } from './api.ts'

/** An invoice over 49.00 EUR and tax, to be paid by whoever has its link. */
export interface Billed {
  readonly invoice: string
  readonly customer: string
  /** `/pay/…`. */
  readonly path: string
}

export async function billed(client: ApiClient, { locale, ...more }: { locale?: string } & Record<string, unknown> = {}): Promise<Billed> {
  const address = { line1: 'Hafenstraße 1', postal_code: '20457', city: 'Hamburg', country: 'DE' }
  const customer = await made(client, '/v1/customers', { name: 'Acme GmbH', currency: 'EUR', address, ...(locale && { locale }) })
  const lines = [
    { description: 'Espresso machine, service', unit_amount: '4900' },
    { description: 'Grinder burrs', quantity: '2', unit_amount: '1250.5' },
  ]
  const body = { customer, lines, collection_method: 'send_invoice', net_terms_days: 14, finalize: true, ...more }
  const invoice = await made(client, '/v1/invoices', body)
  return { invoice, customer, path: await payPath(client, invoice) }
}

export async function payPath(client: ApiClient, invoice: string, body: object = {}): Promise<string> {
  const reply = await client.post(`/v1/invoices/${invoice}/payment_link`, body)
  if (reply.status !== 200) throw new Error(reply.text)
  return new URL(reply.body.url).pathname
}

/** What a browser without JavaScript sends when a person presses the button: the hidden fields of the page, and what was typed. */
export function fill(page: string, typed: Readonly<Record<string, string>>, way = 'test_card'): string {
  const form = page.split('<form').find((part) => part.includes(`value="${way}"`)) ?? ''
  const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value])
  return new URLSearchParams([...hidden, ...Object.entries(typed)]).toString()
}

export function card(number: string): Record<string, string> {
  return { number, expiry: '12/34', code: '123' }
}

export function submit(api: TestApi, path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  return api.raw('POST', path, body, { idempotencyKey: null, headers: { ...form, ...headers } })
}

/** Opens the page, types the card, presses the button. */
export async function payByCard(api: TestApi, path: string, number: string, more: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const { text } = await api.raw('GET', path)
  return submit(api, path, fill(text, { ...card(number), ...more }))
}

export function webhookPath(client: ApiClient, gateway = 'stripe'): string {
  return `/webhooks/${gateway}/${encodeId('org', client.organization.id)}`
}

async function made(client: ApiClient, url: string, body: object): Promise<string> {
  const reply = await client.post(url, body)
  if (reply.status !== 201) throw new Error(reply.text)
  return reply.body.id
}
