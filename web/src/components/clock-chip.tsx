import { Text } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatMoment } from '../ui/format-date.ts'
import classes from './clock-chip.module.css'

/** Whose books these are; and that they are a sandbox's, with what its clock shows. */
export function ClockChip() {
  const { data: organization } = useQuery(queries.organization(useApi()))
  if (!organization) return null
  return (
    <>
      <Text size="sm" c="dimmed" visibleFrom="md" truncate maw={220}>
        {organization.name}
      </Text>
      {organization.kind === 'sandbox' && (
        <Link
          to="/operation"
          className={classes.chip}
          aria-label={`Sandbox clock: ${formatMoment(organization.now, organization.timezone)}`}
        >
          <IconClock size={15} aria-hidden />
          <span className={classes.word}>Sandbox</span>
          {formatMoment(organization.now, organization.timezone)}
        </Link>
      )}
    </>
  )
}
