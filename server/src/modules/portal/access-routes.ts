import { type Route, route } from '../../kit/route.ts'
import * as schema from './access-schema.ts'
import { logIn, logOut, switchCustomer } from './log-in.ts'
import { redeemMagicLink, resetPassword } from './redeem-link.ts'
import { refreshTokens } from './refresh-stay.ts'
import { sendLink } from './send-link.ts'
import { signUp } from './sign-up.ts'
import { forgetCookie, handTokens } from './token-cookie.ts'
import { verifyEmail } from './verify-email.ts'

const tag = 'Portal'
/** Whoever sees the seller's page may send these; nothing is remembered of them but what they did. */
const fromPage = {
  tag,
  scope: 'publishable',
  transaction: 'own',
  keyIsOptional: true,
  unaudited: 'told to the person, among what happened to their account',
} as const
const asCustomer = { tag, scope: 'customer', transaction: 'own', keyIsOptional: true, unaudited: fromPage.unaudited } as const
const lettingIn = { reply: schema.tokensSchema } as const

/** How customers come in. */
export const accessRoutes: Route[] = [
  route({
    ...fromPage,
    method: 'POST',
    path: '/v1/portal/signup',
    operation: 'signUpToPortal',
    summary: 'Sign up',
    description:
      'The answer is the same whether or not the address is known. Where mail is sent, the link in it and the password make the customer.',
    body: schema.signUpSchema,
    reply: schema.acceptedSchema,
    status: 202,
    refuses: ['sign_up_closed', 'password_common', 'rate_limited', 'unavailable'],
    handle: async (ctx, { body: { locale = 'en', ...rest }, visit }) => ({
      object: 'accepted' as const,
      next: await signUp(ctx, visit, { ...rest, locale }),
    }),
  }),
  route({
    ...fromPage,
    ...lettingIn,
    method: 'POST',
    path: '/v1/portal/verify_email',
    operation: 'verifyPortalEmail',
    summary: 'Confirm an address',
    description: 'By the token of the link and the password together: neither alone is of use to anybody.',
    body: schema.verifyEmailSchema,
    refuses: ['unauthenticated', 'second_factor_required', 'csrf_failed', 'rate_limited', 'unavailable'],
    handle: async (ctx, { body, visit }) =>
      schema.tokensToApi(await handTokens(ctx, visit, body.use_cookie, () => verifyEmail(ctx, visit, body))),
  }),
  route({
    ...fromPage,
    ...lettingIn,
    method: 'POST',
    path: '/v1/portal/login',
    operation: 'logInToPortal',
    summary: 'Log in',
    body: schema.logInSchema,
    refuses: ['unauthenticated', 'second_factor_required', 'csrf_failed', 'rate_limited', 'unavailable'],
    handle: async (ctx, { body, visit }) =>
      schema.tokensToApi(await handTokens(ctx, visit, body.use_cookie, () => logIn(ctx, visit, body))),
  }),
  route({
    ...fromPage,
    ...lettingIn,
    method: 'POST',
    path: '/v1/portal/token/refresh',
    operation: 'refreshPortalToken',
    summary: 'Get a new access token',
    description:
      'The refresh token is used up; the answer has the next. One that comes a second time ends the session, for it is in two hands.',
    body: schema.refreshSchema,
    refuses: ['unauthenticated', 'csrf_failed'],
    handle: async (ctx, { body, visit }) => schema.tokensToApi(await refreshTokens(ctx, visit, body)),
  }),
  ...(['magic_link', 'password_reset'] as const).map((what) =>
    route({
      ...fromPage,
      method: 'POST',
      path: `/v1/portal/${what}`,
      operation: what === 'magic_link' ? 'sendPortalMagicLink' : 'sendPortalPasswordReset',
      summary: what === 'magic_link' ? 'Send a link to log in by' : 'Send a link to choose a new password by',
      description: 'The answer is the same whether or not the address is known. The link can be used once, within 30 minutes.',
      body: schema.emailSchema,
      reply: schema.sentSchema,
      status: 202,
      refuses: ['rate_limited'],
      handle: async (ctx, { body: { email }, visit }) => {
        await sendLink(ctx, visit, email, what === 'magic_link' ? 'magic_link' : 'reset_password')
        return { object: 'sent' } as const
      },
    }),
  ),
  route({
    ...fromPage,
    ...lettingIn,
    method: 'POST',
    path: '/v1/portal/magic_link/redeem',
    operation: 'redeemPortalMagicLink',
    summary: 'Log in by a link',
    body: schema.magicLinkSchema,
    refuses: ['unauthenticated', 'second_factor_required', 'csrf_failed', 'rate_limited'],
    handle: async (ctx, { body, visit }) =>
      schema.tokensToApi(await handTokens(ctx, visit, body.use_cookie, () => redeemMagicLink(ctx, visit, body))),
  }),
  route({
    ...fromPage,
    method: 'POST',
    path: '/v1/portal/password_reset/confirm',
    operation: 'confirmPortalPasswordReset',
    summary: 'Choose a new password',
    description: 'By the token of the link, which confirms the address too. All sessions end; log in afterwards.',
    body: schema.resetPasswordSchema,
    reply: schema.doneSchema,
    refuses: ['unauthenticated', 'password_common', 'rate_limited', 'unavailable'],
    handle: async (ctx, { body, visit }) => {
      await resetPassword(ctx, visit, body)
      return { object: 'done' } as const
    },
  }),
  route({
    ...asCustomer,
    reply: schema.switchedSchema,
    shownOnce: ['access_token', 'refresh_token'],
    method: 'POST',
    path: '/v1/portal/switch',
    operation: 'switchPortalCustomer',
    summary: 'Act for another customer of yours',
    description: 'With new tokens; those before end.',
    body: schema.switchSchema,
    refuses: ['not_found', 'unauthenticated', 'csrf_failed'],
    handle: async (ctx, { body, visit }) =>
      schema.tokensToApi(await handTokens(ctx, visit, body.use_cookie, () => switchCustomer(ctx, visit, body.customer))),
  }),
  route({
    ...asCustomer,
    method: 'POST',
    path: '/v1/portal/logout',
    operation: 'logOutOfPortal',
    summary: 'Log out',
    description: 'The tokens open nothing from the next request on, and the cookie of the hosted page is gone.',
    reply: schema.doneSchema,
    handle: async (ctx, { visit }) => {
      await logOut(ctx)
      forgetCookie(ctx, visit)
      return { object: 'done' } as const
    },
  }),
]
