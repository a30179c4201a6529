import { Stack, Switch } from '@mantine/core'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Organization } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { MayChange } from '../may.tsx'
import { queries } from '../queries.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** Whether the mightiest here need more than a password. */
export function SecondFactorPolicy() {
  const api = useApi()
  const organization = useQuery(queries.organization(api))
  const save = useAction({
    run: ({ read, wanted }: { readonly read: Organization; readonly wanted: boolean }) =>
      api.updateOrganization({ require_second_factor: wanted }, { ifMatch: etagOf(read) }),
    says: ({ require_second_factor: on }) =>
      on ? 'From their next click on, owners and administrators need a second factor' : 'A password is enough again',
  })
  const readAgain = () => void organization.refetch().then(() => save.reset())
  return (
    <Panel title="Second factor">
      <Stack gap="sm">
        {organization.isError && <ProblemPanel error={organization.error} onRetry={() => void organization.refetch()} />}
        {save.error && <ProblemPanel error={save.error} onRetry={readAgain} retry="Read it again" />}
        {organization.isPending && <LoadingRows count={1} />}
        {organization.isSuccess && (
          <MayChange do="organization:write">
            <Switch
              label="Owners and administrators need a second factor"
              description="Whoever has none gets one before anything else, the next time they click."
              checked={organization.data.require_second_factor}
              disabled={save.isPending}
              onChange={({ currentTarget }) => save.mutate({ read: organization.data, wanted: currentTarget.checked })}
            />
          </MayChange>
        )}
      </Stack>
    </Panel>
  )
}
