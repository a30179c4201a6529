import { Code, Group, Stack, Text } from '@mantine/core'
import type { SecondFactorOffer } from '@quarterday/sdk/types.gen.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { PasswordField } from '../components/password-fields.tsx'
import { QrCode } from '../components/qr-code.tsx'
import { RecoveryCodes } from '../components/recovery-codes.tsx'
import { announce } from '../ui/announce.tsx'
import { useDoor } from '../use-door.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

/** Turns the second factor on: the password, the app, a first code, and the codes for the day it is lost. */
export function EnrolFactor(props: DialogProps) {
  return (
    <FormDialog {...props} title="Turn on the second factor">
      <EnrolSteps onClose={props.onClose} />
    </FormDialog>
  )
}

/** The same where nothing else can be done before. */
export function EnrolSteps({ onClose }: Pick<DialogProps, 'onClose'>) {
  const queryClient = useQueryClient()
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  function done() {
    announce('The second factor is on')
    onClose()
    void queryClient.invalidateQueries()
  }
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={done} />
  if (offer !== null) return <Confirm offer={offer} onClose={onClose} onOn={setCodes} />
  return <Begin onClose={onClose} onOffered={setOffer} />
}

function Begin({ onClose, onOffered }: { readonly onClose: () => void; readonly onOffered: (offer: SecondFactorOffer) => void }) {
  const [password, setPassword] = useState('')
  const door = useDoor(() => doorApi.offerSecondFactor({ password }), onOffered)
  return (
    <FormFrame
      submit="Go on"
      onSubmit={() => door.go(undefined)}
      onClose={onClose}
      error={door.error}
      isReady={password !== ''}
      isPending={door.isPending}
    >
      <Text size="sm">
        You need an authenticator app on your telephone: Aegis, 1Password, Google Authenticator, or any other that makes codes of six
        digits.
      </Text>
      <PasswordField label="Your password" at="/password" data-autofocus value={password} onChange={setPassword} />
    </FormFrame>
  )
}

interface ConfirmProps {
  readonly offer: SecondFactorOffer
  readonly onClose: () => void
  readonly onOn: (codes: readonly string[]) => void
}

function Confirm({ offer: { uri, secret }, onClose, onOn }: ConfirmProps) {
  const [typed, setTyped] = useState('')
  const code = typed.replaceAll(/\s/g, '')
  const door = useDoor(
    () => doorApi.confirmSecondFactor({ code }),
    (reply) => onOn(reply.codes),
  )
  return (
    <FormFrame
      submit="Turn it on"
      onSubmit={() => door.go(undefined)}
      onClose={onClose}
      error={door.error}
      isReady={/^\d{6}$/.test(code)}
      isPending={door.isPending}
    >
      <Text size="sm">Read this with the app, then type the code that it shows.</Text>
      <Group align="flex-start" gap="lg">
        {uri !== null && <QrCode text={uri} label="QR code for the authenticator app" />}
        <Stack gap={4} flex="1 1 11rem" miw={0}>
          <Text size="sm" c="dimmed">
            No camera at hand? Type this into the app:
          </Text>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {inGroups(secret ?? '')}
          </Code>
        </Stack>
      </Group>
      <TextField
        label="Code"
        at="/code"
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        maxLength={10}
        data-autofocus
        value={typed}
        onChange={setTyped}
      />
    </FormFrame>
  )
}

/** Four letters at a time are easier to type. */
function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
