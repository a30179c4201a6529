import { errorOf } from '@quarterday/sdk/error.ts'
import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { nameOf, saveFile } from '../download.ts'
import { usePortal } from './portal.tsx'

/** Has the browser save a file that the portal API answers with, under the name that the server gives it. */
export function useDownload(path: string): UseMutationResult<void, Error, void> {
  const { stays } = usePortal()
  const { stay } = stays.use()
  return useMutation({
    mutationFn: async () => {
      const authorization = `Bearer ${await stays.accessToken(stay)}`
      const response = await fetch(path, { credentials: 'omit', headers: { authorization } })
      if (!response.ok) throw await errorOf(response)
      saveFile(await response.blob(), nameOf(response.headers.get('content-disposition')))
    },
  })
}
