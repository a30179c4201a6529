import { Button, Checkbox, Group, Stack } from '@mantine/core'
import type { PortalNotificationPreferences } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { usePortalAction, usePortalQuery } from '../queries.ts'
import { accountTexts } from '../texts/account.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'

/** What the customer wants to hear beside what a contract asks for, and how. */
export function AccountMessages() {
  const t = useTexts(accountTexts)
  const preferences = usePortalQuery(['preferences'], (api, options) => api.getPortalNotificationPreferences(options))
  return (
    <Card title={t.messages} note={t.messagesNote}>
      <Loaded query={preferences}>{(read) => <Form key={JSON.stringify(read)} preferences={read} />}</Loaded>
    </Card>
  )
}

const optional = ['renewal_upcoming', 'card_expiring', 'wallet_low'] as const
type Optional = (typeof optional)[number]

function Form({ preferences }: { readonly preferences: PortalNotificationPreferences }) {
  const t = useTexts(accountTexts)
  const { channels, optional_messages: hears, opted_out: out } = preferences
  const [typed, setTyped] = useState({
    sms: channels.includes('sms'),
    email: channels.includes('email'),
    wanted: optional.filter((each) => hears && !out.includes(each)) as readonly Optional[],
  })
  const chosen = [...(typed.email ? (['email'] as const) : []), ...(typed.sms ? (['sms'] as const) : [])]
  const save = usePortalAction({
    run: (api) =>
      api.updatePortalNotificationPreferences({
        channels: chosen,
        optional_messages: typed.wanted.length > 0,
        // What there may be beside these stays as it was said.
        opted_out: [...out.filter((each) => !isOptional(each)), ...optional.filter((each) => !typed.wanted.includes(each))],
      }),
    says: () => t.saved,
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (chosen.length > 0) save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Group gap="lg">
          <Checkbox
            label={t.byEmail}
            checked={typed.email}
            onChange={({ currentTarget: { checked } }) => setTyped((all) => ({ ...all, email: checked }))}
          />
          <Checkbox
            label={t.bySms}
            checked={typed.sms}
            onChange={({ currentTarget: { checked } }) => setTyped((all) => ({ ...all, sms: checked }))}
          />
        </Group>
        <Stack gap="xs">
          {optional.map((each) => (
            <Checkbox
              key={each}
              label={t.optional[each]}
              checked={typed.wanted.includes(each)}
              onChange={({ currentTarget: { checked } }) =>
                setTyped((all) => ({ ...all, wanted: checked ? [...all.wanted, each] : all.wanted.filter((other) => other !== each) }))
              }
            />
          ))}
        </Stack>
        {save.error && <Problem error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={chosen.length === 0}>
            {t.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function isOptional(code: string): code is Optional {
  return optional.some((each) => each === code)
}
