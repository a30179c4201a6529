/**
 * What people are told about their account and their ways in, each with the facts that it may speak of. `url` leads to us. `organization`: in whose name it is
 * sent, where it is not ours alone. `at` is written for people.
 */
export const personMails = {
  verify_email: ['name', 'url', 'organization'],
  already_registered: ['name', 'url', 'organization'],
  access_given: ['name', 'url', 'organization'],
  account_created: ['name', 'url', 'organization'],
  reset_password: ['name', 'url', 'organization'],
  magic_link: ['name', 'url', 'organization'],
  invitation: ['url', 'organization', 'inviter', 'role'],
  change_email: ['name', 'url', 'email'],
  email_changed: ['name', 'email', 'address', 'at', 'organization'],
  password_changed: ['name', 'address', 'at', 'organization'],
  new_device: ['name', 'address', 'device', 'at', 'organization'],
  factor_enabled: ['name', 'address', 'at'],
  factor_disabled: ['name', 'address', 'at'],
  passkey_added: ['name', 'passkey', 'address', 'at'],
  passkey_removed: ['name', 'passkey', 'address', 'at'],
  passkey_copied: ['name', 'passkey', 'address', 'at'],
  recovery_codes_made: ['name', 'address', 'at'],
  recovery_code_used: ['name', 'address', 'at', 'left'],
  role_changed: ['name', 'organization', 'role'],
  member_removed: ['name', 'organization'],
  approval_requested: ['name', 'url', 'organization', 'requester', 'what', 'amount', 'reason'],
  api_key_changed: ['name', 'organization', 'key', 'deed', 'at'],
} as const satisfies Record<string, readonly string[]>

export type PersonMailKind = keyof typeof personMails

/** The subject and the body, in the language of templates: `{{url}}` is a fact. */
export interface PersonMailText {
  readonly subject: string
  readonly body: string
}

export interface PersonMailTexts {
  readonly mails: Readonly<Record<PersonMailKind, PersonMailText>>
  readonly why: string
}
