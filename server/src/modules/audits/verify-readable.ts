import { encodeId, type IdPrefix } from '@quarterday/core/id.ts'
import { isDatabaseError } from '../../kit/db-errors.ts'
import type { Drift } from './audit.ts'

/** What was found of some rows, and how many lines were computed for it. */
export interface Verified {
  readonly drift: readonly Drift[]
  readonly lines: number
}

/**
 * Verifies rows together, and where one of them cannot even be read looks for it by halves: it is reported, and stands in nobody's way. What the database
 * itself refuses is thrown on: it is no fault of the rows.
 */
export async function verifyReadable(
  prefix: IdPrefix,
  ids: readonly string[],
  verify: (ids: readonly string[]) => Promise<Verified>,
): Promise<Verified> {
  try {
    return await verify(ids)
  } catch (error) {
    if (!(error instanceof Error) || isDatabaseError(error)) throw error
    const [id] = ids
    if (id === undefined) throw error
    if (ids.length === 1) return { drift: [unreadable(prefix, id, error)], lines: 0 }
    const first = await verifyReadable(prefix, ids.slice(0, ids.length >> 1), verify)
    const second = await verifyReadable(prefix, ids.slice(ids.length >> 1), verify)
    return { drift: [...first.drift, ...second.drift], lines: first.lines + second.lines }
  }
}

function unreadable(prefix: IdPrefix, id: string, error: Error): Drift {
  const reason = error.message.replaceAll(/\s+/g, ' ').slice(0, 300)
  const detail = `It holds what the program never writes, and cannot be read: ${reason}`
  return { object: encodeId(prefix, id), field: 'content_hash', stored: null, computed: null, detail }
}
