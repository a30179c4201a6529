import { Alert, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { usePortalApi } from '../api.tsx'
import { methodName } from '../method-name.ts'
import { forgetSetup, pendingSetup } from '../pending-setup.ts'
import { paymentTexts } from '../texts/payment.ts'
import { useTexts } from '../texts.ts'
import { LoadingRows } from '../ui/states.tsx'

const route = getRouteApi('/payment-methods')

/** For who comes back from where they gave a payment method: the gateway is asked, what the address says is not believed. */
export function FinishedSetup() {
  const { added = false } = route.useSearch()
  // Of the moment in which the screen was opened; what is finished is forgotten.
  const [setup] = useState(pendingSetup)
  if (!added || setup === null) return null
  return <Finishing setup={setup} />
}

function Finishing({ setup }: { readonly setup: NonNullable<ReturnType<typeof pendingSetup>> }) {
  const t = useTexts(paymentTexts)
  const api = usePortalApi()
  const queryClient = useQueryClient()
  const done = useQuery({
    queryKey: ['preview', 'setup', setup.reference],
    queryFn: async () => {
      const method = await api.completePortalPaymentMethodSetup({ ...setup, default: true })
      forgetSetup()
      await queryClient.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'preview' })
      return method
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (done.isPending)
    return (
      <div>
        <Text size="sm">{t.finishing}</Text>
        <LoadingRows count={1} />
      </div>
    )
  if (done.isError)
    return (
      <Alert color="yellow" variant="light" role="alert" title={t.addedNot}>
        <Text size="sm">{t.addedNotText}</Text>
      </Alert>
    )
  return (
    <Alert color="teal" variant="light" role="status" title={t.added}>
      <Text size="sm">{methodName(done.data, t)}</Text>
    </Alert>
  )
}
