/** The screens of the dashboard to which mails lead, each with the token that the mail proves. */
export const linkPaths = {
  verify_email: '/verify-email',
  /** The person's new address. */
  change_email: '/confirm-email',
  reset_password: '/reset-password',
  /** For whoever sets a new installation up. */
  set_up: '/sign-up',
  invitation: '/accept-invitation',
} as const

export type LinkedScreen = keyof typeof linkPaths

/** The token stands in the fragment, which a browser sends to nobody: no server log and no `Referer` ever holds it. */
export function linkTo(publicUrl: string, screen: LinkedScreen, token: string): string {
  return `${publicUrl}${linkPaths[screen]}#token=${token}`
}

/** What the page of a portal is asked to do with the token that a mail carries: `#magic_link=…`. */
export const portalDeeds = ['verify_email', 'reset_password', 'magic_link'] as const

export type PortalDeed = (typeof portalDeeds)[number]

/** What such a fragment asks for; null: nothing. */
export function portalDeedOf(fragment: string): { readonly deed: PortalDeed; readonly token: string } | null {
  const [, name, token] = /^#([a-z_]{1,20})=([\w-]{16,200})$/.exec(fragment) ?? []
  const deed = portalDeeds.find((each) => each === name)
  return deed === undefined || token === undefined ? null : { deed, token }
}

/** The token of a link to the dashboard; null: there is none. */
export function tokenOf(fragment: string): string | null {
  return /^#token=([\w.~-]{16,200})$/.exec(fragment)?.[1] ?? null
}
