import { Text } from '@mantine/core'
import { agentText } from '@quarterday/core/people/agent.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { PasskeyProblem } from '../components/passkey-button.tsx'
import { RecoveryCodes } from '../components/recovery-codes.tsx'
import { makePasskey, PasskeyTrouble } from '../passkey.ts'
import { announce } from '../ui/announce.tsx'
import { useDoor } from '../use-door.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

/** Has the browser make a passkey, and gives it a name. */
export function AddPasskey(props: DialogProps) {
  return (
    <FormDialog {...props} title="Add a passkey">
      <AddPasskeySteps onClose={props.onClose} />
    </FormDialog>
  )
}

/** The same where nothing else can be done before. As the first second factor it brings codes for the day that it is lost. */
export function AddPasskeySteps({ onClose }: Pick<DialogProps, 'onClose'>) {
  const api = useApi()
  const queryClient = useQueryClient()
  const [name, setName] = useState(() => agentText(navigator.userAgent).slice(0, 100))
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  function done() {
    announce('The passkey is added')
    onClose()
    void queryClient.invalidateQueries()
  }
  const door = useDoor(
    async () => {
      const { options } = await api.offerPasskey()
      return api.addPasskey({ name: name.trim(), credential: await makePasskey(options) })
    },
    (reply) => (reply.recovery_codes === null ? done() : setCodes(reply.recovery_codes)),
  )
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={done} />
  const isTrouble = door.error instanceof PasskeyTrouble
  return (
    <FormFrame
      submit="Go on"
      onSubmit={() => door.go(undefined)}
      onClose={onClose}
      error={isTrouble ? null : door.error}
      isReady={name.trim() !== ''}
      isPending={door.isPending}
    >
      <Text size="sm">
        Your browser asks where the passkey shall be kept: in this device, in a password manager, or in a security key. It asks for a
        finger, a face or a PIN, which never leave the device.
      </Text>
      {isTrouble && door.error && <PasskeyProblem error={door.error} />}
      <TextField
        label="Name"
        description="To tell it from others: the device, or where it is kept."
        at="/name"
        required
        maxLength={100}
        data-autofocus
        value={name}
        onChange={setName}
      />
    </FormFrame>
  )
}
