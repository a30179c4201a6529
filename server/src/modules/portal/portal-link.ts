/** What the seller's page is asked to do with the token that a mail carries. */
export type PortalDeed = 'verify_email' | 'reset_password' | 'magic_link'

/** A link to the seller's page. What it proves stands in the fragment, which a browser sends to nobody. */
export function portalLink(pageUrl: string, deed: PortalDeed, token: string): string {
  return `${pageUrl}#${deed}=${token}`
}
