/** Which portal a page is, by the path in the address bar; null: none. */
export function slugOfPath(path: string): string | null {
  return /^\/portal\/([a-z0-9][a-z0-9-]{1,46}[a-z0-9])(?:\/|$)/.exec(path)?.[1] ?? null
}

/** What stands before the addresses of a portal's screens. */
export function baseOf(slug: string): string {
  return `/portal/${slug}`
}
