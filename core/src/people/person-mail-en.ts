import type { PersonMailTexts } from './person-mail-types.ts'

const hello = 'Hello{{#if name}} {{name}}{{/if}},'
const notYou = 'If this was not you, reset your password at once and end all sessions.'
const where = `| When | {{at}}
| From | {{address}}`

export const english: PersonMailTexts = {
  why: 'You receive this message because of an account under this address.',
  mails: {
    verify_email: {
      subject: 'Confirm your e-mail address',
      body: `# Confirm your e-mail address

${hello}

One step is left{{#if organization}} at {{organization}}{{/if}}: confirm that this address is yours.

[Confirm the address]({{url}})

The link works once, for 24 hours. If you did not sign up, do nothing: without your password nobody can use it.`,
    },
    already_registered: {
      subject: 'You have an account already',
      body: `# You have an account already

${hello}

Somebody signed up{{#if organization}} at {{organization}}{{/if}} with this address, which has an account already. If it was you, just log in; if you forgot the password, you can reset it there.

[Log in]({{url}})

If it was not you, there is nothing to do.`,
    },
    access_given: {
      subject: 'You can log in at {{organization}}',
      body: `# You can log in at {{organization}} now

${hello}

{{organization}} has given you access to an account there. Log in with your address and the password that you have already.

[Log in]({{url}})

If you do not know why, there is nothing to do.`,
    },
    account_created: {
      subject: 'Your account is ready',
      body: `# Your account is ready

${hello}

An account was made for you{{#if organization}} at {{organization}}{{/if}}. Choose a password to begin.

[Choose a password]({{url}})

The link works once.`,
    },
    reset_password: {
      subject: 'Reset your password',
      body: `# Reset your password

${hello}

Somebody asked to reset your password{{#if organization}} at {{organization}}{{/if}}.

[Choose a new password]({{url}})

The link works once, for 30 minutes. If it was not you, do nothing: your password stays as it is.`,
    },
    magic_link: {
      subject: 'Your link to log in',
      body: `# Log in

${hello}

Here is the link that you asked for{{#if organization}}, to log in at {{organization}}{{/if}}.

[Log in]({{url}})

The link works once, for 30 minutes. If you did not ask for it, do nothing.`,
    },
    invitation: {
      subject: 'You are invited to {{organization}}',
      body: `# Join {{organization}}

{{#if inviter}}{{inviter}} invites you{{else}}You are invited{{/if}} to work for {{organization}}{{#if role}} as {{role}}{{/if}}.

[Accept the invitation]({{url}})

The link works once, for seven days. If you do not know why you got it, do nothing.`,
    },
    change_email: {
      subject: 'Confirm your new e-mail address',
      body: `# Confirm your new address

${hello}

{{email}} is to become the address of your account.

[Confirm the new address]({{url}})

The link works once, for 30 minutes. Until then nothing changes.`,
    },
    email_changed: {
      subject: 'Your e-mail address was changed',
      body: `# Your e-mail address was changed

${hello}

Your account{{#if organization}} at {{organization}}{{/if}} is reached under another address from now on.

| New address | {{email}}
${where}

If this was not you, tell whoever runs this installation at once.`,
    },
    password_changed: {
      subject: 'Your password was changed',
      body: `# Your password was changed

${hello}

The password of your account{{#if organization}} at {{organization}}{{/if}} was changed. All other sessions have ended.

${where}

If this was not you, reset your password at once.`,
    },
    new_device: {
      subject: 'New log-in to your account',
      body: `# A new device

${hello}

Somebody logged in to your account{{#if organization}} at {{organization}}{{/if}} from a browser that we had not seen before.

| Device | {{device}}
${where}

If it was you, there is nothing to do. ${notYou}`,
    },
    factor_enabled: {
      subject: 'Your second factor is on',
      body: `# Your second factor is on

${hello}

From now on your account asks for a code beside your password.

${where}

${notYou}`,
    },
    factor_disabled: {
      subject: 'Your second factor is off',
      body: `# Your second factor is off

${hello}

Your account no longer asks for a code beside your password.

${where}

${notYou}`,
    },
    passkey_added: {
      subject: 'A passkey was added to your account',
      body: `# A passkey was added

${hello}

From now on your account can be opened with this passkey, also without the password.

| Passkey | {{passkey}}
${where}

If this was not you, remove the passkey on the page of your account at once, reset your password and end all sessions.`,
    },
    passkey_removed: {
      subject: 'A passkey was removed from your account',
      body: `# A passkey was removed

${hello}

This passkey no longer opens your account. Other sessions have ended.

| Passkey | {{passkey}}
${where}

${notYou}`,
    },
    passkey_copied: {
      subject: 'A passkey was refused',
      body: `# A passkey was refused

${hello}

Somebody tried to use a passkey of your account, and its counter had gone back. That happens when a security key was copied. Nobody was let in.

| Passkey | {{passkey}}
${where}

Remove this passkey on the page of your account, and add a new one with another security key.`,
    },
    recovery_codes_made: {
      subject: 'New recovery codes',
      body: `# New recovery codes

${hello}

New recovery codes were made for your account; earlier ones are void.

${where}

${notYou}`,
    },
    recovery_code_used: {
      subject: 'A recovery code was used',
      body: `# A recovery code was used

${hello}

Somebody logged in to your account with a recovery code.

| Codes left | {{left}}
${where}

${notYou}`,
    },
    role_changed: {
      subject: 'Your role at {{organization}} has changed',
      body: `# Your role has changed

${hello}

Your role at {{organization}} is now **{{role}}**. Please log in again if you are asked to.`,
    },
    member_removed: {
      subject: 'You no longer work for {{organization}}',
      body: `# Your access has ended

${hello}

You are no longer a member of {{organization}}. Your account itself remains.`,
    },
    approval_requested: {
      subject: '{{organization}}: your approval is asked for',
      body: `# Your approval is asked for

${hello}

Somebody at {{organization}} asks for {{what}} that needs a second person.

| Who | {{requester}}
| Amount | {{amount}}{{#if reason}}
| Why | {{reason}}{{/if}}

[Look at it]({{url}})

Nothing is done until somebody else approves it.`,
    },
    api_key_changed: {
      subject: 'API keys of {{organization}} have changed',
      body: `# API keys have changed

${hello}

An API key of {{organization}} has changed.

| Key | {{key}}
| What happened | {{deed}}
| When | {{at}}

If nobody of you did this, revoke the key at once.`,
    },
  },
}
