import { assert } from '@quarterday/core/assert.ts'
import { decodeId, encodeId } from '@quarterday/core/id.ts'
import { type RoleCode, roleCodes } from '@quarterday/core/people/role.ts'
import type { Chance } from '../../src/demo/chance.ts'
import { systemClock } from '../../src/kit/clock.ts'
import { changesSomething, type Route } from '../../src/kit/route.ts'
import type { Standing } from '../../src/modules/portal/portal-types.ts'
import type { ApiClient, TestApi } from '../api.ts'
import type { Things } from '../reference-book.ts'
import { type Audience, type Comer, type ComerKind, newAudience } from './comer.ts'
import { byOperator, byToken, type Credential, type Made, newMember, newPerson, newStay } from './credentials.ts'
import { Known } from './known.ts'
import { customerWithBook } from './portal-customer.ts'
import { refusedCredentials } from './refused.ts'

export interface CastParts {
  readonly api: TestApi
  readonly client: ApiClient
  /** The book of the reference in its organization. */
  readonly book: Things
  /** What is somebody else's. */
  readonly foreign: ReadonlyMap<string, readonly string[]>
  /** Of another organization, which may be changed. */
  readonly stranger: ApiClient
  /** That of the password which examples give. */
  readonly passwordHash: string
}

/** Who comes to one organization, and with what: for each operation somebody whom it is for, and now and then somebody else. */
export class Cast {
  readonly staff: Known
  readonly #parts: CastParts
  readonly #never = new Set<string>()
  readonly #hers: Known
  readonly #operators: Known
  readonly #audiences: Readonly<Record<'staff' | 'customer' | 'operator' | 'stranger', Audience>>
  readonly #members = new Map<RoleCode, Made>()
  readonly #neighbours = new Set<string>()
  #stay: Standing | null = null
  #publishable = ''
  #refused: readonly Credential[] = []
  /** How often somebody was let in anew, because what they came with had ended. */
  renewals = 0

  static async of(parts: CastParts): Promise<Cast> {
    const cast = new Cast(parts)
    await cast.#open()
    return cast
  }

  private constructor(parts: CastParts) {
    this.#parts = parts
    // What stands for nothing in particular is nobody's.
    const foreignIds = new Set([...parts.foreign.values()].flat().filter((id) => !/_0{26}$/.test(id)))
    this.#never.add(encodeId('key', parts.client.keyId))
    this.staff = new Known(parts.foreign, this.#never)
    this.#hers = new Known(parts.foreign, new Set())
    this.#operators = new Known(new Map(), this.#never)
    const nothing = new Set<string>()
    this.#audiences = {
      staff: newAudience(() => foreignIds),
      // What belongs to the customer next door is as far away as another organization's.
      customer: newAudience(() => foreignIds.union(this.#neighbours)),
      // The operator sees all people and all organizations.
      operator: newAudience(() => nothing),
      stranger: newAudience(() => this.staff.ids()),
    }
  }

  /** Somebody for the operation. */
  async comerFor(route: Route, chance: Chance): Promise<Comer> {
    if (chance.percent(3)) return this.#comer('refused', chance.pick(this.#refused))
    if (chance.percent(2)) return this.#comer('stranger', { authorization: `Bearer ${this.#parts.stranger.key}` })
    if (chance.percent(3)) return this.#of(chance.pick(others), route)
    return this.#of(kindFor(route, chance), route)
  }

  /** What somebody has named stands in the audit log, which staff read, whoever it was. */
  note({ audience }: Comer, ids: readonly string[]): void {
    const readers = audience === this.#audiences.stranger ? [audience] : [audience, this.#audiences.staff]
    for (const { named } of readers) for (const id of ids) named.add(id)
  }

  /** What the operator does is done to somebody, and to an organization, of no further use. */
  async spareThings(): Promise<Things> {
    const { api, passwordHash } = this.#parts
    const usr = encodeId('usr', await newPerson(api.db, passwordHash))
    const wanted = { name: 'Spare', timezone: 'UTC', currency: 'EUR' }
    const { authorization = '' } = byOperator(null)
    const made = await api.raw('POST', '/v1/organizations', wanted, { authorization })
    assert(made.status === 201, `An organization was answered ${made.text}`)
    return { usr, org: made.body.organization?.id ?? made.body.id }
  }

  /** Whoever speaks the example of an operation, as its reference has them. */
  speaker(route: Route, headers: Credential): Comer {
    if (route.scope === 'operator') return this.#comer('operator', headers, route)
    // Whom the reference makes up is an example's own: a customer of the book, a person who has just signed up.
    const kind = kindOfSpeaker(route)
    const audience = kind === 'customer' || kind === 'publishable' ? 'customer' : 'staff'
    return { kind, headers, known: this.staff, audience: this.#audiences[audience], learns: () => false }
  }

  /** Lets people in again whose credentials have ended, opens the portal where it was closed, and forgets failed log-ins. */
  async tidy(): Promise<void> {
    const { api, client, book } = this.#parts
    await api.db.ownerQuery('DELETE FROM login_throttles')
    await this.#openPortal()
    for (const [role, { headers }] of this.#members) {
      if ((await api.raw('GET', '/v1/organization', undefined, { headers })).status !== 401) continue
      this.renewals += 1
      await this.#hire(role)
    }
    const { authorization = '' } = await byToken(this.#standing())
    if ((await api.raw('GET', '/v1/portal/me', undefined, { authorization })).status !== 401) return
    this.renewals += 1
    await this.#welcome(client, book)
  }

  async #open(): Promise<void> {
    const { client, book, api } = this.#parts
    for (const role of roleCodes) await this.#hire(role)
    await this.#openPortal()
    const neighbour = await customerWithBook(client, book, 'Next door')
    for (const id of neighbour.ids) this.#neighbours.add(id)
    // Nobody ties anything to them.
    this.#never.add(neighbour.id)
    await this.#welcome(client, book)
    const spare = await this.#spareStay()
    this.#refused = await refusedCredentials({ api, client, publishable: this.#publishable, standing: spare })
    for (let some = 0; some < 3; some += 1) this.#operators.learn(Object.values(await this.spareThings()).join(' '))
  }

  async #openPortal(): Promise<void> {
    const { status, text, body } = await this.#parts.client.patch('/v1/portal_settings', {
      page_url: 'https://shop.example/account',
      hosted: true,
      sign_up: 'open',
      allow_subscribe: true,
    })
    assert(status === 200, `The portal was answered ${text}`)
    this.#publishable = body.publishable_key
    if (!this.staff.names.includes(body.slug)) this.staff.names.push(body.slug)
  }

  async #hire(role: RoleCode): Promise<void> {
    const { api, client, passwordHash } = this.#parts
    const made = await newMember(api, { organizationId: client.organization.id, role, passwordHash })
    this.#members.set(role, made)
    this.#never.add(made.memberId).add(made.userId)
  }

  /** A customer with a book of their own, who is named by nobody else, and signed in to the portal. */
  async #welcome(client: ApiClient, book: Things): Promise<void> {
    const { id, ids } = await customerWithBook(client, book, 'Mia Lang')
    const customerId = decodeId('cus', id)
    assert(customerId, 'It is an id of ours')
    this.#never.add(id)
    const { api, passwordHash } = this.#parts
    this.#stay = await newStay(api, { organizationId: client.organization.id, customerId, passwordHash })
    this.#hers.learn([...ids, book.plan, book.feat].join(' '))
  }

  #standing(): Standing {
    assert(this.#stay, 'Somebody is signed in')
    return this.#stay
  }

  async #spareStay(): Promise<Standing> {
    return newStay(this.#parts.api, { ...this.#standing(), passwordHash: this.#parts.passwordHash })
  }

  /** Whoever it is, comes with what is good now. Deeds that end what somebody came with are done by those who come for nothing else. */
  async #of(kind: ComerKind, route: Route): Promise<Comer> {
    const { api, client, passwordHash } = this.#parts
    const organizationId = client.organization.id
    switch (kind) {
      case 'key':
        return this.#comer(kind, { authorization: `Bearer ${client.key}` })
      case 'operator':
        return this.#comer(kind, byOperator(route.scope === 'operator' ? null : organizationId), route)
      case 'customer': {
        const standing = endsStay.has(route.operation) ? await this.#spareStay() : this.#standing()
        return this.#comer(kind, await byToken(standing, systemClock.now()))
      }
      case 'publishable':
        return this.#comer(kind, { authorization: `Bearer ${this.#publishable}` })
      case 'anonymous':
        return this.#comer(kind, {})
      default: {
        const role = roleCodes.find((code) => code === kind) ?? 'owner'
        const isSpare = (route.scope === 'person' && changesSomething(route)) || route.scope === 'anyone'
        const made = isSpare ? await newMember(api, { organizationId, role, passwordHash }) : this.#members.get(role)
        return this.#comer(role, made?.headers ?? {})
      }
    }
  }

  #comer(kind: ComerKind, headers: Credential, route?: Route): Comer {
    if (kind === 'customer') return { kind, headers, known: this.#hers, audience: this.#audiences.customer, learns: () => true }
    if (kind === 'stranger') return { kind, headers, known: this.staff, audience: this.#audiences.stranger, learns: () => false }
    if (kind === 'operator') {
      // Of lists they take no note: those name whoever comes here, and every organization.
      const known = route?.scope === 'operator' || route?.path.startsWith('/v1/sandboxes') === true ? this.#operators : this.staff
      return { kind, headers, known, audience: this.#audiences.operator, learns: (method) => method === 'POST' && known !== this.staff }
    }
    const audience = kind === 'publishable' || kind === 'anonymous' || kind === 'refused' ? 'customer' : 'staff'
    return { kind, headers, known: this.staff, audience: this.#audiences[audience], learns: () => audience === 'staff' }
  }
}

const others: readonly ComerKind[] = [...roleCodes, 'key', 'customer', 'publishable', 'anonymous', 'operator']

const endsStay: ReadonlySet<string> = new Set(['logOutOfPortal', 'switchPortalCustomer'])

function kindOfSpeaker({ scope }: Route): ComerKind {
  if (scope === 'anyone') return 'anonymous'
  return scope === 'customer' || scope === 'publishable' ? scope : 'owner'
}

/** Somebody whom it is for. */
function kindFor({ scope }: Route, chance: Chance): ComerKind {
  switch (scope) {
    case 'operator':
      return 'operator'
    case 'person':
      return chance.percent(60) ? 'owner' : chance.pick(roleCodes)
    case 'customer':
      return 'customer'
    case 'publishable':
      return chance.percent(80) ? 'publishable' : 'customer'
    case 'anyone':
      return chance.pick<ComerKind>(['anonymous', 'anonymous', 'anonymous', 'owner', 'key'])
    default:
      return chance.pick<ComerKind>(['key', 'key', 'key', 'key', 'key', 'owner', 'owner', 'admin', 'operator'])
  }
}
