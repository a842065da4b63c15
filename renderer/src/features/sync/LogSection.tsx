import { useState } from 'react'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { useSession } from '../../app/session.tsx'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { writeClock } from '../../app/write-clock.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Section } from '../../ui/Section.tsx'
import tables from '../../ui/table.module.css'
import classes from './sync.module.css'

type LogLine = CallOutput<'sync.list'>['log'][number]
type Filter = 'all' | 'rejected' | 'merged'

/** What happened while updating. It stays after closing, so a question of next week can be answered. */
export function LogSection({ lines }: { readonly lines: readonly LogLine[] }) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const [filter, setFilter] = useState<Filter>('all')
  const shown = filter === 'all' ? lines : lines.filter(({ kind }) => kind === filter)
  return (
    <Section title={t('sync.log')} aside={String(lines.length)} level={2} isOpen={isOpen} onToggle={setOpen}>
      {lines.length === 0 ? (
        <p className={classes.muted}>{t('sync.logEmpty')}</p>
      ) : (
        <>
          <ChoiceField
            label={t('sync.logFilter')}
            isLabelHidden
            value={filter}
            options={[
              { value: 'all', label: t('sync.logAll') },
              { value: 'rejected', label: t('sync.logRejected') },
              { value: 'merged', label: t('sync.logMerged') },
            ]}
            onChange={setFilter}
          />
          {shown.length === 0 ? (
            <p className={classes.muted}>{t('sync.logNone')}</p>
          ) : (
            <div className={classes.tableRoom}>
              <LogTable lines={shown} />
            </div>
          )}
        </>
      )}
    </Section>
  )
}

function LogTable({ lines }: { readonly lines: readonly LogLine[] }) {
  const texts = useTexts()
  const { t, language } = texts
  const { today } = useSession()
  return (
    <table className={tables.table}>
      <caption className={classes.caption}>{t('sync.logSentence')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sync.when')}</th>
          <th scope="col">{t('sync.what')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // Two lines may be of the same moment; nothing is put in between.
          <tr key={`${lines.length - index} ${line.at}`}>
            <td className={classes.moment}>{writeClock(line.at, today, language)}</td>
            <td>{writeLine(texts, line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function writeLine({ t, write }: Texts, { kind, label, count }: LogLine): string {
  const sentence = t(`sync.logLine.${kind}`, { label: label === null ? '' : write(label) })
  return count === null || count <= 1 ? sentence : t('sync.logCount', { sentence, count })
}
