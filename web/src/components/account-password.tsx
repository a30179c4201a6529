import { Button, Text } from '@mantine/core'
import type { User } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { useTyped } from '../forms/use-typed.ts'
import { Panel } from '../ui/panel.tsx'
import { useAction } from '../use-action.ts'
import { NewPasswordField, PasswordField } from './password-fields.tsx'

export function PasswordPanel({ user }: { readonly user: User }) {
  const [isChanging, setIsChanging] = useState(false)
  return (
    <Panel
      title="Password"
      side={
        <Button size="xs" variant="default" onClick={() => setIsChanging(true)}>
          Change
        </Button>
      }
    >
      <Text size="sm" c="dimmed">
        When you change it, you are signed out everywhere but here.
      </Text>
      <FormDialog opened={isChanging} onClose={() => setIsChanging(false)} title="Another password">
        <PasswordForm user={user} onClose={() => setIsChanging(false)} />
      </FormDialog>
    </Panel>
  )
}

function PasswordForm({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const { typed, field } = useTyped({ current: '', password: '' })
  const action = useAction({
    run: () => doorApi.changePassword({ current_password: typed.current, password: typed.password }),
    says: () => 'The password is changed, and you are signed out everywhere else',
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Change the password"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.current !== '' && typed.password !== ''}
      isPending={action.isPending}
    >
      <input type="email" autoComplete="username" value={user.email} readOnly hidden aria-hidden="true" tabIndex={-1} />
      <PasswordField label="Current password" at="/current_password" data-autofocus {...field('current')} />
      <NewPasswordField at="/password" about={[user.name, user.email]} {...field('password')} />
    </FormFrame>
  )
}
