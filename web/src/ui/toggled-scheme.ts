import { useMantineColorScheme } from '@mantine/core'

/** Makes the screens dark where they are light, and light where they are dark. */
export function useToggledScheme(): () => void {
  const { setColorScheme } = useMantineColorScheme()
  return () => setColorScheme(document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'light' : 'dark')
}
