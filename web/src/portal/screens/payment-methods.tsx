import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PortalPaymentMethod } from '@quarterday/sdk/types.gen.ts'
import { IconCreditCard } from '@tabler/icons-react'
import { AddMethod } from '../components/add-method.tsx'
import { FinishedSetup } from '../components/finished-setup.tsx'
import { Status } from '../components/status.tsx'
import { useSpeech } from '../language.tsx'
import { expiryOf, methodName, monthText } from '../method-name.ts'
import { usePortalAction, usePortalList } from '../queries.ts'
import { paymentTexts } from '../texts/payment.ts'
import { stateTexts } from '../texts/states.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card, Screen } from '../ui/screen.tsx'
import { Empty, LoadedList } from '../ui/states.tsx'

/** By what the customer is charged. */
export function PaymentMethodsPage() {
  const t = useTexts(paymentTexts)
  const list = usePortalList(['payment methods', 'list'], (api, at, options) => api.listPortalPaymentMethods({ limit: 25, ...at }, options))
  return (
    <Screen title={t.title} note={t.note}>
      <FinishedSetup />
      <Card>
        <LoadedList
          list={list}
          empty={
            <Empty title={t.none} icon={<IconCreditCard size={22} stroke={1.5} aria-hidden />}>
              {t.noneText}
            </Empty>
          }
        >
          {(methods) => methods.map((method) => <Method key={method.id} method={method} isOnly={methods.length === 1} />)}
        </LoadedList>
      </Card>
      <AddMethod />
    </Screen>
  )
}

function Method({ method, isOnly }: { readonly method: PortalPaymentMethod; readonly isOnly: boolean }) {
  const t = useTexts(paymentTexts)
  const { locale } = useSpeech()
  const name = methodName(method, t)
  const expiry = expiryOf(method, new Date())
  const makeDefault = usePortalAction({ run: (api) => api.makePortalPaymentMethodDefault(method.id), says: () => t.madeDefault })
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" align="start">
          <IconCreditCard size={22} stroke={1.5} aria-hidden />
          <div>
            <Group gap="xs">
              <Text fw={600}>{name}</Text>
              {method.default && (
                <Badge variant="light" tt="none" radius="sm">
                  {t.default}
                </Badge>
              )}
              {expiry !== 'good' && <Status color={expiry === 'soon' ? 'yellow' : 'red'} label={expiry === 'soon' ? t.soon : t.expired} />}
            </Group>
            {method.exp_year !== null && (
              <Text size="sm" c="dimmed">
                {t.goodUntil(monthText(method, locale))}
              </Text>
            )}
          </div>
        </Group>
        <Group gap="xs">
          {!method.default && (
            <Button size="xs" variant="default" loading={makeDefault.isPending} onClick={() => makeDefault.mutate()}>
              {t.makeDefault}
            </Button>
          )}
          <Remove method={method} name={name} isOnly={isOnly} />
        </Group>
      </Group>
      {makeDefault.error && <Problem error={makeDefault.error} />}
    </Stack>
  )
}

function Remove({ method, name, isOnly }: { readonly method: PortalPaymentMethod; readonly name: string; readonly isOnly: boolean }) {
  const t = useTexts(paymentTexts)
  const { close: closeLabel } = useTexts(stateTexts)
  const [isOpen, { open, close }] = useDisclosure(false)
  const remove = usePortalAction({
    run: (api) => api.removePortalPaymentMethod(method.id),
    says: () => t.removed,
    afterwards: close,
  })
  return (
    <>
      <Button size="xs" variant="subtle" color="gray" aria-label={t.removeNamed(name)} onClick={open}>
        {t.remove}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t.removeTitle} closeButtonProps={{ 'aria-label': closeLabel }}>
        <Stack>
          <Text>
            {name}. {isOnly ? t.removeLast : t.removeText}
          </Text>
          {remove.error && <Problem error={remove.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t.keep}
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t.remove}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
