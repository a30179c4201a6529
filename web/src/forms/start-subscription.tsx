import { Button, Group, Stack } from '@mantine/core'
import type { Customer, Organization, Plan, SubscriptionCreate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatMoment } from '../ui/format-date.ts'
import { Empty, LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { CustomerSelect } from './customer-select.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { HowItBegins } from './how-it-begins.tsx'
import { Phases } from './phases.tsx'
import { PreviewedForm, withAmount } from './previewed-form.tsx'
import { intervalsOf } from './sold.ts'
import { blankStart, startOf, type WantedStart } from './start-of.ts'
import { usePreview } from './use-preview.ts'
import { useTyped } from './use-typed.ts'

interface StartFormProps extends DialogProps {
  readonly customer: Customer
}

/** Sells a plan to a customer, with what that bills before anything happens. */
export function StartSubscription(props: StartFormProps) {
  return (
    <FormDialog opened={props.opened} onClose={props.onClose} title="Start a subscription" size="lg">
      <LoadedForm {...props} />
    </FormDialog>
  )
}

/** The same where no customer is given yet: first who, then what. */
export function StartForSomebody(props: DialogProps) {
  return (
    <FormDialog {...props} title="Start a subscription" size="lg">
      <ForSomebody {...props} />
    </FormDialog>
  )
}

function ForSomebody(props: DialogProps) {
  const [id, setId] = useState('')
  const customer = useQuery({ ...queries.customer(useApi(), id), enabled: id !== '' })
  return (
    <Stack>
      <CustomerSelect label="Customer" at="/customer" placeholder="Whom to sell to" value={id} onChange={setId} />
      {customer.error && <ProblemPanel error={customer.error} />}
      {customer.data && <LoadedForm key={id} {...props} customer={customer.data} />}
      {id !== '' && customer.isPending && <LoadingRows count={3} />}
    </Stack>
  )
}

function LoadedForm(props: StartFormProps) {
  const api = useApi()
  const plans = useQuery(queries.plans(api))
  const organization = useQuery(queries.organization(api))
  const error = plans.error ?? organization.error
  if (error) return <ProblemPanel error={error} />
  if (!plans.data || !organization.data) return <LoadingRows count={3} />
  const currency = props.customer.currency ?? organization.data.currency
  const offered = plans.data.data.filter((plan) => plan.status === 'active' && intervalsOf(plan, currency).length > 0)
  if (offered.length === 0)
    return (
      <Empty title="Nothing to sell">
        No active plan has a price in {currency}. Add one in the catalog first, or give the customer another currency.
      </Empty>
    )
  return <StartForm {...props} offered={offered} organization={organization.data} currency={currency} />
}

interface LoadedProps extends StartFormProps {
  readonly offered: readonly Plan[]
  readonly organization: Organization
  readonly currency: Organization['currency']
}

function StartForm({ customer, onClose, offered, organization, currency }: LoadedProps) {
  const api = useApi()
  const timezone = customer.timezone ?? organization.timezone
  const form = useTyped<WantedStart>(blankStart)
  const [isDetailed, setDetailed] = useState(false)
  const body = startOf({ id: customer.id, currency, timezone }, form.typed)
  const preview = usePreview({ of: ['start'], body, ask: (wanted, options) => api.previewSubscription(wanted, options) })
  const action = useAction({
    run: (wanted: SubscriptionCreate) => api.createSubscription(wanted),
    says: ({ status, started_at }) =>
      status === 'incomplete' ? `The subscription starts on ${formatMoment(started_at, timezone)}` : 'The subscription has started',
    afterwards: onClose,
  })
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle="Choose a plan to see what it costs."
      submit={withAmount('Start', preview)}
      body={body}
      action={action}
      onClose={onClose}
    >
      <Phases {...form} offered={offered} currency={currency} />
      {isDetailed ? (
        <HowItBegins {...form} />
      ) : (
        <Stack gap="xs">
          <Group>
            <Button size="xs" variant="subtle" ml={-12} onClick={() => setDetailed(true)}>
              Start day, trial, term, payment, promotion code …
            </Button>
          </Group>
        </Stack>
      )}
    </PreviewedForm>
  )
}
