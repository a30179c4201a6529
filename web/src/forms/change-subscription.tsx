import { Alert, Button, Group, Input, SegmentedControl, Text } from '@mantine/core'
import type { Plan, Subscription, SubscriptionChangeCreate } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatMoment } from '../ui/format-date.ts'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { changeOf, hasPhasesToCome, type Wanted } from './change-of.ts'
import { ChoiceField, DayField, FigureField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { PlanPicker } from './plan-picker.tsx'
import { PreviewedForm, type SubscriptionDialogProps, withAmount } from './previewed-form.tsx'
import { PricesBeside } from './prices-beside.tsx'
import { Section } from './section.tsx'
import { intervalsOf, keyOf } from './sold.ts'
import { usePreview } from './use-preview.ts'
import { useTyped } from './use-typed.ts'
import { WhatBecomes } from './what-becomes.tsx'

/** Another plan, interval, quantity or items, with what that costs before anything happens. */
export function ChangeSubscription({ subscription, ...props }: SubscriptionDialogProps) {
  return (
    <FormDialog {...props} title="Change the subscription" size="lg">
      <LoadedForm subscription={subscription} onClose={props.onClose} />
    </FormDialog>
  )
}

type FormProps = Omit<SubscriptionDialogProps, 'opened'>

function LoadedForm(props: FormProps) {
  const plans = useQuery(queries.plans(useApi()))
  if (plans.error) return <ProblemPanel error={plans.error} onRetry={() => void plans.refetch()} />
  if (!plans.data) return <LoadingRows count={3} />
  return <ChangeForm {...props} plans={plans.data.data} />
}

function ChangeForm({ subscription, onClose, plans }: FormProps & { readonly plans: readonly Plan[] }) {
  const api = useApi()
  const { id, currency, timezone } = subscription
  const { typed, set, field } = useTyped<Wanted>(() => presentOf(subscription))
  const body = changeOf(subscription, typed)
  const preview = usePreview({ of: ['change', id], body, ask: (wanted, options) => api.previewSubscriptionChange(id, wanted, options) })
  const action = useAction({
    run: (wanted: SubscriptionChangeCreate) => api.changeSubscription(id, wanted),
    says: (after) =>
      after.scheduled_changes.length > subscription.scheduled_changes.length ? 'The change is scheduled' : 'The subscription is changed',
    afterwards: onClose,
  })
  const offered = plans.filter(
    (plan) => (plan.status === 'active' || plan.id === subscription.plan) && intervalsOf(plan, currency).length > 0,
  )
  const isSamePlan = typed.plan === subscription.plan && keyOf(typed.interval) === keyOf(subscription.interval)
  const byItem = isSamePlan && Object.keys(typed.quantities).length > 0
  return (
    <PreviewedForm
      preview={preview}
      timezone={timezone}
      idle="Choose something else to see what it costs."
      submit={confirmation(withAmount('Change', preview), preview.query.data?.effective_at, typed, timezone)}
      dismiss="Keep as it is"
      body={body}
      action={action}
      onClose={onClose}
    >
      <Section columns={2}>
        <PlanPicker
          offered={offered}
          currency={currency}
          picked={typed}
          onPick={({ interval, ...change }) => set({ ...change, becomes: {}, ...(interval && { interval }) })}
          withQuantity={!byItem}
        />
      </Section>
      {isSamePlan ? (
        <ItemsOf subscription={subscription} plans={plans} typed={typed} set={set} byItem={byItem} />
      ) : (
        <WhatBecomes subscription={subscription} plans={plans} typed={typed} set={set} />
      )}
      <Timing typed={typed} set={set} field={field} />
      {hasPhasesToCome(subscription) && (
        <Alert color="yellow" title="The phases to come are given up">
          What was agreed for later would undo this change: it is withdrawn with it.
        </Alert>
      )}
    </PreviewedForm>
  )
}

type Form = Pick<ReturnType<typeof useTyped<Wanted>>, 'typed' | 'set' | 'field'>

interface ItemsProps extends Pick<Form, 'typed' | 'set'> {
  readonly subscription: Subscription
  readonly plans: readonly Plan[]
  readonly byItem: boolean
}

/** The items one by one: how many, without one, one more. */
function ItemsOf({ subscription: { items, currency, interval }, plans, typed, set, byItem }: ItemsProps) {
  const { quantities, removed, added } = typed
  const metered = new Set(plans.flatMap(({ prices }) => prices.filter(({ usage }) => usage === 'metered').map(({ id }) => id)))
  const left = items.filter(({ id }) => !removed.includes(id))
  return (
    <Section title="Items">
      {byItem &&
        items.map(({ id, price, price_name }) => {
          const isRemoved = removed.includes(id)
          return (
            <Group key={id} justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm" {...(isRemoved && { td: 'line-through', c: 'dimmed' })} miw={0}>
                {price_name}
              </Text>
              <Group gap="xs" wrap="nowrap">
                {!metered.has(price) && !isRemoved && (
                  <FigureField
                    aria-label={`Quantity of ${price_name}`}
                    w={90}
                    value={quantities[id] ?? ''}
                    onChange={(quantity) => set({ quantities: { ...quantities, [id]: quantity } })}
                  />
                )}
                <Button
                  size="xs"
                  variant="subtle"
                  disabled={!isRemoved && left.length === 1 && added.length === 0}
                  aria-label={`${isRemoved ? 'Keep' : 'Remove'} ${price_name}`}
                  onClick={() => set({ removed: isRemoved ? removed.filter((each) => each !== id) : [...removed, id] })}
                >
                  {isRemoved ? 'Keep' : 'Remove'}
                </Button>
              </Group>
            </Group>
          )
        })}
      <PricesBeside
        currency={currency}
        interval={interval}
        plans={plans}
        value={added}
        onChange={(next) => set({ added: next })}
        within="/items"
      />
    </Section>
  )
}

function Timing({ typed: { timing, proration }, set, field }: Form) {
  return (
    <>
      <Input.Wrapper
        label="When"
        labelElement="div"
        description={timingNotes[timing]}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <SegmentedControl
          fullWidth
          aria-label="When"
          data={timings.map(([value, label]) => ({ value, label }))}
          value={timing}
          onChange={(value) => set({ timing: timings.find(([each]) => each === value)?.[0] ?? 'as_usual' })}
        />
      </Input.Wrapper>
      {timing === 'at' && <DayField label="Changes on" at="/at" required {...field('day')} />}
      {timing !== 'period_end' && (
        <ChoiceField
          label="What the rest of the period costs or gives back"
          at="/proration"
          data={prorations}
          value={proration}
          onChange={(value) => set({ proration: value || 'as_usual' })}
        />
      )}
    </>
  )
}

function presentOf({ plan, interval, items }: Subscription): Wanted {
  return {
    plan,
    interval,
    quantity: items[0]?.quantity ?? '1',
    quantities: items.length > 1 ? Object.fromEntries(items.map(({ id, quantity }) => [id, quantity])) : {},
    removed: [],
    added: [],
    becomes: {},
    timing: 'as_usual',
    day: '',
    proration: 'as_usual',
  }
}

const timings = [
  ['as_usual', 'As usual'],
  ['now', 'Now'],
  ['period_end', 'Period end'],
  ['at', 'On a day'],
] as const

const timingNotes: Readonly<Record<Wanted['timing'], string>> = {
  as_usual: 'As your conventions say for an upgrade or a downgrade.',
  now: 'The unused part of what was paid is given back, and the new is charged for the rest.',
  period_end: 'Nothing changes until the period that is paid for is over.',
  at: 'Within a period the unused part is given back then.',
}

const prorations = [
  { value: 'as_usual', label: 'As your conventions say' },
  { value: 'invoice_now', label: 'On an invoice at once' },
  { value: 'next_invoice', label: 'On the next invoice' },
  { value: 'none', label: 'Nothing' },
] as const

function confirmation(change: string, effectiveAt: string | undefined, { timing }: Wanted, timezone: string): string {
  return change === 'Change' && (timing === 'period_end' || timing === 'at') && effectiveAt
    ? `Change on ${formatMoment(effectiveAt, timezone)}`
    : change
}
