import type { OrganizationId } from '@quarterday/core/id.ts'
import type { Database } from '../../kit/db.ts'
import type { AllowsOrigin } from '../../kit/http-cors.ts'

/** Asks the lists of origins whose pages may call a portal. Asked each time, so that one that is taken off its list is refused on the next request. */
export function originsOf(database: Database): AllowsOrigin {
  return async (origin: string, organizationId: OrganizationId | null) => {
    const text = 'SELECT FROM portal_settings WHERE allowed_origins @> ARRAY[$1] AND ($2::uuid IS NULL OR organization_id = $2) LIMIT 1'
    return (await database.credentials((tx) => tx.query(text, [origin, organizationId], 'portal-origin'))).rowCount === 1
  }
}
