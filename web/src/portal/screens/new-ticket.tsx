import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { PortalInvoice, PortalTicketCreate } from '@quarterday/sdk/types.gen.ts'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { FormErrors } from '../../ui/form-errors.tsx'
import { lineTitle } from '../components/line-title.ts'
import { useFormats } from '../formats.ts'
import { usePortalAction, usePortalList, usePortalQuery } from '../queries.ts'
import { useSubscriptions } from '../reads.ts'
import { helpTexts } from '../texts/help.ts'
import { invoiceTexts } from '../texts/invoices.ts'
import { subscriptionTexts } from '../texts/subscription.ts'
import { useTexts } from '../texts.ts'
import { ButtonLink, TextLink } from '../ui/link.tsx'
import { Problem } from '../ui/problem.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { LoadingRows } from '../ui/states.tsx'
import { useFieldFault } from '../use-field-fault.ts'

const route = getRouteApi('/help/new')

/** Asking something; links from an invoice, its lines and a subscription say what it is about. */
export function NewTicketPage() {
  const t = useTexts(helpTexts)
  const { invoice: id = '' } = route.useSearch()
  const invoice = usePortalQuery(['invoices', id], (api, options) => api.getPortalInvoice(id, options), { enabled: id !== '' })
  return (
    <Screen
      title={t.newTitle}
      above={
        <TextLink to="/help" size="sm">
          {t.back}
        </TextLink>
      }
    >
      <Card maw={720}>
        {/* What it is about that cannot be had is not named; the question can be asked all the same. */}
        {id !== '' && invoice.isPending ? <LoadingRows count={3} /> : <AskForm invoice={invoice.data ?? null} />}
      </Card>
    </Screen>
  )
}

function AskForm({ invoice }: { readonly invoice: PortalInvoice | null }) {
  const t = useTexts(helpTexts)
  const about = route.useSearch()
  const navigate = route.useNavigate()
  const line = invoice?.lines?.find(({ id }) => id === about.line) ?? null
  const title = useLineTitle(line)
  const [belongs, setBelongs] = useState(about.subscription ?? invoice?.id ?? '')
  const subscriptions = useSubscriptions().rows ?? []
  const isOnLine = line !== null && belongs === invoice?.id
  const [subject, setSubject] = useState(() => {
    if (about.subject !== undefined) return about.subject
    if (invoice === null) return ''
    return line === null ? t.invoiceSubject(invoice.number ?? '') : t.lineSubject(title, invoice.number ?? '')
  })
  const [body, setBody] = useState(about.body ?? '')
  const ask = usePortalAction({
    run: (api, asked: PortalTicketCreate) => api.createPortalTicket(asked),
    says: () => t.sent,
    afterwards: ({ id }) => void navigate({ to: '/help/$id', params: { id } }),
  })
  // Chosen by the link where nothing has been typed yet.
  const named = subscriptions.find(({ id }) => id === about.subscription)?.plan_name
  const usual = about.subscription !== undefined && named ? t.subscriptionSubject(named) : ''

  function submit(event: FormEvent) {
    event.preventDefault()
    const said = subject.trim() || usual
    if (said === '' || body.trim() === '') return
    ask.mutate({
      subject: said,
      body: body.trim(),
      ...(belongs.startsWith('inv_') && { invoice: belongs, ...(isOnLine && { line_item: line.id }) }),
      ...(belongs.startsWith('sub_') && { subscription: belongs }),
    })
  }

  return (
    <form onSubmit={submit}>
      <FormErrors error={ask.error}>
        <Stack>
          <BelongsTo value={belongs} onChange={setBelongs} invoice={invoice} />
          {isOnLine && <Text size="sm">{t.line(title)}</Text>}
          <SubjectField value={subject} onChange={setSubject} placeholder={usual} />
          <BodyField value={body} onChange={setBody} label={t.body} hint={t.bodyHint} />
          {ask.error && <Problem error={ask.error} says={{ card_data_refused: t.cardNumber }} />}
          <Group justify="flex-end">
            <ButtonLink to="/help" variant="default">
              {t.leave}
            </ButtonLink>
            <Button type="submit" loading={ask.isPending} disabled={(subject.trim() === '' && usual === '') || body.trim() === ''}>
              {t.send}
            </Button>
          </Group>
        </Stack>
      </FormErrors>
    </form>
  )
}

function useLineTitle(line: NonNullable<PortalInvoice['lines']>[number] | null): string {
  const { unused } = useTexts(invoiceTexts)
  const formats = useFormats()
  return line === null ? '' : lineTitle(line, { unused, formats })
}

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** An invoice or a subscription of the customer's, or neither; the newest of each. */
function BelongsTo({ value, onChange, invoice }: FieldProps & { readonly invoice: PortalInvoice | null }) {
  const t = useTexts(helpTexts)
  const { own } = useTexts(subscriptionTexts)
  const subscriptions = useSubscriptions().rows ?? []
  const listed = usePortalList(['invoices', 'all'], (api, at, options) => api.listPortalInvoices({ limit: 25, ...at }, options)).rows ?? []
  const invoices = invoice === null || listed.some(({ id }) => id === invoice.id) ? listed : [invoice, ...listed]
  const data = [
    { value: '', label: t.aboutNothing },
    ...subscriptions.map(({ id, plan_name: plan }) => ({ value: id, label: t.subscription(plan ?? own) })),
    ...invoices.map(({ id, number }) => ({ value: id, label: t.invoice(number ?? '') })),
  ]
  const fault = useFieldFault(value.startsWith('sub_') ? '/subscription' : '/invoice')
  return (
    <Select
      label={t.about}
      data={data}
      value={data.some((each) => each.value === value) ? value : ''}
      allowDeselect={false}
      openOnFocus={false}
      error={fault}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}

function SubjectField({ value, onChange, placeholder }: FieldProps & { readonly placeholder: string }) {
  const t = useTexts(helpTexts)
  const fault = useFieldFault('/subject')
  return (
    <TextInput
      label={t.subject}
      required={placeholder === ''}
      placeholder={placeholder}
      maxLength={256}
      value={value}
      error={fault}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

/** A longer text, as it is typed. */
export function BodyField({ value, onChange, label, hint }: FieldProps & { readonly label: string; readonly hint?: string }) {
  const fault = useFieldFault('/body')
  return (
    <Textarea
      label={label}
      description={hint}
      required
      autosize
      minRows={5}
      maxRows={16}
      maxLength={20_000}
      value={value}
      error={fault}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
