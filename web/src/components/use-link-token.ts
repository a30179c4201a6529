import { tokenOf } from '@quarterday/core/people/links.ts'
import { useEffect, useState } from 'react'

/** The token of the link that led here, taken out of the address bar and the history; null: the link is not whole. */
export function useLinkToken(): string | null {
  const [token] = useState(() => tokenOf(window.location.hash))
  useEffect(() => {
    if (tokenOf(window.location.hash) !== null)
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  }, [])
  return token
}
