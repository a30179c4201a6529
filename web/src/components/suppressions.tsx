import { Button, Group, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Suppression } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { SuppressAddress } from '../forms/suppress-address.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Empty } from '../ui/states.tsx'
import { suppressionReasons } from './message-text.ts'

/** Addresses to which nothing is sent any more, why, and how to begin again. */
export function Suppressions({ timezone }: { readonly timezone: string }) {
  const api = useApi()
  const [q, setQ] = useState<string | undefined>(undefined)
  const [isAdding, add] = useDisclosure()
  const [lifted, setLifted] = useState<Suppression | null>(null)
  const list = useInfiniteQuery(queries.suppressions(api, { ...(q && { q }) }))
  return (
    <Stack gap="sm">
      <ListPanel
        label="Blocked addresses"
        title="Blocked addresses"
        list={list}
        minWidth={560}
        columns={columns(timezone, setLifted)}
        side={
          <Group gap="sm" wrap="nowrap" flex="0 1 30rem">
            <SearchField label="Search blocked addresses" value={q} onSearch={setQ} />
            <May do="notifications:write">
              <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={add.open}>
                Block an address
              </Button>
            </May>
          </Group>
        }
        empty={
          q ? (
            <Empty title="No address matches" />
          ) : (
            <Empty title="No address is blocked">Where mail comes back or somebody complains, nothing more is sent.</Empty>
          )
        }
      />
      <SuppressAddress opened={isAdding} onClose={add.close} />
      <ConfirmDeed
        opened={lifted !== null}
        onClose={() => setLifted(null)}
        title={`Send to ${lifted?.address ?? ''} again?`}
        submit="Send again"
        run={() => (lifted === null ? Promise.resolve() : api.deleteSuppression(lifted.id))}
        says="Messages go there again"
      >
        {lifted !== null && warnings[lifted.reason]} What was not sent meanwhile is not sent now.
      </ConfirmDeed>
    </Stack>
  )
}

const warnings: Readonly<Record<Suppression['reason'], string>> = {
  bounce: 'Mail to it came back. If it does so again, it is blocked again.',
  complaint: 'Somebody there has called a message spam: ask them first. Providers remember whoever goes on.',
  unsubscribed: 'Somebody there wants no messages: ask them first.',
  by_hand: 'Somebody here has blocked it.',
}

function columns(timezone: string, onLift: (suppression: Suppression) => void): readonly Column<Suppression>[] {
  return [
    { header: 'Address', cell: ({ address, channel }) => <Named name={address} note={channel === 'sms' ? 'SMS' : 'E-mail'} /> },
    { header: 'Why', cell: ({ reason, detail }) => <Named name={suppressionReasons[reason]} note={detail} /> },
    { header: 'Since', figures: true, cell: ({ created_at: at }) => formatMoment(at, timezone) },
    {
      header: 'Actions',
      needs: 'notifications:write',
      figures: true,
      cell: (suppression) => (
        <Button size="compact-xs" variant="subtle" aria-label={`Send to ${suppression.address} again`} onClick={() => onLift(suppression)}>
          Lift
        </Button>
      ),
    },
  ]
}
