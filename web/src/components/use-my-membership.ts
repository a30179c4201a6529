import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { useMe } from '../me.tsx'
import { queries } from '../queries.ts'

/** The id by which the reader is a member here; null: they are none, or it is not known yet. */
export function useMyMembership(): string | null {
  const me = useMe()
  const { data } = useQuery({ ...queries.ownOrganizations(useApi()), enabled: me !== null })
  return data?.data.find(({ id }) => id === me?.organization?.id)?.member ?? null
}
