import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import { addDays, mondayOfWeek } from '#shared/kernel/time.ts'
import { useOpeners } from '../../app/openers.tsx'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { groupNameOf, groupsHostFirst, writeGroups } from '../../app/write-merge.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './merging.module.css'

const namesAtOnce = 3
const spans = ['4', '8', '13', '26'] as const
type Span = (typeof spans)[number]

/** The weekdays on which the same groups could be together week after week, and who must consent first. GROUP-3 */
export function StructuralSection({
  locationId,
  week,
}: {
  readonly locationId: LocationId
  readonly week: IsoWeek
}) {
  const { t, write } = useTexts()
  const [span, setSpan] = useState<Span>('8')
  const found = useCall('merging.structural', { locationId, fromWeek: week, weeks: Number(span) })
  const lines = (found.data?.weekdays ?? []).toSorted(
    (a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute,
  )
  const sentences = lines.flatMap((line) => line.sentences)
  return (
    <section className={classes.structural} aria-label={t('merging.structural')} aria-busy={found.isFetching}>
      <div className={classes.dayHead}>
        <h2>{t('merging.structural')}</h2>
        <span className={classes.muted}>{t('merging.structuralSentence')}</span>
      </div>
      <div className={classes.span}>
        <SelectField
          label={t('merging.structuralWeeks')}
          value={span}
          options={spans.map((value) => ({
            value,
            label: t('merging.weekCount', { count: Number(value) }),
          }))}
          onChange={setSpan}
        />
      </div>
      <CallTrouble error={found.error} />
      {found.data === undefined && !found.isError ? <p role="status">{t('merging.searching')}</p> : null}
      {found.data !== undefined && lines.length === 0 ? (
        <p className={classes.muted}>{t('merging.structuralNone')}</p>
      ) : null}
      {lines.length === 0 ? null : <StructuralTable lines={lines} monday={mondayOfWeek(week)} />}
      {sentences.length === 0 ? null : (
        <details className={classes.view}>
          <summary>{t('merging.sentences')}</summary>
          <ul className={classes.sentences}>
            {sentences.map((sentence, index) => (
              <li key={`${index} ${sentence.code}`}>{write(sentence)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

type StructuralLine = CallOutput<'merging.structural'>['weekdays'][number]

function StructuralTable({
  lines,
  monday,
}: {
  readonly lines: readonly StructuralLine[]
  readonly monday: IsoDay
}) {
  const { t } = useTexts()
  return (
    <div className={classes.wide}>
      <Table
        columns={[
          t('merging.weekday'),
          t('merging.groups'),
          t('merging.time'),
          t('merging.fits'),
          t('merging.perWeek'),
          t('merging.missingConsents'),
          { hidden: t('merging.agree') },
        ]}
      >
        {lines.map((line) => (
          <StructuralRow
            key={`${line.weekday} ${line.groupIds.join(' ')} ${line.startMinute}`}
            line={line}
            day={addDays(monday, line.weekday - 1)}
          />
        ))}
      </Table>
    </div>
  )
}

/** Who must consent in writing first; a long list is folded to its number. GROUP-3 */
function MissingConsents({ line, day }: { readonly line: StructuralLine; readonly day: IsoDay }) {
  const { t } = useTexts()
  const openers = useOpeners()
  const { withoutConsent } = line
  if (withoutConsent.length === 0) return t('merging.missingNone')
  const names = withoutConsent.map(({ childId, name }, index) => (
    <span key={childId}>
      {index === 0 ? '' : ', '}
      <LinkButton onClick={() => openers.openChild(childId, name, day)}>{name}</LinkButton>
    </span>
  ))
  if (withoutConsent.length <= namesAtOnce) return names
  return (
    <details>
      <summary>{t('merging.missingCount', { count: withoutConsent.length })}</summary>
      {names}
    </details>
  )
}

function StructuralRow({ line, day }: { readonly line: StructuralLine; readonly day: IsoDay }) {
  const texts = useTexts()
  const { t, word } = texts
  const location = useCurrentLocation()
  const openers = useOpeners()
  const groups = writeGroups(texts, location, line)
  const weekday = word(`weekday.${line.weekday}`)
  const { startMinute, endMinute, hostGroupId } = line
  return (
    <tr>
      <th scope="row">{weekday}</th>
      <td>
        {groups}
        <br />
        <span className={classes.muted}>
          {t('merging.inRoom', { host: groupNameOf(location, hostGroupId) })}
        </span>
      </td>
      <td className={classes.figures}>{t('merging.times', { start: startMinute, end: endMinute })}</td>
      <td className={classes.figures}>
        {t('merging.fitsIn', { fitting: line.fittingWeeks, open: line.openWeeks })}
      </td>
      <td className={classes.figures}>{t('merging.hours', { minutes: line.savedMinutes })}</td>
      <td>
        <MissingConsents line={line} day={day} />
      </td>
      <td>
        <Button
          size="small"
          aria-haspopup="dialog"
          aria-label={t('merging.agreeOf', { groups, weekday })}
          onClick={() =>
            openers.openMerge({
              day,
              groupIds: groupsHostFirst(line),
              hostGroupId,
              interval: { startMinute, endMinute },
              kind: 'series',
            })
          }
        >
          {t('merging.agree')}
        </Button>
      </td>
    </tr>
  )
}
