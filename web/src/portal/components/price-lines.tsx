import { Stack, Table, Text } from '@mantine/core'
import type { PortalPrice } from '@quarterday/sdk/types.gen.ts'
import { useFormats } from '../formats.ts'
import { priceSaid, type TierSaid } from '../price-sentences.ts'
import { priceTexts } from '../texts/prices.ts'
import { useTexts } from '../texts.ts'

/** What a price costs, in sentences; its tiers as a table. */
export function PriceLines({ price, name }: { readonly price: PortalPrice; readonly name: string }) {
  const t = useTexts(priceTexts)
  const formats = useFormats()
  const { sentences, tiers, isShare } = priceSaid(price, t, formats)
  return (
    <Stack gap={4}>
      <Text size="sm">
        {price.nickname && (
          <Text span fw={600} inherit>
            {price.nickname}:{' '}
          </Text>
        )}
        {sentences.join(' ')}
      </Text>
      {tiers && <Tiers tiers={tiers} isShare={isShare} name={price.nickname ?? name} />}
    </Stack>
  )
}

function Tiers({ tiers, isShare, name }: { readonly tiers: readonly TierSaid[]; readonly isShare: boolean; readonly name: string }) {
  const t = useTexts(priceTexts)
  const hasOnce = tiers.some(({ once }) => once !== null)
  return (
    <Table horizontalSpacing={0} verticalSpacing={4} fz="sm" aria-label={t.tiersOf(name)}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t.howMany}</Table.Th>
          <Table.Th scope="col" ta="right">
            {isShare ? t.share : t.perUnit}
          </Table.Th>
          {hasOnce && (
            <Table.Th scope="col" ta="right">
              {t.once}
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tiers.map(({ range, cost, once }) => (
          <Table.Tr key={range}>
            <Table.Td>{range}</Table.Td>
            <Table.Td ta="right" className="figures">
              {cost}
            </Table.Td>
            {hasOnce && (
              <Table.Td ta="right" className="figures">
                {once ?? ''}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
