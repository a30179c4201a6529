import { Button, Group, Stack } from '@mantine/core'
import type { PrivacySettings } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { TextField } from '../forms/fields.tsx'
import { MayChange } from '../may.tsx'
import { queries } from '../queries.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** For how long documents keep whom they name after a person was forgotten. */
export function Retention() {
  const settings = useQuery(queries.privacySettings(useApi()))
  return (
    <Panel title="When a customer is forgotten" note="On a customer’s screen, by whoever may. What was forgotten before keeps its date.">
      {settings.isError && <ProblemPanel error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isPending && <LoadingRows count={1} />}
      {settings.isSuccess && <Years settings={settings.data} />}
    </Panel>
  )
}

function Years({ settings }: { readonly settings: PrivacySettings }) {
  const api = useApi()
  const before = String(settings.retention_years)
  const [years, setYears] = useState(before)
  const save = useAction({ run: () => api.updatePrivacySettings({ retention_years: Number(years) }), says: () => 'Saved' })
  const isReady = /^\d{1,2}$/.test(years) && years !== before
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isReady) save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <FormErrors error={save.error}>
        <MayChange do="privacy:write">
          <Stack gap="sm">
            <TextField
              label="Years for which documents keep whom they name"
              description="From the end of the year of the last one. As long as the law where you are asks; nobody is shown it meanwhile."
              at="/retention_years"
              inputMode="numeric"
              autoComplete="off"
              required
              maxLength={2}
              value={years}
              onChange={setYears}
            />
            {save.error && <ProblemPanel error={save.error} />}
            <Group justify="flex-end">
              <Button type="submit" disabled={!isReady} loading={save.isPending}>
                Save
              </Button>
            </Group>
          </Stack>
        </MayChange>
      </FormErrors>
    </form>
  )
}
