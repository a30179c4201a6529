import { Button, Checkbox, Group, Stack, TagsInput } from '@mantine/core'
import type { PortalSettings, PortalSettingsUpdate } from '@quarterday/sdk/types.gen.ts'
import type { FormEvent } from 'react'
import { useApi } from '../api.tsx'
import { MayChange } from '../may.tsx'
import { FormErrors, useFieldError } from '../ui/form-errors.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

const signUps = [
  { value: 'open', label: 'Whoever comes' },
  { value: 'closed', label: 'Only those whom you let in' },
] as const

const cancelWays = [
  { value: 'not', label: 'Not by themselves' },
  { value: 'period_end', label: 'At the end of the period' },
  { value: 'now', label: 'At once, or at the end of the period' },
] as const

const collectionMethods = [
  { value: 'charge_automatically', label: 'Charged automatically' },
  { value: 'send_invoice', label: 'By invoice' },
] as const

/** How the portal behaves. The first time it is saved, it opens. */
export function EditPortalSettings({ settings }: { readonly settings: PortalSettings }) {
  const api = useApi()
  const { typed, set, field } = useTyped(() => ({
    signUp: settings.sign_up,
    hosted: settings.publishable_key === null || settings.hosted,
    slug: settings.slug ?? '',
    pageUrl: settings.page_url ?? '',
    origins: settings.allowed_origins,
    subscribe: settings.allow_subscribe,
    changePlan: settings.allow_plan_change,
    changeQuantity: settings.allow_quantity_change,
    cancel: settings.cancel,
    pays: settings.new_collection_method ?? ('' as const),
    netTerms: settings.new_net_terms_days === null ? '' : String(settings.new_net_terms_days),
  }))
  const isNew = settings.publishable_key === null
  const save = useAction({
    run: (): Promise<PortalSettings> => {
      const body: PortalSettingsUpdate = {
        sign_up: typed.signUp,
        page_url: typed.pageUrl.trim() === '' ? null : typed.pageUrl.trim(),
        hosted: typed.hosted,
        ...(typed.slug.trim() !== '' && typed.slug.trim() !== settings.slug && { slug: typed.slug.trim() }),
        allowed_origins: [...typed.origins],
        allow_subscribe: typed.subscribe,
        allow_plan_change: typed.changePlan,
        allow_quantity_change: typed.changeQuantity,
        cancel: typed.cancel,
        new_collection_method: typed.pays === '' ? null : typed.pays,
        new_net_terms_days: typed.netTerms === '' ? null : Number(typed.netTerms),
      }
      return api.updatePortalSettings(body)
    },
    says: () => (isNew ? 'The portal is open' : 'Saved'),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Panel title="Settings">
      <form onSubmit={submit}>
        <FormErrors error={save.error}>
          <MayChange do="portal:write">
            <Stack>
              <Section title="Where it is">
                <Checkbox
                  label="The hosted page is open"
                  description="Ready to use, in your colour and four languages. Your customers find it under its address."
                  checked={typed.hosted}
                  onChange={({ currentTarget }) => set({ hosted: currentTarget.checked })}
                />
                {typed.hosted && (
                  <TextField
                    label="Its address ends with"
                    description="Addresses of before go on leading there."
                    placeholder="Made from your name"
                    autoComplete="off"
                    spellCheck={false}
                    pattern="[a-z0-9][a-z0-9\-]{1,46}[a-z0-9]"
                    title="3 to 48 small letters, digits and hyphens"
                    at="/slug"
                    maxLength={48}
                    {...field('slug')}
                  />
                )}
                <TextField
                  label="A page of your own"
                  description={
                    typed.hosted
                      ? 'If you have built one. Links in mails then lead there, and not to the hosted page.'
                      : 'Links in mails to customers lead there.'
                  }
                  placeholder="https://shop.example/account"
                  type="url"
                  at="/page_url"
                  required={!typed.hosted}
                  maxLength={2000}
                  {...field('pageUrl')}
                />
                {typed.pageUrl.trim() !== '' && <Origins value={typed.origins} onChange={(origins) => set({ origins })} />}
              </Section>
              <ChoiceField
                label="Who may sign up"
                at="/sign_up"
                data={signUps}
                value={typed.signUp}
                onChange={(signUp) => signUp !== '' && set({ signUp })}
              />
              <Section title="What customers may do by themselves">
                <Checkbox
                  label="Start subscriptions to listed plans"
                  checked={typed.subscribe}
                  onChange={({ currentTarget }) => set({ subscribe: currentTarget.checked })}
                />
                <Checkbox
                  label="Move to another listed plan or interval"
                  checked={typed.changePlan}
                  onChange={({ currentTarget }) => set({ changePlan: currentTarget.checked })}
                />
                <Checkbox
                  label="Change the quantity"
                  checked={typed.changeQuantity}
                  onChange={({ currentTarget }) => set({ changeQuantity: currentTarget.checked })}
                />
                <ChoiceField
                  label="Cancel"
                  at="/cancel"
                  data={cancelWays}
                  value={typed.cancel}
                  onChange={(cancel) => cancel !== '' && set({ cancel })}
                />
              </Section>
              <Section title="Whoever signs up" columns={2}>
                <ChoiceField
                  label="Pays"
                  placeholder="Charged automatically"
                  at="/new_collection_method"
                  clearable
                  data={collectionMethods}
                  value={typed.pays}
                  onChange={(pays) => set({ pays })}
                />
                <TextField
                  label="Days to pay"
                  placeholder="As everybody"
                  inputMode="numeric"
                  pattern="\d{1,3}"
                  autoComplete="off"
                  at="/new_net_terms_days"
                  {...field('netTerms')}
                />
              </Section>
              {save.error && <ProblemPanel error={save.error} />}
              <Group justify="flex-end">
                <Button type="submit" disabled={!typed.hosted && typed.pageUrl.trim() === ''} loading={save.isPending}>
                  {isNew ? 'Open the portal' : 'Save'}
                </Button>
              </Group>
            </Stack>
          </MayChange>
        </FormErrors>
      </form>
    </Panel>
  )
}

function Origins({ value, onChange }: { readonly value: readonly string[]; readonly onChange: (value: string[]) => void }) {
  const said = useFieldError('/allowed_origins')
  return (
    <TagsInput
      label="Origins that may call the portal"
      description="Of pages in browsers, such as https://shop.example. Others are refused there."
      placeholder={value.length === 0 ? 'https://shop.example' : ''}
      maxTags={20}
      value={[...value]}
      onChange={onChange}
      error={said}
    />
  )
}
