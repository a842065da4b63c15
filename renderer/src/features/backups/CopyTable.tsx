import { useState } from 'react'
import type { CopyView } from '#shared/ipc/calls/backups.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { writeClock } from '../../app/write-clock.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Table } from '../../ui/Table.tsx'
import classes from './backups.module.css'

interface CopyTableProps {
  readonly copies: readonly CopyView[]
  /** A second place was set after the last copy was made. */
  readonly isSecondPlaceNext: boolean
  readonly onRestore: (copy: CopyView) => void
}

const BYTES_A_MEGABYTE = 1_000_000

/** Every copy with what is in it; each can be looked through and put back. */
export function CopyTable({ copies, isSecondPlaceNext, onRestore }: CopyTableProps) {
  const { t, language } = useTexts()
  const { today } = useSession()
  const check = useAct('backups.check')
  const [looked, setLooked] = useState<{ readonly moment: string; readonly isSound: boolean } | null>(null)
  const lookInto = async (name: string, moment: string) => {
    setLooked(null)
    const reply = await check.run({ name })
    if (reply.status === 'done') setLooked({ moment, isSound: reply.output.isSound })
  }
  if (copies.length === 0) return null
  return (
    <div className={classes.part}>
      <h3>{t('backups.listTitle')}</h3>
      <div className={classes.scroll}>
        <Table
          caption={t('backups.listTitle')}
          columns={[
            t('backups.column.made'),
            { number: t('backups.column.rows') },
            { number: t('backups.column.size') },
            t('backups.column.place'),
            t('backups.column.acts'),
          ]}
        >
          {copies.map((copy, index) => {
            const moment = writeClock(copy.madeAt, today, language)
            return (
              <tr key={copy.name}>
                <th scope="row">{moment}</th>
                <td className={classes.number}>
                  {copy.rowCount === null
                    ? t('backups.unreadable')
                    : new Intl.NumberFormat(language).format(copy.rowCount)}
                </td>
                <td className={classes.number}>
                  {t('backups.size', { size: Math.round((copy.bytes / BYTES_A_MEGABYTE) * 10) / 10 })}
                </td>
                <td>
                  {t(`backups.place.${copy.place}`)}
                  {isSecondPlaceNext && index === 0 ? (
                    <span className={classes.next}>{t('backups.place.next')}</span>
                  ) : null}
                </td>
                <td>
                  <ButtonRow>
                    <Button
                      size="small"
                      aria-label={t('backups.checkOf', { moment })}
                      isUnavailable={check.isRunning}
                      onClick={() => void lookInto(copy.name, moment)}
                    >
                      {t('backups.check')}
                    </Button>
                    <Button
                      size="small"
                      aria-label={t('backups.restoreOf', { moment })}
                      onClick={() => onRestore(copy)}
                    >
                      {t('backups.restore')}
                    </Button>
                  </ButtonRow>
                </td>
              </tr>
            )
          })}
        </Table>
      </div>
      <div role="status">
        {looked === null ? null : (
          <Notice tone={looked.isSound ? 'good' : 'problem'}>
            {t(looked.isSound ? 'backups.sound' : 'backups.broken', { moment: looked.moment })}
          </Notice>
        )}
      </div>
      <ProblemNotice text={check.problem} />
    </div>
  )
}
