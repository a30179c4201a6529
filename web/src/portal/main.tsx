import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { slugOfPath } from './address.ts'
import { takeDeed } from './deed.ts'
import { Opening } from './opening.tsx'

takeDeed(window.location, window.history)
// A link that is opened in a tab where the portal already runs changes nothing but the fragment.
window.addEventListener('hashchange', () => takeDeed(window.location, window.history))

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the portal')
createRoot(root).render(
  <StrictMode>
    <Opening slug={slugOfPath(window.location.pathname)} />
  </StrictMode>,
)
