import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { writeSaving } from '../../app/write-merge.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import type { MergeWeek } from './MergingScreen.tsx'
import classes from './merging.module.css'

interface WeekSummaryProps {
  readonly plan: MergeWeek
  readonly mayUseDeviation: boolean
  readonly onDeviation: (mayUse: boolean) => void
}

/** What the week could still save, whether that is the best there is, and what was set aside. */
export function WeekSummary({ plan, mayUseDeviation, onDeviation }: WeekSummaryProps) {
  const texts = useTexts()
  const { t } = texts
  const go = useGo()
  const gapMinutes = plan.days.reduce((sum, { proof }) => sum + (proof.isProven ? 0 : proof.gapMinutes), 0)
  const isProven = plan.days.every(({ proof }) => proof.isProven) || gapMinutes === 0
  return (
    <section className={classes.summary} aria-label={t('merging.summary')}>
      <div>
        <p className={classes.big}>
          {plan.savedMinutes > 0
            ? t('merging.canSave', { saving: writeSaving(texts, plan.savedMinutes, plan.savedCents) })
            : t('merging.canSaveNothing')}
        </p>
        <p className={classes.muted}>
          {isProven ? `✓ ${t('merging.isProven')}` : t('merging.gap', { minutes: gapMinutes })}
        </p>
        {plan.dismissed === 0 ? null : (
          <p className={classes.muted}>
            {t('merging.dismissed', { count: plan.dismissed })}{' '}
            <LinkButton onClick={go.toHistory}>{t('merging.toHistory')}</LinkButton>
          </p>
        )}
      </div>
      <CheckField
        label={t('merging.useDeviation')}
        hint={t('merging.useDeviationHint')}
        isChecked={mayUseDeviation}
        onChange={onDeviation}
      />
    </section>
  )
}
