import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Permission } from '@quarterday/core/people/permission.ts'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Customer, Plan, Subscription } from '@quarterday/sdk/types.gen.ts'
import type { FetchQueryOptions, QueryKey } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { type Metadata, MetadataForm } from '../forms/edit-metadata.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useReadAnew } from '../forms/use-read-anew.ts'
import { queries } from '../queries.ts'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'

export function MetadataOfCustomer({ customer }: { readonly customer: Customer }) {
  const api = useApi()
  return (
    <MetadataPanel
      of={customer}
      needs="customers:write"
      query={queries.customer(api, customer.id)}
      save={(metadata, ifMatch) => api.updateCustomer(customer.id, { metadata }, { ifMatch })}
    />
  )
}

export function MetadataOfSubscription({ subscription }: { readonly subscription: Subscription }) {
  const api = useApi()
  return (
    <MetadataPanel
      of={subscription}
      needs="subscriptions:write"
      query={queries.subscription(api, subscription.id)}
      save={(metadata, ifMatch) => api.updateSubscription(subscription.id, { metadata }, { ifMatch })}
    />
  )
}

export function MetadataOfPlan({ plan }: { readonly plan: Plan }) {
  const api = useApi()
  return (
    <MetadataPanel
      of={plan}
      needs="plans:write"
      query={queries.plan(api, plan.id)}
      save={(metadata, ifMatch) => api.updatePlan(plan.id, { metadata }, { ifMatch })}
    />
  )
}

interface MetadataPanelProps<Data extends { readonly metadata: Metadata }, Key extends QueryKey> {
  readonly of: Data
  readonly needs: Permission
  /** Reads it anew, should somebody else have changed it. */
  readonly query: FetchQueryOptions<Data, Error, Data, Key>
  readonly save: (metadata: Record<string, string>, ifMatch: string) => Promise<unknown>
}

/** What the seller's own software keeps with an object, and a form to change it. */
function MetadataPanel<Data extends { readonly metadata: Metadata }, Key extends QueryKey>(props: MetadataPanelProps<Data, Key>) {
  const { of, needs } = props
  const [isEditing, edit] = useDisclosure()
  return (
    <Panel
      title="Metadata"
      sideNeeds={needs}
      side={
        <Button size="compact-xs" variant="subtle" aria-label="Edit the metadata" onClick={edit.open}>
          Edit
        </Button>
      }
    >
      {Object.keys(of.metadata).length === 0 ? (
        <Text size="sm" c="dimmed">
          None.
        </Text>
      ) : (
        <Facts facts={of.metadata} />
      )}
      <FormDialog opened={isEditing} onClose={edit.close} title="Metadata" size="lg">
        <AsRead {...props} onClose={edit.close} />
      </FormDialog>
    </Panel>
  )
}

function AsRead<Data extends { readonly metadata: Metadata }, Key extends QueryKey>({
  of,
  query,
  save,
  onClose,
}: MetadataPanelProps<Data, Key> & { readonly onClose: () => void }) {
  const { read, beginning, readAnew } = useReadAnew(of, query)
  return (
    <MetadataForm
      key={beginning}
      given={read.metadata}
      save={(metadata) => save(metadata, etagOf(read))}
      onReload={readAnew}
      onClose={onClose}
    />
  )
}
