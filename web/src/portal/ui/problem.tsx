import { Alert, Button, Stack, Text } from '@mantine/core'
import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { IconAlertCircle, IconWifiOff } from '@tabler/icons-react'
import { useSpeech } from '../language.tsx'
import { stateTexts } from '../texts/states.ts'
import { useTexts } from '../texts.ts'
import { waitText } from './wait-text.ts'

interface ProblemProps {
  readonly error: Error
  readonly onRetry?: (() => void) | undefined
  /** What a code means just here, in place of what it means everywhere. */
  readonly says?: Readonly<Record<string, string>>
}

/** What went wrong, in the reader's language where the code is one that says enough, else in the words of the API. */
export function Problem({ error, onRetry, says = {} }: ProblemProps) {
  const t = useTexts(stateTexts)
  const { title, text } = useExplained(error, says)
  const known = error instanceof QuarterdayError ? error : null
  const Icon = known?.code === 'no_answer' ? IconWifiOff : IconAlertCircle
  return (
    <Alert variant="light" color="red" icon={<Icon aria-hidden />} title={title ?? undefined} role="alert">
      <Stack gap="xs" align="start">
        {text !== null && <Text size="sm">{text}</Text>}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t.again}
          </Button>
        )}
        {known !== null && known.requestId !== '' && says[known.code] === undefined && <Text size="xs">{t.request(known.requestId)}</Text>}
      </Stack>
    </Alert>
  )
}

interface Explained {
  readonly title: string | null
  readonly text: string | null
}

function useExplained(error: Error, says: Readonly<Record<string, string>>): Explained {
  const t = useTexts(stateTexts)
  const { locale } = useSpeech()
  if (!(error instanceof QuarterdayError)) return { title: t.failed, text: t.broken }
  const here = says[error.code]
  if (here !== undefined) return { title: null, text: here }
  switch (error.code) {
    case 'no_answer':
      return { title: t.offline, text: t.offlineText }
    case 'unavailable':
    case 'unexpected_answer':
      return { title: t.busy, text: t.busyText }
    case 'rate_limited':
      return { title: t.tooOften, text: t.wait(waitText(error.retryAfterSeconds ?? 60, locale)) }
    case 'forbidden':
      return { title: t.forbidden, text: t.forbiddenText }
    case 'not_found':
      return { title: t.notFound, text: t.notFoundText }
    case 'conflict':
    case 'concurrent_change':
    case 'precondition_failed':
      return { title: t.changed, text: t.changedText }
    case 'organization_suspended':
      return { title: t.suspended, text: t.suspendedText }
    default:
      return { title: t.failed, text: error.detail }
  }
}
