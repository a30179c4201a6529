import { allows } from '@quarterday/core/people/permission.ts'
import { roleCodes, roles } from '@quarterday/core/people/role.ts'
import type { Route } from '../../src/kit/route.ts'
import { routes } from '../../src/modules/index.ts'

/** Who may come: staff by their role, software by its key, customers and pages of the portal, and those who have or show nothing. */
export const callers = [...roleCodes, 'removed', 'key', 'reading_key', 'narrow_key', 'customer', 'publishable', 'anonymous'] as const

/** All that the narrow key may do. */
export const narrowScope = 'customers:write'

export type CallerKind = (typeof callers)[number]

/** What becomes of them: it is theirs to do, whatever the answer is then; nobody knows them; it is not for them. */
export type Verdict = 'yes' | '401' | '403'

/**
 * What is said here of an operation and a caller is what has to be so, worked out from the roles and from nothing of the code that decides: real requests are
 * held against it, and so is the committed table.
 */
export function verdictOn({ scope, operation }: Route, caller: CallerKind): Verdict {
  if (scope === 'anyone') return 'yes'
  if (caller === 'anonymous') return '401'
  if (scope === 'publishable') return caller === 'publishable' || caller === 'customer' ? 'yes' : '403'
  if (scope === 'customer') return caller === 'customer' ? 'yes' : '403'
  if (scope === 'person') return isStaff(caller) || caller === 'removed' ? 'yes' : '403'
  if (scope === 'operator') return '403'
  if (caller === 'key' || caller === 'owner') return 'yes'
  if (forOwners.has(operation)) return '403'
  if (caller === 'reading_key') return scope.endsWith(':read') ? 'yes' : '403'
  if (caller === 'narrow_key') return allows([narrowScope], scope) ? 'yes' : '403'
  return isStaff(caller) && allows(roles[caller].permissions, scope) ? 'yes' : '403'
}

/** What asks for everything beside its permission: whoever is held to a rule does not lift it. */
const forOwners: ReadonlySet<string> = new Set(['updateApprovalSettings'])

function isStaff(caller: CallerKind): caller is (typeof roleCodes)[number] {
  return roleCodes.some((code) => code === caller)
}

/** The whole table as it is committed: one line an operation. */
export function permissionMatrix(): string {
  const lines = routes.map((route) => {
    const verdicts = callers.map((caller) => verdictOn(route, caller).padEnd(Math.max(caller.length, 3)))
    return [route.operation.padEnd(36), route.scope.padEnd(24), ...verdicts].join('  ').trimEnd()
  })
  const head = ['operation'.padEnd(36), 'scope'.padEnd(24), ...callers.map((caller) => caller.padEnd(3))].join('  ').trimEnd()
  return `${[head, ...lines].join('\n')}\n`
}
