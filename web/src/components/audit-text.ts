import type { AuditRecord } from '@quarterday/sdk/types.gen.ts'
import type { Look } from '../ui/status-badge.tsx'

/** A record as the end of a sentence that begins with who did it: `finalized invoice`, `invited member`. */
export function deedOf({ action, outcome, actor }: Pick<AuditRecord, 'action' | 'outcome' | 'actor'>): string {
  const told = knownDeeds[action]
  const [verb = '', ...rest] = told === undefined ? wordsOf(action) : []
  const what = rest.join(' ')
  switch (outcome) {
    case 'begun':
      return `began: ${told ?? wordsOf(action).join(' ')}`
    case 'refused':
      return `was refused: ${told ?? wordsOf(action).join(' ')}`
    case 'failed':
      return `failed: ${told ?? wordsOf(action).join(' ')}`
    case 'denied':
      return `was denied: ${told ?? wordsOf(action).join(' ')}`
    case 'done':
      if (told !== undefined) return told
      if (actor.kind === 'job' && action.startsWith('job.')) return 'ran'
      return [pastOf(verb), what].filter((part) => part !== '').join(' ')
  }
}

/** Who did it, where no name is known. */
export function kindOf({ kind, id }: AuditRecord['actor']): string {
  if (kind === 'job') return id === null ? 'A job' : `The job ${id.replaceAll('-', ' ')}`
  return kinds[kind]
}

const kinds: Readonly<Record<Exclude<AuditRecord['actor']['kind'], 'job'>, string>> = {
  api_key: 'An API key',
  member: 'A member',
  person: 'Somebody who had signed in',
  customer: 'A customer',
  publishable: 'A visitor of the portal',
  visitor: 'Somebody unknown',
  operator: 'The operator',
}

export const outcomeLooks: Readonly<Record<AuditRecord['outcome'], Look>> = {
  begun: { label: 'Begun', color: 'yellow' },
  done: { label: 'Done', color: 'teal' },
  refused: { label: 'Refused', color: 'gray' },
  failed: { label: 'Failed', color: 'red' },
  denied: { label: 'Denied', color: 'red' },
}

/** `collection_method` as people read it: `Collection method`. */
export function fieldTitle(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a field held, in one line; what is long or has parts as JSON. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' || typeof each === 'number')) return value.join(', ') || '–'
  return JSON.stringify(value, null, 1)
}

type Fields = Readonly<Record<string, unknown>>

interface Part {
  /** The field, and within it the part of it: `address`, `city`. */
  readonly path: readonly string[]
  readonly was: unknown
  readonly is: unknown
}

/** What differs, field by field; of a field with parts only the parts that do. */
export function partsOf(fields: readonly string[], before: Fields | null, after: Fields | null): readonly Part[] {
  return fields.flatMap((name): Part[] => {
    const was = before?.[name]
    const is = after?.[name]
    if (!isFields(was) || !isFields(is)) return [{ path: [name], was, is }]
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()
    const differ = names.filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]))
    return differ.map((part) => ({ path: [name, part], was: was[part], is: is[part] }))
  })
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `updateTaxRate` and `job.billing-run` as words. */
function wordsOf(action: string): string[] {
  const plain = action.replace(/^job\./, '').replaceAll(/[._-]/g, ' ')
  return plain
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('api key', 'API key')
    .split(' ')
}

function pastOf(verb: string): string {
  const known = pasts[verb]
  if (known !== undefined) return known
  if (verb.endsWith('e')) return `${verb}d`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`
}

const pasts: Readonly<Record<string, string>> = {
  pay: 'charged',
  update: 'changed',
  set: 'set',
  put: 'put',
  send: 'sent',
  make: 'made',
  run: 'ran',
  begin: 'began',
  withdraw: 'withdrew',
  stop: 'stopped',
  skip: 'skipped',
  top: 'topped',
  quote: 'asked for the tax of',
  unarchive: 'took back',
  uncancel: 'undid the cancellation of',
  undo: 'undid',
  leave: 'left',
  log: 'logged',
  sign: 'signed',
}

/** What no rule makes readable. */
const knownDeeds: Readonly<Record<string, string>> = {
  billCustomer: 'billed what was due of customer',
  endSubscriptionTrial: 'ended the trial of subscription',
  moveSubscriptionAnchor: 'moved the billing day of subscription',
  markInvoiceUncollectible: 'wrote off invoice',
  resumeSubscriptionBilling: 'let it bill again: subscription',
  advanceSandbox: 'moved the clock of sandbox',
  rotatePublishableKey: 'replaced the publishable key of the portal',
  updateOrganization: 'changed the organization',
  exportAuditLog: 'exported the audit log',
  'auth.login': 'signed in',
  'auth.logout': 'signed out',
  'auth.denied': 'was not let in',
}
