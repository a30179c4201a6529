import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { ApiKeys } from '../components/api-keys.tsx'
import { queries } from '../queries.ts'
import { Page } from '../ui/page.tsx'

export function ApiKeysPage() {
  const { data: organization } = useQuery(queries.organization(useApi()))
  return (
    <Page
      title="API keys"
      note={
        organization?.kind === 'sandbox'
          ? 'What your software comes in with. Test keys open this sandbox and nothing that is live.'
          : 'What your software comes in with. A key is as good as a password: give each only what it needs.'
      }
    >
      <ApiKeys timezone={organization?.timezone ?? 'UTC'} />
    </Page>
  )
}
