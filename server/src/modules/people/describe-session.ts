import { refuse } from '@quarterday/core/refusal.ts'
import type { Context } from '../../kit/context.ts'
import type { LoggedIn, SecondFactor } from './log-in.ts'
import { isPowerful } from './permission-types.ts'
import { findSession } from './session-store.ts'
import type { Session } from './session-types.ts'
import { standingOf } from './standing.ts'
import { countRecoveryCodes, getUser } from './user-store.ts'
import { hasFactor, type User, type Workplace } from './user-types.ts'
import { findWorkplace, listWorkplaces } from './workplace-store.ts'

/** Who is in, where they stand, as what, and where else they could. */
export interface SessionView {
  readonly session: Session
  readonly user: User
  /** Null: they stand nowhere. */
  readonly workplace: Workplace | null
  readonly workplaces: readonly Workplace[]
  readonly recoveryCodesLeft: number
  /** The organization asks for a second factor that this session has not seen. */
  readonly needsSecondFactor: boolean
}

/** The session of the one who asks. Refuses `unauthenticated` where it has just ended. */
export async function describeSession(ctx: Context, session?: Session): Promise<SessionView> {
  return ctx.database.people(async (tx) => {
    const shown = session ?? (await findSession(tx, standingOf(ctx).sessionId))
    if (shown === null) throw refuse('unauthenticated')
    const user = await getUser(tx, shown.userId)
    const workplace = shown.organizationId === null ? null : await findWorkplace(tx, user.id, shown.organizationId)
    return {
      ...{ session: shown, user, workplace },
      workplaces: await listWorkplaces(tx, user.id),
      recoveryCodesLeft: hasFactor(user) ? await countRecoveryCodes(tx, user.id) : 0,
      needsSecondFactor: workplace?.requireSecondFactor === true && isPowerful(workplace.role) && shown.secondFactorAt === null,
    }
  })
}

export type LoginView =
  | { readonly status: 'logged_in'; readonly view: SessionView }
  | {
      readonly status: 'second_factor_needed'
      readonly challenge: string
      readonly expiresAt: Temporal.Instant
      readonly factors: readonly SecondFactor[]
    }

export async function describeLogin(ctx: Context, loggedIn: LoggedIn): Promise<LoginView> {
  if (loggedIn.status === 'second_factor_needed') return loggedIn
  return { status: 'logged_in', view: await describeSession(ctx, loggedIn.session) }
}
