import { IconAlertTriangle, IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { weekdayShort, writeChange, writeDay } from '#shared/text/formats.ts'
import { useOpeners } from '../../app/openers.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { isTask, placesGainsOf, staffChangeOf } from './ladder-changes.ts'
import { LadderTable, writeAges } from './LadderTable.tsx'
import type { Step } from './LadderView.tsx'
import classes from './outlook.module.css'

const icons = {
  fewer: IconArrowDownRight,
  more: IconArrowUpRight,
  same: IconEqual,
  notAllowed: IconAlertTriangle,
  unseen: IconEqual,
} as const

/** One step: who, what, what it does, and what is still to be arranged. */
export function LadderRow({ step, groupName }: { readonly step: Step; readonly groupName: string }) {
  const texts = useTexts()
  const { t, language } = texts
  const openers = useOpeners()
  const go = useGo()
  const detailId = useId()
  const [isOpen, setOpen] = useState(false)
  const change = staffChangeOf(step)
  const Icon = icons[change]
  const isPlanned = step.kind !== 'outgrows' || step.effects.length > 0
  return (
    <li className={classes.step}>
      <span className={classes.stepDay}>{writeDay(step.day, language)}</span>
      <div className={classes.stepWho}>
        <LinkButton onClick={() => openers.openChild(step.childId, step.name, step.day)}>
          {step.name}
        </LinkButton>{' '}
        <span>{writeStep(texts, step)}</span>
        <span className={classes.muted}> · {groupName}</span>
      </div>
      <div className={classes.stepWhat}>
        {isPlanned ? (
          <p className={classes.effect} data-change={change}>
            <Icon size={16} stroke={1.75} aria-hidden="true" />
            <span>{writeStaff(texts, step)}</span>
          </p>
        ) : null}
        {writeMore(texts, step).map((sentence) => (
          <p key={sentence} className={classes.muted}>
            {sentence}
          </p>
        ))}
        {step.next === null ? null : (
          <p className={classes.next}>
            {isTask(step) ? <VerdictTag verdict="caution" isMarkOnly /> : null}
            {writeNext(texts, step.next)}
          </p>
        )}
      </div>
      <div className={classes.stepActs}>
        {step.effects.length === 0 ? null : (
          <Button
            size="small"
            kind="quiet"
            aria-expanded={isOpen}
            aria-controls={detailId}
            aria-label={t('ladder.perDayOf', { name: step.name })}
            onClick={() => setOpen(!isOpen)}
          >
            {t('ladder.perDay')}
          </Button>
        )}
        <Button
          size="small"
          kind="quiet"
          aria-label={t('ladder.planOf', { name: step.name })}
          onClick={() => go.toBaseGroups(step.childId)}
        >
          {t('ladder.plan')}
        </Button>
      </div>
      <div id={detailId} className={classes.stepDetail} hidden={!isOpen}>
        {isOpen ? <LadderTable step={step} /> : null}
      </div>
    </li>
  )
}

function writeStep({ t }: Texts, step: Step): string {
  if (step.kind === 'leaves') return t('ladder.leaves', { lastDay: step.lastDay ?? step.day })
  return step.kind === 'turns' ? t('ladder.turns', { age: step.ageYears }) : t('ladder.outgrows')
}

/** The days on which the number of staff changes, else the hours, else that it stays the same. */
function writeStaff(texts: Texts, step: Step): string {
  const { t, language } = texts
  const change = staffChangeOf(step)
  if (change === 'unseen') return t('ladder.staffUnseen')
  if (change === 'notAllowed') return t('ladder.staffNotAllowed')
  if (change === 'same') return t('ladder.staffSame')
  const days = step.effects.flatMap(({ day, requiredBefore, requiredAfter }) =>
    requiredBefore === null || requiredAfter === null || requiredBefore === requiredAfter
      ? []
      : [
          t('ladder.staff', {
            weekday: weekdayShort(day, language),
            before: requiredBefore,
            after: requiredAfter,
          }),
        ],
  )
  const minutes = step.effects.reduce((sum, { changeMinutes }) => sum + changeMinutes, 0)
  const hours = t('ladder.hours', { change: writeChange(Math.round((minutes / 60) * 100) / 100, language) })
  return `${t(change === 'fewer' ? 'ladder.staffFewer' : 'ladder.staffMore')}: ${[...days, hours].join(', ')}`
}

/** The row of the law's table, and the places by age. */
function writeMore(texts: Texts, step: Step): readonly string[] {
  const { t, language } = texts
  const classChange = step.effects.find(
    ({ classBefore, classAfter }) =>
      classBefore !== null &&
      classAfter !== null &&
      (classBefore.fromAge !== classAfter.fromAge || classBefore.toAge !== classAfter.toAge),
  )
  return [
    ...(classChange === undefined
      ? []
      : [
          `${t('ladder.class', {
            before: writeAges(texts, classChange.classBefore),
            after: writeAges(texts, classChange.classAfter),
          })} · ${weekdayShort(classChange.day, language)}`,
        ]),
    ...placesGainsOf(step, language).map(({ ageYears, count, isMore, weekdays }) =>
      t(isMore ? 'ladder.placesMore' : 'ladder.placesFewer', { count, age: ageYears, weekdays }),
    ),
  ]
}

function writeNext({ t }: Texts, next: NonNullable<Step['next']>): string {
  return next.kind === 'schoolCare'
    ? t(`ladder.next.schoolCare.${next.state}`)
    : t(`ladder.next.group.${next.state}`, { group: next.groupName })
}
