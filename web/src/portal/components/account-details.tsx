import { ActionIcon, Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { zoneChoices } from '../../ui/choices.ts'
import { FormErrors } from '../../ui/form-errors.tsx'
import { countriesIn } from '../countries.ts'
import { detailsOf, type TypedDetails, updateOf } from '../details-of.ts'
import { languageNames, languages, useSpeech } from '../language.tsx'
import { useMe } from '../me.tsx'
import { usePortalAction } from '../queries.ts'
import { accountTexts } from '../texts/account.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { useFieldFault } from '../use-field-fault.ts'

/** Name, address, tax ids, zone and language of who is billed. */
export function AccountDetails() {
  const t = useTexts(accountTexts)
  const before = detailsOf(useMe().customer)
  const [typed, setTyped] = useState(before)
  const update = updateOf(before, typed)
  const save = usePortalAction({ run: (api) => api.updatePortalMe(update ?? {}), says: () => t.saved })
  const field = (name: Exclude<keyof TypedDetails, 'taxIds'>) => ({
    value: typed[name],
    onChange: (value: string) => setTyped((all) => ({ ...all, [name]: value })),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (update !== null && !save.isPending) save.mutate()
  }
  return (
    <Card title={t.details} note={t.detailsNote}>
      <form onSubmit={submit}>
        <FormErrors error={save.error}>
          <Stack>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Field label={t.name} at="/name" autoComplete="name" required {...field('name')} />
              <Field label={t.email} at="/email" type="email" autoComplete="email" maxLength={254} {...field('email')} />
              <Field label={t.phone} at="/phone" type="tel" autoComplete="tel" maxLength={32} {...field('phone')} />
              <CountryField label={t.country} {...field('country')} />
              <Field label={t.street} at="/address/line1" autoComplete="address-line1" {...field('line1')} />
              <Field label={t.street2} at="/address/line2" autoComplete="address-line2" {...field('line2')} />
              <Field label={t.postalCode} at="/address/postal_code" autoComplete="postal-code" maxLength={32} {...field('postalCode')} />
              <Field label={t.city} at="/address/city" autoComplete="address-level2" {...field('city')} />
              <Field label={t.state} at="/address/state" autoComplete="address-level1" {...field('state')} />
            </SimpleGrid>
            <TaxIds value={typed.taxIds} country={typed.country} onChange={(taxIds) => setTyped((all) => ({ ...all, taxIds }))} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Select
                label={t.language}
                data={localeChoices(before.locale)}
                value={typed.locale === '' ? null : typed.locale}
                clearable
                openOnFocus={false}
                onChange={(value) => field('locale').onChange(value ?? '')}
              />
              <Select
                label={t.timezone}
                description={t.timezoneHint}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                data={[...zoneChoices]}
                value={typed.timezone === '' ? null : typed.timezone}
                searchable
                clearable
                limit={60}
                onChange={(value) => field('timezone').onChange(value ?? '')}
              />
            </SimpleGrid>
            {save.error && <Problem error={save.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending} disabled={update === null || typed.name.trim() === ''}>
                {t.save}
              </Button>
            </Group>
          </Stack>
        </FormErrors>
      </form>
    </Card>
  )
}

/** The languages that mails are written in, and the one that is set, which may say more: `de-AT`. */
function localeChoices(now: string): { value: string; label: string }[] {
  const known = languages.map((language) => ({ value: language as string, label: languageNames[language] }))
  return now === '' || known.some(({ value }) => value === now) ? known : [{ value: now, label: now }, ...known]
}

interface FieldProps {
  readonly label: string
  /** Where in the request the value goes. */
  readonly at: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: string
  readonly autoComplete?: string
  readonly required?: boolean
  readonly maxLength?: number
}

function Field({ at, onChange, maxLength = 256, ...props }: FieldProps) {
  const fault = useFieldFault(at)
  return <TextInput {...props} maxLength={maxLength} error={fault} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
}

function CountryField({ label, value, onChange }: Pick<FieldProps, 'label' | 'value' | 'onChange'>) {
  const fault = useFieldFault('/address/country')
  const { locale } = useSpeech()
  return (
    <Select
      label={label}
      data={countriesIn(locale)}
      value={value === '' ? null : value}
      searchable
      clearable
      limit={60}
      autoComplete="off"
      error={fault}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  )
}

function TaxIds({
  value,
  country,
  onChange,
}: {
  readonly value: TypedDetails['taxIds']
  readonly country: string
  readonly onChange: (value: TypedDetails['taxIds']) => void
}) {
  const t = useTexts(accountTexts)
  return (
    <Stack gap="sm" align="start">
      <Text size="sm" fw={600}>
        {t.taxIds}
      </Text>
      {value.map((taxId, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
        <Group key={index} gap="sm" align="end" wrap="nowrap" w="100%" maw={480}>
          <Field
            label={t.taxType}
            at={`/tax_ids/${index}/type`}
            maxLength={32}
            value={taxId.type}
            onChange={(type) => onChange(value.map((each, at) => (at === index ? { ...each, type: type.trim().toLowerCase() } : each)))}
          />
          <Field
            label={t.taxId}
            at={`/tax_ids/${index}/value`}
            maxLength={64}
            value={taxId.value}
            onChange={(number) => onChange(value.map((each, at) => (at === index ? { ...each, value: number } : each)))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={`${t.removeTaxId} ${taxId.value}`.trim()}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {value.length < 10 && (
        <Button size="xs" variant="default" onClick={() => onChange([...value, { type: kinds[country] ?? 'eu_vat', value: '' }])}>
          {t.addTaxId}
        </Button>
      )}
    </Stack>
  )
}

/** Outside the European Union, whose countries share `eu_vat`. */
const kinds: Readonly<Record<string, string>> = { GB: 'gb_vat', CH: 'ch_vat', NO: 'no_vat', AU: 'au_abn' }
