import { isDeepStrictEqual } from 'node:util'
import type { InvoiceId } from '@quarterday/core/id.ts'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { loadSeller } from '../billing/snapshot-store.ts'
import { answeredTaxQuestions, openTaxQuestions } from '../billing/tax-question-store.ts'
import { customerOf, partyOf } from './build-question.ts'
import { customersOfQuestions, sellerOfQuestions } from './tax-parties-store.ts'

/**
 * Opens the questions about locked drafts again whose seller or customer has another name, address or tax id than the engine outside was asked about: a
 * document is taxed as those whom it is made out to.
 */
export async function askAgainIfMoved(tx: Tx, invoiceIds: readonly InvoiceId[]): Promise<void> {
  if ((await loadSeller(tx)).taxEngine !== 'provider') return
  const answered = (await answeredTaxQuestions(tx, invoiceIds)).filter(({ question }) => question !== null)
  if (answered.length === 0) return
  const seller = partyOf(await sellerOfQuestions(tx))
  const customers = await customersOfQuestions(tx, [...new Set(answered.map(({ customerId }) => customerId))].sort())
  const moved = answered.filter(({ customerId, question }) => {
    const customer = customers.get(customerId)
    if (!customer) throw new Error('an invoice has its customer')
    const now = JSON.parse(JSON.stringify({ seller, customer: customerOf(customerId, customer) }))
    return !isDeepStrictEqual(partiesOf.parse(question), now)
  })
  await openTaxQuestions(tx, moved)
}

const partiesOf = z.object({ seller: z.unknown(), customer: z.unknown() })
