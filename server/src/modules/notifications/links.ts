import type { Context } from '../../kit/context.ts'
import { unsubscribeToken } from './unsubscribe-token.ts'

/** Where messages lead: to our own address and nowhere else (S61). */
export function linksOf(ctx: Context): {
  unsubscribe(customerId: string): string
  dashboard(path: `/${string}`): string
} {
  const { publicUrl } = ctx.outside
  return {
    unsubscribe: (customerId) => `${publicUrl}/unsubscribe/${unsubscribeToken(ctx.deriveKey('links'), ctx.organizationId, customerId)}`,
    dashboard: (path) => `${publicUrl}${path}`,
  }
}
