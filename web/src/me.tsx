import type { Session } from '@quarterday/sdk/types.gen.ts'
import { createContext, useContext } from 'react'

const MeContext = createContext<Session | null>(null)

/** Tells the screens below it who looks at them. */
export const MeProvider = MeContext

/** Who has signed in, where they stand and as what. Null: software's key was given, which is nobody. */
export function useMe(): Session | null {
  return useContext(MeContext)
}

/** Whether the organization in which they stand is closed: then nothing of it is to be had, and asking for it is of no use. */
export function useIsSuspended(): boolean {
  return useMe()?.organization?.suspension != null
}
