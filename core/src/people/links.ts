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

/** The token of such a fragment; null: there is none. */
export function tokenOf(fragment: string): string | null {
  return /^#token=([\w.~-]{16,200})$/.exec(fragment)?.[1] ?? null
}
