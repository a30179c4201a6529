import { Button, Group, Stack, Text } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { type FormEvent, useState } from 'react'
import { FormErrors } from '../../ui/form-errors.tsx'
import { NewPasswordField, PasswordField } from '../doors/door-fields.tsx'
import { useMe } from '../me.tsx'
import { usePortal } from '../portal.tsx'
import { usePortalAction } from '../queries.ts'
import { accountTexts } from '../texts/account.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { useFieldFault } from '../use-field-fault.ts'

/** Another password; where the account opens more than this portal, a link to choose one by. */
export function AccountPassword() {
  const t = useTexts(accountTexts)
  const { user } = useMe()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = usePortalAction({
    run: (api) => api.changePortalPassword({ current_password: current, password }),
    says: () => t.passwordChanged,
    afterwards: () => {
      setCurrent('')
      setPassword('')
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (current !== '' && password !== '' && !change.isPending) change.mutate()
  }
  const isElsewhere = change.error instanceof QuarterdayError && change.error.code === 'forbidden'
  return (
    <Card title={t.password}>
      <form onSubmit={submit}>
        <FormErrors error={change.error}>
          <Stack maw={420}>
            {/* Password managers want to know whose it is. */}
            <input type="text" autoComplete="username" value={user.email} readOnly hidden />
            <CurrentField value={current} onChange={setCurrent} />
            <NewPasswordField about={[user.name, user.email]} value={password} onChange={setPassword} />
            {isElsewhere ? (
              <SendLink email={user.email} />
            ) : (
              change.error && <Problem error={change.error} says={{ password_common: t.passwordCommon, invalid: t.passwordWrong }} />
            )}
            <Group justify="flex-end">
              <Button type="submit" disabled={current === '' || password === ''} loading={change.isPending}>
                {t.changePassword}
              </Button>
            </Group>
          </Stack>
        </FormErrors>
      </form>
    </Card>
  )
}

function CurrentField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTexts(accountTexts)
  const fault = useFieldFault('/current_password')
  return <PasswordField label={t.currentPassword} value={value} onChange={onChange} error={fault && t.passwordWrong} />
}

function SendLink({ email }: { readonly email: string }) {
  const t = useTexts(accountTexts)
  const { door } = usePortal()
  const send = usePortalAction({ run: () => door.sendPortalPasswordReset({ email }), says: () => t.linkSent })
  return (
    <Stack gap="xs" align="start" role="alert">
      <Text size="sm">{t.passwordElsewhere}</Text>
      <Button size="xs" variant="default" loading={send.isPending} disabled={send.isSuccess} onClick={() => send.mutate()}>
        {t.sendLink}
      </Button>
      {send.error && <Problem error={send.error} />}
    </Stack>
  )
}
