import { useState } from 'react'
import type { SettledItem } from '#shared/ipc/calls/sync.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { writeClock } from '../../app/write-clock.ts'
import { Section } from '../../ui/Section.tsx'
import tables from '../../ui/table.module.css'
import classes from './sync.module.css'

/** What needed attention and was settled, so that a question of next week can be answered: what, why not, who and how. */
export function SettledSection({ items }: { readonly items: readonly SettledItem[] }) {
  const { t, write, language } = useTexts()
  const { today } = useSession()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('sync.settled')}
      aside={String(items.length)}
      level={2}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      {items.length === 0 ? (
        <p className={classes.muted}>{t('sync.settledEmpty')}</p>
      ) : (
        <div className={classes.tableRoom}>
          <table className={tables.table}>
            <caption className={classes.caption}>{t('sync.settledSentence')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sync.when')}</th>
                <th scope="col">{t('sync.what')}</th>
                <th scope="col">{t('sync.how')}</th>
                <th scope="col">{t('sync.who')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.commandId}>
                  <td className={classes.moment}>{writeClock(item.at, today, language)}</td>
                  <td>
                    {write(item.label)}
                    <span className={classes.held}>{write(item.reason)}</span>
                  </td>
                  <td>{t(`sync.settled.${item.how}`)}</td>
                  <td>{item.actorName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}
