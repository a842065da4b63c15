import { useState } from 'react'
import type { LocationId, SchoolId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { writeAge } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useOpeners } from '../../app/openers.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Table } from '../../ui/Table.tsx'
import { ClusterProposal } from './ClusterProposal.tsx'
import { writeCountdown } from './write-countdown.ts'
import classes from './study-days.module.css'

interface StudyDayDetailProps {
  readonly locationId: LocationId
  readonly schoolId: SchoolId
  readonly day: IsoDay
  readonly onRemoved: () => void
}

/** One study day: the pupils with a button to register each, and where they are cared for best. STUDY-1, STUDY-2 */
export function StudyDayDetail({ locationId, schoolId, day, onRemoved }: StudyDayDetailProps) {
  const texts = useTexts()
  const { t, write } = texts
  const announcer = useAnnouncer()
  const remove = useAct('studyDays.remove')
  const detail = useCall('studyDays.get', { locationId, schoolId, day }, { isKeepingPrevious: false })
  if (detail.isError) return <CallTrouble error={detail.error} />
  if (detail.data === undefined) return <p className={classes.muted}>{t('ui.loading')}</p>
  const { summary, children, cluster } = detail.data
  const takeAway = async () => {
    const result = await remove.run({ schoolId, day })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onRemoved()
  }
  return (
    <section className={classes.detail} aria-label={t('studyDay.title', { school: summary.schoolName, day })}>
      <h2>{t('studyDay.title', { school: summary.schoolName, day })}</h2>
      <p>
        {summary.isHouseClosed ? '' : `${t('studyDay.closes')}: `}
        {writeCountdown(texts, summary)}
      </p>
      <PupilTable locationId={locationId} day={day} pupils={children} />
      <ClusterProposal cluster={cluster} />
      <ProblemNotice text={remove.problem} />
      <div>
        <Button kind="quiet" right="roster.edit" onClick={() => void takeAway()}>
          {t('studyDay.remove')}
        </Button>
      </div>
    </section>
  )
}

type Pupil = CallOutput<'studyDays.get'>['children'][number]
const ways = ['default', 'holidayDays', 'invoice'] as const
type Way = (typeof ways)[number]
const wayTexts = {
  default: 'studyDay.payDefault',
  holidayDays: 'studyDay.payHoliday',
  invoice: 'studyDay.payInvoice',
} as const

function PupilTable({
  locationId,
  day,
  pupils,
}: {
  readonly locationId: LocationId
  readonly day: IsoDay
  readonly pupils: readonly Pupil[]
}) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const register = useAct('studyDays.register')
  const [way, setWay] = useState<Way>('default')
  const [isWaiting, setWaiting] = useState(false)
  const registerChild = async (pupil: Pupil) => {
    setWaiting(false)
    const payment = way === 'default' ? null : way
    const result = await register.run({ childId: pupil.childId, locationId, day, payment })
    if (result.status !== 'done') return
    announcer.say(write(result.output.done.label))
    setWaiting(!result.output.isGranted)
  }
  return (
    <>
      <div className={classes.payment}>
        <SelectField
          label={t('studyDay.payment')}
          value={way}
          options={ways.map((value) => ({ value, label: t(wayTexts[value]) }))}
          onChange={setWay}
        />
      </div>
      <ProblemNotice text={register.problem} />
      {isWaiting ? <Notice tone="caution">{t('studyDay.stillOpen')}</Notice> : null}
      <div className={classes.wide}>
        <Table
          columns={[
            t('studyDay.child'),
            t('children.age'),
            t('studyDay.status'),
            { hidden: t('studyDay.register') },
          ]}
        >
          {pupils.map((pupil) => (
            <PupilRow
              key={pupil.childId}
              pupil={pupil}
              day={day}
              isRunning={register.isRunning}
              onRegister={() => void registerChild(pupil)}
            />
          ))}
        </Table>
      </div>
    </>
  )
}

function PupilRow({
  pupil,
  day,
  isRunning,
  onRegister,
}: {
  readonly pupil: Pupil
  readonly day: IsoDay
  readonly isRunning: boolean
  readonly onRegister: () => void
}) {
  const { t, language } = useTexts()
  const go = useGo()
  const openers = useOpeners()
  const { requestId } = pupil
  const states = [
    ...(pupil.isRegistered ? [t('studyDay.isRegistered')] : []),
    ...(pupil.isByContract ? [t('studyDay.isByContract')] : []),
    ...(requestId === null ? [] : [t('studyDay.isWaiting')]),
  ]
  return (
    <tr>
      <td>
        <LinkButton onClick={() => openers.openChild(pupil.childId, pupil.name, day)}>
          {pupil.name}
        </LinkButton>
      </td>
      <td>{writeAge(pupil.ageMonths, language)}</td>
      <td>{states.length === 0 ? t('studyDay.isAbsent') : states.join(', ')}</td>
      <td>
        {pupil.isRegistered ? null : requestId === null ? (
          <Button
            size="small"
            right="requests.decide"
            aria-label={t('studyDay.registerOf', { name: pupil.name })}
            isUnavailable={isRunning}
            onClick={isRunning ? undefined : onRegister}
          >
            {t('studyDay.register')}
          </Button>
        ) : (
          <LinkButton onClick={() => go.toRequests(requestId)}>{t('studyDay.openRequest')}</LinkButton>
        )}
      </td>
    </tr>
  )
}
