import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { BrokenScreen } from './no-screen.tsx'
import { root } from './root.tsx'
import { screens } from './screens.tsx'
import { LoadingRows } from './ui/states.tsx'

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./doors/sign-up.tsx'), 'SignUpPage'),
})
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./doors/send-link.tsx'), 'ForgotPasswordPage'),
})
const mailLink = createRoute({
  getParentRoute: () => root,
  path: '/log-in-by-mail',
  staticData: { isDoor: true },
  component: lazyRouteComponent(() => import('./doors/send-link.tsx'), 'MailLinkPage'),
})

/** Every screen by its address below that of the portal. Each is a file that is loaded when it is first needed. */
export function routerAt(basepath: string) {
  return createRouter({
    basepath,
    routeTree: root.addChildren([signUp, forgotPassword, mailLink, ...screens]),
    defaultPreload: 'intent',
    defaultPendingComponent: LoadingRows,
    defaultErrorComponent: BrokenScreen,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof routerAt>
  }
  interface StaticDataRouteOption {
    /** It is for those who are not in yet, and stands alone. */
    readonly isDoor?: boolean
  }
}
