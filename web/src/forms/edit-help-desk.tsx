import { Checkbox, NativeSelect, PasswordInput, Text } from '@mantine/core'
import type { HelpDesk } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { deskTitles } from '../components/help-desk-text.ts'
import { useFieldError } from '../ui/form-errors.tsx'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

/** The secrets that were made for it: they are shown this once. */
export interface MadeSecrets {
  readonly id: string
  readonly secret: string | null
  readonly webhook_secret: string | null
}

interface EditProps extends DialogProps {
  /** Null: a new one. */
  readonly desk: HelpDesk | null
  readonly onConnected: (made: MadeSecrets) => void
}

/** Connects a help desk, or changes the connection: no secret is shown, and what is left empty stays as it is. */
export function EditHelpDesk({ desk, onConnected, ...props }: EditProps) {
  return (
    <FormDialog {...props} title={desk === null ? 'Connect a help desk' : deskTitles[desk.kind]} size="lg">
      <DeskForm before={desk} onClose={props.onClose} onConnected={onConnected} />
    </FormDialog>
  )
}

interface FormProps {
  readonly before: HelpDesk | null
  readonly onClose: () => void
  readonly onConnected: (made: MadeSecrets) => void
}

function DeskForm({ before, onClose, onConnected }: FormProps) {
  const api = useApi()
  const [chosen, setKind] = useState<HelpDesk['kind']>('zendesk')
  const kind = before?.kind ?? chosen
  const { typed, field } = useTyped(() => ({
    ...{ address: before?.address ?? '', username: before?.username ?? '', secret: '', webhookSecret: '' },
    ...{ sharesNotes: before?.shares_notes ?? false, mailsCustomers: before?.mails_customers ?? true },
  }))
  const isZendesk = kind === 'zendesk'
  const action = useAction({
    run: async () => {
      const settings = {
        ...(isZendesk && { username: typed.username.trim() || null }),
        ...(typed.secret !== '' && { secret: typed.secret }),
        ...(typed.webhookSecret !== '' && { webhook_secret: typed.webhookSecret }),
        ...{ shares_notes: typed.sharesNotes, mails_customers: typed.mailsCustomers },
      }
      if (before !== null) return api.updateHelpDesk(before.id, { ...settings, ...(!isZendesk && { address: typed.address.trim() }) })
      const made = await api.connectHelpDesk({ kind, address: typed.address.trim(), ...settings })
      onConnected(made)
      return made
    },
    says: () => (before === null ? 'The help desk is connected' : 'The connection is changed'),
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit={before === null ? 'Connect it' : 'Save'}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.address.trim() !== '' && (before !== null || !isZendesk || typed.secret !== '')}
      isPending={action.isPending}
    >
      {before === null && (
        <NativeSelect
          label="Help desk"
          data={[
            { value: 'zendesk', label: 'Zendesk' },
            { value: 'webhook', label: 'Another program, by signed posts' },
          ]}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'webhook' ? 'webhook' : 'zendesk')}
        />
      )}
      <TextField
        label={isZendesk ? 'Subdomain' : 'Where everything is posted to'}
        description={isZendesk ? 'acme, of acme.zendesk.com.' : 'https, on the public internet. docs/help-desk.md says what comes.'}
        at="/address"
        required
        disabled={isZendesk && before !== null}
        maxLength={2048}
        autoComplete="off"
        {...field('address')}
      />
      {isZendesk && (
        <TextField
          label="E-mail address of the agent"
          description="With an API token: as whom it acts. Empty: the secret is an OAuth access token."
          at="/username"
          type="email"
          maxLength={320}
          autoComplete="off"
          {...field('username')}
        />
      )}
      <Secret
        label={isZendesk ? 'API token or OAuth access token' : 'Secret that we sign by'}
        description={isZendesk ? 'Admin Center → Apps and integrations → APIs.' : 'whsec_…; without one it is made here, and shown once.'}
        at="/secret"
        required={isZendesk && before === null}
        last4={before?.secret_last4 ?? null}
        {...field('secret')}
      />
      <Secret
        label={isZendesk ? 'Signing secret of the webhook' : 'Secret that the help desk signs by'}
        description={
          isZendesk
            ? `Admin Center → Webhooks, at the webhook with our address.${before === null ? ' That is shown next.' : ''}`
            : 'whsec_…; without one it is made here, and shown once.'
        }
        at="/webhook_secret"
        last4={before?.webhook_secret_last4 ?? null}
        {...field('webhookSecret')}
      />
      <Checkbox
        label="The help desk writes to customers about answers itself"
        description="So that they do not get each answer twice. Zendesk does, unless its triggers were changed."
        checked={typed.mailsCustomers}
        onChange={(event) => field('mailsCustomers').onChange(event.currentTarget.checked)}
      />
      <Checkbox
        label="Notes among staff travel too"
        checked={typed.sharesNotes}
        onChange={(event) => field('sharesNotes').onChange(event.currentTarget.checked)}
      />
      {before === null && (
        <Text size="sm" c="dimmed">
          Tickets that are opened or changed from now on are kept there too.
        </Text>
      )}
    </FormFrame>
  )
}

interface SecretProps {
  readonly label: string
  readonly description: string
  readonly at: string
  readonly required?: boolean
  readonly last4: string | null
  readonly value: string
  readonly onChange: (value: string) => void
}

function Secret({ label, description, at, required = false, last4, value, onChange }: SecretProps) {
  const said = useFieldError(at)
  return (
    <PasswordInput
      label={label}
      description={last4 === null ? description : `${description} Now: •••• ${last4}; empty: it stays.`}
      required={required}
      maxLength={500}
      autoComplete="new-password"
      error={said}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value.trim())}
    />
  )
}
