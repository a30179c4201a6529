import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { signInByLink } from './session.ts'

signInByLink(window.location, window.history)
// A link with a key that is opened in a tab where the dashboard already runs changes nothing but the fragment.
window.addEventListener('hashchange', () => signInByLink(window.location, window.history))

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the dashboard')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
