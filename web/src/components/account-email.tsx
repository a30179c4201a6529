import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { User } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { doorApi } from '../api.tsx'
import { TextField } from '../forms/fields.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { useTyped } from '../forms/use-typed.ts'
import { Panel } from '../ui/panel.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { PasswordField } from './password-fields.tsx'

/** Where one is reached, and what one signs in with. */
export function EmailPanel({ user }: { readonly user: User }) {
  const [isChanging, setIsChanging] = useState(false)
  const [waitsFor, setWaitsFor] = useState<string | null>(null)
  return (
    <Panel
      title="E-mail address"
      side={
        <Button size="xs" variant="default" onClick={() => setIsChanging(true)}>
          Change
        </Button>
      }
    >
      <Stack gap="sm">
        <Group gap="xs">
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {user.email}
          </Text>
          <StatusBadge look={user.email_verified ? { label: 'Confirmed', color: 'teal' } : { label: 'Not confirmed', color: 'yellow' }} />
        </Group>
        {waitsFor !== null && (
          <Alert color="copper">A mail with a link is on its way to {waitsFor}. Until it is followed, all stays as it is.</Alert>
        )}
      </Stack>
      <FormDialog opened={isChanging} onClose={() => setIsChanging(false)} title="Another e-mail address">
        <EmailForm onClose={() => setIsChanging(false)} onAsked={setWaitsFor} />
      </FormDialog>
    </Panel>
  )
}

function EmailForm({ onClose, onAsked }: { readonly onClose: () => void; readonly onAsked: (email: string) => void }) {
  const { typed, field } = useTyped({ email: '', password: '' })
  const email = typed.email.trim()
  const action = useAction({
    run: async () => {
      const reply = await doorApi.requestEmailChange({ email, password: typed.password })
      if (reply.next === 'confirm_email') onAsked(email)
      return reply
    },
    says: ({ next }) => (next === 'done' ? 'The address is changed' : `A mail with a link is on its way to ${email}`),
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Change the address"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={email.includes('@') && typed.password !== ''}
      isPending={action.isPending}
    >
      <TextField
        label="New address"
        type="email"
        autoComplete="email"
        at="/email"
        required
        maxLength={254}
        data-autofocus
        {...field('email')}
      />
      <PasswordField label="Your password" at="/password" {...field('password')} />
    </FormFrame>
  )
}
