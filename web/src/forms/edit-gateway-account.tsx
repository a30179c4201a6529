import { Button, Group, Modal, NativeSelect, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { GatewayAccount } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { accountTitles, gatewayTitles, type KeyText, keyTexts, secretText, webhookAddress } from '../components/gateway-text.ts'
import { CopyText } from '../ui/copy-text.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { fieldErrors } from './field-errors.ts'

/** What is done: an account is connected, or its keys are changed. */
export type EditedAccount = GatewayAccount | 'new'

interface EditProps {
  /** Null: nothing is asked. */
  readonly account: EditedAccount | null
  readonly onClose: () => void
  /** The account is connected, and the gateway has to be told where to send to. */
  readonly onConnected: (account: GatewayAccount) => void
}

/** Connects an account at a gateway, or changes its keys: none of them is shown, and what is left empty stays as it is. */
export function EditGatewayAccount({ account, onClose, onConnected }: EditProps) {
  const title = account === null || account === 'new' ? 'Connect an account' : accountTitles[account.gateway]
  return (
    <Modal opened={account !== null} onClose={onClose} title={title}>
      {account !== null && (
        <AccountForm
          key={account === 'new' ? 'new' : account.id}
          before={account === 'new' ? null : account}
          onClose={onClose}
          onConnected={onConnected}
        />
      )}
    </Modal>
  )
}

const choices: { value: GatewayAccount['gateway']; label: string }[] = [
  { value: 'stripe', label: 'Stripe' },
  { value: 'paypal', label: 'PayPal' },
  { value: 'manual', label: 'Bank transfer' },
]

interface FormProps {
  readonly before: GatewayAccount | null
  readonly onClose: () => void
  readonly onConnected: (account: GatewayAccount) => void
}

function AccountForm({ before, onClose, onConnected }: FormProps) {
  const api = useApi()
  const [chosen, setGateway] = useState<GatewayAccount['gateway']>('stripe')
  const gateway = before?.gateway ?? chosen
  const [publicKey, setPublicKey] = useState(before?.public_key ?? '')
  const [secretKey, setSecretKey] = useState('')
  const [webhookSecret, setWebhookSecret] = useState('')
  const action = useAction({
    run: async () => {
      const keys = {
        public_key: publicKey.trim(),
        ...(secretKey !== '' && { secret_key: secretKey }),
        ...(webhookSecret !== '' && { webhook_secret: webhookSecret }),
      }
      if (before !== null) return api.updateGatewayAccount(before.id, keys)
      const made = await api.connectGatewayAccount({ gateway, ...keys })
      if (gateway === 'manual') onClose()
      else onConnected(made)
      return made
    },
    says: () => (before === null ? `${accountTitles[gateway]} is connected` : `${accountTitles[gateway]} is changed`),
    ...(before !== null && { afterwards: onClose }),
  })
  const errors = fieldErrors(action.error, ['/public_key', '/secret_key', '/webhook_secret'])

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  const secret = ({ label, where, looksLike }: KeyText, last4: string | null) => ({
    label,
    description: secretText(last4) === null ? where : `${where} Now: ${secretText(last4)}; empty: it stays.`,
    placeholder: looksLike,
    maxLength: 500,
    autoComplete: 'new-password',
  })
  const texts = gateway === 'manual' ? null : keyTexts[gateway]
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        {before === null && (
          <NativeSelect
            label="Gateway"
            data={choices}
            value={gateway}
            onChange={(event) => setGateway(choices.find(({ value }) => value === event.currentTarget.value)?.value ?? 'stripe')}
          />
        )}
        {texts === null ? (
          <Textarea
            label="Where customers transfer money to"
            description="As it stands on invoices: the owner of the account, its number, the bank."
            required
            autosize
            minRows={3}
            maxLength={1000}
            value={publicKey}
            error={errors.at('/public_key')}
            onChange={(event) => setPublicKey(event.currentTarget.value)}
          />
        ) : (
          <>
            <TextInput
              label={texts.publicKey.label}
              description={texts.publicKey.where}
              placeholder={texts.publicKey.looksLike}
              required
              maxLength={1000}
              autoComplete="off"
              value={publicKey}
              error={errors.at('/public_key')}
              onChange={(event) => setPublicKey(event.currentTarget.value.trim())}
            />
            <PasswordInput
              {...secret(texts.secretKey, before?.secret_key_last4 ?? null)}
              required={before === null}
              value={secretKey}
              error={errors.at('/secret_key')}
              onChange={(event) => setSecretKey(event.currentTarget.value.trim())}
            />
            {before === null ? (
              <Text size="sm" c="dimmed">
                The next step says where {gatewayTitles[gateway]} has to send its webhooks.
              </Text>
            ) : (
              <>
                <CopyText label={`Where ${gatewayTitles[gateway]} sends its webhooks`} value={webhookAddress(location.origin, before)} />
                <Text size="xs" c="dimmed">
                  Enter it there as the address of an endpoint, for {texts.events}. It has to be reachable from the internet.
                </Text>
                <PasswordInput
                  {...secret(texts.webhookSecret, before.webhook_secret_last4)}
                  value={webhookSecret}
                  error={errors.at('/webhook_secret')}
                  onChange={(event) => setWebhookSecret(event.currentTarget.value.trim())}
                />
              </>
            )}
          </>
        )}
        {errors.rest && <ProblemPanel error={errors.rest} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={action.isPending}>
            {before === null ? 'Connect the account' : 'Save'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
