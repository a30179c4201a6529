import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { PasswordField } from '../components/password-fields.tsx'
import { useMe } from '../me.tsx'
import { useAction } from '../use-action.ts'
import { TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { useTyped } from './use-typed.ts'

/** Turns the second factor off, for whoever can still give it. */
export function DisableFactor(props: DialogProps) {
  return (
    <FormDialog {...props} title="Turn off the authenticator app?">
      <DisableForm onClose={props.onClose} />
    </FormDialog>
  )
}

function DisableForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const { typed, field } = useTyped({ password: '', code: '' })
  const [isRecovery, setIsRecovery] = useState(false)
  const hasPasskey = useMe()?.user.has_passkey ?? false
  const action = useAction({
    run: () => {
      const code = typed.code.trim()
      return doorApi.disableSecondFactor({ password: typed.password, ...(isRecovery ? { recovery_code: code } : { code }) })
    },
    says: () => 'The authenticator app is off',
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Turn it off"
      isDangerous
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.password !== '' && typed.code !== ''}
      isPending={action.isPending}
    >
      <Text size="sm">
        {hasPasskey
          ? 'From then on a passkey or a recovery code is asked for beside the password.'
          : 'From then on a password is all that it takes. Your recovery codes are void too.'}
      </Text>
      <PasswordField label="Your password" at="/password" data-autofocus {...field('password')} />
      <TextField
        label={isRecovery ? 'Recovery code' : 'Code'}
        at={isRecovery ? '/recovery_code' : '/code'}
        autoComplete="one-time-code"
        required
        maxLength={40}
        {...field('code')}
      />
      <Anchor component="button" type="button" size="sm" c="var(--qd-accent-text)" ta="left" onClick={() => setIsRecovery(!isRecovery)}>
        {isRecovery ? 'Use the authenticator app' : 'Use a recovery code instead'}
      </Anchor>
    </FormFrame>
  )
}
