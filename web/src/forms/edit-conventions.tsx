import { Alert, Button, Group, Input, List, Stack, Text } from '@mantine/core'
import { type Conventions, type ConventionsPatch, resolveConventions } from '@quarterday/core/conventions.ts'
import { useState } from 'react'
import {
  type ConventionName,
  choicesOf,
  conventionGroups,
  conventionTexts,
  presetTitles,
  valueText,
} from '../components/convention-text.ts'
import { useAction } from '../use-action.ts'
import {
  type ConventionChange,
  conventionChanges,
  conventionsOf,
  likePreset,
  type OwnConventions,
  presetNames,
  type TypedConventions,
  typedConventions,
} from './conventions-of.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface ConventionsFormProps {
  /** What counts where nothing is set here; null: all of them are set here. */
  readonly inherited: Conventions | null
  readonly given: OwnConventions
  /** Only these can be set. */
  readonly isOffered?: (name: ConventionName) => boolean
  /** Saves all that is set, or of an organization what changes. */
  readonly save: (patch: OwnConventions) => Promise<unknown>
  readonly onReload: () => void
  readonly onClose: () => void
}

/** Changes how is billed where there are several right ways, and says beforehand what will be different. */
export function ConventionsForm({ inherited, given, isOffered = always, save, onReload, onClose }: ConventionsFormProps) {
  const { typed, set } = useTyped<TypedConventions>(() => typedConventions(inherited === null ? resolveConventions(given) : given))
  const [begun, setBegun] = useState('as_it_is')
  const base = inherited ?? resolveConventions()
  const before = resolveConventions(base, given)
  const patch = conventionsOf(typed)
  const changes = patch === null ? [] : conventionChanges(before, resolveConventions(base, patch))
  // A value that is set to what it is inherited as counts the same today; it stays when the level above changes.
  const isOther = patch !== null && JSON.stringify(sorted(patch)) !== JSON.stringify(sorted(inherited === null ? before : given))
  const action = useAction({
    run: () => save(inherited === null ? Object.fromEntries(changes.map(({ name, after }) => [name, after])) : (patch ?? given)),
    says: () => 'It counts for whatever is billed from now on',
    afterwards: onClose,
  })

  function begin(name: string) {
    setBegun(name)
    if (name === 'as_it_is') {
      set({ ...blankOf(typed), ...typedConventions(inherited === null ? before : given) })
      return
    }
    const wanted = likePreset(presetNames.find((each) => each === name) ?? null)
    // What is as above stays as above.
    const own = Object.entries(wanted).filter(([key, value]) => {
      const convention = key as ConventionName
      return inherited === null || (isOffered(convention) && value !== String(inherited[convention]))
    })
    set({ ...blankOf(typed), ...Object.fromEntries(own) })
  }

  return (
    <FormFrame
      submit={changes.length === 0 ? 'Save' : changes.length === 1 ? 'Save one change' : `Save ${changes.length} changes`}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={isOther}
      isPending={action.isPending}
      onReload={onReload}
    >
      {inherited !== null && (
        <Text size="sm" c="dimmed">
          What is left empty counts as it is shown in grey: so it is one level above.
        </Text>
      )}
      <Input.Wrapper label="Begin with what another system does" labelElement="div">
        <Group gap="xs" mt={4}>
          {beginnings.map(({ value, label }) => (
            <Button
              key={value}
              size="xs"
              variant={begun === value ? 'light' : 'default'}
              aria-pressed={begun === value}
              onClick={() => begin(value)}
            >
              {label}
            </Button>
          ))}
        </Group>
      </Input.Wrapper>
      {conventionGroups.map(({ title, names }) => {
        const offered = names.filter(isOffered)
        return (
          offered.length > 0 && (
            <Section key={title} title={title} columns={2}>
              {offered.map((name) => (
                <ConventionField
                  key={name}
                  name={name}
                  value={typed[name] ?? ''}
                  inherited={inherited === null ? null : inherited[name]}
                  onChange={(value) => set({ [name]: value })}
                />
              ))}
            </Section>
          )
        )
      })}
      <WhatChanges changes={changes} isRead={patch !== null} />
    </FormFrame>
  )
}

interface FieldProps {
  readonly name: ConventionName
  readonly value: string
  readonly inherited: string | number | null
  readonly onChange: (value: string) => void
}

function ConventionField({ name, value, inherited, onChange }: FieldProps) {
  const { label, note } = conventionTexts[name]
  const choices = choicesOf(name)
  const shared = {
    label,
    description: note,
    at: `/conventions/${name}`,
    value,
    onChange,
    ...(inherited !== null && { placeholder: valueText(name, inherited) }),
  }
  if (choices !== null) return <ChoiceField {...shared} data={choices} clearable={inherited !== null} />
  return <TextField {...shared} inputMode="numeric" pattern="\d{1,3}" required={inherited === null} autoComplete="off" />
}

/** Every setting that will count differently, from what to what. */
function WhatChanges({ changes, isRead }: { readonly changes: readonly ConventionChange[]; readonly isRead: boolean }) {
  return (
    <Alert variant="light" title="What changes" role="status">
      {changes.length === 0 ? (
        <Text size="sm">{isRead ? 'Nothing yet.' : 'A number is missing, or too large.'}</Text>
      ) : (
        <Stack gap="xs">
          <List size="sm">
            {changes.map(({ name, before, after }) => (
              <List.Item key={name}>
                {conventionTexts[name].label}: <s>{valueText(name, before)}</s> → <b>{valueText(name, after)}</b>
              </List.Item>
            ))}
          </List>
          <Text size="sm">It counts for what is billed from now on. Nothing that was billed moves.</Text>
        </Stack>
      )}
    </Alert>
  )
}

const beginnings = [
  { value: 'as_it_is', label: 'As it is' },
  { value: 'ours', label: 'Quarterday' },
  ...presetNames.map((value) => ({ value, label: presetTitles[value] })),
]

const always = () => true

function blankOf(typed: TypedConventions): TypedConventions {
  return Object.fromEntries(Object.keys(typed).map((name) => [name, '']))
}

function sorted(patch: ConventionsPatch): readonly (readonly [string, unknown])[] {
  return Object.entries(patch).sort(([a], [b]) => (a < b ? -1 : 1))
}
