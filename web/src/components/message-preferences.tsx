import { Checkbox, Select, Stack, Switch, Text } from '@mantine/core'
import type { NotificationPreferences, NotificationPreferencesUpdate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { MayChange } from '../may.tsx'
import { queries } from '../queries.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { channels, languages } from './message-text.ts'

/** By what a customer is told, in which language, and what they do without. */
export function MessagePreferences({ customer }: { readonly customer: string }) {
  const api = useApi()
  const preferences = useQuery(queries.notificationPreferences(api, customer))
  const save = useAction({
    run: (changes: NotificationPreferencesUpdate) => api.updateNotificationPreferences(customer, changes),
    says: () => 'Saved',
  })
  if (preferences.isError) return <ProblemPanel error={preferences.error} onRetry={() => void preferences.refetch()} />
  return (
    <Panel title="Messages">
      {save.error && <ProblemPanel error={save.error} />}
      {preferences.isPending ? (
        <LoadingRows count={3} />
      ) : (
        <MayChange do="notifications:write">
          <Wishes wishes={preferences.data} onChange={save.mutate} isPending={save.isPending} />
        </MayChange>
      )}
    </Panel>
  )
}

interface WishesProps {
  readonly wishes: NotificationPreferences
  readonly onChange: (changes: NotificationPreferencesUpdate) => void
  readonly isPending: boolean
}

function Wishes({ wishes, onChange, isPending }: WishesProps) {
  return (
    <Stack gap="sm">
      <Checkbox.Group
        label="Told by"
        value={wishes.channels}
        onChange={(values) => {
          const wanted = channels.map(({ value }) => value).filter((value) => values.includes(value))
          if (wanted.length > 0) onChange({ channels: wanted })
        }}
      >
        <Stack gap={6} mt={6}>
          {channels.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} disabled={isPending} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        label="Language"
        placeholder="That of the customer"
        clearable
        data={languages}
        value={wishes.locale}
        disabled={isPending}
        onChange={(locale) => onChange({ locale })}
      />
      <Switch
        label="Also what no contract asks for"
        checked={wishes.optional_messages}
        disabled={isPending}
        onChange={(event) => onChange({ optional_messages: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed">
        Invoices, receipts and reminders are always sent.
      </Text>
    </Stack>
  )
}
