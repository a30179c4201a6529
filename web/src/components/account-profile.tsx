import { Button, Group, Stack } from '@mantine/core'
import type { User } from '@quarterday/sdk/types.gen.ts'
import type { FormEvent } from 'react'
import { useApi } from '../api.tsx'
import { ChoiceField, TextField } from '../forms/fields.tsx'
import { useTyped } from '../forms/use-typed.ts'
import { FormErrors } from '../ui/form-errors.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { languages } from './message-text.ts'

/** How one is called, and in which language mail comes. */
export function ProfilePanel({ user }: { readonly user: User }) {
  const api = useApi()
  const { typed, field } = useTyped({ name: user.name, locale: user.locale })
  const save = useAction({ run: () => api.updateProfile({ name: typed.name.trim(), locale: typed.locale }), says: () => 'Saved' })
  const isChanged = typed.name !== user.name || typed.locale !== user.locale
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isChanged && typed.name.trim() !== '') save.mutate()
  }
  // A locale that says more than the language, such as en-GB, stays in the list as it is.
  const others = languages.some(({ value }) => value === user.locale) ? [] : [{ value: user.locale, label: languageName(user.locale) }]
  return (
    <Panel title="You">
      <form onSubmit={submit}>
        <FormErrors error={save.error}>
          <Stack>
            <TextField label="Name" autoComplete="name" at="/name" required maxLength={256} {...field('name')} />
            <ChoiceField label="Language of mails to you" at="/locale" data={[...languages, ...others]} {...field('locale')} />
            {save.error && <ProblemPanel error={save.error} />}
            <Group justify="flex-end">
              <Button type="submit" disabled={!isChanged || typed.name.trim() === ''} loading={save.isPending}>
                Save
              </Button>
            </Group>
          </Stack>
        </FormErrors>
      </form>
    </Panel>
  )
}

function languageName(locale: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale
}
