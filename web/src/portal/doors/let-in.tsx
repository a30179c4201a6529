import { Button, Stack, TextInput } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import type { PortalTokens } from '@quarterday/sdk/types.gen.ts'
import { type ReactNode, useState } from 'react'
import { useDoor } from '../../use-door.ts'
import { doorOf } from '../door-api.ts'
import { usePortal } from '../portal.tsx'
import { doorTexts } from '../texts/doors.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { DoorForm } from './door-form.tsx'
import { WayIn } from './way-in.tsx'

interface LetInProps {
  readonly title: string
  readonly note?: ReactNode
  readonly foot?: ReactNode
  readonly submit: string
  readonly isReady: boolean
  /** What is tried: without a second factor, and with one where that is asked for. */
  readonly ask: (code: string | undefined) => Promise<PortalTokens>
  /** Before they are in. */
  readonly onIn?: () => void
  readonly says?: Readonly<Record<string, string>>
  readonly children?: ReactNode
}

/** A door that lets in: its own form, then the second factor of who has one, then for whom they come, if they act for several. */
export function LetIn({ title, note, foot, submit, isReady, ask, onIn, says, children }: LetInProps) {
  const { stays } = usePortal()
  const t = useTexts(doorTexts)
  const [code, setCode] = useState<string | null>(null)
  const [tokens, setTokens] = useState<PortalTokens | null>(null)
  const enter = (given: PortalTokens) => {
    onIn?.()
    stays.letIn(given)
  }
  const door = useDoor(
    (given: string | undefined) => ask(given).catch(wantsFactor),
    (came) => {
      if (came === 'second_factor') setCode('')
      else if (came.customers.length > 1) setTokens(came)
      else enter(came)
    },
  )
  if (tokens !== null) return <ChooseCustomer tokens={tokens} onChosen={enter} />
  if (code !== null) {
    const typed = code.replaceAll(/\s/g, '')
    return (
      <WayIn title={t.codeTitle}>
        <DoorForm
          submit={t.goOn}
          onSubmit={() => door.go(typed)}
          error={door.error}
          says={{ unauthenticated: t.wrongCode }}
          isReady={typed.length >= 6}
          isPending={door.isPending}
        >
          <TextInput
            label={t.code}
            description={t.codeNote}
            autoComplete="one-time-code"
            required
            maxLength={40}
            autoFocus
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
        </DoorForm>
      </WayIn>
    )
  }
  return (
    <WayIn title={title} note={note} foot={foot}>
      <DoorForm
        submit={submit}
        onSubmit={() => door.go(undefined)}
        error={door.error}
        {...(says && { says })}
        isReady={isReady}
        isPending={door.isPending}
      >
        {children}
      </DoorForm>
    </WayIn>
  )
}

function wantsFactor(error: unknown): 'second_factor' {
  if (error instanceof QuarterdayError && error.code === 'second_factor_required') return 'second_factor'
  throw error
}

/** They act for several: nobody is taken for another. */
function ChooseCustomer({ tokens, onChosen }: { readonly tokens: PortalTokens; readonly onChosen: (tokens: PortalTokens) => void }) {
  const t = useTexts(doorTexts)
  const door = useDoor(async (customer: string): Promise<PortalTokens> => {
    if (customer === tokens.customer.id) return tokens
    const { access_token, ...rest } = await doorOf(tokens.access_token).switchPortalCustomer({ customer, use_cookie: true })
    if (access_token === null) throw new Error('A first answer has its token')
    return { ...rest, access_token }
  }, onChosen)
  return (
    <WayIn title={t.chooseTitle} note={t.chooseNote}>
      <Stack gap="xs">
        {door.error && <Problem error={door.error} />}
        {tokens.customers.map(({ id, name }) => (
          <Button key={id} variant="default" size="md" justify="start" disabled={door.isPending} onClick={() => door.go(id)}>
            {name}
          </Button>
        ))}
      </Stack>
    </WayIn>
  )
}
