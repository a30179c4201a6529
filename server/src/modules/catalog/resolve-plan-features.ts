import type { Grant } from '@quarterday/core/catalog/feature.ts'
import type { Decimal } from '@quarterday/core/decimal.ts'
import type { PlanId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import type { Tx } from '../../kit/db.ts'
import * as features from './feature-store.ts'
import type { CatalogFeature, FeatureName, PlanFeature } from './feature-types.ts'

/** What somebody wants granted of a feature; `limit` absent: nothing was said. */
export interface WantedGrant {
  readonly name: FeatureName
  readonly enabled: boolean
  readonly limit?: Decimal | null | undefined
}

/** The features that a request names, with what is granted of each. `pointer` leads to the i-th. Refuses `invalid`. */
export async function resolvePlanFeatures(
  tx: Tx,
  planId: PlanId,
  wanted: readonly WantedGrant[],
  pointer: (index: number) => string,
): Promise<PlanFeature[]> {
  const known = await features.shareFeatures(
    tx,
    wanted.map(({ name }) => name),
  )
  const seen = new Set<string>()
  return wanted.map(({ name, enabled, limit }, index) => {
    const feature = known.find((each) => ('id' in name ? each.id === name.id : each.code === name.code))
    if (feature?.status !== 'active')
      throw wrong(
        `${pointer(index)}/feature`,
        feature ? 'archived' : 'not_found',
        feature ? 'The feature is archived.' : 'There is no such feature.',
      )
    if (seen.has(feature.id)) throw wrong(`${pointer(index)}/feature`, 'duplicate', 'The feature is in the list twice.')
    seen.add(feature.id)
    return { planId, feature, ...grantOf(feature, enabled, limit, pointer(index)) }
  })
}

/** A grant that makes sense for this kind of feature. Refuses `invalid`. */
export function grantOf({ kind }: Pick<CatalogFeature, 'kind'>, enabled: boolean, limit: Decimal | null | undefined, at = ''): Grant {
  if (!enabled || kind === 'switch') {
    if (limit) throw wrong(`${at}/limit`, 'not_allowed', enabled ? 'A switch has no limit.' : 'What is not granted has no limit.')
    return { enabled, limit: null }
  }
  if (limit === undefined) throw wrong(`${at}/limit`, 'required', 'Say how much is granted; null is without a limit.')
  return { enabled, limit }
}

function wrong(pointer: string, code: string, detail: string) {
  return refuse('invalid', { detail, errors: [{ pointer, code, detail }] })
}
