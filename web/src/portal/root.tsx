import { createRootRoute } from '@tanstack/react-router'
import { Frame } from './frame.tsx'
import { NoScreen } from './no-screen.tsx'

/** What every screen of the portal stands in: the doors for who is not in, the shell for who is. */
export const root = createRootRoute({ component: Frame, notFoundComponent: NoScreen })
