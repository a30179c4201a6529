import type { ConventionsPatch } from '@quarterday/core/conventions.ts'
import { currencySchema } from '@quarterday/core/currency.ts'
import { encodeId } from '@quarterday/core/id.ts'
import type { FastifyInstance } from 'fastify'
import { createOrganization } from '../../modules/organizations/create-organization.ts'
import { applicability } from './applicable.ts'
import { type Case, momentOf } from './case.ts'
import { clientOf } from './client.ts'
import { firstDifference } from './compare.ts'
import { play } from './play.ts'

export type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly difference: string }
  | { readonly kind: 'not applicable'; readonly missing: string }

export interface Stage {
  readonly app: FastifyInstance
  readonly parts: Parameters<typeof createOrganization>[0]
}

/**
 * Plays one case through the API in a fresh sandbox organization with its own clock. Where a case takes several settings to be right it is enough that
 * one of them gives its figures; where it needs a setting that does not exist, that what happens without it does.
 */
export async function runCase(billingCase: Case, stage: Stage): Promise<Verdict> {
  const { settings, missing } = applicability(billingCase)
  let verdict: Verdict | null = null
  for (const conventions of settings) {
    const next = await playUnder(conventions, billingCase, stage)
    if (next.kind === 'passed') return next
    verdict ??= next
  }
  return missing === null ? (verdict ?? { kind: 'passed' }) : { kind: 'not applicable', missing }
}

async function playUnder(conventions: ConventionsPatch, billingCase: Case, { app, parts }: Stage): Promise<Verdict> {
  try {
    const { organization, issued } = await createOrganization(parts, sandboxFor(billingCase, conventions))
    const played = await play(billingCase, clientOf(app, issued.text), encodeId('org', organization.id))
    const difference = firstDifference(billingCase, played)
    return difference === null ? { kind: 'passed' } : { kind: 'failed', difference }
  } catch (error) {
    return { kind: 'failed', difference: error instanceof Error ? error.message : String(error) }
  }
}

function sandboxFor({ id, given, timeline }: Case, conventions: ConventionsPatch) {
  const { timezone } = given
  const clockAt = momentOf(timeline[0]?.at ?? '2027-01-01', timezone)
  return { name: id, clockAt, timezone, currency: currencySchema.parse(given.currency), conventions }
}
