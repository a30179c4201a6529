import { sealedAbout } from '../../gateways/index.ts'
import { openingKeys } from '../../kit/authenticate-secrets.ts'
import type { Context } from '../../kit/context.ts'
import type { Tx } from '../../kit/db.ts'
import { rewrapped, type SealedRow } from '../../kit/seal.ts'
import { lockSealedAccounts, saveSealedAccounts } from '../gateway-accounts/store.ts'
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
  { lock: lockSealedEndpoints, save: saveSealedEndpoints, about: (ctx, id) => sealedForEndpoint(ctx, id) },
]

const sliceSize = 200

/** Wraps every sealed secret of the organization by the present key, after which the one before is not needed for them. Safe to run twice, and beside a server. */
export async function rewrapSecrets(ctx: Context): Promise<Rewrapped> {
  const total = { secrets: 0, rewrapped: 0 }
  for (const shelf of shelves) {
    for (let after: string | null = null, more = true; more; ) {
      const slice: readonly SealedRow[] = await ctx.transaction((tx) => rewrapSlice(ctx, tx, shelf, after, total))
      after = slice.at(-1)?.id ?? null
      more = slice.length === sliceSize
    }
  }
  return total
}

async function rewrapSlice(
  ctx: Context,
  tx: Tx,
  shelf: Shelf,
  after: string | null,
  total: { secrets: number; rewrapped: number },
): Promise<readonly SealedRow[]> {
  const keys = openingKeys(ctx.deriveKey, 'sealed secrets')
  const rows = await shelf.lock(tx, after, sliceSize)
  const changed = rows.flatMap(({ id, secrets }) => {
    const anew = secrets.map((sealed, column) => (sealed === null ? null : rewrapped(keys, sealed, shelf.about(ctx, id, column))))
    total.secrets += secrets.filter((sealed) => sealed !== null).length
    total.rewrapped += anew.filter((sealed) => sealed !== null).length
    return anew.every((sealed) => sealed === null) ? [] : [{ id, secrets: secrets.map((sealed, column) => anew[column] ?? sealed) }]
  })
  await shelf.save(tx, changed)
  return rows
}
