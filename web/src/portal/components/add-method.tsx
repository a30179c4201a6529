import { Button, Group, Stack, Text } from '@mantine/core'
import type { PortalPaymentOptions } from '@quarterday/sdk/types.gen.ts'
import { useMutation } from '@tanstack/react-query'
import { usePortalApi } from '../api.tsx'
import { handOver } from '../card-form.ts'
import { useSpeech } from '../language.tsx'
import { rememberSetup } from '../pending-setup.ts'
import { usePortal } from '../portal.tsx'
import { usePortalQuery } from '../queries.ts'
import { paymentTexts } from '../texts/payment.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'

type Gateway = PortalPaymentOptions['gateways'][number]

/** Leads to where a payment method is given: on a page of the gateway’s, or in its form. Nobody types a card’s number here. */
export function AddMethod() {
  const t = useTexts(paymentTexts)
  const options = usePortalQuery(['payment options'], (api, call) => api.getPortalPaymentOptions(call), { staleTime: 60_000 })
  return (
    <Card title={t.add}>
      <Loaded query={options}>
        {({ gateways, transfer }) => (
          <Stack gap="md">
            {gateways.length === 0 && <Text size="sm">{t.nowhere}</Text>}
            <Group gap="sm">
              {gateways.map((gateway) => (
                <AddBy key={gateway.gateway} gateway={gateway} isOnly={gateways.length === 1} />
              ))}
            </Group>
            {transfer !== null && gateways.length === 0 && (
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {transfer}
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

function AddBy({ gateway: { gateway }, isOnly }: { readonly gateway: Gateway; readonly isOnly: boolean }) {
  const t = useTexts(paymentTexts)
  const api = usePortalApi()
  const { locale } = useSpeech()
  const { slug } = usePortal().page
  const begin = useMutation({
    mutationFn: async () => {
      const back = `${location.origin}/portal/${slug}/payment-methods?added=1`
      const setup = await api.setUpPortalPaymentMethod({ gateway, return_url: back })
      rememberSetup(setup)
      if (setup.redirect_url !== null) location.assign(setup.redirect_url)
      else handOver(setup, { back, locale })
    },
  })
  const name = gateway === 'paypal' ? 'PayPal' : t.card
  return (
    <Stack gap="xs" align="start">
      <Button variant={isOnly ? 'filled' : 'default'} loading={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
        {isOnly ? t.add : t.addBy(name)}
      </Button>
      {begin.error && <Problem error={begin.error} />}
    </Stack>
  )
}
