import { writeTrouble } from '../../app/call-error.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import classes from './planner.module.css'
import type { LiveOutcome } from './use-outcome.ts'

interface OutcomeViewProps {
  readonly live: LiveOutcome
  readonly onBetter: (change: PlannedChange) => void
}

/** What a change would do, while it is still being chosen: the verdict, the sentences, and a day that fits better. */
export function OutcomeView({ live, onBetter }: OutcomeViewProps) {
  const texts = useTexts()
  const { t, write } = texts
  const { outcome, isBusy, error } = live
  return (
    <div className={classes.outcome} role="status" aria-busy={isBusy}>
      {outcome === undefined ? (
        <p className={classes.muted}>
          {error === null ? t('baseGroups.working') : writeTrouble(texts, error)}
        </p>
      ) : (
        <>
          <p>
            <VerdictTag verdict={outcome.verdict} size="large" />
          </p>
          <ul role="list" className={classes.sentences}>
            {outcome.sentences.map((sentence, index) => (
              <li key={`${index} ${sentence.code}`}>{write(sentence)}</li>
            ))}
          </ul>
          {outcome.better === null ? null : (
            <Better
              change={outcome.better.change}
              sentence={write(outcome.better.message)}
              onBetter={onBetter}
            />
          )}
        </>
      )}
    </div>
  )
}

function Better({
  change,
  sentence,
  onBetter,
}: {
  readonly change: PlannedChange
  readonly sentence: string
  readonly onBetter: (change: PlannedChange) => void
}) {
  const { t } = useTexts()
  return (
    <p className={classes.better}>
      <span>{sentence}</span>
      <Button size="small" onClick={() => onBetter(change)}>
        {t('baseGroups.choose')}
      </Button>
    </p>
  )
}
