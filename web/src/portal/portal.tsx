import type { PortalPage } from '@quarterday/sdk/types.gen.ts'
import { createContext, useContext } from 'react'
import type { PortalApi } from './door-api.ts'
import type { Stay } from './session.ts'

/** The portal that a page is: whose it is, and who is in it. */
export interface Portal {
  readonly page: PortalPage
  readonly stays: Stay
  /** For those who are not in yet. */
  readonly door: PortalApi
}

const PortalContext = createContext<Portal | null>(null)

/** Tells the screens below it whose portal it is. */
export const PortalProvider = PortalContext

export function usePortal(): Portal {
  const portal = useContext(PortalContext)
  if (portal === null) throw new Error('No screen is shown outside of a portal')
  return portal
}
