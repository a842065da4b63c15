import { IconX } from '@tabler/icons-react'
import type { RequestId } from '#shared/domain/ids.ts'
import type { BatchOutcome } from '#shared/ipc/calls/queue.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './together.module.css'

interface OutcomeListProps {
  readonly outcomes: readonly BatchOutcome[]
  /** Leaves one out; null where that is not offered. */
  readonly onDrop: ((requestId: RequestId) => void) | null
}

/** Several requests in the order in which they are looked at, each with what becomes of it. */
export function OutcomeList({ outcomes, onDrop }: OutcomeListProps) {
  const { t, word, write, language } = useTexts()
  return (
    <ol className={classes.outcomes} role="list">
      {outcomes.map((outcome) => (
        <li key={outcome.requestId} className={classes.outcome} data-outcome={outcome.outcome}>
          <VerdictTag verdict={outcome.outcome === 'approved' ? 'ok' : 'no'} />
          <span className={classes.outcomeName}>{outcome.childName}</span>
          <span className={classes.muted}>
            {word(`kind.${outcome.kind}`)} {writeDay(outcome.wantedDay, language)}
          </span>
          <span className={classes.outcomeText}>{write(outcome.message)}</span>
          {onDrop === null ? null : (
            <IconButton
              label={t('together.drop', { name: outcome.childName })}
              icon={<IconX size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => onDrop(outcome.requestId)}
            />
          )}
        </li>
      ))}
    </ol>
  )
}
