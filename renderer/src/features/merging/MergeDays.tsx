import { useRef, useState } from 'react'
import type { IsoDay } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useRegionKeys } from '../../app/keys.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useMayDo } from '../../app/use-may-do.ts'
import { useMergeActs } from '../../app/use-merge-acts.ts'
import { AgreedLine } from './AgreedLine.tsx'
import type { MergeWeek } from './MergingScreen.tsx'
import { ProposalLine } from './ProposalLine.tsx'
import { agreedDayOf } from './write-agreed.ts'
import classes from './merging.module.css'

interface MergeDaysProps {
  readonly plan: MergeWeek
  /** The week before is still on screen: nothing of it is to be accepted. */
  readonly isStale: boolean
}

/** The days of the week, each with what was agreed and what could be. Arrows go from line to line. */
export function MergeDays({ plan, isStale }: MergeDaysProps) {
  const [openKey, setOpenKey] = useState<string | null>(null)
  const toggle = (key: string) => setOpenKey((current) => (current === key ? null : key))
  const { list, keys, acceptProposal, dismissProposal } = useListKeys(plan)
  return (
    <div ref={list} {...keys} className={classes.days} inert={isStale} data-first-stop>
      {plan.days.map((day) => (
        <DaySection key={day.day} plan={plan} day={day}>
          {plan.agreed
            .filter((merge) => agreedDayOf(merge, day.day) !== undefined)
            .map((merge) => {
              const key = `${merge.id} ${day.day}`
              return (
                <AgreedLine
                  key={key}
                  merge={merge}
                  day={day.day}
                  isOpen={openKey === key}
                  onToggle={() => toggle(key)}
                />
              )
            })}
          {day.proposals.map((proposal) => (
            <ProposalLine
              key={proposal.key}
              proposal={proposal}
              isOpen={openKey === proposal.key}
              onToggle={() => toggle(proposal.key)}
              onAccept={() => acceptProposal(proposal.key)}
              onDismiss={() => dismissProposal(proposal.key)}
            />
          ))}
        </DaySection>
      ))}
    </div>
  )
}

/** ↑ and ↓ between the lines; A and N act on the proposal that has the focus. */
function useListKeys(plan: MergeWeek) {
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const mayMerge = useMayDo()('merges.edit')
  const acts = useMergeActs()
  const list = useRef<HTMLDivElement>(null)
  const lines = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-merge-line]') ?? [])]
  const current = () =>
    lines().findIndex((line) => line.closest('[data-merge-item]')?.contains(document.activeElement) === true)
  const move = (step: 1 | -1) => () => {
    const all = lines()
    all[Math.max(0, Math.min(all.length - 1, current() + step))]?.focus()
  }
  const proposalOf = (key: string | undefined) =>
    plan.days.flatMap(({ proposals }) => proposals).find((each) => each.key === key)
  const focusNear = (index: number) => {
    // What was pressed is gone with its line; the next one takes its place.
    const all = lines()
    all[Math.min(all.length - 1, Math.max(0, index))]?.focus()
  }
  const act = async (key: string | undefined, run: 'accept' | 'dismiss') => {
    const proposal = proposalOf(key)
    if (proposal === undefined || acts.isRunning) return
    if (!mayMerge) {
      announcer.say(t('lock.notYourRole'))
      return
    }
    const index = current()
    const isDone = await acts[run](proposal)
    if (isDone && document.activeElement === document.body) focusNear(index)
  }
  const focused = () => lines()[current()]?.dataset['mergeLine']
  const keys = useRegionKeys({
    id: 'mergeList',
    titleCode: 'keys.mergeList',
    bindings: [
      {
        keys: ['ArrowUp'],
        shown: '↑ ↓',
        labelCode: 'keys.mergeMove',
        isHint: true,
        run: move(-1),
      },
      { keys: ['ArrowDown'], shown: '↓', labelCode: 'keys.mergeMove', run: move(1) },
      { keys: ['Enter'], labelCode: 'keys.mergeOpen', isHint: true },
      {
        keys: ['a'],
        labelCode: 'merging.accept',
        isHint: true,
        right: 'merges.edit',
        run: () => void act(focused(), 'accept'),
      },
      {
        keys: ['n'],
        labelCode: 'merging.dismiss',
        isHint: true,
        right: 'merges.edit',
        run: () => void act(focused(), 'dismiss'),
      },
    ],
  })
  return {
    list,
    keys,
    acceptProposal: (key: string) => void act(key, 'accept'),
    dismissProposal: (key: string) => void act(key, 'dismiss'),
  }
}

interface DaySectionProps {
  readonly plan: MergeWeek
  readonly day: MergeWeek['days'][number]
  readonly children: readonly React.ReactNode[]
}

function DaySection({ plan, day, children }: DaySectionProps) {
  const { t, write, language } = useTexts()
  const { proposals, notices, requiredApartMinutes, requiredTogetherMinutes } = day
  const isQuiet = proposals.length === 0 && notices.length === 0 && !hasAgreed(plan, day.day)
  return (
    <section className={classes.day} aria-label={writeDay(day.day, language)}>
      <div className={classes.dayHead}>
        <h2>{writeDay(day.day, language)}</h2>
        {proposals.length === 0 ? null : (
          <span className={classes.muted}>
            {t('merging.need', { apart: requiredApartMinutes, together: requiredTogetherMinutes })}
          </span>
        )}
        {day.proof.isProven ? null : (
          <span className={classes.muted}>{t('merging.gap', { minutes: day.proof.gapMinutes })}</span>
        )}
      </div>
      {children}
      {notices.map((notice, index) => (
        <p key={`${index} ${notice.code}`} className={classes.muted}>
          {write(notice)}
        </p>
      ))}
      {isQuiet ? <p className={classes.muted}>{t('merging.nothing')}</p> : null}
    </section>
  )
}

function hasAgreed(plan: MergeWeek, day: IsoDay): boolean {
  return plan.agreed.some((merge) => agreedDayOf(merge, day) !== undefined)
}
