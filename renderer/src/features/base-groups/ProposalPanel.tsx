import { useState } from 'react'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import { useTexts } from '../../app/texts.tsx'
import type { Texts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './planner.module.css'
import type { PlanLook } from './use-outcome.ts'
import type { ProposalProgress } from './use-proposal.ts'
import { isOver, useProposal } from './use-proposal.ts'

interface ProposalPanelProps {
  readonly look: PlanLook
  readonly onPlan: (changes: readonly PlannedChange[], name: string) => void
}

const USUAL_SECONDS = 20

/** Lets the program look for a better division over the groups. Nothing is applied: what is ticked becomes a plan. */
export function ProposalPanel({ look, onPlan }: ProposalPanelProps) {
  const { t } = useTexts()
  const [isWithWaiting, setWithWaiting] = useState(true)
  const [seconds, setSeconds] = useState(USUAL_SECONDS)
  const proposal = useProposal()
  const { progress, isRunning, problem } = proposal
  return (
    <>
      <div className={classes.progressRow}>
        {isRunning ? (
          <Button onClick={proposal.stop}>{t('baseGroups.proposalStop')}</Button>
        ) : (
          <>
            <CheckField
              label={t('baseGroups.proposalWaiting')}
              isChecked={isWithWaiting}
              onChange={setWithWaiting}
            />
            <NumberField
              label={t('baseGroups.proposalSeconds')}
              value={seconds}
              min={1}
              max={120}
              onChange={setSeconds}
            />
            <Button
              kind="primary"
              onClick={() => void proposal.start({ ...look, withWaitingList: isWithWaiting, seconds })}
            >
              {t('baseGroups.proposalStart')}
            </Button>
          </>
        )}
        {isRunning ? <progress aria-label={t('baseGroups.proposal')} /> : null}
        {isRunning || progress !== null ? <Standing progress={progress} /> : null}
      </div>
      <ProblemNotice text={problem} />
      {progress === null ? (
        <p className={classes.muted}>{t('baseGroups.proposalSentence')}</p>
      ) : (
        <Moves
          // Another answer is another list to tick.
          key={JSON.stringify(progress.moves.map(({ change }) => change))}
          progress={progress}
          onPlan={onPlan}
        />
      )}
    </>
  )
}

/** How far it is, in words: what it saves so far, and how much better it could be at most. */
function Standing({ progress }: { readonly progress: ProposalProgress | null }) {
  const texts = useTexts()
  return (
    <p role="status">
      {progress === null
        ? texts.t('baseGroups.proposalStarting')
        : standingSentences(texts, progress).join(' ')}
    </p>
  )
}

function standingSentences({ t, write }: Texts, progress: ProposalProgress): readonly string[] {
  const { state, requiredMinutesNow, requiredMinutesThen, gapPerMille, waitingPlaced, failure } = progress
  if (state === 'failed' || state === 'unknown')
    return [failure === null ? t('baseGroups.proposalGone') : write(failure)]
  const saved =
    requiredMinutesNow === null || requiredMinutesThen === null
      ? [t('baseGroups.proposalStarting')]
      : [
          t('baseGroups.proposalHours', { now: requiredMinutesNow, after: requiredMinutesThen }),
          ...(waitingPlaced === 0 ? [] : [t('baseGroups.proposalPlaced', { count: waitingPlaced })]),
        ]
  const gap =
    gapPerMille === null
      ? isOver(progress)
        ? [t('baseGroups.gapUnknown')]
        : []
      : [gapPerMille === 0 ? t('baseGroups.gapNone') : t('baseGroups.gap', { percent: gapPerMille / 10 })]
  return [...(isOver(progress) ? [] : [t('baseGroups.proposalImproving')]), ...saved, ...gap]
}

function Moves({
  progress,
  onPlan,
}: {
  readonly progress: ProposalProgress
  readonly onPlan: ProposalPanelProps['onPlan']
}) {
  const { t, write } = useTexts()
  const [left, setLeft] = useState<ReadonlySet<number>>(() => new Set())
  const { moves, notices } = progress
  if (moves.length === 0)
    return notices.length > 0 ? (
      <p>{notices.map(write).join(' ')}</p>
    ) : isOver(progress) && progress.failure === null && progress.state !== 'unknown' ? (
      <p>{t('baseGroups.proposalNothing')}</p>
    ) : null
  const ticked = moves.filter((_move, index) => !left.has(index))
  return (
    <>
      <ul role="list" className={classes.lines} aria-label={t('baseGroups.proposalMoves')}>
        {moves.map(({ message, reasons }, index) => (
          <li key={`${index} ${message.code}`} className={classes.line}>
            <div className={classes.lineMain}>
              <CheckField
                label={write(message)}
                isChecked={!left.has(index)}
                onChange={(isChecked) => {
                  const next = new Set(left)
                  if (isChecked) next.delete(index)
                  else next.add(index)
                  setLeft(next)
                }}
              />
            </div>
            <div className={classes.lineAside}>
              {reasons.map((reason, at) => (
                <p key={`${at} ${reason.code}`} className={classes.muted}>
                  {write(reason)}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <div className={classes.dialogButtons}>
        <Button
          kind="primary"
          right="groups.edit"
          isUnavailable={ticked.length === 0}
          onClick={() => {
            if (ticked.length > 0)
              onPlan(
                ticked.map(({ change }) => change),
                t('baseGroups.proposalName'),
              )
          }}
        >
          {ticked.length === 0
            ? t('baseGroups.proposalTickFirst')
            : t('baseGroups.proposalIntoPlan', { count: ticked.length })}
        </Button>
      </div>
    </>
  )
}
