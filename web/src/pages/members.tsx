import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { Invitations } from '../components/invitations.tsx'
import { Members } from '../components/members.tsx'
import { InviteMember } from '../forms/invite-member.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'

export function MembersPage() {
  const { data: organization } = useQuery(queries.organization(useApi()))
  const [isInviting, setIsInviting] = useState(false)
  const timezone = organization?.timezone ?? 'UTC'
  return (
    <Page
      title="Members"
      note={
        organization?.kind === 'sandbox'
          ? 'Who works in this sandbox. Members of the organization that made it work here too, in their roles, without being listed.'
          : 'Who works for the organization, and as what. What a role permits counts from the next click on.'
      }
      actionsNeed="members:write"
      actions={<Button onClick={() => setIsInviting(true)}>Invite somebody</Button>}
    >
      <Stack gap="lg">
        <Members timezone={timezone} />
        <Invitations timezone={timezone} />
      </Stack>
      <InviteMember opened={isInviting} onClose={() => setIsInviting(false)} />
    </Page>
  )
}
