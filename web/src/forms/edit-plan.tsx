import { ActionIcon, Button, Paper, Stack } from '@mantine/core'
import { etagOf } from '@quarterday/sdk/client.ts'
import type { Currency, Plan, PlanCreate } from '@quarterday/sdk/types.gen.ts'
import { IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { CheckField, ChoiceField, LongTextField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { codeOf, planChanges, planOf, type TypedPlan, thresholdsOf, typedPlan } from './plan-of.ts'
import { PriceFields } from './prices/price-fields.tsx'
import { blankPrice, type TypedPrice } from './prices/price-of.ts'
import { Section } from './section.tsx'
import { ThresholdsField } from './thresholds-field.tsx'
import { useReadAnew } from './use-read-anew.ts'
import { useTyped } from './use-typed.ts'

/** Makes a plan with its prices, and shows it. */
export function CreatePlan(props: DialogProps) {
  const organization = useQuery(queries.organization(useApi()))
  return (
    <FormDialog {...props} title="New plan" size="lg">
      {organization.error ? (
        <ProblemPanel error={organization.error} />
      ) : organization.data ? (
        <CreateForm onClose={props.onClose} currency={organization.data.currency} />
      ) : (
        <LoadingRows count={3} />
      )}
    </FormDialog>
  )
}

/** Changes what is said of a plan. Its prices never change: see the new price. */
export function EditPlan({ plan, ...props }: DialogProps & { readonly plan: Plan }) {
  return (
    <FormDialog {...props} title={`Edit ${plan.name}`}>
      <EditAsRead plan={plan} onClose={props.onClose} />
    </FormDialog>
  )
}

const mostPrices = 50

function CreateForm({ onClose, currency }: Pick<DialogProps, 'onClose'> & { readonly currency: Currency }) {
  const api = useApi()
  const navigate = useNavigate()
  const form = useTyped<TypedPlan>(() => typedPlan())
  const [prices, setPrices] = useState<readonly TypedPrice[]>(() => [blankPrice(currency)])
  const products = useInfiniteQuery(queries.products(api, { status: 'active', sort: 'name', limit: 100 }))
  const body = planOf(form.typed, prices)
  const action = useAction({
    run: (wanted: PlanCreate) => api.createPlan(wanted),
    says: ({ name }) => `${name} can be sold`,
    afterwards: onClose,
  })
  const open = ({ id }: Plan) => void navigate({ to: '/catalog/$id', params: { id } })
  return (
    <FormFrame
      submit="Create the plan"
      onSubmit={() => body !== null && action.mutate(body, { onSuccess: open })}
      onClose={onClose}
      error={action.error}
      isReady={body !== null && body.code !== ''}
      isPending={action.isPending}
    >
      <PlanFields {...form} isNew />
      <ChoiceField
        label="Product"
        description="What it is a plan of; tax rates know products."
        at="/product"
        placeholder="A new one of the same name"
        data={(products.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        {...form.field('product')}
      />
      {prices.map((price, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
        <Paper key={index} withBorder p="sm">
          <Section
            title={prices.length === 1 ? 'Price' : `Price ${index + 1}`}
            side={
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove price ${index + 1}`}
                onClick={() => setPrices(prices.filter((_, at) => at !== index))}
              >
                <IconTrash size={18} stroke={1.6} aria-hidden />
              </ActionIcon>
            }
          >
            <PriceFields
              typed={price}
              within={`/prices/${index}`}
              onChange={(change) => setPrices(prices.map((each, at) => (at === index ? { ...each, ...change } : each)))}
            />
          </Section>
        </Paper>
      ))}
      {prices.length < mostPrices && (
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'start' }}
          onClick={() => setPrices([...prices, blankPrice(prices.at(-1)?.currency ?? currency)])}
        >
          {prices.length === 0 ? 'Add a price' : 'Another price: a currency, an interval, a fee'}
        </Button>
      )}
    </FormFrame>
  )
}

function EditAsRead({ plan, onClose }: Pick<DialogProps, 'onClose'> & { readonly plan: Plan }) {
  const { read, beginning, readAnew } = useReadAnew(plan, queries.plan(useApi(), plan.id))
  return <EditForm key={beginning} plan={read} onClose={onClose} onReload={readAnew} />
}

interface EditFormProps extends Pick<DialogProps, 'onClose'> {
  /** As it was read when the form was begun. */
  readonly plan: Plan
  readonly onReload: () => void
}

function EditForm({ plan, onClose, onReload }: EditFormProps) {
  const api = useApi()
  const form = useTyped<TypedPlan>(() => typedPlan(plan))
  const action = useAction({
    run: () => api.updatePlan(plan.id, planChanges(form.typed), { ifMatch: etagOf(plan) }),
    says: ({ name }) => `${name} is changed for subscriptions to come`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Save"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      onReload={onReload}
      isReady={thresholdsOf(form.typed.thresholds) !== null}
      isPending={action.isPending}
    >
      <PlanFields {...form} />
      <ThresholdsField {...form.field('thresholds')} currency={plan.prices[0]?.currency ?? 'EUR'} />
    </FormFrame>
  )
}

type FieldsProps = Pick<ReturnType<typeof useTyped<TypedPlan>>, 'typed' | 'field'> & { readonly isNew?: boolean }

function PlanFields({ typed, field, isNew = false }: FieldsProps) {
  return (
    <Stack gap="sm">
      <Section columns={isNew ? 2 : 1}>
        <TextField label="Name" description="What customers read." at="/name" required maxLength={256} data-autofocus {...field('name')} />
        {isNew && (
          <TextField
            label="Code"
            description="What your software calls it. It never changes."
            at="/code"
            placeholder={codeOf(typed.name) || 'basic'}
            maxLength={64}
            {...field('code')}
          />
        )}
      </Section>
      <LongTextField label="Description" at="/description" maxLength={2000} {...field('description')} />
      <Section columns={2}>
        <TextField label="Trial days" at="/trial_days" placeholder="None" {...whole} {...field('trialDays')} />
        <TextField label="Term in months" at="/term_months" placeholder="Until it is canceled" {...whole} {...field('termMonths')} />
      </Section>
      <CheckField label="Customers find it in the portal" description="Otherwise it is sold by you alone." {...field('isListed')} />
    </Stack>
  )
}

const whole = { inputMode: 'numeric', pattern: '\\d{1,4}', autoComplete: 'off' } as const
