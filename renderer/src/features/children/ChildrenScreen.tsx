import { IconLock, IconMedicalCross } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import type { FoundChild } from '#shared/ipc/calls/children.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { weekdayShort, writeAge } from '#shared/text/formats.ts'
import { EmptyHouse } from '../../app/EmptyHouse.tsx'
import { useOpeners } from '../../app/openers.tsx'
import { useCurrentLocation, useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './children.module.css'

const shownChildren = 50
const workdays = [1, 2, 3, 4, 5] as const
/** A Monday, to name weekdays by. */
const anyMonday = isoDay('2026-11-23')

/** Find a child by name; a name opens the card in the inspector. */
export function ChildrenScreen() {
  const { t } = useTexts()
  const session = useSession()
  const location = useCurrentLocation()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed)
  const found = useCall(
    'children.search',
    { locationId: location?.id ?? '-', text, limit: shownChildren },
    { isEnabled: location !== undefined },
  )
  const children = found.data?.children ?? []
  const isEmptyHouse = session.isEmpty || location === undefined
  return (
    <Page title={t('screen.children')}>
      {isEmptyHouse ? (
        <EmptyHouse />
      ) : (
        <div className={classes.list}>
          <TextField
            label={t('children.field')}
            type="search"
            placeholder={t('children.placeholder')}
            maxLength={100}
            value={typed}
            onChange={setTyped}
          />
          <CallTrouble error={found.error} />
          <p role="status" className={classes.count}>
            {found.data === undefined
              ? ''
              : children.length === 0
                ? t('children.none', { text })
                : t(children.length === shownChildren ? 'children.more' : 'children.count', {
                    count: children.length,
                  })}
          </p>
          {children.length > 0 ? <ChildrenTable found={children} /> : null}
        </div>
      )}
    </Page>
  )
}

function ChildrenTable({ found }: { readonly found: readonly FoundChild[] }) {
  const { t, language } = useTexts()
  const session = useSession()
  const openers = useOpeners()
  return (
    <Table
      columns={[
        t('children.name'),
        t('children.age'),
        t('children.group'),
        t('children.days'),
        t('children.flags'),
      ]}
    >
      {found.map((child) => (
        <tr key={child.id}>
          <td>
            <LinkButton onClick={() => openers.openChild(child.id, child.name, workingDay(session))}>
              {child.sortName}
            </LinkButton>
          </td>
          <td>{writeAge(child.ageMonths, language)}</td>
          <td>{child.groupName === '' ? t('children.noGroup') : child.groupName}</td>
          <td>
            {workdays
              .filter((weekday) => child.weekdays.includes(weekday))
              .map((weekday) => weekdayShort(dayInWeek(weekday), language))
              .join(' ')}
          </td>
          <td>
            <ChildFlags flags={child.flags} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** An icon with its word: what it is about stands in the file. FILE-1 */
function ChildFlags({ flags }: { readonly flags: FoundChild['flags'] }) {
  const { t } = useTexts()
  return (
    <span className={classes.flags}>
      {flags.map((flag) => {
        const Icon = flag === 'allergy' ? IconMedicalCross : IconLock
        return (
          <span key={flag} className={classes.flag}>
            <Icon size={14} stroke={1.75} aria-hidden="true" />
            {t(`children.flag.${flag}`)}
          </span>
        )
      })}
    </span>
  )
}

function dayInWeek(weekday: number) {
  return isoDay(`${anyMonday.slice(0, 8)}${22 + weekday}`)
}
