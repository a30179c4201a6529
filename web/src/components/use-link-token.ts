import { tokenOf } from '@quarterday/core/people/links.ts'
import { useEffect, useState } from 'react'

// Screens begin anew when somebody comes in, and the one that lets them in is still there for a moment.
let last: { readonly path: string; readonly token: string } | null = null

/** The token of the link that led here, taken out of the address bar and the history; null: the link is not whole. */
export function useLinkToken(): string | null {
  const [token] = useState(() => tokenOf(window.location.hash) ?? (last?.path === window.location.pathname ? last.token : null))
  useEffect(() => {
    if (token === null) return
    last = { path: window.location.pathname, token }
    if (tokenOf(window.location.hash) !== null)
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  }, [token])
  return token
}
