import type { ApiKey } from '@quarterday/sdk/types.gen.ts'
import type { Look } from '../ui/status-badge.tsx'

/** How a key stands at a moment. */
export function keyLook({ revoked_at, expires_at }: Pick<ApiKey, 'revoked_at' | 'expires_at'>, now: Date): Look {
  if (revoked_at !== null) return { label: 'Revoked', color: 'gray' }
  if (expires_at === null) return { label: 'Active', color: 'teal' }
  const left = Date.parse(expires_at) - now.getTime()
  if (left <= 0) return { label: 'Expired', color: 'gray' }
  return left < soon ? { label: 'Expires soon', color: 'yellow' } : { label: 'Active', color: 'teal' }
}

/** Whether something can still be done with it. */
export function isUsable({ revoked_at, expires_at }: Pick<ApiKey, 'revoked_at' | 'expires_at'>, now: Date): boolean {
  return revoked_at === null && (expires_at === null || Date.parse(expires_at) > now.getTime())
}

const soon = 14 * 86_400_000
