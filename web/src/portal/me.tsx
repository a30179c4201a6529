import type { PortalMe } from '@quarterday/sdk/types.gen.ts'
import { createContext, useContext } from 'react'

const MeContext = createContext<PortalMe | null>(null)

/** Tells the screens below it who has logged in, for which customer, and what the seller lets them do. */
export const MeProvider = MeContext

export function useMe(): PortalMe {
  const me = useContext(MeContext)
  if (me === null) throw new Error('No screen is shown to who has not logged in')
  return me
}
