import type { LocationId } from '#shared/domain/ids.ts'
import type { WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import type { PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { weekdayLetters } from './bar-texts.ts'
import type { ChangeDraft } from './change-draft.ts'
import classes from './planner.module.css'

interface WaitingPanelProps {
  readonly locationId: LocationId
  readonly groups: readonly PlanGroup[]
  readonly onPlace: (start: ChangeDraft) => void
}

/** Who waits, in the order of the house, with what fits and the act that places them. WAIT-2 */
export function WaitingPanel({ locationId, groups, onPlace }: WaitingPanelProps) {
  const texts = useTexts()
  const { t, write } = texts
  const announcer = useAnnouncer()
  const list = useCall('waitingList.list', { locationId })
  if (list.isError) return <CallTrouble error={list.error} />
  if (list.data === undefined) return <p className={classes.muted}>{t('baseGroups.working')}</p>
  const waiting = list.data.entries
  if (waiting.length === 0) return <p>{t('baseGroups.waitingNone')}</p>
  return (
    <ol role="list" className={classes.lines} aria-label={t('baseGroups.waiting')}>
      {waiting.map((row) => (
        <li key={row.entryId} className={classes.line}>
          <div className={classes.lineMain}>
            <strong>
              {row.place}. {row.name}
            </strong>{' '}
            {t('baseGroups.wish', {
              days: weekdayLetters(
                texts,
                row.days.map(({ weekday }) => weekday),
              ),
              day: row.wishedFrom,
            })}
          </div>
          <div className={classes.lineAside}>
            <VerdictTag verdict={row.verdict} /> {write(row.headline)}
          </div>
          <Button
            size="small"
            right="groups.edit"
            aria-label={t('baseGroups.placeName', { name: row.name })}
            onClick={() => {
              const start = draftOfEntry(row, groups)
              if (start === null) announcer.say(t('baseGroups.noGroupOfKind'))
              else onPlace(start)
            }}
          >
            {t('baseGroups.place')}
          </Button>
        </li>
      ))}
    </ol>
  )
}

/** What could be offered at once, else the wish itself in the first group of its kind that takes the age. */
function draftOfEntry(row: WaitingRow, groups: readonly PlanGroup[]): ChangeDraft | null {
  const ofSetting = groups.filter((group) => group.setting === row.setting)
  const byAge = ofSetting.find(
    (group) => group.minAgeMonths <= row.ageMonths && group.maxAgeMonths > row.ageMonths,
  )
  const groupId = row.suggestion?.groupId ?? byAge?.groupId ?? ofSetting[0]?.groupId
  if (groupId === undefined) return null
  return {
    kind: 'place',
    childId: row.childId,
    childName: row.name,
    entryId: row.entryId,
    setting: row.setting,
    groupId,
    day: row.suggestion?.startDay ?? row.wishedFrom,
    days: row.suggestion?.days ?? row.days,
  }
}
