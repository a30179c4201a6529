import { Button, Menu, Text } from '@mantine/core'
import type { OwnWorkplace } from '@quarterday/sdk/types.gen.ts'
import { IconBuilding, IconCheck, IconFlask, IconPlus, IconSelector } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { CreateOrganization } from '../forms/create-organization.tsx'
import { useIsSuspended, useMe } from '../me.tsx'
import { queries } from '../queries.ts'
import { cookieChanged } from '../session.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { roleName } from './role-names.ts'
import classes from './shell.module.css'

/** Whose books these are, marked where they are not real; and the way to those of others. */
export function OrganizationSwitcher() {
  const me = useMe()
  const isSuspended = useIsSuspended()
  const { data: organization } = useQuery({ ...queries.organization(useApi()), enabled: !isSuspended })
  if (me === null) return <Fixed name={organization?.name} />
  return (
    <Switcher
      name={me.organization?.name ?? organization?.name ?? 'No organization'}
      current={me.organization?.id ?? null}
      isLive={me.organization?.kind === 'live'}
    />
  )
}

function Fixed({ name }: { readonly name: string | undefined }) {
  return (
    <Text size="sm" c="dimmed" visibleFrom="xs" truncate maw={220}>
      {name}
    </Text>
  )
}

interface SwitcherProps {
  readonly name: string
  readonly current: string | null
  readonly isLive: boolean
}

function Switcher({ name, current, isLive }: SwitcherProps) {
  const api = useApi()
  const navigate = useNavigate()
  const [isCreating, setIsCreating] = useState(false)
  const { data: places } = useQuery(queries.ownOrganizations(api))
  const change = useAction({
    run: (id: string) => api.switchOrganization({ organization: id }),
    says: () => 'You are there',
    afterwards: () => {
      void navigate({ to: '/' })
      cookieChanged()
    },
  })
  const sorted = inFamilies(places?.data ?? [])
  return (
    <>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            className={classes.organization}
            rightSection={<IconSelector size={15} stroke={1.6} aria-hidden />}
            loading={change.isPending}
            aria-label={`Organization: ${name}${isLive ? ', live' : ''}`}
          >
            <span className={classes.organizationName}>{name}</span>
            {isLive && (
              <span className={classes.live}>
                <StatusBadge look={{ label: 'Live', color: 'teal' }} />
              </span>
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          <Menu.Label>Where you work</Menu.Label>
          {sorted.map((place) => (
            <Menu.Item
              key={place.id}
              {...(place.sandbox_of !== null && { pl: 'lg' })}
              leftSection={
                place.kind === 'live' ? (
                  <IconBuilding size={17} stroke={1.6} aria-hidden />
                ) : (
                  <IconFlask size={17} stroke={1.6} aria-hidden />
                )
              }
              rightSection={place.id === current && <IconCheck size={16} aria-label="You are here" />}
              disabled={change.isPending}
              onClick={() => place.id !== current && change.mutate(place.id)}
            >
              <Text size="sm" span>
                {place.name}
              </Text>
              <Text size="xs" c="dimmed">
                {place.kind === 'live' ? 'Live' : 'Sandbox'}, as {roleName(place.role)}
                {place.suspension !== null && ', suspended'}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={17} stroke={1.6} aria-hidden />} onClick={() => setIsCreating(true)}>
            Another organization
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CreateOrganization opened={isCreating} onClose={() => setIsCreating(false)} />
    </>
  )
}

/** Each with the sandboxes that it made below it; those of nobody at the end. */
function inFamilies(places: readonly OwnWorkplace[]): readonly OwnWorkplace[] {
  const ids = new Set(places.map(({ id }) => id))
  const heads = places.filter(({ sandbox_of: maker }) => maker === null || !ids.has(maker))
  const live = heads.filter(({ kind }) => kind === 'live')
  return [...live, ...heads.filter(({ kind }) => kind === 'sandbox')].flatMap((head) => [
    head,
    ...places.filter(({ sandbox_of: maker }) => maker === head.id),
  ])
}
