import { writeDay, writeHours } from '#shared/text/formats.ts'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Table } from '../../ui/Table.tsx'
import type { Step } from './LadderView.tsx'
import classes from './outlook.module.css'

/** The same step day by day: staff, hours, row of the table and places, before and after. */
export function LadderTable({ step }: { readonly step: Step }) {
  const texts = useTexts()
  const { t, language } = texts
  return (
    <div className={classes.tableScroll}>
      <Table
        caption={t('ladder.perDayOf', { name: step.name })}
        columns={[
          t('ladder.weekday'),
          t('ladder.required'),
          t('ladder.dayHours'),
          t('ladder.ageClass'),
          t('ladder.places'),
        ]}
      >
        {step.effects.map((effect) => (
          <tr key={effect.day}>
            <th scope="row" className={classes.rowName}>
              {writeDay(effect.day, language)}
            </th>
            <td>
              {t('ladder.change', {
                before: effect.requiredBefore ?? t('ladder.unknown'),
                after: effect.requiredAfter ?? t('ladder.unknown'),
              })}
            </td>
            <td>{writeHours(effect.changeMinutes, language)}</td>
            <td>
              {t('ladder.change', {
                before: writeAges(texts, effect.classBefore),
                after: writeAges(texts, effect.classAfter),
              })}
            </td>
            <td>
              {effect.places
                .map(({ ageYears, before, after }) => t('ladder.placesOf', { age: ageYears, before, after }))
                .join(' · ')}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

export function writeAges({ t }: Texts, ages: Step['effects'][number]['classBefore']): string {
  return ages === null ? t('ladder.unknown') : t('ladder.ages', { from: ages.fromAge, to: ages.toAge })
}
