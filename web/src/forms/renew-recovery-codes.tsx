import { Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { PasswordField } from '../components/password-fields.tsx'
import { RecoveryCodes } from '../components/recovery-codes.tsx'
import { useDoor } from '../use-door.ts'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

/** Makes ten new recovery codes; those before are void. */
export function RenewRecoveryCodes(props: DialogProps) {
  return (
    <FormDialog {...props} title="New recovery codes">
      <RenewForm onClose={props.onClose} />
    </FormDialog>
  )
}

function RenewForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const queryClient = useQueryClient()
  const [password, setPassword] = useState('')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const door = useDoor(
    () => doorApi.renewRecoveryCodes({ password }),
    (reply) => setCodes(reply.codes),
  )
  function done() {
    onClose()
    void queryClient.invalidateQueries()
  }
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={done} />
  return (
    <FormFrame
      submit="Make new ones"
      onSubmit={() => door.go(undefined)}
      onClose={onClose}
      error={door.error}
      isReady={password !== ''}
      isPending={door.isPending}
    >
      <Text size="sm">The codes that you have now are void as soon as the new ones are made.</Text>
      <PasswordField label="Your password" at="/password" data-autofocus value={password} onChange={setPassword} />
    </FormFrame>
  )
}
