import type { WaitingEntryId } from '#shared/domain/ids.ts'
import type { WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import { writeAge } from '#shared/text/formats.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import tables from '../../ui/table.module.css'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { writeDays } from './write-days.ts'
import classes from './waiting-list.module.css'

/** The families in the order in which they are served, each with where it fits. WAIT-2 */
export function WaitingTable({
  rows,
  chosenId,
  onChoose,
  onOffer,
}: {
  readonly rows: readonly WaitingRow[]
  readonly chosenId: WaitingEntryId | null
  readonly onChoose: (entryId: WaitingEntryId) => void
  readonly onOffer: (row: WaitingRow) => void
}) {
  const { t } = useTexts()
  return (
    <div className={classes.wide}>
      <table className={`${tables.table} ${classes.list}`}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visuallyHidden">{t('waitingList.place')}</span>
              <span aria-hidden="true">#</span>
            </th>
            <th scope="col">{t('waitingList.child')}</th>
            <th scope="col">{t('waitingList.wish')}</th>
            <th scope="col">{t('waitingList.outcome')}</th>
            <th scope="col">
              <span className="visuallyHidden">{t('waitingList.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FamilyRow
              key={row.entryId}
              row={row}
              isChosen={row.entryId === chosenId}
              onChoose={() => onChoose(row.entryId)}
              onOffer={() => onOffer(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FamilyRow({
  row,
  isChosen,
  onChoose,
  onOffer,
}: {
  readonly row: WaitingRow
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onOffer: () => void
}) {
  const texts = useTexts()
  const { t, write, word, language } = texts
  const { today } = useSession()
  return (
    <tr data-chosen={isChosen}>
      <td className={classes.number}>{row.place}</td>
      <th scope="row">
        {row.name}
        <span className={classes.under}>
          {t(row.birthDate > today ? 'waitingList.unborn' : 'waitingList.born', { day: row.birthDate })}
          {row.ageMonths < 0
            ? ''
            : `, ${t('waitingList.ageThen', { age: writeAge(row.ageMonths, language) })}`}
        </span>
        <span className={classes.under}>{write(row.placeReason)}</span>
      </th>
      <td>
        {writeDays(texts, row.days)}
        <span className={classes.under}>
          {t('waitingList.startingFrom', { day: row.wishedFrom })}
          {row.minimumDays < row.days.length
            ? ` · ${t('waitingList.atLeast', { count: row.minimumDays })}`
            : ''}
        </span>
        <span className={classes.under}>{word(`setting.${row.setting}`)}</span>
      </td>
      <td>
        <VerdictTag verdict={row.verdict} /> {write(row.headline)}
        <span className={classes.under}>{row.dayMessages.map(write).join(' · ')}</span>
        {row.offer === null ? null : (
          <span className={classes.under}>
            {t('waitingList.hasOffer', { group: row.offer.groupName, day: row.offer.expiresOn })}
          </span>
        )}
      </td>
      <td>
        <div className={classes.rowActs}>
          {row.status === 'offered' ? null : (
            <Button
              size="small"
              right="waitingList.edit"
              aria-label={t('waitingList.offerOf', { name: row.name })}
              onClick={onOffer}
            >
              {t('waitingList.offer')}
            </Button>
          )}
          <Button
            size="small"
            kind="quiet"
            aria-expanded={isChosen}
            aria-label={t('waitingList.showOf', { name: row.name })}
            onClick={onChoose}
          >
            {t('waitingList.show')}
          </Button>
        </div>
      </td>
    </tr>
  )
}
