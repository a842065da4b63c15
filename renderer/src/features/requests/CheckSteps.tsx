import { useState } from 'react'
import type { CheckStep, CheckStepCode } from '#shared/domain/requests/model.ts'
import { useTexts } from '../../app/texts.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Section } from '../../ui/Section.tsx'
import { SumTable } from '../../ui/SumTable.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import classes from './detail.module.css'

/** The question itself: place? age? staff? Always shown, whatever the answer. CHECK-1 */
const mainSteps: readonly CheckStepCode[] = ['groupMax', 'ageRange', 'ratio']

interface CheckStepsProps {
  readonly steps: readonly CheckStep[]
  /** The line whose sum is open, or null. */
  readonly openWhy: CheckStepCode | null
  readonly onWhy: (code: CheckStepCode | null) => void
}

/** The lines of a check: the three main ones, everything that is not fine, and the rest folded away. */
export function CheckSteps({ steps, openWhy, onWhy }: CheckStepsProps) {
  const { t } = useTexts()
  const [isRestOpen, setRestOpen] = useState(false)
  const isShown = (step: CheckStep) =>
    mainSteps.includes(step.code) || step.verdict !== 'ok' || isCountedElsewhere(step)
  const shown = steps.filter(isShown)
  const rest = steps.filter((step) => !isShown(step))
  const line = (step: CheckStep) => (
    <StepLine key={step.code} step={step} isOpen={openWhy === step.code} onWhy={onWhy} />
  )
  return (
    <div className={classes.steps}>
      <h3 className="visuallyHidden">{t('inbox.steps')}</h3>
      <ul role="list">{shown.map(line)}</ul>
      {rest.length === 0 ? null : (
        <Section
          title={t('inbox.stepsOk', { count: rest.length })}
          isOpen={isRestOpen}
          onToggle={setRestOpen}
        >
          <ul role="list">{rest.map(line)}</ul>
        </Section>
      )}
    </div>
  )
}

/** The sums above are of the group somebody moved the child to: without saying so they cannot be followed. GROUP-2 */
function isCountedElsewhere({ message }: CheckStep): boolean {
  return message.code === 'check.merged.moved'
}

interface StepLineProps {
  readonly step: CheckStep
  readonly isOpen: boolean
  readonly onWhy: (code: CheckStepCode | null) => void
}

function StepLine({ step, isOpen, onWhy }: StepLineProps) {
  const { t, write } = useTexts()
  const name = t(`step.${step.code}`)
  return (
    <li className={classes.step}>
      <span className={classes.stepVerdict}>
        <VerdictTag verdict={step.verdict} />
      </span>
      <span className={classes.stepName}>{name}</span>
      <span className={classes.stepText}>
        {write(step.message)}{' '}
        {step.sum === null ? null : (
          <LinkButton
            aria-expanded={isOpen}
            aria-label={t('inbox.whyOf', { step: name })}
            onClick={() => onWhy(isOpen ? null : step.code)}
          >
            {t('inbox.why')}
          </LinkButton>
        )}
      </span>
      {step.sum === null || !isOpen ? null : (
        <div className={classes.stepSum}>
          <SumTable sum={step.sum} />
        </div>
      )}
    </li>
  )
}

/** The line to explain first: the one that decides, else the ratio. */
export function stepToExplain(steps: readonly CheckStep[]): CheckStepCode | null {
  const explained = steps.filter(({ sum }) => sum !== null)
  const deciding =
    explained.find(({ verdict }) => verdict !== 'ok') ?? explained.find(({ code }) => code === 'ratio')
  return (deciding ?? explained[0])?.code ?? null
}
