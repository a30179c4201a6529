import { assert } from '@quarterday/core/assert.ts'
import type { PortalDeed } from '@quarterday/core/people/links.ts'
import type { PortalSettings } from './portal-types.ts'

/** Where the portal is for its customers: the seller's own page where there is one, else the hosted page. */
export function portalPage(publicUrl: string, { pageUrl, slug }: Pick<PortalSettings, 'pageUrl' | 'slug'>): string {
  if (pageUrl !== null) return pageUrl
  assert(slug !== null, 'A portal without a page of its own has one here')
  return hostedPage(publicUrl, slug)
}

export function hostedPage(publicUrl: string, slug: string): string {
  return `${publicUrl}/portal/${slug}`
}

/** A link to that page. What it proves stands in the fragment, which a browser sends to nobody. */
export function portalLink(page: string, deed: PortalDeed, token: string): string {
  return `${page}#${deed}=${token}`
}
