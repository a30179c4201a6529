import { stateTexts } from '../texts/states.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { WayIn } from './way-in.tsx'

/** Whoever is in cannot be shown anything: there is no answer, or the seller's page is closed for the moment. */
export function Unreachable({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useTexts(stateTexts)
  return (
    <WayIn title={t.busy}>
      <Problem error={error} onRetry={onRetry} />
    </WayIn>
  )
}
