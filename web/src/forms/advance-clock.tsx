import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { Organization, SandboxAdvanced } from '@quarterday/sdk/types.gen.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { May } from '../may.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { midnightIn, shiftDay } from './local-midnight.ts'

/** Moves the clock of a sandbox: what falls due on the way happens at its moment, by the real engine. */
export function AdvanceClock({ organization }: { readonly organization: Organization }) {
  const { id, now, timezone } = organization
  const api = useApi()
  const queryClient = useQueryClient()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(new Date(now))
  const [day, setDay] = useState('')

  const advance = useAction({
    run: async (to: string) => {
      // One answer may not reach the target when much is due on the way; each brings the clock further.
      for (;;) {
        const reached = await api.advanceSandbox(id, { to })
        if (reached.done) return reached
        await queryClient.invalidateQueries(queryKeyOfClock)
      }
    },
    says: (reached) => `The clock shows ${formatMomentWithTime(reached.clock_at, timezone)}${sumOf(reached)}`,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (day !== '') advance.mutate(midnightIn(day, timezone))
  }

  const steps = [
    { label: 'One day', to: shiftDay(today, { days: 1 }) },
    { label: 'One month', to: shiftDay(today, { months: 1 }) },
    { label: 'One year', to: shiftDay(today, { months: 12 }) },
  ]
  return (
    <Panel title="Sandbox clock" note="Renewals, payments and reminders happen on the way, at their moment.">
      <Stack gap="sm">
        <Text fz="lg" fw={650} className="figures">
          {formatMomentWithTime(now, timezone)}
        </Text>
        {advance.error && <ProblemPanel error={advance.error} />}
        <May do="sandboxes:write">
          <Group gap="xs">
            {steps.map(({ label, to }) => (
              <Button
                key={label}
                variant="default"
                size="xs"
                disabled={advance.isPending}
                onClick={() => advance.mutate(midnightIn(to, timezone))}
              >
                {label} on
              </Button>
            ))}
          </Group>
          <form onSubmit={submit}>
            <Group gap="xs" align="end" wrap="nowrap">
              <TextInput
                type="date"
                label="Advance to"
                value={day}
                min={shiftDay(today, { days: 1 })}
                onChange={(event) => setDay(event.currentTarget.value)}
                style={{ flex: 1 }}
              />
              <Button type="submit" loading={advance.isPending} disabled={day <= today}>
                Advance
              </Button>
            </Group>
          </form>
        </May>
        {advance.isPending && (
          <Text size="sm" c="dimmed" role="status">
            Time passes. A year of a large book takes a while.
          </Text>
        )}
      </Stack>
    </Panel>
  )
}

const queryKeyOfClock = { queryKey: ['organization'] }

function sumOf({ counts }: SandboxAdvanced): string {
  const billed = counts['billing-run']?.invoices ?? 0
  return billed > 0 ? `; ${billed} invoices on the way` : ''
}
