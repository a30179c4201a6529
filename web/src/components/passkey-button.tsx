import { Alert, Button, type ButtonProps, Stack } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import type { PasskeyAnswer, PasskeyRequest } from '@quarterday/sdk/types.gen.ts'
import { IconAlertTriangle, IconFingerprint } from '@tabler/icons-react'
import { canUsePasskeys, PasskeyTrouble, signWithPasskey } from '../passkey.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useDoor } from '../use-door.ts'

interface PasskeyButtonProps extends Pick<ButtonProps, 'variant'> {
  readonly label?: string
  /** What is to be signed. */
  readonly ask: () => Promise<PasskeyRequest>
  readonly give: (answer: PasskeyAnswer) => Promise<unknown>
  readonly onIn: () => void
  readonly onBegin?: () => void
  readonly onFail?: () => void
  readonly autoFocus?: boolean
}

/** Asks the browser for a passkey and gives it to the server; nothing at all where the browser knows none. */
export function PasskeyButton({
  label = 'Use a passkey',
  variant = 'default',
  ask,
  give,
  onIn,
  onBegin,
  onFail,
  autoFocus,
}: PasskeyButtonProps) {
  const door = useDoor(async () => {
    onBegin?.()
    try {
      return await give(await signWithPasskey((await ask()).options))
    } catch (error) {
      onFail?.()
      throw error
    }
  }, onIn)
  if (!canUsePasskeys()) return null
  return (
    <Stack gap="sm">
      {door.error && <PasskeyProblem error={door.error} />}
      <Button
        variant={variant}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={door.isPending}
        onClick={() => door.go(undefined)}
        data-mantine-stop-propagation="true"
        {...(autoFocus && { autoFocus, 'data-autofocus': true })}
      >
        {label}
      </Button>
    </Stack>
  )
}

/** What came in the way, in one sentence where one says it all. */
export function PasskeyProblem({ error }: { readonly error: Error }) {
  const said = sentenceOf(error)
  if (said === null) return <ProblemPanel error={error} />
  return (
    <Alert variant="light" color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
      {said}
    </Alert>
  )
}

function sentenceOf(error: Error): string | null {
  if (error instanceof PasskeyTrouble) return error.message
  if (!(error instanceof QuarterdayError)) return null
  const isAboutIt = error.errors.some(({ pointer }) => pointer === '/passkey' || pointer === '/credential')
  return isAboutIt || error.code === 'unauthenticated' || error.code === 'rate_limited' ? error.detail : null
}
