import { isBuiltInRole, roles } from '@quarterday/core/people/role.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'

/** What roles are called, by their codes. */
export function useRoleNames(): ReadonlyMap<string, string> {
  const { data } = useQuery(queries.roles(useApi()))
  return new Map((data?.data ?? []).map(({ code, name }) => [code, name]))
}

/** The name of a role that every organization has; its code where it is one of the organization's own. */
export function roleName(code: string): string {
  return isBuiltInRole(code) ? roles[code].title : code
}
