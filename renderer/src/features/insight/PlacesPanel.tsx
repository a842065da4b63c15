import type { IsoWeek } from '#shared/kernel/time.ts'
import { writeShortDate } from '#shared/text/formats.ts'
import { useOpeners } from '../../app/openers.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { InsightTable } from './InsightTable.tsx'
import classes from './insight.module.css'
import { PlacesChart } from './PlacesChart.tsx'
import { QuestionPanel } from './QuestionPanel.tsx'
import { TableRegion } from './TableRegion.tsx'
import { useWeeks } from './use-weeks.ts'
import type { Weeks } from './use-weeks.ts'
import { weekLabel } from './week-label.ts'

/** "When do places come free, and for whom?": by age, because a place for a toddler is none for a baby. CHECK-1 */
export function PlacesPanel({
  locationId,
  fromWeek,
}: {
  readonly locationId: string
  readonly fromWeek: IsoWeek
}) {
  const texts = useTexts()
  const { t } = texts
  const weeks = useWeeks(locationId, fromWeek)
  if (weeks.isError) return <CallTrouble error={weeks.error} />
  const { data } = weeks
  if (data === undefined) return null
  const isEmpty = data.places.length === 0
  return (
    <QuestionPanel
      question={t('places.question')}
      answer={isEmpty ? t('places.noDayCare') : writeAnswer(texts, data)}
      notes={isEmpty ? [] : [t('places.note')]}
      chart={
        isEmpty ? null : (
          <>
            <div className={classes.multiples}>
              {data.places.map((age) => (
                <PlacesChart key={age.ageYears} age={age} data={data} />
              ))}
            </div>
            <FitList data={data} />
          </>
        )
      }
      table={
        <TableRegion question={t('places.question')}>
          {data.places.map((age) => (
            <InsightTable
              key={age.ageYears}
              caption={t('places.age', { age: age.ageYears })}
              heads={[t('forecast.week'), t('places.without'), t('places.with')]}
              rows={rowsOf(data, age, t('occupancy.closed')).map(([, ...cells]) => cells)}
            />
          ))}
          {data.fits.length === 0 ? null : (
            <InsightTable
              caption={t('places.fits')}
              heads={[t('places.child'), t('places.wished'), t('places.firstWeek'), t('places.inGroup')]}
              rows={data.fits.map(({ name, wishedFrom, week, groupName }) => [
                name,
                writeShortDate(wishedFrom),
                week ?? '–',
                groupName,
              ])}
            />
          )}
        </TableRegion>
      }
      file={{
        name: t('places.fits'),
        heads: [t('ladder.places'), t('forecast.week'), t('places.without'), t('places.with')],
        rows: data.places.flatMap((age) => rowsOf(data, age, t('occupancy.closed'))),
      }}
    />
  )
}

/** For who waits when somebody does, else for every age the first week in which nobody extra is needed. */
function writeAnswer({ t }: Texts, data: Weeks): string {
  const count = data.fits.length
  const weeks = data.fits.flatMap(({ week }) => week ?? []).toSorted()
  const [firstWeek] = weeks
  if (firstWeek !== undefined) {
    return t('places.answerWaiting', { count, fitting: weeks.length, week: firstWeek })
  }
  if (count > 0) return t('places.noneWaiting', { count })
  const ages = data.places.flatMap(({ ageYears, weeks: own }) => {
    // A school holiday is emptier than any week a child can start for good.
    const place = own.findIndex(
      ({ withoutExtraStaff }, at) => (withoutExtraStaff ?? 0) > 0 && data.weeks[at]?.isHoliday === false,
    )
    const week = data.weeks[place]
    return week === undefined ? [] : [t('places.answerAge', { age: ageYears, week: week.week })]
  })
  return ages.length === 0 ? t('places.none') : t('places.answer', { ages: ages.join(', ') })
}

function rowsOf(
  data: Weeks,
  age: Weeks['places'][number],
  closed: string,
): readonly (readonly [number, string, number | string, number | string])[] {
  return age.weeks.map(({ withoutExtraStaff, withExtraStaff }, place) => {
    const week = data.weeks[place]?.week ?? ''
    return [age.ageYears, weekLabel(week), withoutExtraStaff ?? closed, withExtraStaff ?? closed]
  })
}

/** The families that wait, the first to fit on top. */
function FitList({ data }: { readonly data: Weeks }) {
  const { t } = useTexts()
  const openers = useOpeners()
  if (data.fits.length === 0) return null
  const ordered = data.fits.toSorted((a, b) => ((a.week ?? '9') < (b.week ?? '9') ? -1 : 1))
  return (
    <section aria-label={t('places.fits')}>
      <h3 className={classes.caption}>{t('places.fits')}</h3>
      <ul className={classes.fitList}>
        {ordered.map((fit) => (
          <li key={fit.entryId}>
            <LinkButton onClick={() => openers.openChild(fit.childId, fit.name, fit.wishedFrom)}>
              {fit.week === null
                ? t('places.fitNever', { name: fit.name })
                : t('places.fit', { week: fit.week, name: fit.name, group: fit.groupName })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
