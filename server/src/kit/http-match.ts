import { createHash } from 'node:crypto'
import { refuse } from '@quarterday/core/refusal.ts'
import { changesSomething, type Route } from './route.ts'

/**
 * What names one state of an object: the same state has the same, every other another. Fields that change although nobody changes the object (the time of
 * its clock) are left out.
 */
export function etagOf(shown: unknown, changesByItself: readonly string[] = []): string {
  const lasting =
    changesByItself.length === 0 || typeof shown !== 'object' || shown === null
      ? shown
      : Object.fromEntries(Object.entries(shown).filter(([name]) => !changesByItself.includes(name)))
  return `"${createHash('sha256').update(JSON.stringify(lasting)).digest('base64url').slice(0, 27)}"`
}

/** The tags of which the object has to have one; or that there are none although there have to be. */
export type Wanted = readonly string[] | 'missing'

/**
 * Reads `If-Match`. Null: whatever state the object is in will do. Refuses `unparsable`. Its tags are compared as they stand: one that a proxy has marked as
 * weak (`W/`) never matches.
 */
export function readIfMatch(route: Pick<Route, 'method' | 'transaction' | 'needsMatch'>, header: string | undefined): Wanted | null {
  if (!changesSomething(route)) return null
  if (header === undefined) return route.needsMatch ? 'missing' : null
  const tags = readTags(header)
  if (tags === null)
    throw refuse('unparsable', {
      detail: 'If-Match is the ETag of an earlier answer, with its quotation marks, or several with commas, or *.',
    })
  return tags
}

/**
 * Refuses `precondition_failed` where the object is not in one of these states, and `precondition_required` where none was named. Of an object that is not
 * there, or is another organization's, the operation itself will speak.
 */
export function refuseUnlessMatch(tags: Wanted, current: string | null): void {
  if (current === null) return
  if (tags === 'missing')
    throw refuse('precondition_required', { detail: 'Read the object, and send the ETag of that answer as If-Match.' })
  if (tags.includes('*') || tags.includes(current)) return
  throw refuse('precondition_failed', { detail: 'Somebody has changed it since you read it. Read it again, and decide again.' })
}

/** Whether who asks has this very state already: `If-None-Match`, whose tags may be weak. What cannot be read counts as not sent. */
export function isKnown(header: string | undefined, etag: string): boolean {
  const tags = header === undefined ? null : readTags(header)
  return tags !== null && (tags.includes('*') || tags.some((tag) => tag.replace(/^W\//, '') === etag))
}

const oneTag = /^(?:W\/)?"[\x21\x23-\x7e]{0,128}"$/
const mostTags = 20

function readTags(header: string): readonly string[] | null {
  const tags = header.split(',').map((tag) => tag.trim())
  if (tags.length > mostTags) return null
  if (tags.length === 1 && tags[0] === '*') return tags
  return tags.every((tag) => oneTag.test(tag)) ? tags : null
}
