import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { roleName } from '../components/role-names.ts'
import { WayIn } from '../components/way-in.tsx'
import { CreateOrganization } from '../forms/create-organization.tsx'
import { useMe } from '../me.tsx'
import { queries } from '../queries.ts'
import { cookieChanged } from '../session.ts'
import { signOut } from '../sign-out.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** Somebody is in, and stands in no organization: they were removed, have left, or have not gone anywhere yet. */
export function NowhereYet() {
  const me = useMe()
  const api = useApi()
  const [isCreating, setIsCreating] = useState(false)
  const { data: places } = useQuery(queries.ownOrganizations(api))
  const change = useAction({
    run: (id: string) => api.switchOrganization({ organization: id }),
    says: () => 'You are there',
    afterwards: cookieChanged,
  })
  const offered = places?.data ?? []
  return (
    <WayIn
      title={`Hello, ${me?.user.name ?? ''}`}
      note={offered.length === 0 ? 'You work in no organization at the moment.' : 'Where do you want to work?'}
      foot={
        <Button variant="subtle" size="compact-sm" onClick={() => void signOut(true)}>
          Sign out
        </Button>
      }
    >
      <Stack>
        {change.error && <ProblemPanel error={change.error} />}
        {offered.map(({ id, name, role, suspension }) => (
          <Group key={id} justify="space-between" wrap="nowrap">
            <Text size="sm">
              {name}, as {roleName(role)}
              {suspension !== null && ', suspended'}
            </Text>
            <Button size="xs" variant="default" disabled={change.isPending} onClick={() => change.mutate(id)}>
              Go there
            </Button>
          </Group>
        ))}
        {offered.length === 0 && <Text size="sm">Ask somebody to invite you to theirs, or make one of your own.</Text>}
        <Button variant={offered.length === 0 ? 'filled' : 'default'} onClick={() => setIsCreating(true)}>
          Make an organization
        </Button>
      </Stack>
      <CreateOrganization opened={isCreating} onClose={() => setIsCreating(false)} />
    </WayIn>
  )
}
