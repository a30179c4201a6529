import { Button, Group, Menu, Text } from '@mantine/core'
import type { Member } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { ChangeMemberRole } from '../forms/change-member-role.tsx'
import { RemoveMember } from '../forms/remove-member.tsx'
import { useMe } from '../me.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Named } from '../ui/named.tsx'
import { Empty } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useRoleNames } from './role-names.ts'

/** Who works here, and all that can be done about it. */
export function Members({ timezone }: { readonly timezone: string }) {
  const list = useInfiniteQuery(queries.members(useApi(), { sort: 'name' }))
  const me = useMe()
  const names = useRoleNames()
  const [changed, setChanged] = useState<Member | null>(null)
  const [removed, setRemoved] = useState<Member | null>(null)
  return (
    <>
      <ListPanel
        label="Members"
        title="Members"
        list={list}
        minWidth={640}
        columns={memberColumns({ timezone, names, myUser: me?.user.id ?? null, onChange: setChanged, onRemove: setRemoved })}
        empty={<Empty title="No members of its own">Whoever works for the organization that made this sandbox works here too.</Empty>}
      />
      <ChangeMemberRole member={changed} onClose={() => setChanged(null)} />
      <RemoveMember member={removed} isMe={removed !== null && removed.user === me?.user.id} onClose={() => setRemoved(null)} />
    </>
  )
}

interface Parts {
  readonly timezone: string
  readonly names: ReadonlyMap<string, string>
  readonly myUser: string | null
  readonly onChange: (member: Member) => void
  readonly onRemove: (member: Member) => void
}

function memberColumns({ timezone, names, myUser, onChange, onRemove }: Parts): readonly Column<Member>[] {
  return [
    {
      header: 'Member',
      cell: ({ name, email, user, disabled }) => (
        <Named
          name={
            <Group gap={6} component="span">
              {name}
              {user === myUser && <StatusBadge look={{ label: 'You', color: 'copper' }} />}
              {disabled && <StatusBadge look={{ label: 'Shut out', color: 'red' }} />}
            </Group>
          }
          note={email}
        />
      ),
    },
    { header: 'Role', cell: ({ role }) => names.get(role) ?? role },
    {
      header: 'Second factor',
      isMinor: true,
      cell: ({ second_factor: on }) =>
        on ? (
          <StatusBadge look={{ label: 'On', color: 'teal' }} />
        ) : (
          <Text size="sm" c="dimmed">
            None
          </Text>
        ),
    },
    { header: 'Since', figures: true, isMinor: true, cell: ({ created_at: at }) => formatMoment(at, timezone) },
    {
      header: 'Actions',
      needs: 'members:write',
      figures: true,
      cell: (member) => (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" aria-label={`More for ${member.name}`}>
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onChange(member)}>Change the role</Menu.Item>
            <Menu.Item color="red" onClick={() => onRemove(member)}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ),
    },
  ]
}
