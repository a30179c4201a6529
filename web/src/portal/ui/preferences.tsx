import { ActionIcon, Button, Group, Menu, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react'
import { useToggledScheme } from '../../ui/toggled-scheme.ts'
import { chooseLanguage, languageNames, languages, useSpeech } from '../language.tsx'
import { shellTexts } from '../texts/shell.ts'
import { useTexts } from '../texts.ts'
import classes from './preferences.module.css'

/** The language of the page, and whether it is light or dark. */
export function Preferences() {
  return (
    <Group gap={4} wrap="nowrap">
      <LanguageMenu />
      <SchemeButton />
    </Group>
  )
}

function LanguageMenu() {
  const t = useTexts(shellTexts)
  const { language } = useSpeech()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className={classes.quiet}
          leftSection={<IconLanguage size={18} stroke={1.6} aria-hidden />}
          aria-label={`${t.language}: ${languageNames[language]}`}
        >
          <span lang={language}>{language.toUpperCase()}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            onClick={() => chooseLanguage(each)}
            aria-current={each === language}
            rightSection={each === language && <IconCheck size={16} aria-hidden />}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function SchemeButton() {
  const t = useTexts(shellTexts)
  const toggle = useToggledScheme()
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" className={classes.quiet} title={t.scheme} onClick={toggle}>
      <IconSun size={19} stroke={1.6} className={classes.sun} aria-hidden />
      <IconMoon size={19} stroke={1.6} className={classes.moon} aria-hidden />
      <VisuallyHidden>{t.scheme}</VisuallyHidden>
    </ActionIcon>
  )
}
