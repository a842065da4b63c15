import { useEffect, useRef, useState } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { PresentChildView, StayView } from '#shared/ipc/parts/stays.ts'
import { isMatch } from '../../app/fold-text.ts'
import { useRegionKeys } from '../../app/keys.tsx'
import type { CurrentLocation } from '../../app/session.tsx'
import { useCurrentLocation, useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useGo } from '../../app/use-go.ts'
import { useKeptDraft } from '../../app/use-kept-draft.ts'
import { useMedia } from '../../app/use-media.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { AmountBar } from './AmountBar.tsx'
import { amountOn, amountsOf, writeAmount, type Amount } from './amounts.ts'
import { BlankScreen } from './BlankScreen.tsx'
import { ChildTiles } from './ChildTiles.tsx'
import { LastStayLine } from './LastStayLine.tsx'
import classes from './quick-log.module.css'
import { RoomFields, searchFieldIn } from './RoomFields.tsx'
import { TodayList } from './TodayList.tsx'
import { useIdle } from './use-idle.ts'
import { useRememberedGroup } from './use-remembered-group.ts'
import { useStays } from './use-stays.ts'

const IDLE_MS = 30_000
const MINUTE_MS = 60_000

/** Writes down who came earlier or stayed longer, in two presses, in the room itself. EXTRA-2 */
export function QuickLogScreen({ isKiosk = false }: { readonly isKiosk?: boolean }) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  const go = useGo()
  if (location === undefined) {
    return (
      <Page title={t('screen.quickLog')}>
        <EmptyState
          title={t('log.noLocation')}
          action={
            <Button kind="primary" onClick={go.toImport}>
              {t('screen.import')}
            </Button>
          }
        />
      </Page>
    )
  }
  return <QuickLog key={location.id} location={location} isKiosk={isKiosk} />
}

interface QuickLogProps {
  readonly location: CurrentLocation
  /** On the tablet of a room the short code said who writes; there is nothing to choose. */
  readonly isKiosk: boolean
}

function QuickLog({ location, isKiosk }: QuickLogProps) {
  const { t } = useTexts()
  const [group, chooseGroup] = useRememberedGroup(location)
  const [writer, setWriter] = useState('')
  const isIdle = useIdle(IDLE_MS)
  const groupName = group?.name ?? location.name
  if (isIdle) {
    return (
      <Page title={t('screen.quickLog')}>
        <BlankScreen group={groupName} />
      </Page>
    )
  }
  return (
    <Room
      location={location}
      groupId={group?.id ?? null}
      groupName={groupName}
      writer={writer}
      onGroup={chooseGroup}
      onWriter={setWriter}
      isKiosk={isKiosk}
    />
  )
}

interface RoomProps extends QuickLogProps {
  readonly groupId: CurrentLocation['groups'][number]['id'] | null
  readonly groupName: string
  /** Empty = who is signed in. */
  readonly writer: string
  readonly onGroup: (groupId: CurrentLocation['groups'][number]['id'] | null) => void
  readonly onWriter: (writer: string) => void
}

function Room({ location, isKiosk, groupId, groupName, writer, onGroup, onWriter }: RoomProps) {
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  const { actor } = useSession()
  const isTouch = useMedia('(pointer: coarse)')
  const [typed, setTyped] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  useKeptDraft(`quick log ${location.id}`, typed === '' ? null : typed, setTyped)
  const present = useCall('quickLog.present', { locationId: location.id, groupId, day: null, minute: null })
  const today = useCall('quickLog.today', { locationId: location.id, groupId })
  useEveryMinute(() => void present.refetch())
  const { day, minute = 0, stepMinutes = 0, children = [], staff = [] } = present.data ?? {}
  const loggedBy = staff.find(({ id }) => id === writer)?.id ?? null
  const stays = useStays(location, day, loggedBy)
  const matches = matching(children, typed)
  const chosen = children.find(({ childId }) => childId === chosenId)
  const suggested = typed.trim() === '' ? undefined : matches[0]
  const suggestedAmount = suggested === undefined ? undefined : amountsOf(suggested, minute, stepMinutes)[0]

  /** The button that was pressed is gone; the next name is typed. A finger would get a keyboard it did not ask for. */
  const goOn = () => {
    if (!isTouch) searchFieldIn(document)?.focus()
  }
  const log = async (child: PresentChildView, amount: Amount) => {
    setChosenId(null)
    if (await stays.log(child, amount)) setTyped('')
    goOn()
  }
  const logFirst = () => {
    const [first] = typed.trim() === '' ? [] : matching(children, typed)
    const amount = first === undefined ? undefined : amountsOf(first, minute, stepMinutes)[0]
    if (first !== undefined && amount !== undefined) void log(first, amount)
  }
  const { last } = stays
  const remove = async (stay: StayView) => {
    await stays.remove(stay)
    goOn()
  }
  const undoLast = () => {
    if (last !== null) void remove(last.stay)
  }
  const keys = useRegionKeys({
    id: 'quickLogScreen',
    titleCode: 'keys.quickLogRegion',
    // With nothing to take back here, Ctrl+Z is the one of the whole app.
    bindings: [
      { keys: ['Ctrl+Z'], labelCode: 'log.undoKey', ...(last?.kind === 'logged' ? { run: undoLast } : {}) },
    ],
  })
  return (
    <Page
      title={t('log.title', { group: groupName })}
      windowTitle={t('screen.quickLog')}
      tools={day === undefined ? null : <span className={classes.now}>{t('log.now', { day, minute })}</span>}
      isBusy={present.isPending}
    >
      <div className={classes.screen} {...keys}>
        <RoomFields
          location={location}
          groupId={groupId}
          onGroup={onGroup}
          staff={staff}
          writer={loggedBy ?? ''}
          onWriter={isKiosk ? null : onWriter}
          typed={typed}
          onType={setTyped}
          enterDoes={
            suggested === undefined || suggestedAmount === undefined
              ? null
              : t('log.enterDoes', {
                  name: suggested.name,
                  amount: writeAmount(texts, suggestedAmount.side, suggestedAmount.totalMinutes),
                })
          }
          onEnter={logFirst}
        />
        <CallTrouble error={present.error} />
        <div className={classes.people}>
          <h2 className={classes.heading}>{t('log.present', { count: children.length })}</h2>
          {present.data !== undefined && children.length === 0 ? (
            <EmptyState title={t('log.nobody')}>
              <p>{t('log.nobodySentence')}</p>
            </EmptyState>
          ) : null}
          {children.length > 0 && matches.length === 0 ? <p>{t('log.noMatch', { text: typed })}</p> : null}
          <ChildTiles
            people={matches}
            chosenId={chosenId}
            suggestedId={suggested?.childId ?? null}
            isWithGroup={groupId === null}
            onChoose={(child) => setChosenId(child.childId === chosenId ? null : child.childId)}
            onQuick={(child, side) => void log(child, amountOn(side, child, stepMinutes))}
          />
        </div>
        <div className={classes.foot}>
          {chosen === undefined ? null : (
            <AmountBar
              child={chosen}
              amounts={amountsOf(chosen, minute, stepMinutes)}
              onLog={(amount) => void log(chosen, amount)}
              onClose={() => {
                setChosenId(null)
                document.querySelector<HTMLElement>(`[data-child="${chosen.childId}"]`)?.focus()
              }}
            />
          )}
          <ProblemNotice text={stays.problem} />
          {last === null ? null : (
            <LastStayLine
              last={last}
              child={children.find(({ childId }) => childId === last.stay.childId)}
              stepMinutes={stepMinutes}
              onExtend={(child, amount) => void log(child, amount)}
              onUndo={undoLast}
            />
          )}
          <TodayList
            stays={today.data?.stays ?? []}
            onRemove={(stay) => void remove(stay)}
            // Invoicing is not for everybody in the room.
            {...(!isKiosk && mayDo(actor.role, 'ledger.edit') ? { onControl: go.toQuickLogControl } : {})}
          />
        </div>
      </div>
    </Page>
  )
}

function matching(children: readonly PresentChildView[], text: string): readonly PresentChildView[] {
  return text.trim() === '' ? children : children.filter(({ name }) => isMatch(name, text))
}

/** The list says who is there now, so it goes with the clock. */
function useEveryMinute(run: () => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const timer = setInterval(() => latest.current(), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
}
