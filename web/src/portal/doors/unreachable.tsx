import { QuarterdayError } from '@quarterday/sdk/error.ts'
import { stateTexts } from '../texts/states.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { WayIn } from './way-in.tsx'

interface UnreachableProps {
  readonly error: Error
  readonly onRetry: () => void
}

/** Whoever is in cannot be shown anything: there is no answer, or the seller's page is closed for the moment. */
export function Unreachable({ error, onRetry }: UnreachableProps) {
  return (
    <WayIn title={useUnreachableTitle(error)}>
      <UnreachableProblem error={error} onRetry={onRetry} />
    </WayIn>
  )
}

/** What stands above it. */
export function useUnreachableTitle(error: Error): string {
  const t = useTexts(stateTexts)
  return error instanceof QuarterdayError && error.code === 'organization_suspended' ? t.suspended : t.busy
}

export function UnreachableProblem({ error, onRetry }: UnreachableProps) {
  const t = useTexts(stateTexts)
  return <Problem error={error} onRetry={onRetry} says={{ organization_suspended: t.suspendedText }} />
}
