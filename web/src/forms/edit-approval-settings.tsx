import { Button, Checkbox, Group, Select, SimpleGrid, Stack } from '@mantine/core'
import type { ApprovalSettings, Currency } from '@quarterday/sdk/types.gen.ts'
import type { FormEvent } from 'react'
import { useApi } from '../api.tsx'
import { MayChange } from '../may.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { demands, isReady, type RuleName, ruleNames, settingsOf, typedSettings } from './approval-settings-of.ts'
import { FigureField } from './fields.tsx'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

const titles: Readonly<Record<RuleName, { readonly title: string; readonly note: string }>> = {
  refunds: { title: 'Refunds', note: 'Money that is sent back.' },
  credits: { title: 'Credit', note: 'Credit that is given, and credit notes.' },
  write_offs: { title: 'Write-offs', note: 'Invoices that are written off or voided.' },
}

interface SettingsProps {
  readonly settings: ApprovalSettings
  /** That of the organization: limits are typed in it. */
  readonly currency: Currency
}

/** What one person may not do alone. Limits in other currencies, which only the API sets, stay as they are. */
export function EditApprovalSettings({ settings, currency }: SettingsProps) {
  const api = useApi()
  const { typed, set } = useTyped(() => typedSettings(settings, currency))
  const save = useAction({
    run: () => api.updateApprovalSettings(settingsOf(typed, settings, currency)),
    says: () => 'Saved',
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isReady(typed, currency)) save.mutate()
  }
  return (
    <Panel title="What needs a second person">
      <form onSubmit={submit}>
        <FormErrors error={save.error}>
          {/* Only owners may: their permission is everything. */}
          <MayChange do="*">
            <Stack>
              <SimpleGrid cols={{ base: 1, md: 3 }} spacing="xl">
                {ruleNames.map((name) => (
                  <Section key={name} {...titles[name]}>
                    <Select
                      aria-label={`${titles[name].title}: what is asked for`}
                      data={[...demands]}
                      allowDeselect={false}
                      value={typed[name].demands}
                      onChange={(chosen) => {
                        const wanted = demands.find(({ value }) => value === chosen)
                        if (wanted !== undefined) set({ [name]: { ...typed[name], demands: wanted.value } })
                      }}
                    />
                    {typed[name].demands !== 'nothing' && (
                      <FigureField
                        label={`Above, in ${currency}`}
                        placeholder="Every amount"
                        value={typed[name].above}
                        onChange={(above) => set({ [name]: { ...typed[name], above } })}
                      />
                    )}
                  </Section>
                ))}
              </SimpleGrid>
              <Checkbox
                label="What API keys ask for waits as well"
                checked={typed.holdsKeys}
                onChange={({ currentTarget }) => set({ holdsKeys: currentTarget.checked })}
              />
              {save.error && <ProblemPanel error={save.error} />}
              <Group justify="flex-end">
                <Button type="submit" disabled={!isReady(typed, currency)} loading={save.isPending}>
                  Save
                </Button>
              </Group>
            </Stack>
          </MayChange>
        </FormErrors>
      </form>
    </Panel>
  )
}
