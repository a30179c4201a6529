import { usePortalApi } from './api.tsx'
import { usePortal } from './portal.tsx'

/** The way out: the session ends at the server too, or by itself if that cannot be reached. */
export function useLogOut(): () => void {
  const api = usePortalApi()
  const { stays } = usePortal()
  return () =>
    void api
      .logOutOfPortal()
      .catch(() => undefined)
      .then(stays.leave)
}
