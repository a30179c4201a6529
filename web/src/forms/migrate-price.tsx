import { Group, List, Radio, Stack, Text } from '@mantine/core'
import type { Price, PriceMigrationCreate, PriceMigrationPreview } from '@quarterday/sdk/types.gen.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { priceText } from '../components/price-text.ts'
import { Money } from '../ui/money.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { ChoiceField } from './fields.tsx'
import { FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { keyOf } from './sold.ts'
import { usePreview } from './use-preview.ts'

interface MigrateProps {
  /** Whose subscriptions move; null: nothing is asked. */
  readonly from: Price | null
  readonly prices: readonly Price[]
  readonly onClose: () => void
}

/** Moves everybody who is on a price to another of the same currency and interval, with who pays more and less. */
export function MigratePrice({ from, prices, onClose }: MigrateProps) {
  return (
    <FormDialog opened={from !== null} onClose={onClose} title="Move everybody to another price">
      {from && <MigrateForm from={from} prices={prices} onClose={onClose} />}
    </FormDialog>
  )
}

function MigrateForm({ from, prices, onClose }: MigrateProps & { readonly from: Price }) {
  const api = useApi()
  const [to, setTo] = useState('')
  const [timing, setTiming] = useState<'period_end' | 'now'>('period_end')
  const body: PriceMigrationCreate | null = to === '' ? null : { to, timing }
  const preview = usePreview({
    of: ['migration', from.id],
    body,
    ask: (wanted, options) => api.previewPriceMigration(from.id, wanted, options),
  })
  const action = useAction({
    run: (wanted: PriceMigrationCreate) => api.migratePrice(from.id, wanted),
    says: ({ done }) => (done ? 'Everybody is moved' : 'Some are moved; do it again for the rest'),
    afterwards: onClose,
  })
  const others = prices.filter((price) => price.id !== from.id && price.status === 'active' && isAlike(price, from))
  const { data, error } = preview.query
  return (
    <FormFrame
      submit={
        data && preview.isCurrent
          ? `Move ${data.counts.ready === 1 ? 'one subscription' : `${data.counts.ready} subscriptions`}`
          : 'Move them'
      }
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      previewError={error}
      isReady={preview.isCurrent && (data?.counts.ready ?? 0) > 0}
      isPending={action.isPending}
    >
      <Text size="sm">Now they pay {priceText(from.terms, from.currency).join(', ')}.</Text>
      <ChoiceField
        label="To"
        at="/to"
        placeholder="Choose a price"
        description={others.length === 0 ? 'There is no other of the same currency and interval: make it first.' : undefined}
        disabled={others.length === 0}
        data={others.map(({ id, nickname, terms, currency }) => ({
          value: id,
          label: [nickname, priceText(terms, currency).join(', ')].filter(Boolean).join(': '),
        }))}
        value={to}
        onChange={setTo}
      />
      <Radio.Group label="When" value={timing} onChange={(value) => setTiming(value === 'now' ? 'now' : 'period_end')}>
        <Stack gap="xs" mt="xs">
          <Radio value="period_end" label="Each at the end of its period" />
          <Radio value="now" label="All now" description="What is unused is given back, and the new is charged for the rest." />
        </Stack>
      </Radio.Group>
      {error && <ProblemPanel error={error} />}
      {data && body !== null && <Outlook preview={data} />}
    </FormFrame>
  )
}

function Outlook({ preview: { counts, mrr, pays_more, pays_less, pays_the_same, sample } }: { readonly preview: PriceMigrationPreview }) {
  const left = counts.scheduled + counts.changing + counts.canceling + counts.parked + counts.due
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">
        {pays_more} pay more, {pays_less} less, {pays_the_same} the same.
        {left > 0 && ` ${left} ${left === 1 ? 'is' : 'are'} left alone: they end, wait for another change, or cannot be billed.`}
      </Text>
      {mrr.map(({ currency, before, after }) => (
        <Group key={currency} justify="space-between" fz="sm" fw={650}>
          <span>A month, together</span>
          <span>
            <Money minor={before} currency={currency} /> → <Money minor={after} currency={currency} />
          </span>
        </Group>
      ))}
      {sample.length > 0 && (
        <List size="sm" listStyleType="none" aria-label="For whom it changes most">
          {sample.slice(0, 5).map((each) => (
            <List.Item key={each.subscription} styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm" truncate>
                  {each.customer_name}
                </Text>
                <span>
                  <Money minor={each.before} currency={mrr[0]?.currency ?? 'EUR'} /> →{' '}
                  <Money minor={each.after} currency={mrr[0]?.currency ?? 'EUR'} />
                </span>
              </Group>
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}

function isAlike(a: Price, b: Price): boolean {
  return (
    a.currency === b.currency &&
    a.kind === b.kind &&
    a.customer === null &&
    a.interval !== null &&
    b.interval !== null &&
    keyOf(a.interval) === keyOf(b.interval)
  )
}
