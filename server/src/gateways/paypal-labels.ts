import { createHash } from 'node:crypto'
import { assert } from '@quarterday/core/assert.ts'
import type { Money } from '@quarterday/core/money.ts'
import type { ChargeLabels } from './gateway.ts'

/** What PayPal keeps for us with an order as its `custom_id`, and gives back with captures and in its record of transactions. */
export interface PaypalLabels {
  readonly organization: string
  readonly payment: string
  readonly idempotencyKey: string
  /** Told apart by what was asked: PayPal answers a key that it knows with what became of it, whatever is asked under it now. */
  readonly fingerprint: string
  /** The customer pays in person: a decline leaves the order open for another try. */
  readonly inPerson: boolean
  /** We shut this door: PayPal has no way to cancel an order, and it takes nothing that we do not capture. */
  readonly isClosed: boolean
}

const mostCharacters = 127

export function labelsOf(asked: {
  readonly labels: ChargeLabels
  readonly idempotencyKey: string
  readonly amount: Money
  /** Null: the customer pays in person. */
  readonly token: string | null
}): PaypalLabels {
  const { labels, idempotencyKey, amount, token } = asked
  const question = JSON.stringify([token, amount.currency, String(amount.minor)])
  return {
    ...{ organization: labels.organization, payment: labels.payment, idempotencyKey, inPerson: token === null, isClosed: false },
    fingerprint: createHash('sha256').update(question).digest('hex').slice(0, 10),
  }
}

export function writeLabels({ organization, payment, idempotencyKey, fingerprint, inPerson, isClosed }: PaypalLabels): string {
  const written = [organization, payment, idempotencyKey, `${inPerson ? 'p' : 'c'}${fingerprint}`, ...(isClosed ? ['x'] : [])].join(',')
  assert(written.length <= mostCharacters, `PayPal keeps 127 characters of labels, these have ${written.length}`)
  return written
}

/** Null: not written by us. */
export function readLabels(written: string | null | undefined): PaypalLabels | null {
  const [organization, payment, idempotencyKey, mark = '', closed, ...rest] = (written ?? '').split(',')
  const [, way, fingerprint] = /^([pc])([0-9a-f]{10})$/.exec(mark) ?? []
  if (!organization || !payment || !idempotencyKey || fingerprint === undefined || rest.length > 0) return null
  return { organization, payment, idempotencyKey, fingerprint, inPerson: way === 'p', isClosed: closed === 'x' }
}
