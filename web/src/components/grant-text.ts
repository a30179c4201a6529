import type { PlanFeature } from '@quarterday/sdk/types.gen.ts'
import { formatQuantity } from '../ui/format.ts'

/** What is granted of a feature, in a few words: `yes`, `no`, `900 calls`, `without a limit`. */
export function grantText({ kind, enabled, limit, unit }: Pick<PlanFeature, 'kind' | 'enabled' | 'limit' | 'unit'>): string {
  if (!enabled) return 'no'
  if (kind === 'switch') return 'yes'
  if (limit === null) return 'without a limit'
  return unit === null ? formatQuantity(limit) : `${formatQuantity(limit)} ${unit}`
}
