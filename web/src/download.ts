import { errorOf } from '@quarterday/sdk/error.ts'
import type { Session } from './session.ts'

/** Has the browser save what a GET of the API answers with: a file, under the name that the server gives it. Throws where it is refused. */
export async function download(session: Session, path: string): Promise<void> {
  const isKey = session.kind === 'key'
  const response = await fetch(path, {
    credentials: isKey ? 'omit' : 'same-origin',
    ...(isKey && { headers: { authorization: `Bearer ${session.apiKey}` } }),
  })
  if (!response.ok) throw await errorOf(response)
  saveFile(await response.blob(), nameOf(response.headers.get('content-disposition')))
}

/** Has the browser save something that it holds already. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The file name of a `Content-Disposition`. */
export function nameOf(disposition: string | null): string {
  return /filename="([\w.-]{1,100})"/.exec(disposition ?? '')?.[1] ?? 'download'
}
