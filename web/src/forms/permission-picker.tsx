import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { type Resource, resources } from '@quarterday/core/people/permission.ts'
import { type Level, levels, levelTitles, resourceGroups, resourceTitles } from '../components/permission-text.ts'
import { useMayEach } from '../may.tsx'
import { useFieldError } from '../ui/form-errors.tsx'
import classes from './permission-picker.module.css'

export type Levels = Partial<Record<Resource, Level>>

interface PickerProps {
  readonly value: Levels
  readonly onChange: (value: Levels) => void
  /** The pointer of the list in the request. */
  readonly at: string
}

/** For each resource none, reading or writing. Nobody gives what they do not have: that is not offered. */
export function PermissionPicker({ value, onChange, at }: PickerProps) {
  const may = useMayEach()
  const said = useFieldError(at)
  const most = (resource: Resource): Level => (may(`${resource}:write`) ? 'write' : may(`${resource}:read`) ? 'read' : 'none')
  const within = (resource: Resource, level: Level): Level =>
    level === 'write' ? most(resource) : level === 'read' && most(resource) !== 'none' ? 'read' : 'none'
  const all = (level: Level) => onChange(Object.fromEntries(resources.map((resource) => [resource, within(resource, level)])))
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          Permissions
        </Text>
        <Group gap={4}>
          {levels.map((level) => (
            <Button key={level} size="compact-xs" variant="subtle" onClick={() => all(level)}>
              {allTitles[level]}
            </Button>
          ))}
        </Group>
      </Group>
      {said !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {said}
        </Text>
      )}
      {resourceGroups.map(({ title, of }) => (
        <fieldset key={title} className={classes.group}>
          <Text component="legend" size="xs" fw={600} c="dimmed" mb={4}>
            {title}
          </Text>
          {of.map((resource) => (
            <div key={resource} className={classes.row}>
              <Text size="sm" span>
                {resourceTitles[resource]}
              </Text>
              <SegmentedControl
                size="xs"
                aria-label={resourceTitles[resource]}
                data={levels.map((level) => ({
                  value: level,
                  label: levelTitles[level],
                  disabled: levels.indexOf(level) > levels.indexOf(most(resource)),
                }))}
                value={value[resource] ?? 'none'}
                onChange={(level) => onChange({ ...value, [resource]: levels.find((each) => each === level) ?? 'none' })}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </Stack>
  )
}

const allTitles: Readonly<Record<Level, string>> = { none: 'Nothing', read: 'Read everything', write: 'Write everything' }
