import { IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { useIsSuspended } from '../me.tsx'
import { queries } from '../queries.ts'
import { formatMoment } from '../ui/format-date.ts'
import classes from './clock-chip.module.css'

/** That these are the books of a sandbox, with what its clock shows. */
export function ClockChip() {
  const isSuspended = useIsSuspended()
  const { data: organization } = useQuery({ ...queries.organization(useApi()), enabled: !isSuspended })
  if (organization?.kind !== 'sandbox') return null
  const shows = formatMoment(organization.now, organization.timezone)
  return (
    <Link to="/operation" className={classes.chip} aria-label={`Sandbox clock: ${shows}`}>
      <IconClock size={15} aria-hidden />
      <span className={classes.word}>Sandbox</span>
      {shows}
    </Link>
  )
}
