import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type Conventions, type ConventionsPatch, resolveConventions } from '@quarterday/core/conventions.ts'
import type { Permission } from '@quarterday/core/people/permission.ts'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Customer, Subscription } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useApi } from '../api.tsx'
import { conventionNames } from '../forms/conventions-of.ts'
import { ConventionsForm } from '../forms/edit-conventions.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { useReadAnew } from '../forms/use-read-anew.ts'
import { useMay } from '../may.tsx'
import { queries } from '../queries.ts'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { conventionTexts, isOfSubscriptions, valueText } from './convention-text.ts'

/** In what a customer is billed otherwise than the organization bills. */
export function ConventionsOfCustomer({ customer }: { readonly customer: Customer }) {
  const [isEditing, edit] = useDisclosure()
  const { data: organization } = useQuery({ ...queries.organization(useApi()), enabled: useMay('organization:read') })
  return (
    <Overrides given={customer.conventions} above="As for your organization." needs="customers:write" onEdit={organization && edit.open}>
      <FormDialog opened={isEditing} onClose={edit.close} title={`How ${customer.name} is billed`} size="xl">
        {organization && <CustomerForm customer={customer} inherited={organization.conventions} onClose={edit.close} />}
      </FormDialog>
    </Overrides>
  )
}

interface CustomerFormProps {
  readonly customer: Customer
  readonly inherited: Conventions
  readonly onClose: () => void
}

function CustomerForm({ customer, ...form }: CustomerFormProps) {
  const api = useApi()
  const { read, beginning, readAnew } = useReadAnew(customer, queries.customer(api, customer.id))
  return (
    <ConventionsForm
      key={beginning}
      {...form}
      given={read.conventions}
      save={(conventions) => api.updateCustomer(read.id, { conventions }, { ifMatch: etagOf(read) })}
      onReload={readAnew}
    />
  )
}

/** The same of a subscription, whose customer may differ too. */
export function ConventionsOfSubscription({ subscription }: { readonly subscription: Subscription }) {
  const api = useApi()
  const [isEditing, edit] = useDisclosure()
  const { data: organization } = useQuery({ ...queries.organization(api), enabled: useMay('organization:read') })
  const { data: customer } = useQuery({ ...queries.customer(api, subscription.customer), enabled: useMay('customers:read') })
  const inherited = organization && customer && resolveConventions(organization.conventions, customer.conventions)
  const canEdit = inherited !== undefined && subscription.ended_at === null
  return (
    <Overrides
      given={subscription.conventions}
      above="As for its customer."
      needs="subscriptions:write"
      onEdit={canEdit ? edit.open : undefined}
    >
      <FormDialog opened={isEditing} onClose={edit.close} title="How the subscription is billed" size="xl">
        {inherited && <SubscriptionForm subscription={subscription} inherited={inherited} onClose={edit.close} />}
      </FormDialog>
    </Overrides>
  )
}

interface SubscriptionFormProps {
  readonly subscription: Subscription
  readonly inherited: Conventions
  readonly onClose: () => void
}

function SubscriptionForm({ subscription, ...form }: SubscriptionFormProps) {
  const api = useApi()
  const { read, beginning, readAnew } = useReadAnew(subscription, queries.subscription(api, subscription.id))
  return (
    <ConventionsForm
      key={beginning}
      {...form}
      given={read.conventions}
      isOffered={isOfSubscriptions}
      save={(conventions) => api.updateSubscription(read.id, { conventions }, { ifMatch: etagOf(read) })}
      onReload={readAnew}
    />
  )
}

interface OverridesProps {
  readonly given: ConventionsPatch
  /** What counts where nothing is set. */
  readonly above: string
  readonly onEdit: (() => void) | undefined
  readonly needs: Permission
  readonly children: ReactNode
}

function Overrides({ given, above, onEdit, needs, children }: OverridesProps) {
  const own = conventionNames.flatMap((name) => {
    const value = given[name]
    return value === undefined ? [] : [[conventionTexts[name].label, valueText(name, value)] as const]
  })
  return (
    <Panel
      title="Conventions"
      side={
        onEdit && (
          <Button size="compact-xs" variant="subtle" aria-label="Edit the conventions" onClick={onEdit}>
            Edit
          </Button>
        )
      }
      sideNeeds={needs}
    >
      {own.length === 0 ? (
        <Text size="sm" c="dimmed">
          {above}
        </Text>
      ) : (
        <Facts facts={Object.fromEntries(own)} />
      )}
      {children}
    </Panel>
  )
}
