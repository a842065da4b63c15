import type { CallOutput } from '#shared/ipc/contract.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './quick-log.module.css'

type GroupId = CurrentLocation['groups'][number]['id']

interface RoomFieldsProps {
  readonly location: CurrentLocation
  readonly groupId: GroupId | null
  readonly onGroup: (groupId: GroupId | null) => void
  readonly staff: CallOutput<'quickLog.present'>['staff']
  /** Empty = who is signed in. */
  readonly writer: string
  /** null = it is certain who writes. */
  readonly onWriter: ((writer: string) => void) | null
  readonly typed: string
  readonly onType: (typed: string) => void
  /** What Enter would write down now, in words; null = nothing. */
  readonly enterDoes: string | null
  readonly onEnter: () => void
}

/** The field to find a child by a few letters, which group this is, and who is writing. */
export function RoomFields({
  location,
  groupId,
  onGroup,
  staff,
  writer,
  onWriter,
  typed,
  onType,
  enterDoes,
  onEnter,
}: RoomFieldsProps) {
  const { t } = useTexts()
  const { actor } = useSession()
  return (
    <div className={classes.fields}>
      <div className={classes.search} data-quick-log-search>
        <TextField
          label={t('log.search')}
          hint={enterDoes ?? t('log.searchHint')}
          type="search"
          maxLength={60}
          autoFocus
          value={typed}
          onChange={onType}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault()
              document.querySelector<HTMLElement>('[data-child][tabindex="0"]')?.focus()
            }
            if (event.key !== 'Enter') return
            event.preventDefault()
            onEnter()
          }}
        />
      </div>
      <SelectField
        label={t('log.group')}
        value={groupId ?? ''}
        options={[
          { value: '', label: t('log.allGroups') },
          ...location.groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => onGroup(location.groups.find(({ id }) => id === value)?.id ?? null)}
      />
      {onWriter === null ? null : (
        <SelectField
          label={t('log.writer')}
          value={writer}
          options={[
            { value: '', label: actor.name === '' ? '–' : actor.name },
            ...staff.filter(({ id }) => id !== actor.id).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={onWriter}
        />
      )}
    </div>
  )
}

/** Where the next name is typed. */
export function searchFieldIn(page: Document): HTMLInputElement | null {
  return page.querySelector<HTMLInputElement>('[data-quick-log-search] input')
}
