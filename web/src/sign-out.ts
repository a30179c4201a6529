import { doorApi } from './api.tsx'
import { leave } from './session.ts'

/** The screens are left; a person's session ends at the server too, or by itself if that cannot be reached. */
export async function signOut(isPerson: boolean): Promise<void> {
  if (isPerson) await doorApi.logOut().catch(() => undefined)
  leave()
}
