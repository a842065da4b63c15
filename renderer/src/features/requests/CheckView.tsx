import { IconClockHour4 } from '@tabler/icons-react'
import type { CheckResult, CheckStepCode } from '#shared/domain/requests/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { CheckSteps } from './CheckSteps.tsx'
import classes from './detail.module.css'

interface CheckDetailsProps {
  readonly check: CheckResult
  readonly openWhy: CheckStepCode | null
  readonly onWhy: (code: CheckStepCode | null) => void
}

/** Why: the lines of the check with their sums, and what it does to the day that is given up. */
export function CheckDetails({ check, openWhy, onWhy }: CheckDetailsProps) {
  return (
    <section className={classes.check}>
      <CheckSteps steps={check.steps} openWhy={openWhy} onWhy={onWhy} />
      <Consequence check={check} />
    </section>
  )
}

/** The answer to "does this child fit?" in a word, a line and a sentence. */
export function VerdictView({ check }: { readonly check: CheckResult }) {
  const { t, write } = useTexts()
  const headline = write(check.headline)
  const sentence = write(check.sentence)
  return (
    <div className={classes.verdict} data-verdict={check.verdict}>
      <div className={classes.verdictLine}>
        <VerdictTag verdict={check.verdict} size="large" />
        <p className={classes.headline}>{headline}</p>
      </div>
      {sentence === headline ? null : <p>{sentence}</p>}
      {check.isProvisional ? (
        <p className={classes.provisional}>
          <IconClockHour4 size={16} stroke={1.75} aria-hidden="true" /> {t('inbox.provisional')}
        </p>
      ) : null}
    </div>
  )
}

function Consequence({ check }: { readonly check: CheckResult }) {
  const { t, write } = useTexts()
  const { tightest, givenSide } = check
  if (tightest === null && givenSide === null) return null
  return (
    <div className={classes.consequence}>
      {tightest === null ? null : (
        <p>
          {t('inbox.tightest', {
            start: tightest.startMinute,
            end: tightest.endMinute,
            before: tightest.children,
            after: tightest.childrenAfter,
          })}
        </p>
      )}
      {givenSide === null ? null : (
        <p>
          <strong>{t('inbox.consequence')}:</strong> {write(givenSide)}
        </p>
      )}
    </div>
  )
}
