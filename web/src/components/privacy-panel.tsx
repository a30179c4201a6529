import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useMutation } from '@tanstack/react-query'
import { download } from '../download.ts'
import { EraseCustomer } from '../forms/erase-customer.tsx'
import { May } from '../may.tsx'
import { useSession } from '../session.ts'
import { formatMoment } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'

/** What a person may ask of whoever knows them: to be told what is held about them, and to be forgotten. */
export function PrivacyPanel({ customer }: { readonly customer: Customer }) {
  return (
    <May do="privacy:read">
      <Rights customer={customer} />
    </May>
  )
}

function Rights({ customer }: { readonly customer: Customer }) {
  const session = useSession()
  const [isErasing, erase] = useDisclosure()
  const save = useMutation({ mutationFn: () => download(session, `/v1/customers/${encodeURIComponent(customer.id)}/export`) })
  return (
    <Panel title="Privacy" note="All that is held about this person, to be handed over or forgotten.">
      <Stack gap="sm">
        {customer.erased_at !== null && (
          <Alert color="gray">Forgotten on {formatMoment(customer.erased_at, customer.timezone ?? 'UTC')}.</Alert>
        )}
        {save.error && <ProblemPanel error={save.error} />}
        <Group gap="xs">
          <Button size="xs" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
            Export all
          </Button>
          {customer.erased_at === null && (
            <May do="privacy:write">
              <Button size="xs" variant="light" color="red" onClick={erase.open}>
                Forget this person
              </Button>
            </May>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          Documents keep whom they name for as long as the law asks.
        </Text>
      </Stack>
      <EraseCustomer customer={customer} opened={isErasing} onClose={erase.close} />
    </Panel>
  )
}
