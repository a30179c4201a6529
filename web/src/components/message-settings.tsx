import { Button, ColorInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import type { NotificationSettings, NotificationSettingsUpdate } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { MayChange } from '../may.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { languages } from './message-text.ts'

/** In whose name messages come, and whether any do. */
export function MessageSettings({ settings }: { readonly settings: NotificationSettings }) {
  const api = useApi()
  const [given, setGiven] = useState<NotificationSettingsUpdate>({})
  const shown = { ...settings, ...given }
  const save = useAction({
    run: (changes: NotificationSettingsUpdate) => api.updateNotificationSettings(changes),
    says: () => 'Saved',
    afterwards: () => setGiven({}),
  })
  const set = (change: NotificationSettingsUpdate): void => setGiven((before) => ({ ...before, ...change }))
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
  function submit(event: FormEvent): void {
    event.preventDefault()
    save.mutate(given)
  }
  return (
    <Panel title="Settings">
      <form onSubmit={submit}>
        <MayChange do="notifications:write">
          <Stack gap="sm">
            {save.error && <ProblemPanel error={save.error} />}
            <Switch
              label="Tell people what concerns them"
              checked={shown.enabled}
              onChange={(event) => set({ enabled: event.currentTarget.checked })}
            />
            <TextInput
              label="From"
              placeholder="The name of your organization"
              maxLength={120}
              value={shown.sender_name ?? ''}
              onChange={(event) => set({ sender_name: orNull(event.currentTarget.value) })}
            />
            <TextInput
              label="Answers go to"
              type="email"
              placeholder="The address on your invoices"
              value={shown.reply_to ?? ''}
              onChange={(event) => set({ reply_to: orNull(event.currentTarget.value) })}
            />
            <TextInput
              label="Staff are told at"
              type="email"
              placeholder="The address on your invoices"
              value={shown.staff_email ?? ''}
              onChange={(event) => set({ staff_email: orNull(event.currentTarget.value) })}
            />
            <ColorInput
              label="Colour"
              eyeDropperButtonProps={{ 'aria-label': 'Take a colour from the screen' }}
              format="hex"
              value={shown.accent_color}
              onChange={(accent_color) => set({ accent_color })}
            />
            <Select
              label="Language of who has none"
              allowDeselect={false}
              data={[
                ...languages,
                ...(languages.some(({ value }) => value === shown.locale) ? [] : [{ value: shown.locale, label: shown.locale }]),
              ]}
              value={shown.locale}
              onChange={(locale) => locale !== null && set({ locale })}
            />
            <Button type="submit" disabled={Object.keys(given).length === 0} loading={save.isPending}>
              Save
            </Button>
          </Stack>
        </MayChange>
      </form>
    </Panel>
  )
}
