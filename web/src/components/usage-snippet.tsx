import { Code, CopyButton, Group, Select, Stack, Text, UnstyledButton } from '@mantine/core'
import type { Meter } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { Panel } from '../ui/panel.tsx'

/** How events come in: by the API alone, with a request to copy. */
export function UsageSnippet({ meters }: { readonly meters: readonly Meter[] }) {
  const [chosen, choose] = useState<string | null>(null)
  const active = meters.filter(({ status }) => status === 'active')
  const meter = active.find(({ id }) => id === chosen) ?? active[0]
  if (meter === undefined) return null
  const text = requestOf(meter)
  return (
    <Panel
      title="Send usage"
      note="Your software sends events with a key of their own: an event that comes twice counts once. Up to a thousand at a time to /v1/usage_events/batch."
    >
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Select
            aria-label="Meter of the example"
            w={220}
            data={active.map(({ id, name }) => ({ value: id, label: name }))}
            value={meter.id}
            onChange={choose}
            allowDeselect={false}
          />
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <UnstyledButton onClick={copy} fz="sm" td="underline">
                {copied ? 'Copied' : 'Copy the request'}
              </UnstyledButton>
            )}
          </CopyButton>
        </Group>
        <Code block tabIndex={0} aria-label="A request that sends an event">
          {text}
        </Code>
        <Text size="sm" c="dimmed">
          <code>QUARTERDAY_KEY</code> holds your API key. A customer can also be named by your own id: <code>external_customer_id</code>.
        </Text>
      </Stack>
    </Panel>
  )
}

function requestOf({ code, aggregation, value_property: property, dimensions }: Meter): string {
  const value = aggregation === 'unique' ? 'seat_17' : aggregation === 'count' ? undefined : '1'
  const properties = Object.fromEntries([
    ...(property !== null && value !== undefined ? [[property, value]] : []),
    ...dimensions.filter((name) => name !== property).map((name) => [name, 'eu']),
  ])
  const event = {
    key: 'evt-0001',
    meter: code,
    customer: 'cus_…',
    ...(property === null && value !== undefined && { value }),
    ...(Object.keys(properties).length > 0 && { properties }),
  }
  return [
    `curl ${location.origin}/v1/usage_events \\`,
    `  -H "Authorization: Bearer $QUARTERDAY_KEY" \\`,
    `  -H "Idempotency-Key: evt-0001" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(event)}'`,
  ].join('\n')
}
