import { decodeId, encodeId } from '@quarterday/core/id.ts'
import type { Chance } from '../../src/demo/chance.ts'
import { deriveKey } from '../../src/kit/authenticate-secrets.ts'
import type { OpenRoute } from '../../src/kit/open-route.ts'
import { openRoutes } from '../../src/modules/index.ts'
import { unsubscribeToken } from '../../src/modules/notifications/unsubscribe-token.ts'
import { type ApiClient, testSecret } from '../api.ts'
import { hostileText } from './hostile.ts'
import type { Known } from './known.ts'
import type { FuzzRequest } from './requests.ts'

/** What a visitor without any credential finds: pages to pay on, the bank of the sandbox, what gateways send to. */
export class Visitors {
  readonly #client: ApiClient
  readonly #known: Known
  /** What can stand in a path, by the name of the parameter. */
  readonly #words = new Map<string, string[]>()
  readonly #forms: { readonly target: string; readonly fields: readonly (readonly [string, string])[] }[] = []

  constructor(client: ApiClient, known: Known) {
    this.#client = client
    this.#known = known
  }

  /** Takes new links to what is owed, and to what waits for a card. */
  async findLinks(customer: string): Promise<void> {
    const { data = [] } = (await this.#client.get('/v1/invoices?status=open&limit=20')).body
    const links = await Promise.all(data.slice(0, 6).map(({ id }: { id: string }) => this.#client.post(`/v1/invoices/${id}/payment_link`)))
    const tokens = links.flatMap(({ body }) => (typeof body?.url === 'string' ? [new URL(body.url).pathname.split('/')[2] ?? ''] : []))
    const setup = await this.#client.post('/v1/payment_methods/setup', { customer, gateway: 'sandbox' })
    const leaving = unsubscribeToken(deriveKey(testSecret, 'links'), this.#client.organization.id, decodeId('cus', customer) ?? '')
    this.#words.set('token', [...tokens, leaving])
    this.#words.set('reference', setup.status < 300 ? [setup.body.reference] : [])
    this.#words.set('gateway', ['stripe', 'paypal', 'sandbox', 'nothing'])
    this.#words.set('recipient', [encodeId('org', this.#client.organization.id)])
  }

  draw(chance: Chance): { readonly route: OpenRoute; readonly sent: FuzzRequest } {
    const route = chance.pick(openRoutes)
    const form = chance.percent(60) ? this.#forms.at(-chance.between(1, 8)) : undefined
    const isHostile = chance.percent(25)
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(this.#word(name, isHostile, chance)))
    const target = route.method === 'POST' && form !== undefined && route.accepts === 'forms' ? form.target : path
    const body = route.method === 'POST' ? this.#body(route, form?.fields ?? [], chance, isHostile) : null
    const site = chance.percent(85) ? 'same-origin' : chance.pick(['cross-site', 'none', 'x'])
    const headers: Record<string, string> = { accept: 'text/html', 'sec-fetch-site': site, 'accept-language': chance.pick(languages) }
    if (body !== null) headers['content-type'] = route.accepts === 'json' ? 'application/json' : chance.pick(formTypes)
    if (chance.percent(30)) headers['stripe-signature'] = `t=1,v1=${'0'.repeat(64)}`
    return {
      route,
      sent: {
        ...{ operation: `${route.method} ${route.path}`, method: route.method, target, headers, body },
        from: anywhere(chance),
        ...{ isOnRoute: !isHostile, isAsMeant: true },
      },
    }
  }

  /** Takes note of the forms that a page shows. */
  learn(target: string, html: string): void {
    const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
    if (!html.includes('<form')) return
    this.#forms.push({ target: (/action="(\/[^"]*)"/.exec(html)?.[1] ?? target).replaceAll('&amp;', '&'), fields })
    if (this.#forms.length > 40) this.#forms.shift()
  }

  #word(name: string, isHostile: boolean, chance: Chance): string {
    const known = this.#words.get(name) ?? []
    if (isHostile && chance.percent(50)) return hostileText(chance).toWellFormed().slice(0, 300) || 'x'
    if (known.length === 0 || chance.percent(5)) return this.#known.idOf('inv', chance)
    const word = chance.pick(known)
    return isHostile ? `${word.slice(0, -1)}${word.endsWith('A') ? 'B' : 'A'}` : word
  }

  #body(route: OpenRoute, hidden: readonly (readonly [string, string])[], chance: Chance, isHostile: boolean): Buffer {
    if (route.accepts !== 'forms')
      return Buffer.from(chance.pick(['{}', '[]', '[{"event":"bounce"}]', 'x', '{"id":"evt_1","type":"charge.failed"}']))
    const typed: (readonly [string, string])[] = [
      ['way', chance.pick(['test_card', 'test_card', 'test_card', 'stripe', 'paypal'])],
      ['number', chance.pick(cards)],
      ['expiry', chance.pick(['12/34', '12 / 2034', '13/34', '01/20'])],
      ['code', chance.pick(['123', '1234', ''])],
      ['approved', chance.pick(['yes', 'no'])],
      ...(chance.percent(30) ? [['keep', 'yes'] as const] : []),
    ]
    const names = new Set(hidden.map(([name]) => name))
    const fields = [...hidden, ...typed.filter(([name]) => !names.has(name))]
    const odd = isHostile ? fields.map(([name, value]) => [name, chance.percent(30) ? hostileText(chance) : value] as const) : fields
    return Buffer.from(new URLSearchParams(odd.map(([name, value]) => [name, value.toWellFormed()])).toString().slice(0, 20_000))
  }
}

const languages = ['en', 'de-DE,de;q=0.9', 'fr', 'x'.repeat(300), '']
const formTypes = ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'application/json', 'text/plain']
const cards = ['4242 4242 4242 4242', '4000 0000 0000 9995', '4000002500003155', '4242424242424241', '']

/** One of the addresses of this machine: of each only so many may try in a minute. */
export function anywhere(chance: Chance): string {
  return `127.${chance.between(1, 254)}.${chance.between(0, 254)}.${chance.between(1, 254)}`
}
