import { Button } from '@mantine/core'
import type { NewInvoicePaymentLink } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

/** Makes a link by which the customer pays an invoice, and puts it where it can be pasted from. */
export function CopyPaymentLink({ invoice }: { readonly invoice: string }) {
  const api = useApi()
  const copy = useAction({
    run: async (): Promise<NewInvoicePaymentLink> => {
      const link = await api.createPaymentLink(invoice)
      // Null only of an answer that is replayed, and this one is asked for anew each time.
      if (link.url !== null) await navigator.clipboard.writeText(link.url)
      return link
    },
    says: () => 'Payment link copied',
  })
  return (
    <>
      <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
        Copy payment link
      </Button>
      {copy.error && <ProblemPanel error={copy.error} />}
    </>
  )
}
