import { idOf } from '@quarterday/core/id.ts'
import { sealedAbout } from '../../gateways/index.ts'
import { deskSealedAbout } from '../../help-desks/index.ts'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { rewrapped, type SealedRow } from '../../kit/seal.ts'
import { lockSealedAccounts, saveSealedAccounts } from '../gateway-accounts/store.ts'
import { lockSealedDesks, saveSealedDesks } from '../help-desks/store.ts'
import { lockSealedFactors, saveSealedFactors } from '../people/user-store.ts'
import { aboutFactor } from '../people/user-types.ts'
import { lockSealedEndpoints, saveSealedEndpoints } from '../webhooks/endpoint-store.ts'
import { sealedForEndpoint } from '../webhooks/write-endpoint.ts'

/** How many secrets there are, and how many of them were wrapped anew. */
export interface Rewrapped {
  readonly secrets: number
  readonly rewrapped: number
}

/** Where an organization's sealed secrets are. */
interface Shelf {
  /** Rows after an id, in the order of their ids, locked. */
  lock(tx: Tx, after: string | null, limit: number): Promise<SealedRow[]>
  save(tx: Tx, rows: readonly SealedRow[]): Promise<void>
  about(ctx: Context, id: string, column: number): string
}

const shelves: readonly Shelf[] = [
  {
    lock: lockSealedAccounts,
    save: saveSealedAccounts,
    about: ({ organizationId }, id, column) => sealedAbout(organizationId, id, column === 0 ? 'secret_key' : 'webhook_secret'),
  },
  { lock: lockSealedEndpoints, save: saveSealedEndpoints, about: sealedForEndpoint },
  {
    lock: lockSealedDesks,
    save: saveSealedDesks,
    about: ({ organizationId }, id, column) => deskSealedAbout(organizationId, id, column === 0 ? 'secret' : 'webhook_secret'),
  },
]

const sliceSize = 200

/** Wraps every sealed secret of the organization by the present key, after which the one before is not needed for them. Safe to run twice, and beside a server. */
export async function rewrapSecrets(ctx: Context): Promise<Rewrapped> {
  const total = { secrets: 0, rewrapped: 0 }
  for (const { lock, save, about } of shelves) {
    await everySlice(total, (after) =>
      ctx.transaction(async (tx) => {
        const slice = anew(ctx, await lock(tx, after, sliceSize), (id, column) => about(ctx, id, column))
        await save(tx, slice.changed)
        return slice
      }),
    )
  }
  return total
}

/** The same for the second factors of people, who belong to no organization. */
export async function rewrapFactors(ctx: Pick<Context, 'database' | 'deriveKey'>): Promise<Rewrapped> {
  const total = { secrets: 0, rewrapped: 0 }
  await everySlice(total, (after) =>
    ctx.database.people(async (tx) => {
      const slice = anew(ctx, await lockSealedFactors(tx, after, sliceSize), (id) => aboutFactor(idOf('usr', id)))
      await saveSealedFactors(tx, slice.changed)
      return slice
    }),
  )
  return total
}

interface Slice extends Rewrapped {
  readonly rows: readonly SealedRow[]
  readonly changed: readonly SealedRow[]
}

async function everySlice(total: { secrets: number; rewrapped: number }, take: (after: string | null) => Promise<Slice>): Promise<void> {
  for (let after: string | null = null, more = true; more; ) {
    const slice: Slice = await take(after)
    total.secrets += slice.secrets
    total.rewrapped += slice.rewrapped
    after = slice.rows.at(-1)?.id ?? null
    more = slice.rows.length === sliceSize
  }
}

function anew({ deriveKey }: Pick<Context, 'deriveKey'>, rows: readonly SealedRow[], about: (id: string, column: number) => string): Slice {
  const keys = openingKeys(deriveKey, 'sealed secrets')
  const changed: SealedRow[] = []
  const slice = { rows, secrets: 0, rewrapped: 0, changed }
  for (const { id, secrets } of rows) {
    const wrapped = secrets.map((sealed, column) => (sealed === null ? null : rewrapped(keys, sealed, about(id, column))))
    const count = wrapped.filter((sealed) => sealed !== null).length
    slice.secrets += secrets.filter((sealed) => sealed !== null).length
    slice.rewrapped += count
    if (count > 0) changed.push({ id, secrets: secrets.map((sealed, column) => wrapped[column] ?? sealed) })
  }
  return slice
}
