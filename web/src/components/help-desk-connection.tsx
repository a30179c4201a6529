import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { HelpDesk } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { DisconnectHelpDesk } from '../forms/disconnect-help-desk.tsx'
import { EditHelpDesk, type MadeSecrets } from '../forms/edit-help-desk.tsx'
import { ShowSecret } from '../forms/show-secret.tsx'
import { May } from '../may.tsx'
import { CopyText } from '../ui/copy-text.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { Empty, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { deskLooks, deskPlace, deskTitles, deskWebhookAddress } from './help-desk-text.ts'

interface ConnectionProps {
  /** Null: none is connected. */
  readonly desk: HelpDesk | null
  readonly timezone: string
}

/** The help desk that is connected, and all that can be done with the connection. */
export function HelpDeskConnection({ desk, timezone }: ConnectionProps) {
  const [isEditing, editing] = useDisclosure(false)
  const [made, setMade] = useState<MadeSecrets | null>(null)
  return (
    <>
      {desk === null ? (
        <Panel
          title="Connection"
          sideNeeds="help_desks:write"
          side={
            <Button size="xs" onClick={editing.open}>
              Connect a help desk
            </Button>
          }
        >
          <Empty title="No help desk">
            Tickets are answered here alone. Connect Zendesk, or a program of your own, to answer them there too.
          </Empty>
        </Panel>
      ) : (
        <Connected desk={desk} timezone={timezone} onEdit={editing.open} />
      )}
      <EditHelpDesk desk={desk} opened={isEditing} onClose={editing.close} onConnected={setMade} />
      <Secrets made={made} onClose={() => setMade(null)} />
    </>
  )
}

function Connected({ desk, timezone, onEdit }: { readonly desk: HelpDesk; readonly timezone: string; readonly onEdit: () => void }) {
  const api = useApi()
  const [isLeaving, leaving] = useDisclosure(false)
  const test = useAction({
    run: () => api.testHelpDesk(desk.id),
    says: ({ ok, detail }) => (ok ? `It lets us in: ${detail}` : 'It does not work'),
  })
  return (
    <Panel title={deskTitles[desk.kind]} side={<StatusBadge look={deskLooks[desk.status]} />}>
      <Stack>
        <Facts
          facts={{
            Where: deskPlace(desk),
            'Acts as': desk.username,
            'Mails customers': desk.mails_customers ? 'The help desk' : 'Quarterday',
            'Notes among staff': desk.shares_notes ? 'Travel too' : 'Stay here',
            Tested: desk.tested_at && formatMomentWithTime(desk.tested_at, timezone),
          }}
        />
        <CopyText label="Where it sends what happens there" value={deskWebhookAddress(location.origin, desk.id)} />
        {desk.webhook_secret_last4 === null && (
          <Alert color="yellow" variant="light" title="Nothing that comes in is believed">
            <Text size="sm">
              Make a webhook there with the address above, for the events of tickets, and enter its signing secret here. It has to be
              reachable from the internet.
            </Text>
          </Alert>
        )}
        {desk.test_error !== null && (
          <Alert color="red" variant="light" title="The last test failed">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {desk.test_error}
            </Text>
          </Alert>
        )}
        {test.error && <ProblemPanel error={test.error} />}
        <May do="help_desks:write">
          <Group gap="xs">
            <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
              Test the connection
            </Button>
            <Button size="xs" variant="default" onClick={onEdit}>
              Change it
            </Button>
            <Button size="xs" variant="subtle" color="red" onClick={leaving.open}>
              Disconnect
            </Button>
          </Group>
        </May>
      </Stack>
      <DisconnectHelpDesk desk={desk} opened={isLeaving} onClose={leaving.close} />
    </Panel>
  )
}

/** What was made for the help desk, one after the other. */
function Secrets({ made, onClose }: { readonly made: MadeSecrets | null; readonly onClose: () => void }) {
  const [isFirstSeen, setIsFirstSeen] = useState(false)
  const secret = isFirstSeen ? null : (made?.secret ?? null)
  const second = secret === null ? (made?.webhook_secret ?? null) : null
  return (
    <>
      <ShowSecret secret={secret} onClose={() => setIsFirstSeen(true)} title="Secret that we sign by">
        What we send is signed with it. It is shown this once: put it where your help desk finds it.
      </ShowSecret>
      <ShowSecret secret={second} onClose={onClose} title="Secret that the help desk signs by">
        What it sends to us has to be signed with it. It is shown this once: put it where your help desk finds it.
      </ShowSecret>
    </>
  )
}
