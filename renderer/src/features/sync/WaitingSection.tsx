import { useState } from 'react'
import type { WaitingItem } from '#shared/ipc/calls/sync.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { writeClock } from '../../app/write-clock.ts'
import { Section } from '../../ui/Section.tsx'
import tables from '../../ui/table.module.css'
import classes from './sync.module.css'

/** What was done here and headquarters has not judged: closed, because it goes by itself. Oldest first. */
export function WaitingSection({
  items,
  total,
}: {
  readonly items: readonly WaitingItem[]
  readonly total: number
}) {
  const { t, language } = useTexts()
  const { today } = useSession()
  const [isOpen, setOpen] = useState(false)
  const oldest = items[0]
  const aside =
    oldest === undefined
      ? '0'
      : t('sync.waitingOldest', { count: total, moment: writeClock(oldest.at, today, language) })
  return (
    <Section title={t('sync.waiting')} aside={aside} level={2} isOpen={isOpen} onToggle={setOpen}>
      {items.length === 0 ? (
        <p className={classes.muted}>{t('sync.waitingEmpty')}</p>
      ) : (
        <div className={classes.tableRoom}>
          <table className={tables.table}>
            <caption className={classes.caption}>{t('sync.waitingSentence')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sync.when')}</th>
                <th scope="col">{t('sync.what')}</th>
                <th scope="col">{t('sync.who')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <WaitingRow key={item.commandId} item={item} />
              ))}
            </tbody>
          </table>
          {total > items.length ? (
            <p className={classes.muted}>{t('sync.waitingMore', { count: items.length, total })}</p>
          ) : null}
        </div>
      )}
    </Section>
  )
}

function WaitingRow({ item }: { readonly item: WaitingItem }) {
  const { t, write, language } = useTexts()
  const { today } = useSession()
  return (
    <tr>
      <td className={classes.moment}>{writeClock(item.at, today, language)}</td>
      <td>
        {write(item.label)}
        {item.held === null ? null : (
          <span className={classes.held}>{t('sync.held', { reason: write(item.held) })}</span>
        )}
      </td>
      <td>{item.actorName}</td>
    </tr>
  )
}
